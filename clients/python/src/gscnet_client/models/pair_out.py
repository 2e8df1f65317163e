from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.pair_state import PairState

if TYPE_CHECKING:
    from ..models.paired_supplier import PairedSupplier
    from ..models.reason_out import ReasonOut


T = TypeVar("T", bound="PairOut")


@_attrs_define
class PairOut:
    """Two suppliers that may be one enterprise: what speaks for it, and what was said to it.

    Attributes:
        created_at (datetime.datetime):
        decided_at (datetime.datetime | None):
        decided_by (None | UUID):
        decision_reason (None | str):
        id (UUID):
        is_lookalike (bool): a name of the newer one imitates the other's; the newer one is held
        known (PairedSupplier): What a reviewer compares; fields that its keepers show to few are left out.
        newer (PairedSupplier): What a reviewer compares; fields that its keepers show to few are left out.
        overridden_by (None | UUID):
        override_reason (None | str):
        reasons (list[ReasonOut]):
        score (float):
        state (PairState): How a pair stands: two verdicts, a registrant's objection, two decisions of a reviewer.
    """

    created_at: datetime.datetime
    decided_at: datetime.datetime | None
    decided_by: None | UUID
    decision_reason: None | str
    id: UUID
    is_lookalike: bool
    known: PairedSupplier
    newer: PairedSupplier
    overridden_by: None | UUID
    override_reason: None | str
    reasons: list[ReasonOut]
    score: float
    state: PairState
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        created_at = self.created_at.isoformat()

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        decided_by: None | str
        if isinstance(self.decided_by, UUID):
            decided_by = str(self.decided_by)
        else:
            decided_by = self.decided_by

        decision_reason: None | str
        decision_reason = self.decision_reason

        id = str(self.id)

        is_lookalike = self.is_lookalike

        known = self.known.to_dict()

        newer = self.newer.to_dict()

        overridden_by: None | str
        if isinstance(self.overridden_by, UUID):
            overridden_by = str(self.overridden_by)
        else:
            overridden_by = self.overridden_by

        override_reason: None | str
        override_reason = self.override_reason

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)

        score = self.score

        state = self.state.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "created_at": created_at,
                "decided_at": decided_at,
                "decided_by": decided_by,
                "decision_reason": decision_reason,
                "id": id,
                "is_lookalike": is_lookalike,
                "known": known,
                "newer": newer,
                "overridden_by": overridden_by,
                "override_reason": override_reason,
                "reasons": reasons,
                "score": score,
                "state": state,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.paired_supplier import PairedSupplier
        from ..models.reason_out import ReasonOut

        d = dict(src_dict)
        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_decided_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_at_type_0 = datetime.datetime.fromisoformat(data)

                return decided_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        decided_at = _parse_decided_at(d.pop("decided_at"))

        def _parse_decided_by(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_by_type_0 = UUID(data)

                return decided_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        decided_by = _parse_decided_by(d.pop("decided_by"))

        def _parse_decision_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        decision_reason = _parse_decision_reason(d.pop("decision_reason"))

        id = UUID(d.pop("id"))

        is_lookalike = d.pop("is_lookalike")

        known = PairedSupplier.from_dict(d.pop("known"))

        newer = PairedSupplier.from_dict(d.pop("newer"))

        def _parse_overridden_by(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                overridden_by_type_0 = UUID(data)

                return overridden_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        overridden_by = _parse_overridden_by(d.pop("overridden_by"))

        def _parse_override_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        override_reason = _parse_override_reason(d.pop("override_reason"))

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in _reasons:
            reasons_item = ReasonOut.from_dict(reasons_item_data)

            reasons.append(reasons_item)

        score = d.pop("score")

        state = PairState(d.pop("state"))

        pair_out = cls(
            created_at=created_at,
            decided_at=decided_at,
            decided_by=decided_by,
            decision_reason=decision_reason,
            id=id,
            is_lookalike=is_lookalike,
            known=known,
            newer=newer,
            overridden_by=overridden_by,
            override_reason=override_reason,
            reasons=reasons,
            score=score,
            state=state,
        )

        pair_out.additional_properties = d
        return pair_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.proof_state import ProofState
from ..models.strength import Strength

if TYPE_CHECKING:
    from ..models.claim import Claim


T = TypeVar("T", bound="ClaimOut")


@_attrs_define
class ClaimOut:
    """A claim of the supplier as it was made; `is_valid` and `standing` are about today.

    One that was withdrawn counts for nothing from that day on.

        Attributes:
            claim (Claim): One statement. `value` and `baseline` are in `unit`; for money, `unit` is the currency.

                A count may leave its unit out. For a truth criterion no value means that the statement holds;
                1 and 0 say yes and no.
            criterion_label (str):
            id (UUID):
            is_valid (bool):
            standing (ProofState): How a supplier stands to a criterion today.

                The best first. `proven`: an accredited or verified proof is valid. `claimed`: with less.
                `denied`: the supplier says that it does not hold. `lapsed`: no word on it is valid.
            strength (Strength): How much a claim weighs, in ascending order: `Strength.DOCUMENT > Strength.SELF_DECLARED`.
            withdrawal_reason (None | str):
            withdrawn_on (datetime.date | None):
    """

    claim: Claim
    criterion_label: str
    id: UUID
    is_valid: bool
    standing: ProofState
    strength: Strength
    withdrawal_reason: None | str
    withdrawn_on: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        claim = self.claim.to_dict()

        criterion_label = self.criterion_label

        id = str(self.id)

        is_valid = self.is_valid

        standing = self.standing.value

        strength = self.strength.value

        withdrawal_reason: None | str
        withdrawal_reason = self.withdrawal_reason

        withdrawn_on: None | str
        if isinstance(self.withdrawn_on, datetime.date):
            withdrawn_on = self.withdrawn_on.isoformat()
        else:
            withdrawn_on = self.withdrawn_on

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "claim": claim,
                "criterion_label": criterion_label,
                "id": id,
                "is_valid": is_valid,
                "standing": standing,
                "strength": strength,
                "withdrawal_reason": withdrawal_reason,
                "withdrawn_on": withdrawn_on,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.claim import Claim

        d = dict(src_dict)
        claim = Claim.from_dict(d.pop("claim"))

        criterion_label = d.pop("criterion_label")

        id = UUID(d.pop("id"))

        is_valid = d.pop("is_valid")

        standing = ProofState(d.pop("standing"))

        strength = Strength(d.pop("strength"))

        def _parse_withdrawal_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        withdrawal_reason = _parse_withdrawal_reason(d.pop("withdrawal_reason"))

        def _parse_withdrawn_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withdrawn_on_type_0 = datetime.date.fromisoformat(data)

                return withdrawn_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        withdrawn_on = _parse_withdrawn_on(d.pop("withdrawn_on"))

        claim_out = cls(
            claim=claim,
            criterion_label=criterion_label,
            id=id,
            is_valid=is_valid,
            standing=standing,
            strength=strength,
            withdrawal_reason=withdrawal_reason,
            withdrawn_on=withdrawn_on,
        )

        claim_out.additional_properties = d
        return claim_out

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

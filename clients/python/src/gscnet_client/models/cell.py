from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.compared_state import ComparedState
from ..models.proof_state import ProofState
from ..models.strength import Strength
from ..types import UNSET, Unset

T = TypeVar("T", bound="Cell")


@_attrs_define
class Cell:
    """What one supplier says about one criterion, by its strongest evidence that counts today.

    `lowest` and `highest` bound what is stated; a criterion of yes or no has 1 or 0 for both.

        Attributes:
            state (ComparedState): What a supplier has to say about a criterion today; a no is no more than claimed.
            supplier_id (UUID):
            highest (None | str | Unset):
            lowest (None | str | Unset):
            source (None | str | Unset): the claim's statement, or the scheme's name
            source_id (None | Unset | UUID):
            source_kind (None | str | Unset): claim or certificate
            standing (None | ProofState | Unset): the same, and whether a no is said; null where nothing was said
            strength (None | Strength | Unset):
            valid_until (datetime.date | None | Unset):
    """

    state: ComparedState
    supplier_id: UUID
    highest: None | str | Unset = UNSET
    lowest: None | str | Unset = UNSET
    source: None | str | Unset = UNSET
    source_id: None | Unset | UUID = UNSET
    source_kind: None | str | Unset = UNSET
    standing: None | ProofState | Unset = UNSET
    strength: None | Strength | Unset = UNSET
    valid_until: datetime.date | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        state = self.state.value

        supplier_id = str(self.supplier_id)

        highest: None | str | Unset
        if isinstance(self.highest, Unset):
            highest = UNSET
        else:
            highest = self.highest

        lowest: None | str | Unset
        if isinstance(self.lowest, Unset):
            lowest = UNSET
        else:
            lowest = self.lowest

        source: None | str | Unset
        if isinstance(self.source, Unset):
            source = UNSET
        else:
            source = self.source

        source_id: None | str | Unset
        if isinstance(self.source_id, Unset):
            source_id = UNSET
        elif isinstance(self.source_id, UUID):
            source_id = str(self.source_id)
        else:
            source_id = self.source_id

        source_kind: None | str | Unset
        if isinstance(self.source_kind, Unset):
            source_kind = UNSET
        else:
            source_kind = self.source_kind

        standing: None | str | Unset
        if isinstance(self.standing, Unset):
            standing = UNSET
        elif isinstance(self.standing, ProofState):
            standing = self.standing.value
        else:
            standing = self.standing

        strength: None | str | Unset
        if isinstance(self.strength, Unset):
            strength = UNSET
        elif isinstance(self.strength, Strength):
            strength = self.strength.value
        else:
            strength = self.strength

        valid_until: None | str | Unset
        if isinstance(self.valid_until, Unset):
            valid_until = UNSET
        elif isinstance(self.valid_until, datetime.date):
            valid_until = self.valid_until.isoformat()
        else:
            valid_until = self.valid_until

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "state": state,
                "supplier_id": supplier_id,
            }
        )
        if highest is not UNSET:
            field_dict["highest"] = highest
        if lowest is not UNSET:
            field_dict["lowest"] = lowest
        if source is not UNSET:
            field_dict["source"] = source
        if source_id is not UNSET:
            field_dict["source_id"] = source_id
        if source_kind is not UNSET:
            field_dict["source_kind"] = source_kind
        if standing is not UNSET:
            field_dict["standing"] = standing
        if strength is not UNSET:
            field_dict["strength"] = strength
        if valid_until is not UNSET:
            field_dict["valid_until"] = valid_until

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        state = ComparedState(d.pop("state"))

        supplier_id = UUID(d.pop("supplier_id"))

        def _parse_highest(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        highest = _parse_highest(d.pop("highest", UNSET))

        def _parse_lowest(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        lowest = _parse_lowest(d.pop("lowest", UNSET))

        def _parse_source(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        source = _parse_source(d.pop("source", UNSET))

        def _parse_source_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                source_id_type_0 = UUID(data)

                return source_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        source_id = _parse_source_id(d.pop("source_id", UNSET))

        def _parse_source_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        source_kind = _parse_source_kind(d.pop("source_kind", UNSET))

        def _parse_standing(data: object) -> None | ProofState | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                standing_type_0 = ProofState(data)

                return standing_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ProofState | Unset, data)

        standing = _parse_standing(d.pop("standing", UNSET))

        def _parse_strength(data: object) -> None | Strength | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                strength_type_0 = Strength(data)

                return strength_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Strength | Unset, data)

        strength = _parse_strength(d.pop("strength", UNSET))

        def _parse_valid_until(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_until_type_0 = datetime.date.fromisoformat(data)

                return valid_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_until = _parse_valid_until(d.pop("valid_until", UNSET))

        cell = cls(
            state=state,
            supplier_id=supplier_id,
            highest=highest,
            lowest=lowest,
            source=source,
            source_id=source_id,
            source_kind=source_kind,
            standing=standing,
            strength=strength,
            valid_until=valid_until,
        )

        cell.additional_properties = d
        return cell

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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.piece_out_kind import PieceOutKind
from ..models.strength import Strength

T = TypeVar("T", bound="PieceOut")


@_attrs_define
class PieceOut:
    """A claim or certificate that speaks about a criterion.

    Attributes:
        is_valid (bool):
        kind (PieceOutKind):
        references (list[str]): what a reader can look up
        strength (Strength): How much a claim weighs, in ascending order: `Strength.DOCUMENT > Strength.SELF_DECLARED`.
        title (str):
        valid_from (datetime.date | None):
        valid_until (datetime.date | None):
    """

    is_valid: bool
    kind: PieceOutKind
    references: list[str]
    strength: Strength
    title: str
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        is_valid = self.is_valid

        kind = self.kind.value

        references = self.references

        strength = self.strength.value

        title = self.title

        valid_from: None | str
        if isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_until: None | str
        if isinstance(self.valid_until, datetime.date):
            valid_until = self.valid_until.isoformat()
        else:
            valid_until = self.valid_until

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "is_valid": is_valid,
                "kind": kind,
                "references": references,
                "strength": strength,
                "title": title,
                "valid_from": valid_from,
                "valid_until": valid_until,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        is_valid = d.pop("is_valid")

        kind = PieceOutKind(d.pop("kind"))

        references = cast(list[str], d.pop("references"))

        strength = Strength(d.pop("strength"))

        title = d.pop("title")

        def _parse_valid_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_from = _parse_valid_from(d.pop("valid_from"))

        def _parse_valid_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_until_type_0 = datetime.date.fromisoformat(data)

                return valid_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_until = _parse_valid_until(d.pop("valid_until"))

        piece_out = cls(
            is_valid=is_valid,
            kind=kind,
            references=references,
            strength=strength,
            title=title,
            valid_from=valid_from,
            valid_until=valid_until,
        )

        piece_out.additional_properties = d
        return piece_out

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

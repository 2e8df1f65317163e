from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.strength import Strength

T = TypeVar("T", bound="ComparedCertificate")


@_attrs_define
class ComparedCertificate:
    """A certificate; `is_valid` is about today.

    Attributes:
        is_valid (bool):
        label (str):
        number (None | str):
        scheme (str):
        strength (Strength): How much a claim weighs, in ascending order: `Strength.DOCUMENT > Strength.SELF_DECLARED`.
        valid_until (datetime.date | None):
    """

    is_valid: bool
    label: str
    number: None | str
    scheme: str
    strength: Strength
    valid_until: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        is_valid = self.is_valid

        label = self.label

        number: None | str
        number = self.number

        scheme = self.scheme

        strength = self.strength.value

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
                "label": label,
                "number": number,
                "scheme": scheme,
                "strength": strength,
                "valid_until": valid_until,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        is_valid = d.pop("is_valid")

        label = d.pop("label")

        def _parse_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        number = _parse_number(d.pop("number"))

        scheme = d.pop("scheme")

        strength = Strength(d.pop("strength"))

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

        compared_certificate = cls(
            is_valid=is_valid,
            label=label,
            number=number,
            scheme=scheme,
            strength=strength,
            valid_until=valid_until,
        )

        compared_certificate.additional_properties = d
        return compared_certificate

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

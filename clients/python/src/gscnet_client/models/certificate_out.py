from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.strength import Strength

T = TypeVar("T", bound="CertificateOut")


@_attrs_define
class CertificateOut:
    """A certificate that the supplier shows; `is_valid` is about today.

    Attributes:
        holder (None | str):
        id (UUID):
        is_valid (bool):
        number (None | str):
        scheme (str):
        scheme_label (str):
        strength (Strength): How much a claim weighs, in ascending order: `Strength.DOCUMENT > Strength.SELF_DECLARED`.
        valid_from (datetime.date | None):
        valid_until (datetime.date | None):
    """

    holder: None | str
    id: UUID
    is_valid: bool
    number: None | str
    scheme: str
    scheme_label: str
    strength: Strength
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        holder: None | str
        holder = self.holder

        id = str(self.id)

        is_valid = self.is_valid

        number: None | str
        number = self.number

        scheme = self.scheme

        scheme_label = self.scheme_label

        strength = self.strength.value

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
                "holder": holder,
                "id": id,
                "is_valid": is_valid,
                "number": number,
                "scheme": scheme,
                "scheme_label": scheme_label,
                "strength": strength,
                "valid_from": valid_from,
                "valid_until": valid_until,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_holder(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        holder = _parse_holder(d.pop("holder"))

        id = UUID(d.pop("id"))

        is_valid = d.pop("is_valid")

        def _parse_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        number = _parse_number(d.pop("number"))

        scheme = d.pop("scheme")

        scheme_label = d.pop("scheme_label")

        strength = Strength(d.pop("strength"))

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

        certificate_out = cls(
            holder=holder,
            id=id,
            is_valid=is_valid,
            number=number,
            scheme=scheme,
            scheme_label=scheme_label,
            strength=strength,
            valid_from=valid_from,
            valid_until=valid_until,
        )

        certificate_out.additional_properties = d
        return certificate_out

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

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="RegistrationIn")


@_attrs_define
class RegistrationIn:
    """A number under which the enterprise is registered, checked as far as its kind allows.

    Attributes:
        kind (str):
        number (str):
    """

    kind: str
    number: str

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        number = self.number

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "number": number,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        kind = d.pop("kind")

        number = d.pop("number")

        registration_in = cls(
            kind=kind,
            number=number,
        )

        return registration_in

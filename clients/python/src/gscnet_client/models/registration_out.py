from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.checks import Checks

T = TypeVar("T", bound="RegistrationOut")


@_attrs_define
class RegistrationOut:
    """A registration number; `checked` says what was checked: its digits, parts or shape.

    That a number is right does not say that it belongs to this enterprise.

        Attributes:
            checked (Checks): What is checked of a number.
            kind (str):
            name (str):
            number (str):
            register_name (str):
    """

    checked: Checks
    kind: str
    name: str
    number: str
    register_name: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        checked = self.checked.value

        kind = self.kind

        name = self.name

        number = self.number

        register_name = self.register_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "checked": checked,
                "kind": kind,
                "name": name,
                "number": number,
                "register_name": register_name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        checked = Checks(d.pop("checked"))

        kind = d.pop("kind")

        name = d.pop("name")

        number = d.pop("number")

        register_name = d.pop("register_name")

        registration_out = cls(
            checked=checked,
            kind=kind,
            name=name,
            number=number,
            register_name=register_name,
        )

        registration_out.additional_properties = d
        return registration_out

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

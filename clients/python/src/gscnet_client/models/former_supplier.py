from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.registration_out import RegistrationOut


T = TypeVar("T", bound="FormerSupplier")


@_attrs_define
class FormerSupplier:
    """A supplier that became part of another one, with the numbers that it was registered under.

    Attributes:
        id (UUID):
        name (str):
        public_id (str):
        registrations (list[RegistrationOut]):
    """

    id: UUID
    name: str
    public_id: str
    registrations: list[RegistrationOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name = self.name

        public_id = self.public_id

        registrations = []
        for registrations_item_data in self.registrations:
            registrations_item = registrations_item_data.to_dict()
            registrations.append(registrations_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "public_id": public_id,
                "registrations": registrations,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.registration_out import RegistrationOut

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        name = d.pop("name")

        public_id = d.pop("public_id")

        registrations = []
        _registrations = d.pop("registrations")
        for registrations_item_data in _registrations:
            registrations_item = RegistrationOut.from_dict(registrations_item_data)

            registrations.append(registrations_item)

        former_supplier = cls(
            id=id,
            name=name,
            public_id=public_id,
            registrations=registrations,
        )

        former_supplier.additional_properties = d
        return former_supplier

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

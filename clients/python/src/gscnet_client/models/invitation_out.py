from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="InvitationOut")


@_attrs_define
class InvitationOut:
    """A supplier that was invited.

    Attributes:
        id (UUID):
        invited_at (datetime.datetime):
        supplier_id (UUID):
        supplier_name (str):
    """

    id: UUID
    invited_at: datetime.datetime
    supplier_id: UUID
    supplier_name: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        invited_at = self.invited_at.isoformat()

        supplier_id = str(self.supplier_id)

        supplier_name = self.supplier_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "invited_at": invited_at,
                "supplier_id": supplier_id,
                "supplier_name": supplier_name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        invited_at = datetime.datetime.fromisoformat(d.pop("invited_at"))

        supplier_id = UUID(d.pop("supplier_id"))

        supplier_name = d.pop("supplier_name")

        invitation_out = cls(
            id=id,
            invited_at=invited_at,
            supplier_id=supplier_id,
            supplier_name=supplier_name,
        )

        invitation_out.additional_properties = d
        return invitation_out

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

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="InvitationsIn")


@_attrs_define
class InvitationsIn:
    """Suppliers that shall look at a need.

    Attributes:
        supplier_ids (list[UUID]):
    """

    supplier_ids: list[UUID]

    def to_dict(self) -> dict[str, Any]:
        supplier_ids = []
        for supplier_ids_item_data in self.supplier_ids:
            supplier_ids_item = str(supplier_ids_item_data)
            supplier_ids.append(supplier_ids_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "supplier_ids": supplier_ids,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        supplier_ids = []
        _supplier_ids = d.pop("supplier_ids")
        for supplier_ids_item_data in _supplier_ids:
            supplier_ids_item = UUID(supplier_ids_item_data)

            supplier_ids.append(supplier_ids_item)

        invitations_in = cls(
            supplier_ids=supplier_ids,
        )

        return invitations_in

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SupplierShown")


@_attrs_define
class SupplierShown:
    """A supplier as it was when it happened.

    Attributes:
        economy (str):
        id (UUID):
        public_id (str):
        title (str):
        url_path (str):
    """

    economy: str
    id: UUID
    public_id: str
    title: str
    url_path: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        economy = self.economy

        id = str(self.id)

        public_id = self.public_id

        title = self.title

        url_path = self.url_path

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "economy": economy,
                "id": id,
                "public_id": public_id,
                "title": title,
                "url_path": url_path,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        economy = d.pop("economy")

        id = UUID(d.pop("id"))

        public_id = d.pop("public_id")

        title = d.pop("title")

        url_path = d.pop("url_path")

        supplier_shown = cls(
            economy=economy,
            id=id,
            public_id=public_id,
            title=title,
            url_path=url_path,
        )

        supplier_shown.additional_properties = d
        return supplier_shown

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

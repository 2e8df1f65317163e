from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="NearbyCenter")


@_attrs_define
class NearbyCenter:
    """A pilot center of the supplier's economy.

    Attributes:
        center_id (UUID):
        city (str):
        name (str):
        public_id (str):
        status (str):
        url_path (str): Where the website shows it.
    """

    center_id: UUID
    city: str
    name: str
    public_id: str
    status: str
    url_path: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        center_id = str(self.center_id)

        city = self.city

        name = self.name

        public_id = self.public_id

        status = self.status

        url_path = self.url_path

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "center_id": center_id,
                "city": city,
                "name": name,
                "public_id": public_id,
                "status": status,
                "url_path": url_path,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        center_id = UUID(d.pop("center_id"))

        city = d.pop("city")

        name = d.pop("name")

        public_id = d.pop("public_id")

        status = d.pop("status")

        url_path = d.pop("url_path")

        nearby_center = cls(
            center_id=center_id,
            city=city,
            name=name,
            public_id=public_id,
            status=status,
            url_path=url_path,
        )

        nearby_center.additional_properties = d
        return nearby_center

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

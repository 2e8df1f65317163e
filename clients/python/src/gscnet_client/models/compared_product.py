from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ComparedProduct")


@_attrs_define
class ComparedProduct:
    """Something that a supplier makes; its capacity is shown where everybody may see it.

    Attributes:
        capacity (None | str):
        hs_chapter (None | str):
        hs_code (None | str):
        lead_time_days (int | None):
        materials (list[str]):
        name (str):
    """

    capacity: None | str
    hs_chapter: None | str
    hs_code: None | str
    lead_time_days: int | None
    materials: list[str]
    name: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        capacity: None | str
        capacity = self.capacity

        hs_chapter: None | str
        hs_chapter = self.hs_chapter

        hs_code: None | str
        hs_code = self.hs_code

        lead_time_days: int | None
        lead_time_days = self.lead_time_days

        materials = self.materials

        name = self.name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "capacity": capacity,
                "hs_chapter": hs_chapter,
                "hs_code": hs_code,
                "lead_time_days": lead_time_days,
                "materials": materials,
                "name": name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_capacity(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        capacity = _parse_capacity(d.pop("capacity"))

        def _parse_hs_chapter(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        hs_chapter = _parse_hs_chapter(d.pop("hs_chapter"))

        def _parse_hs_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        hs_code = _parse_hs_code(d.pop("hs_code"))

        def _parse_lead_time_days(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        lead_time_days = _parse_lead_time_days(d.pop("lead_time_days"))

        materials = cast(list[str], d.pop("materials"))

        name = d.pop("name")

        compared_product = cls(
            capacity=capacity,
            hs_chapter=hs_chapter,
            hs_code=hs_code,
            lead_time_days=lead_time_days,
            materials=materials,
            name=name,
        )

        compared_product.additional_properties = d
        return compared_product

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

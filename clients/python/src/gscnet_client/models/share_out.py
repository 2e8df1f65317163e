from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ShareOut")


@_attrs_define
class ShareOut:
    """Suppliers of one economy and size class.

    Attributes:
        economy (str):
        per_mille_of_exposure (int): of all times that anybody was shown
        per_mille_of_suppliers (int): of all suppliers
        size_class (str):
        suppliers (int): how many there are
        suppliers_shown (int): how many of them were shown at all
        times_shown (int): how often: each supplier once a need and day
    """

    economy: str
    per_mille_of_exposure: int
    per_mille_of_suppliers: int
    size_class: str
    suppliers: int
    suppliers_shown: int
    times_shown: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        economy = self.economy

        per_mille_of_exposure = self.per_mille_of_exposure

        per_mille_of_suppliers = self.per_mille_of_suppliers

        size_class = self.size_class

        suppliers = self.suppliers

        suppliers_shown = self.suppliers_shown

        times_shown = self.times_shown

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "economy": economy,
                "per_mille_of_exposure": per_mille_of_exposure,
                "per_mille_of_suppliers": per_mille_of_suppliers,
                "size_class": size_class,
                "suppliers": suppliers,
                "suppliers_shown": suppliers_shown,
                "times_shown": times_shown,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        economy = d.pop("economy")

        per_mille_of_exposure = d.pop("per_mille_of_exposure")

        per_mille_of_suppliers = d.pop("per_mille_of_suppliers")

        size_class = d.pop("size_class")

        suppliers = d.pop("suppliers")

        suppliers_shown = d.pop("suppliers_shown")

        times_shown = d.pop("times_shown")

        share_out = cls(
            economy=economy,
            per_mille_of_exposure=per_mille_of_exposure,
            per_mille_of_suppliers=per_mille_of_suppliers,
            size_class=size_class,
            suppliers=suppliers,
            suppliers_shown=suppliers_shown,
            times_shown=times_shown,
        )

        share_out.additional_properties = d
        return share_out

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

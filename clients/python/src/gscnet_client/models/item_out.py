from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.criterion_shown import CriterionShown
    from ..models.supplier_shown import SupplierShown


T = TypeVar("T", bound="ItemOut")


@_attrs_define
class ItemOut:
    """A line of a digest.

    Attributes:
        criteria (list[CriterionShown]):
        supplier (SupplierShown): A supplier as it was when it happened.
    """

    criteria: list[CriterionShown]
    supplier: SupplierShown
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        criteria = []
        for criteria_item_data in self.criteria:
            criteria_item = criteria_item_data.to_dict()
            criteria.append(criteria_item)

        supplier = self.supplier.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "criteria": criteria,
                "supplier": supplier,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.criterion_shown import CriterionShown
        from ..models.supplier_shown import SupplierShown

        d = dict(src_dict)
        criteria = []
        _criteria = d.pop("criteria")
        for criteria_item_data in _criteria:
            criteria_item = CriterionShown.from_dict(criteria_item_data)

            criteria.append(criteria_item)

        supplier = SupplierShown.from_dict(d.pop("supplier"))

        item_out = cls(
            criteria=criteria,
            supplier=supplier,
        )

        item_out.additional_properties = d
        return item_out

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

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.requirement_count import RequirementCount
    from ..models.scheme_count import SchemeCount


T = TypeVar("T", bound="PreviewOut")


@_attrs_define
class PreviewOut:
    """How many suppliers could prove today what is asked for; `left` prove all of it.

    Attributes:
        left (int):
        requirements (list[RequirementCount]):
        schemes (list[SchemeCount]):
        suppliers (int):
    """

    left: int
    requirements: list[RequirementCount]
    schemes: list[SchemeCount]
    suppliers: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        left = self.left

        requirements = []
        for requirements_item_data in self.requirements:
            requirements_item = requirements_item_data.to_dict()
            requirements.append(requirements_item)

        schemes = []
        for schemes_item_data in self.schemes:
            schemes_item = schemes_item_data.to_dict()
            schemes.append(schemes_item)

        suppliers = self.suppliers

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "left": left,
                "requirements": requirements,
                "schemes": schemes,
                "suppliers": suppliers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.requirement_count import RequirementCount
        from ..models.scheme_count import SchemeCount

        d = dict(src_dict)
        left = d.pop("left")

        requirements = []
        _requirements = d.pop("requirements")
        for requirements_item_data in _requirements:
            requirements_item = RequirementCount.from_dict(requirements_item_data)

            requirements.append(requirements_item)

        schemes = []
        _schemes = d.pop("schemes")
        for schemes_item_data in _schemes:
            schemes_item = SchemeCount.from_dict(schemes_item_data)

            schemes.append(schemes_item)

        suppliers = d.pop("suppliers")

        preview_out = cls(
            left=left,
            requirements=requirements,
            schemes=schemes,
            suppliers=suppliers,
        )

        preview_out.additional_properties = d
        return preview_out

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

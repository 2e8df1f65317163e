from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.difference_out import DifferenceOut


T = TypeVar("T", bound="AgainOut")


@_attrs_define
class AgainOut:
    """The list computed once more, beside the kept one.

    Attributes:
        causes (list[str]):
        differences (list[DifferenceOut]): the first fifty
        is_equal (bool):
    """

    causes: list[str]
    differences: list[DifferenceOut]
    is_equal: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        causes = self.causes

        differences = []
        for differences_item_data in self.differences:
            differences_item = differences_item_data.to_dict()
            differences.append(differences_item)

        is_equal = self.is_equal

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "causes": causes,
                "differences": differences,
                "is_equal": is_equal,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.difference_out import DifferenceOut

        d = dict(src_dict)
        causes = cast(list[str], d.pop("causes"))

        differences = []
        _differences = d.pop("differences")
        for differences_item_data in _differences:
            differences_item = DifferenceOut.from_dict(differences_item_data)

            differences.append(differences_item)

        is_equal = d.pop("is_equal")

        again_out = cls(
            causes=causes,
            differences=differences,
            is_equal=is_equal,
        )

        again_out.additional_properties = d
        return again_out

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

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.item_out import ItemOut


T = TypeVar("T", bound="SectionsOut")


@_attrs_define
class SectionsOut:
    """What a digest says of one search or need; of a need nobody proves more.

    Attributes:
        left (list[ItemOut] | Unset):
        new (list[ItemOut] | Unset):
        proves_more (list[ItemOut] | Unset):
    """

    left: list[ItemOut] | Unset = UNSET
    new: list[ItemOut] | Unset = UNSET
    proves_more: list[ItemOut] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        left: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.left, Unset):
            left = []
            for left_item_data in self.left:
                left_item = left_item_data.to_dict()
                left.append(left_item)

        new: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.new, Unset):
            new = []
            for new_item_data in self.new:
                new_item = new_item_data.to_dict()
                new.append(new_item)

        proves_more: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.proves_more, Unset):
            proves_more = []
            for proves_more_item_data in self.proves_more:
                proves_more_item = proves_more_item_data.to_dict()
                proves_more.append(proves_more_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if left is not UNSET:
            field_dict["left"] = left
        if new is not UNSET:
            field_dict["new"] = new
        if proves_more is not UNSET:
            field_dict["proves_more"] = proves_more

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.item_out import ItemOut

        d = dict(src_dict)
        _left = d.pop("left", UNSET)
        left: list[ItemOut] | Unset = UNSET
        if _left is not UNSET:
            left = []
            for left_item_data in _left:
                left_item = ItemOut.from_dict(left_item_data)

                left.append(left_item)

        _new = d.pop("new", UNSET)
        new: list[ItemOut] | Unset = UNSET
        if _new is not UNSET:
            new = []
            for new_item_data in _new:
                new_item = ItemOut.from_dict(new_item_data)

                new.append(new_item)

        _proves_more = d.pop("proves_more", UNSET)
        proves_more: list[ItemOut] | Unset = UNSET
        if _proves_more is not UNSET:
            proves_more = []
            for proves_more_item_data in _proves_more:
                proves_more_item = ItemOut.from_dict(proves_more_item_data)

                proves_more.append(proves_more_item)

        sections_out = cls(
            left=left,
            new=new,
            proves_more=proves_more,
        )

        sections_out.additional_properties = d
        return sections_out

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

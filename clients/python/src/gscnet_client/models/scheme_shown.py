from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SchemeShown")


@_attrs_define
class SchemeShown:
    """By which scheme's certificate a required scheme is shown.

    Attributes:
        asked (str):
        by (str):
        is_equivalent (bool): another scheme, which covers every criterion of the asked one as strictly
    """

    asked: str
    by: str
    is_equivalent: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        asked = self.asked

        by = self.by

        is_equivalent = self.is_equivalent

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "asked": asked,
                "by": by,
                "is_equivalent": is_equivalent,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        asked = d.pop("asked")

        by = d.pop("by")

        is_equivalent = d.pop("is_equivalent")

        scheme_shown = cls(
            asked=asked,
            by=by,
            is_equivalent=is_equivalent,
        )

        scheme_shown.additional_properties = d
        return scheme_shown

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

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Retrieved")


@_attrs_define
class Retrieved:
    """By what the suppliers were found that no constraint excludes.

    Attributes:
        by_code (int): a product with a related HS code
        by_words (int): no such code, and the words of a line find them
        open_ (int): nothing says what they make, and nobody could look for words
    """

    by_code: int
    by_words: int
    open_: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        by_code = self.by_code

        by_words = self.by_words

        open_ = self.open_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "by_code": by_code,
                "by_words": by_words,
                "open": open_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        by_code = d.pop("by_code")

        by_words = d.pop("by_words")

        open_ = d.pop("open")

        retrieved = cls(
            by_code=by_code,
            by_words=by_words,
            open_=open_,
        )

        retrieved.additional_properties = d
        return retrieved

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

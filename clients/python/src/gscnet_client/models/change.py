from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Change")


@_attrs_define
class Change:
    """One field that says something else than before.

    `field` is a JSON Pointer into the need; criteria stand there by their codes, not by places.
    An absent value is null.

        Attributes:
            field (str):
            after (Any | Unset):
            before (Any | Unset):
    """

    field: str
    after: Any | Unset = UNSET
    before: Any | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        field = self.field

        after = self.after

        before = self.before

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "field": field,
            }
        )
        if after is not UNSET:
            field_dict["after"] = after
        if before is not UNSET:
            field_dict["before"] = before

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        field = d.pop("field")

        after = d.pop("after", UNSET)

        before = d.pop("before", UNSET)

        change = cls(
            field=field,
            after=after,
            before=before,
        )

        return change

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="MergeIn")


@_attrs_define
class MergeIn:
    """Two suppliers that are one enterprise: `absorb` becomes part of `keep`.

    Attributes:
        absorb (str): UUID or public id of a supplier.
        keep (str): UUID or public id of a supplier.
        reason (str):
    """

    absorb: str
    keep: str
    reason: str

    def to_dict(self) -> dict[str, Any]:
        absorb = self.absorb

        keep = self.keep

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "absorb": absorb,
                "keep": keep,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        absorb = d.pop("absorb")

        keep = d.pop("keep")

        reason = d.pop("reason")

        merge_in = cls(
            absorb=absorb,
            keep=keep,
            reason=reason,
        )

        return merge_in

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="OwnershipDecision")


@_attrs_define
class OwnershipDecision:
    """What is decided, and why; who asked reads it.

    Attributes:
        grants (bool):
        reason (str):
    """

    grants: bool
    reason: str

    def to_dict(self) -> dict[str, Any]:
        grants = self.grants

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "grants": grants,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        grants = d.pop("grants")

        reason = d.pop("reason")

        ownership_decision = cls(
            grants=grants,
            reason=reason,
        )

        return ownership_decision

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CountsOut")


@_attrs_define
class CountsOut:
    """How many rows have which verdict.

    Attributes:
        accepted (int):
        accepted_with_warnings (int):
        duplicate_asked (int):
        duplicate_linked (int):
        rejected (int):
    """

    accepted: int
    accepted_with_warnings: int
    duplicate_asked: int
    duplicate_linked: int
    rejected: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        accepted = self.accepted

        accepted_with_warnings = self.accepted_with_warnings

        duplicate_asked = self.duplicate_asked

        duplicate_linked = self.duplicate_linked

        rejected = self.rejected

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accepted": accepted,
                "accepted_with_warnings": accepted_with_warnings,
                "duplicate_asked": duplicate_asked,
                "duplicate_linked": duplicate_linked,
                "rejected": rejected,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        accepted = d.pop("accepted")

        accepted_with_warnings = d.pop("accepted_with_warnings")

        duplicate_asked = d.pop("duplicate_asked")

        duplicate_linked = d.pop("duplicate_linked")

        rejected = d.pop("rejected")

        counts_out = cls(
            accepted=accepted,
            accepted_with_warnings=accepted_with_warnings,
            duplicate_asked=duplicate_asked,
            duplicate_linked=duplicate_linked,
            rejected=rejected,
        )

        counts_out.additional_properties = d
        return counts_out

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

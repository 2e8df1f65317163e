from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Standings")


@_attrs_define
class Standings:
    """How many suppliers stand how.

    `proven` is by evidence of the level that is asked for; `claimed` is less than that; `not_met`
    falls short by its own word; `missing` had a proof that has lapsed; of `unknown` nobody has
    said anything.

        Attributes:
            claimed (int):
            missing (int):
            not_met (int):
            proven (int):
            unknown (int):
    """

    claimed: int
    missing: int
    not_met: int
    proven: int
    unknown: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        claimed = self.claimed

        missing = self.missing

        not_met = self.not_met

        proven = self.proven

        unknown = self.unknown

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "claimed": claimed,
                "missing": missing,
                "not_met": not_met,
                "proven": proven,
                "unknown": unknown,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        claimed = d.pop("claimed")

        missing = d.pop("missing")

        not_met = d.pop("not_met")

        proven = d.pop("proven")

        unknown = d.pop("unknown")

        standings = cls(
            claimed=claimed,
            missing=missing,
            not_met=not_met,
            proven=proven,
            unknown=unknown,
        )

        standings.additional_properties = d
        return standings

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

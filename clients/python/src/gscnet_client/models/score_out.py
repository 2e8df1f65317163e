from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ScoreOut")


@_attrs_define
class ScoreOut:
    """A score as an interval, in shares of what is attainable, from 0 to 1.

    Attributes:
        claimed (float): if every claim held
        potential (float): if every unknown turned out well
        proven (float): what evidence of the demanded strength shows
    """

    claimed: float
    potential: float
    proven: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        claimed = self.claimed

        potential = self.potential

        proven = self.proven

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "claimed": claimed,
                "potential": potential,
                "proven": proven,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        claimed = d.pop("claimed")

        potential = d.pop("potential")

        proven = d.pop("proven")

        score_out = cls(
            claimed=claimed,
            potential=potential,
            proven=proven,
        )

        score_out.additional_properties = d
        return score_out

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

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.scheme_count_by_economy import SchemeCountByEconomy


T = TypeVar("T", bound="SchemeCount")


@_attrs_define
class SchemeCount:
    """How many suppliers show a valid certificate of a scheme or of an equivalent.

    Attributes:
        by_economy (SchemeCountByEconomy):
        claimed (int):
        left (int):
        missing (int):
        not_met (int):
        proven (int):
        says (str):
        scheme (str):
        unknown (int):
    """

    by_economy: SchemeCountByEconomy
    claimed: int
    left: int
    missing: int
    not_met: int
    proven: int
    says: str
    scheme: str
    unknown: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        by_economy = self.by_economy.to_dict()

        claimed = self.claimed

        left = self.left

        missing = self.missing

        not_met = self.not_met

        proven = self.proven

        says = self.says

        scheme = self.scheme

        unknown = self.unknown

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "by_economy": by_economy,
                "claimed": claimed,
                "left": left,
                "missing": missing,
                "not_met": not_met,
                "proven": proven,
                "says": says,
                "scheme": scheme,
                "unknown": unknown,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.scheme_count_by_economy import SchemeCountByEconomy

        d = dict(src_dict)
        by_economy = SchemeCountByEconomy.from_dict(d.pop("by_economy"))

        claimed = d.pop("claimed")

        left = d.pop("left")

        missing = d.pop("missing")

        not_met = d.pop("not_met")

        proven = d.pop("proven")

        says = d.pop("says")

        scheme = d.pop("scheme")

        unknown = d.pop("unknown")

        scheme_count = cls(
            by_economy=by_economy,
            claimed=claimed,
            left=left,
            missing=missing,
            not_met=not_met,
            proven=proven,
            says=says,
            scheme=scheme,
            unknown=unknown,
        )

        scheme_count.additional_properties = d
        return scheme_count

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

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="MinimumOrder")


@_attrs_define
class MinimumOrder:
    """An amount with its unit.

    Attributes:
        unit (str):
        value (str):
    """

    unit: str
    value: str

    def to_dict(self) -> dict[str, Any]:
        unit = self.unit

        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "unit": unit,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        unit = d.pop("unit")

        value = d.pop("value")

        minimum_order = cls(
            unit=unit,
            value=value,
        )

        return minimum_order

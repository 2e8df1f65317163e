from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.capacity_per import CapacityPer

T = TypeVar("T", bound="Capacity")


@_attrs_define
class Capacity:
    """How much can be made: `value` of `unit` each `per`.

    Attributes:
        per (CapacityPer):
        unit (str):
        value (str):
    """

    per: CapacityPer
    unit: str
    value: str

    def to_dict(self) -> dict[str, Any]:
        per = self.per.value

        unit = self.unit

        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "per": per,
                "unit": unit,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        per = CapacityPer(d.pop("per"))

        unit = d.pop("unit")

        value = d.pop("value")

        capacity = cls(
            per=per,
            unit=unit,
            value=value,
        )

        return capacity

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Preference")


@_attrs_define
class Preference:
    """What makes an offer better, and how much it counts; a requirement counts 1 if not weighted.

    `enough` is the value that satisfies fully. Percentages and truths need none: 100 % (or 0 %,
    where less is better) and "it holds" are enough. What is weaker than a proof is a claim.

        Attributes:
            criterion (str):
            weight (float | str):
            enough (float | None | str | Unset):
            unit (None | str | Unset):
    """

    criterion: str
    weight: float | str
    enough: float | None | str | Unset = UNSET
    unit: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        criterion = self.criterion

        weight: float | str
        weight = self.weight

        enough: float | None | str | Unset
        if isinstance(self.enough, Unset):
            enough = UNSET
        else:
            enough = self.enough

        unit: None | str | Unset
        if isinstance(self.unit, Unset):
            unit = UNSET
        else:
            unit = self.unit

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "criterion": criterion,
                "weight": weight,
            }
        )
        if enough is not UNSET:
            field_dict["enough"] = enough
        if unit is not UNSET:
            field_dict["unit"] = unit

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        criterion = d.pop("criterion")

        def _parse_weight(data: object) -> float | str:
            return cast(float | str, data)

        weight = _parse_weight(d.pop("weight"))

        def _parse_enough(data: object) -> float | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | str | Unset, data)

        enough = _parse_enough(d.pop("enough", UNSET))

        def _parse_unit(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        unit = _parse_unit(d.pop("unit", UNSET))

        preference = cls(
            criterion=criterion,
            weight=weight,
            enough=enough,
            unit=unit,
        )

        return preference

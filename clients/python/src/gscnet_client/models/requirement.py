from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.strength import Strength
from ..types import UNSET, Unset

T = TypeVar("T", bound="Requirement")


@_attrs_define
class Requirement:
    """What an offer must show; without bounds, that it is shown at all.

    `evidence` is the least strength that counts as proof.

        Attributes:
            criterion (str):
            at_least (float | None | str | Unset):
            at_most (float | None | str | Unset):
            evidence (Strength | Unset): How much a claim weighs, in ascending order: `Strength.DOCUMENT >
                Strength.SELF_DECLARED`.
            unit (None | str | Unset):
    """

    criterion: str
    at_least: float | None | str | Unset = UNSET
    at_most: float | None | str | Unset = UNSET
    evidence: Strength | Unset = UNSET
    unit: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        criterion = self.criterion

        at_least: float | None | str | Unset
        if isinstance(self.at_least, Unset):
            at_least = UNSET
        else:
            at_least = self.at_least

        at_most: float | None | str | Unset
        if isinstance(self.at_most, Unset):
            at_most = UNSET
        else:
            at_most = self.at_most

        evidence: str | Unset = UNSET
        if not isinstance(self.evidence, Unset):
            evidence = self.evidence.value

        unit: None | str | Unset
        if isinstance(self.unit, Unset):
            unit = UNSET
        else:
            unit = self.unit

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "criterion": criterion,
            }
        )
        if at_least is not UNSET:
            field_dict["at_least"] = at_least
        if at_most is not UNSET:
            field_dict["at_most"] = at_most
        if evidence is not UNSET:
            field_dict["evidence"] = evidence
        if unit is not UNSET:
            field_dict["unit"] = unit

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        criterion = d.pop("criterion")

        def _parse_at_least(data: object) -> float | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | str | Unset, data)

        at_least = _parse_at_least(d.pop("at_least", UNSET))

        def _parse_at_most(data: object) -> float | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | str | Unset, data)

        at_most = _parse_at_most(d.pop("at_most", UNSET))

        _evidence = d.pop("evidence", UNSET)
        evidence: Strength | Unset
        if isinstance(_evidence, Unset):
            evidence = UNSET
        else:
            evidence = Strength(_evidence)

        def _parse_unit(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        unit = _parse_unit(d.pop("unit", UNSET))

        requirement = cls(
            criterion=criterion,
            at_least=at_least,
            at_most=at_most,
            evidence=evidence,
            unit=unit,
        )

        return requirement

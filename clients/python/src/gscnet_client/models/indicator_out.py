from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.comparator import Comparator
from ..models.strength import Strength

if TYPE_CHECKING:
    from ..models.evidence import Evidence


T = TypeVar("T", bound="IndicatorOut")


@_attrs_define
class IndicatorOut:
    """A value as it was stated, and in the unit in which the criterion is compared.

    Attributes:
        comparable_unit (None | str):
        comparable_value (None | str):
        comparator (Comparator): How exact a value is. `about` is the source's own rounding and is compared as written.
        criterion (str):
        criterion_label (str):
        evidence (list[Evidence]):
        statement (str):
        strength (Strength): How much a claim weighs, in ascending order: `Strength.DOCUMENT > Strength.SELF_DECLARED`.
        unit (None | str):
        value (str):
        year (int):
    """

    comparable_unit: None | str
    comparable_value: None | str
    comparator: Comparator
    criterion: str
    criterion_label: str
    evidence: list[Evidence]
    statement: str
    strength: Strength
    unit: None | str
    value: str
    year: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        comparable_unit: None | str
        comparable_unit = self.comparable_unit

        comparable_value: None | str
        comparable_value = self.comparable_value

        comparator = self.comparator.value

        criterion = self.criterion

        criterion_label = self.criterion_label

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        statement = self.statement

        strength = self.strength.value

        unit: None | str
        unit = self.unit

        value = self.value

        year = self.year

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "comparable_unit": comparable_unit,
                "comparable_value": comparable_value,
                "comparator": comparator,
                "criterion": criterion,
                "criterion_label": criterion_label,
                "evidence": evidence,
                "statement": statement,
                "strength": strength,
                "unit": unit,
                "value": value,
                "year": year,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.evidence import Evidence

        d = dict(src_dict)

        def _parse_comparable_unit(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        comparable_unit = _parse_comparable_unit(d.pop("comparable_unit"))

        def _parse_comparable_value(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        comparable_value = _parse_comparable_value(d.pop("comparable_value"))

        comparator = Comparator(d.pop("comparator"))

        criterion = d.pop("criterion")

        criterion_label = d.pop("criterion_label")

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = Evidence.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        statement = d.pop("statement")

        strength = Strength(d.pop("strength"))

        def _parse_unit(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        unit = _parse_unit(d.pop("unit"))

        value = d.pop("value")

        year = d.pop("year")

        indicator_out = cls(
            comparable_unit=comparable_unit,
            comparable_value=comparable_value,
            comparator=comparator,
            criterion=criterion,
            criterion_label=criterion_label,
            evidence=evidence,
            statement=statement,
            strength=strength,
            unit=unit,
            value=value,
            year=year,
        )

        indicator_out.additional_properties = d
        return indicator_out

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

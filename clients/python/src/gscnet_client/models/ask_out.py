from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.strength import Strength

T = TypeVar("T", bound="AskOut")


@_attrs_define
class AskOut:
    """What is asked for, in the criterion's own unit.

    Attributes:
        at_least (None | str):
        at_most (None | str):
        evidence (Strength): How much a claim weighs, in ascending order: `Strength.DOCUMENT > Strength.SELF_DECLARED`.
        unit (None | str):
    """

    at_least: None | str
    at_most: None | str
    evidence: Strength
    unit: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        at_least: None | str
        at_least = self.at_least

        at_most: None | str
        at_most = self.at_most

        evidence = self.evidence.value

        unit: None | str
        unit = self.unit

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "at_least": at_least,
                "at_most": at_most,
                "evidence": evidence,
                "unit": unit,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_at_least(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        at_least = _parse_at_least(d.pop("at_least"))

        def _parse_at_most(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        at_most = _parse_at_most(d.pop("at_most"))

        evidence = Strength(d.pop("evidence"))

        def _parse_unit(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        unit = _parse_unit(d.pop("unit"))

        ask_out = cls(
            at_least=at_least,
            at_most=at_most,
            evidence=evidence,
            unit=unit,
        )

        ask_out.additional_properties = d
        return ask_out

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

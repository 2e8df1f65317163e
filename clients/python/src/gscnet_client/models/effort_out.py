from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="EffortOut")


@_attrs_define
class EffortOut:
    """What a source states of cost (for a small or medium enterprise) and time; null: not known.

    Attributes:
        cost_from (None | str):
        cost_to (None | str):
        currency (None | str):
        months (None | str):
        note (None | str):
        source (None | str):
    """

    cost_from: None | str
    cost_to: None | str
    currency: None | str
    months: None | str
    note: None | str
    source: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        cost_from: None | str
        cost_from = self.cost_from

        cost_to: None | str
        cost_to = self.cost_to

        currency: None | str
        currency = self.currency

        months: None | str
        months = self.months

        note: None | str
        note = self.note

        source: None | str
        source = self.source

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "cost_from": cost_from,
                "cost_to": cost_to,
                "currency": currency,
                "months": months,
                "note": note,
                "source": source,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_cost_from(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        cost_from = _parse_cost_from(d.pop("cost_from"))

        def _parse_cost_to(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        cost_to = _parse_cost_to(d.pop("cost_to"))

        def _parse_currency(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        currency = _parse_currency(d.pop("currency"))

        def _parse_months(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        months = _parse_months(d.pop("months"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        def _parse_source(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        source = _parse_source(d.pop("source"))

        effort_out = cls(
            cost_from=cost_from,
            cost_to=cost_to,
            currency=currency,
            months=months,
            note=note,
            source=source,
        )

        effort_out.additional_properties = d
        return effort_out

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

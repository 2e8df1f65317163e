from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AccountsOut")


@_attrs_define
class AccountsOut:
    """Figures of one year, in one currency.

    Attributes:
        assets (None | str):
        capital (None | str):
        currency (str):
        turnover (None | str):
        year (int):
    """

    assets: None | str
    capital: None | str
    currency: str
    turnover: None | str
    year: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        assets: None | str
        assets = self.assets

        capital: None | str
        capital = self.capital

        currency = self.currency

        turnover: None | str
        turnover = self.turnover

        year = self.year

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "assets": assets,
                "capital": capital,
                "currency": currency,
                "turnover": turnover,
                "year": year,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_assets(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        assets = _parse_assets(d.pop("assets"))

        def _parse_capital(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        capital = _parse_capital(d.pop("capital"))

        currency = d.pop("currency")

        def _parse_turnover(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        turnover = _parse_turnover(d.pop("turnover"))

        year = d.pop("year")

        accounts_out = cls(
            assets=assets,
            capital=capital,
            currency=currency,
            turnover=turnover,
            year=year,
        )

        accounts_out.additional_properties = d
        return accounts_out

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

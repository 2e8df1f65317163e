from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Accounts")


@_attrs_define
class Accounts:
    """Figures of one year, in one currency. `assets` are without land where the law says so.

    Attributes:
        currency (str):
        year (int):
        assets (None | str | Unset):
        capital (None | str | Unset):
        turnover (None | str | Unset):
    """

    currency: str
    year: int
    assets: None | str | Unset = UNSET
    capital: None | str | Unset = UNSET
    turnover: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        currency = self.currency

        year = self.year

        assets: None | str | Unset
        if isinstance(self.assets, Unset):
            assets = UNSET
        else:
            assets = self.assets

        capital: None | str | Unset
        if isinstance(self.capital, Unset):
            capital = UNSET
        else:
            capital = self.capital

        turnover: None | str | Unset
        if isinstance(self.turnover, Unset):
            turnover = UNSET
        else:
            turnover = self.turnover

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "currency": currency,
                "year": year,
            }
        )
        if assets is not UNSET:
            field_dict["assets"] = assets
        if capital is not UNSET:
            field_dict["capital"] = capital
        if turnover is not UNSET:
            field_dict["turnover"] = turnover

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        currency = d.pop("currency")

        year = d.pop("year")

        def _parse_assets(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        assets = _parse_assets(d.pop("assets", UNSET))

        def _parse_capital(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        capital = _parse_capital(d.pop("capital", UNSET))

        def _parse_turnover(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        turnover = _parse_turnover(d.pop("turnover", UNSET))

        accounts = cls(
            currency=currency,
            year=year,
            assets=assets,
            capital=capital,
            turnover=turnover,
        )

        return accounts

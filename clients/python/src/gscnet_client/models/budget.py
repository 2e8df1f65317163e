from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Budget")


@_attrs_define
class Budget:
    """What may be spent. A hidden one is read by the owner alone, and announced to nobody.

    Attributes:
        amount (str):
        currency (str):
        hidden (bool | Unset):  Default: True.
    """

    amount: str
    currency: str
    hidden: bool | Unset = True

    def to_dict(self) -> dict[str, Any]:
        amount = self.amount

        currency = self.currency

        hidden = self.hidden

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "amount": amount,
                "currency": currency,
            }
        )
        if hidden is not UNSET:
            field_dict["hidden"] = hidden

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        amount = d.pop("amount")

        currency = d.pop("currency")

        hidden = d.pop("hidden", UNSET)

        budget = cls(
            amount=amount,
            currency=currency,
            hidden=hidden,
        )

        return budget

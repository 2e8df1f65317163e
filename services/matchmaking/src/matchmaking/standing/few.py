"""A small market of a few suppliers, for looking at them alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from matchmaking.markets.rules import (
    Certificates,
    Enterprises,
    Ints,
    Market,
    Offers,
    Pieces,
    evidence_of,
)
from matchmaking.markets.stock import Stock

T = TypeVar("T", Offers, Certificates, Pieces)


@dataclass(frozen=True, slots=True)
class Shown:
    """All that some suppliers show; a row of `enterprises` is what the others point to."""

    enterprises: Enterprises
    offers: Offers
    certificates: Mapping[str, Certificates]
    claims: Mapping[str, Pieces]


def shown_by(stock: Stock, places: Ints) -> Shown:
    """Return what the suppliers at these places show, in this order."""
    new = np.full(len(stock.enterprises), -1, np.int32)
    new[places] = np.arange(len(places), dtype=np.int32)
    certificates = {scheme: _moved(held, new) for scheme, held in stock.certificates.items()}
    return Shown(
        stock.enterprises.only(places),
        _with_few_codes(_moved(stock.offers, new)),
        {scheme: held for scheme, held in certificates.items() if len(held)},
        {criterion: _moved(made, new) for criterion, made in stock.claims.items()},
    )


def few_of(stock: Stock, places: Ints, criteria: Iterable[str]) -> Market:
    """Return the suppliers at these places as a market for needs with these criteria."""
    shown = shown_by(stock, places)
    return Market(
        shown.enterprises,
        shown.offers,
        shown.certificates,
        evidence_of(shown.claims, shown.certificates, criteria),
    )


def _moved(rows: T, new: Ints) -> T:
    """Return the rows of the suppliers that have a new place, pointing there."""
    to = new[rows.supplier]
    chosen = np.flatnonzero(to >= 0)
    return replace(rows.only(chosen), supplier=to[chosen])


def _with_few_codes(offers: Offers) -> Offers:
    """Return offers without the codes that none of them has: each costs time with every need."""
    codes, units = list(offers.codes), list(offers.units)
    used, code = np.unique(offers.code, return_inverse=True)
    return replace(offers, code=code, codes=[codes[each] for each in used.tolist()], units=units)

"""Hard constraints of a need: each says whom it excludes, and why. What is unknown excludes nobody.

A criterion is no hard constraint. Its values speak of single products, so one that falls short
does not speak for all, and whoever admits it must not fare worse than who is silent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from vocabulary import hs
from vocabulary.schemes import get_scheme

from matchmaking.markets.rules import Flags, Ints, Market, Offers, Texts

_HEADING = 4  # digits of an HS code on which vintages mostly agree


@dataclass(frozen=True, slots=True)
class Demand:
    """What a need asks for that is either possible or not."""

    hs_code: str | None = None
    hs_vintage: int | None = None
    quantity: float | None = None
    needed_by: date | None = None
    schemes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a supplier cannot supply: a code for programs, a sentence for people."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Exclusions:
    """Which suppliers are out, each for the first reason that applies.

    Args:
        reasons: all that were looked at, in order.
        first: per supplier the index of its reason; -1 for those that remain.
    """

    reasons: Sequence[Reason]
    first: Ints

    @property
    def remain(self) -> Flags:
        return self.first < 0

    def counts(self) -> list[tuple[Reason, int]]:
        """Return the reasons that excluded somebody, and how many."""
        numbers = np.bincount(self.first[self.first >= 0], minlength=len(self.reasons))
        pairs = zip(self.reasons, numbers.tolist(), strict=True)
        return [(reason, count) for reason, count in pairs if count]


def exclude(demand: Demand, market: Market, today: date) -> Exclusions:
    """Apply the hard constraints in a fixed order: product, time, quantity, schemes."""
    relevant = _relevant(demand, market.offers)
    checks = [
        *_by_product(demand, market, relevant),
        *_by_time(demand, market, relevant, today),
        *_by_quantity(demand, market, relevant, today),
        *_by_scheme(demand, market, today),
    ]
    first = np.full(market.size, -1, np.int64)
    for index, (_, is_out) in enumerate(checks):
        first[(first < 0) & is_out] = index
    return Exclusions([reason for reason, _ in checks], first)


Check = tuple[Reason, Flags]


def _relevant(demand: Demand, offers: Offers) -> Flags:
    """Return which products could be meant: those of the asked code, and those without a code."""
    if demand.hs_code is None:
        return np.full(len(offers), True)  # noqa: FBT003  (numpy's fill value)
    codes, asked = offers.hs_code, demand.hs_code
    # Subheadings move between vintages; their headings mostly stay.
    is_same = (offers.hs_vintage == demand.hs_vintage) | (demand.hs_vintage is None)
    by_heading = _related(codes.astype(f"U{_HEADING}"), asked[:_HEADING])
    relevant: Flags = np.where(is_same, _related(codes, asked), by_heading) | (codes == "")
    return relevant


def _related(codes: Texts, asked: str) -> Flags:
    """Return which codes lie within `asked`, or are wider than it."""
    wider = [asked[:length] for length in range(1, len(asked))]
    related: Flags = np.strings.startswith(codes, asked) | np.isin(codes, wider)
    return related


def _by_product(demand: Demand, market: Market, relevant: Flags) -> list[Check]:
    if demand.hs_code is None:
        return []
    makes_something = _any(market.offers.supplier, market.size)
    could_make_it = _any(market.offers.supplier[relevant], market.size)
    text = f"makes other products than HS {hs.formatted(demand.hs_code)}"
    return [(Reason("other_products", text), makes_something & ~could_make_it)]


def _by_time(demand: Demand, market: Market, relevant: Flags, today: date) -> list[Check]:
    if demand.needed_by is None:
        return []
    days = (demand.needed_by - today).days
    offers = market.offers.only(relevant)
    # NaN is never more than a number, so an unknown lead time is no reason.
    is_late = offers.lead_time_days > days
    text = f"needs more than the {max(days, 0)} days that are left"
    return [(Reason("too_slow", text), _all(offers.supplier, is_late, market.size))]


def _by_quantity(demand: Demand, market: Market, relevant: Flags, today: date) -> list[Check]:
    if demand.needed_by is None or demand.quantity is None:
        return []
    days = max((demand.needed_by - today).days, 0)
    offers = market.offers.only(relevant)
    is_short = offers.per_day * days < demand.quantity
    text = f"cannot make the quantity in the {days} days that are left"
    return [(Reason("too_small", text), _all(offers.supplier, is_short, market.size))]


def _by_scheme(demand: Demand, market: Market, today: date) -> list[Check]:
    checks: list[Check] = []
    for code in demand.schemes:
        holds = np.zeros(market.size, np.bool_)
        if code in market.certificates:
            shown = market.certificates[code]
            holds[shown.supplier[shown.is_valid(today)]] = True
        text = f"shows no valid certificate of {get_scheme(code).name}"
        checks.append((Reason(f"no_certificate:{code}", text), ~holds))
    return checks


def _any(supplier: Ints, size: int) -> Flags:
    has_one: Flags = np.bincount(supplier, minlength=size) > 0
    return has_one


def _all(supplier: Ints, fails: Flags, size: int) -> Flags:
    """Return which suppliers have products, all of which fail."""
    products = np.bincount(supplier, minlength=size)
    failing = np.bincount(supplier[fails], minlength=size)
    all_fail: Flags = (products > 0) & (products == failing)
    return all_fail

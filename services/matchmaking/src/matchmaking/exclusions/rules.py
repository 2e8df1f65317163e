"""Hard constraints and retrieval: each says whom it leaves out, and why.

What is unknown excludes nobody. Retrieval wants one sign that a supplier makes what is asked for: a
product whose HS code is related, or the words of the line. Where words cannot be looked up, whoever
makes something without a code remains.

A criterion is no hard constraint. Its values speak of single products, so one that falls short
does not speak for all, and whoever admits it must not fare worse than who is silent.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TypeAlias

import numpy as np
from vocabulary import hs
from vocabulary.schemes import Covered, all_schemes, get_scheme

from matchmaking.evidence.rules import strength_of_certificate
from matchmaking.markets.rules import SIZES, Certificates, Flags, Ints, Market, Offers

_HEADING = 4  # digits of an HS code on which vintages mostly agree
_GONE = -2
_LARGE = SIZES.index("large")


@dataclass(frozen=True, slots=True)
class Demand:
    """What one line of a need asks for that is either possible or not."""

    hs_code: str | None = None
    hs_vintage: int | None = None
    quantity: float | None = None
    unit: str | None = None
    needed_by: date | None = None


@dataclass(frozen=True, slots=True)
class Constraints:
    """What a need asks for that is either possible or not: its lines, and what holds for all."""

    lines: Sequence[Demand]
    schemes: Sequence[str] = ()
    is_reserved_for_msmes: bool = False


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
        delivers: which supplier (row) could deliver which line (column).
        holds: per required scheme, by supplier, which of `ways` it is shown by; -1: by none.
        ways: per required scheme, the scheme itself and then its equivalents.
        retrieved: how many were found by code, by words only, and by nothing but an open question.
    """

    reasons: Sequence[Reason]
    first: Ints
    delivers: Flags
    holds: Mapping[str, Ints] = field(default_factory=dict)
    ways: Mapping[str, Sequence[str]] = field(default_factory=dict)
    retrieved: tuple[int, int, int] = (0, 0, 0)

    @property
    def remain(self) -> Flags:
        flags: Flags = self.first == -1
        return flags

    def counts(self) -> list[tuple[Reason, int]]:
        """Return the reasons that excluded somebody, and how many."""
        numbers = np.bincount(self.first[self.first >= 0], minlength=len(self.reasons))
        pairs = zip(self.reasons, numbers.tolist(), strict=True)
        return [(reason, count) for reason, count in pairs if count]

    def shown_by(self, supplier: int) -> list[tuple[str, str]]:
        """Return by which scheme the supplier shows each required one."""
        return [
            (asked, self.ways[asked][way])
            for asked, ways in self.holds.items()
            if (way := int(ways[supplier])) >= 0
        ]


Check: TypeAlias = tuple[Reason, Flags]


def exclude(
    wanted: Constraints,
    market: Market,
    today: date,
    *,
    found: Sequence[Flags | None] | None = None,
) -> Exclusions:
    """Apply the hard constraints: product, words, time, quantity of each line; schemes; size.

    A supplier is out when it can deliver no line; `found` says by line whom its words find, None
    where nobody could look.
    """
    size = market.size
    words = list(found) if found is not None else [None] * len(wanted.lines)
    fits = [_fit(line, market, by) for line, by in zip(wanted.lines, words, strict=True)]
    checks: list[Check] = []
    by_line = [
        _of_line(line, market, fit, by, today)
        for line, fit, by in zip(wanted.lines, fits, words, strict=True)
    ]
    fails = [_any_of([out for _, out in each], size) for each in by_line]
    delivers = ~np.stack(fails, axis=1) if fails else np.ones((size, 0), np.bool_)
    if by_line:
        none = ~delivers.any(axis=1)
        others = "; nor can it deliver another line" if len(by_line) > 1 else ""
        checks += [
            (Reason(reason.code, reason.text + others), out & none) for reason, out in by_line[0]
        ]
    holds = {code: ways_held(code, market, today) for code in wanted.schemes}
    for code, ways in holds.items():
        text = f"shows no valid certificate of {get_scheme(code).name}, nor of an equivalent"
        checks.append((Reason(f"no_certificate:{code}", text), ways < 0))
    if wanted.is_reserved_for_msmes:
        text = "is a large enterprise, and the need is reserved for smaller ones"
        checks.append((Reason("reserved_for_msmes", text), market.enterprises.size == _LARGE))
    first = np.where(market.enterprises.is_there, -1, _GONE)
    for index, (_, is_out) in enumerate(checks):
        first[(first == -1) & is_out] = index
    return Exclusions(
        [reason for reason, _ in checks],
        first,
        delivers,
        holds,
        {code: ways_of(code) for code in wanted.schemes},
        _retrieved(fits, words, first == -1),
    )


def ways_of(code: str) -> tuple[str, ...]:
    """Return a scheme and its equivalents."""
    return code, *equivalents(code)


def nobody_unless_found(
    wanted: Constraints, market: Market, found: Sequence[Flags | None]
) -> list[Flags | None]:
    """Return whom the words of each line find, and nobody of a line where nobody could look.

    For telling a supplier that somebody asks for what it makes: of a line without a code only the
    words can say so, and where they were not looked up nobody knows it of anybody.
    """
    nobody = np.zeros(market.size, np.bool_)
    return [
        nobody if line.hs_code is None and by_words is None else by_words
        for line, by_words in zip(wanted.lines, found, strict=True)
    ]


@cache
def equivalents(code: str) -> tuple[str, ...]:
    """Return the schemes that cover all that a scheme covers, as strictly and as strongly.

    A scheme whose coverage nobody has written down has no equivalent: unknown is not nothing.
    """
    asked = get_scheme(code)
    least = strength_of_certificate(code, has_number=True)
    return tuple(
        each.code
        for each in all_schemes().values()
        if asked.covers
        and each.code != code
        and asked.certifies <= each.certifies
        and strength_of_certificate(each.code, has_number=True) >= least
        and all(
            name in each.covers and _is_as_strict(each.covers[name], covered)
            for name, covered in asked.covers.items()
        )
    )


def ways_held(code: str, market: Market, today: date) -> Ints:
    """Return by which of its ways each supplier shows a scheme: 0 is itself; -1 is by none."""
    held = np.full(market.size, -1, np.int64)
    for way, shown in reversed([*_shown(code, market)]):
        held[shown.supplier[shown.is_valid(today)]] = way
    return held


def once_held(code: str, market: Market, today: date) -> Flags:
    """Return who shows a scheme by a certificate that does not count today."""
    once = np.zeros(market.size, np.bool_)
    for _, shown in _shown(code, market):
        once[shown.supplier[~shown.is_valid(today)]] = True
    return once


def _shown(code: str, market: Market) -> Iterator[tuple[int, Certificates]]:
    """Yield the ways of a scheme with their certificates, whether those are valid or not."""
    least = strength_of_certificate(code, has_number=True).rank
    for way, scheme in enumerate(ways_of(code)):
        shown = market.certificates.get(scheme)
        if shown is not None:
            # What stands in for another has to be as well proven as that one would be.
            yield way, shown.only(shown.strength >= least) if way else shown


def _is_as_strict(offered: Covered, asked: Covered) -> bool:
    if asked.at_least is None and asked.at_most is None:
        return True
    if offered.unit != asked.unit:
        return False
    enough = asked.at_least is None or (
        offered.at_least is not None and offered.at_least >= asked.at_least
    )
    within = asked.at_most is None or (
        offered.at_most is not None and offered.at_most <= asked.at_most
    )
    return enough and within


@dataclass(frozen=True, slots=True)
class _Fit:
    """Which products could be meant by a line, and which suppliers make such a thing."""

    relevant: Flags
    by_code: Flags
    is_open: Flags


def _fit(demand: Demand, market: Market, words: Flags | None) -> _Fit:
    offers, size = market.offers, market.size
    has_code = np.array([bool(code) for code, _ in offers.codes], np.bool_)[offers.code]
    makes = np.bincount(offers.supplier, minlength=size)
    coded = np.bincount(offers.supplier[has_code], minlength=size)
    is_open = (makes == 0) | (coded < makes)
    if demand.hs_code is None:
        # Without a code only words can say what is meant; without words everybody may be.
        nobody = np.zeros(size, np.bool_)
        return _Fit(np.ones(len(offers), np.bool_), nobody, is_open if words is None else nobody)
    related = np.array([_is_related(demand, *each) for each in offers.codes], np.bool_)[offers.code]
    relevant = related | ~has_code
    return _Fit(relevant, _any(offers.supplier[related & has_code], size), is_open)


def _is_related(demand: Demand, code: str, vintage: int) -> bool:
    """Say whether a product's code lies within the asked one, or is wider than it."""
    asked = demand.hs_code or ""
    if not code:
        return False
    if demand.hs_vintage is not None and vintage != demand.hs_vintage:
        # Subheadings move between vintages; their headings mostly stay.
        asked, code = asked[:_HEADING], code[:_HEADING]
    return code.startswith(asked) or asked.startswith(code)


def _of_line(
    demand: Demand, market: Market, fit: _Fit, words: Flags | None, today: date
) -> list[Check]:
    return [
        *_by_product(demand, fit),
        *_by_words(fit, words),
        *_by_time(demand, market, fit.relevant, today),
        *_by_quantity(demand, market, fit.relevant, today),
    ]


def _by_product(demand: Demand, fit: _Fit) -> list[Check]:
    if demand.hs_code is None:
        return []
    text = f"makes other products than HS {hs.formatted(demand.hs_code)}"
    return [(Reason("other_products", text), ~fit.by_code & ~fit.is_open)]


def _by_words(fit: _Fit, words: Flags | None) -> list[Check]:
    if words is None:
        return []
    text = "gives no HS code that fits, and the words of the line find nothing of it"
    return [(Reason("not_found", text), ~fit.by_code & ~words)]


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
    offers: Offers = market.offers.only(relevant)
    is_short = offers.a_day(demand.unit) * days < demand.quantity
    text = f"cannot make the quantity in the {days} days that are left"
    return [(Reason("too_small", text), _all(offers.supplier, is_short, market.size))]


def _retrieved(
    fits: Sequence[_Fit], words: Sequence[Flags | None], remain: Flags
) -> tuple[int, int, int]:
    if not fits:
        return 0, 0, int(remain.sum())
    by_code = _any_of([each.by_code for each in fits], len(remain))
    by_words = _any_of([each for each in words if each is not None], len(remain))
    counts = (
        remain & by_code,
        remain & ~by_code & by_words,
        remain & ~by_code & ~by_words,
    )
    code, word, neither = (int(each.sum()) for each in counts)
    return code, word, neither


def _any_of(several: Sequence[Flags], size: int) -> Flags:
    flags = np.zeros(size, np.bool_)
    for each in several:
        flags |= each
    return flags


def _any(supplier: Ints, size: int) -> Flags:
    has_one: Flags = np.bincount(supplier, minlength=size) > 0
    return has_one


def _all(supplier: Ints, fails: Flags, size: int) -> Flags:
    """Return which suppliers have products, all of which fail."""
    products = np.bincount(supplier, minlength=size)
    failing = np.bincount(supplier[fails], minlength=size)
    all_fail: Flags = (products > 0) & (products == failing)
    return all_fail

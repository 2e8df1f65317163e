"""How suppliers are scored and ordered for a need: arithmetic on columns, exact and repeatable.

A score is an interval of three points. `proven` counts what evidence of the demanded level shows,
weighted by the strength of that evidence; `claimed` counts everything that is stated, as if it
held; `potential` adds everything that nobody has said anything about, as if it turned out well.

Suppliers are ordered by what is proven, then by what is claimed (ADR 0011), then by how seldom they
were shown, then by identifier. Neither of the first two counts silence, so that a supplier who says
"5 %" is never behind one who says nothing, and more evidence never harms. A margin of preference
multiplies the first two. A share of the first page may be kept for micro and small enterprises.

Everything is counted in integers (thousandths of weight and utility, percent of evidence): the
result does not depend on the order in which suppliers are added up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from vocabulary.evidence import Strength

from matchmaking.markets.rules import Flags, Ints, Pieces
from matchmaking.needs.rules import Ask

RULES_VERSION = 3
"""Counts the changes of the rules, from exclusion to order, that can change a list."""

FIRST_PAGE = 20
"""How many suppliers a buyer sees at first; on it exposure is counted and a share is kept."""

WORTH_PERCENT = {
    Strength.SELF_DECLARED: 25,
    Strength.DOCUMENT: 50,
    Strength.ACCREDITED: 85,
    Strength.VERIFIED: 100,
}
"""What a proof counts by the strength of its evidence; only the order is more than a convention."""

_THOUSAND = 1000
_POINTS_OF_ONE = _THOUSAND * 100  # full utility times full evidence
_WHOLE = 10_000  # hundredths of a percent
_TOLERANCE = 1e-9  # a unit that was converted and back still meets its own bound


class Standing(StrEnum):
    """How a supplier stands to one criterion; the strongest piece of evidence decides.

    Unknown, zero and not covered are three things: nobody has said anything (`UNKNOWN`), or what
    was said falls short (`NOT_MET`), or every proof there was has lapsed or is known to leave the
    criterion out (`MISSING`).
    """

    UNKNOWN = "unknown"
    MISSING = "missing"
    NOT_MET = "not_met"
    CLAIMED = "claimed"
    PROVEN = "proven"


class _Rank(IntEnum):
    """What a piece of evidence says of an ask; the highest decides."""

    NOTHING = 0
    LAPSED = 1
    NO_AMOUNT = 2
    TOO_LITTLE = 3
    ENOUGH = 4
    ENOUGH_AND_STRONG = 5


_STANDINGS = {
    _Rank.NOTHING: Standing.UNKNOWN,
    _Rank.LAPSED: Standing.MISSING,
    _Rank.NO_AMOUNT: Standing.UNKNOWN,
    _Rank.TOO_LITTLE: Standing.NOT_MET,
    _Rank.ENOUGH: Standing.CLAIMED,
    _Rank.ENOUGH_AND_STRONG: Standing.PROVEN,
}
STANDINGS = tuple(Standing)
_PLACES = np.array([STANDINGS.index(_STANDINGS[rank]) for rank in _Rank], np.int64)


@dataclass(frozen=True, slots=True)
class Scores:
    """What the suppliers reach, each row a supplier.

    Args:
        proven: points for what is proven.
        claimed: points if every claim held.
        potential: points if every unknown turned out well, too.
        attainable: the points of a supplier that proves everything.
        ranks: what the best piece of each supplier (row) says to each ask (column).
    """

    proven: Ints
    claimed: Ints
    potential: Ints
    attainable: int
    ranks: Ints

    def share(self, points: int) -> float:
        """Return points as a share of what is attainable, to four places."""
        return round(points / self.attainable, 4) if self.attainable else 0.0

    def standing(self, supplier: int, ask: int) -> Standing:
        return _STANDINGS[_Rank(int(self.ranks[supplier, ask]))]

    def standings(self, ask: int) -> Ints:
        """Return how each supplier stands to one ask, as places in `STANDINGS`."""
        places: Ints = _PLACES[self.ranks[:, ask]]
        return places


def score(
    asks: Sequence[Ask],
    evidence: Mapping[str, Pieces],
    suppliers: int,
    today: date,
    *,
    among: Flags | None = None,
) -> Scores:
    """Score all suppliers against all asks with the evidence that is valid `today`.

    With `among` only those are scored; the rows of the others mean nothing.
    """
    proven, claimed, potential = (np.zeros(suppliers, np.int64) for _ in range(3))
    ranks = np.zeros((suppliers, len(asks)), np.int8)
    for column, ask in enumerate(asks):
        judged = _judge(ask, evidence[ask.criterion], today, among)
        held = _best(judged.claimed, judged.supplier, suppliers)
        proven += _best(judged.proven, judged.supplier, suppliers)
        claimed += held
        ranks[:, column] = _best(judged.rank, judged.supplier, suppliers)
        is_open = ranks[:, column] < _Rank.TOO_LITTLE
        potential += np.where(is_open, ask.weight_thousandths * _POINTS_OF_ONE, held)
    attainable = sum(ask.weight_thousandths for ask in asks) * _POINTS_OF_ONE
    return Scores(proven, claimed, potential, attainable, ranks)


def contributions(
    asks: Sequence[Ask], evidence: Mapping[str, Pieces], suppliers: int, today: date
) -> tuple[Ints, Ints]:
    """Return the points that each ask (column) adds to `proven` and to `claimed`."""
    proven, claimed = (np.zeros((suppliers, len(asks)), np.int64) for _ in range(2))
    for column, ask in enumerate(asks):
        judged = _judge(ask, evidence[ask.criterion], today)
        proven[:, column] = _best(judged.proven, judged.supplier, suppliers)
        claimed[:, column] = _best(judged.claimed, judged.supplier, suppliers)
    return proven, claimed


def in_order(
    scores: Scores,
    ids: NDArray[Any],
    candidates: Flags,
    *,
    shown: Ints | None = None,
    margin: Ints | None = None,
) -> Ints:
    """Return the indices of the candidates, best first.

    Args:
        scores: what they reach.
        ids: break ties.
        candidates: who is ordered at all.
        shown: how often each was shown; among equals who was shown less goes first.
        margin: by how many hundredths of a percent the points of each count for more.
    """
    chosen = np.flatnonzero(candidates)
    times = _WHOLE + (np.int64(0) if margin is None else margin[chosen].astype(np.int64))
    seen = np.zeros(len(chosen), np.int64) if shown is None else shown[chosen]
    keys = (ids[chosen], seen, -scores.claimed[chosen] * times, -scores.proven[chosen] * times)
    ordered: Ints = chosen[np.lexsort(keys)]
    return ordered


def with_share(order: Ints, is_small: Flags, *, page: int, percent: int) -> Ints:
    """Return an order in which small enterprises have a share of the first page.

    They come as far up as that takes and no further: on the page and after it, what is better
    stays before what is worse.

    Args:
        order: indices, best first.
        is_small: of all suppliers, by index.
        page: how many are seen at first.
        percent: of the page; rounded down, so that a small share is never more than was said.
    """
    small = np.flatnonzero(is_small[order])
    on_page = int(np.searchsorted(small, page))
    wanted = min(page * percent // 100, len(small))
    if on_page >= wanted:
        return order
    others = np.flatnonzero(~is_small[order])
    first = np.sort(np.concatenate([small[:wanted], others[: page - wanted]]))
    rest = np.setdiff1d(np.arange(len(order)), first, assume_unique=True)
    shared: Ints = order[np.concatenate([first, rest])]
    return shared


def decisive(
    asks: Sequence[Ask], evidence: Mapping[str, Pieces], suppliers: int, today: date
) -> Ints:
    """Return the serial of the piece that decides each standing; -1 where there is none."""
    serials = np.full((suppliers, len(asks)), -1, np.int64)
    for column, ask in enumerate(asks):
        judged = _judge(ask, evidence[ask.criterion], today)
        winners = _winners(judged)
        serials[judged.supplier[winners], column] = judged.serial[winners]
    return serials


@dataclass(frozen=True, slots=True)
class _Judged:
    """What each piece of evidence is worth for one ask."""

    supplier: Ints
    proven: Ints
    claimed: Ints
    rank: Ints
    valid_until: Ints
    serial: Ints


def _judge(ask: Ask, pieces: Pieces, today: date, among: Flags | None = None) -> _Judged:
    """Say what each piece is worth for `ask`; what has lapsed is worth nothing."""
    # What leaves the criterion out and has lapsed says nothing any more.
    speaking = ~pieces.leaves_out | pieces.is_valid(today)
    if among is not None:
        speaking &= among[pieces.supplier]
    pieces = pieces.only(np.flatnonzero(speaking))
    speaks = pieces.is_valid(today) & ~pieces.leaves_out
    meets, fails, utility = _answers(ask, pieces)
    meets &= speaks
    enough = meets & (pieces.strength >= ask.strength.rank)
    rank = np.full(len(pieces), _Rank.NO_AMOUNT, np.int64)
    rank[~speaks] = _Rank.LAPSED
    rank[speaks & fails] = _Rank.TOO_LITTLE
    rank[meets] = _Rank.ENOUGH
    rank[enough] = _Rank.ENOUGH_AND_STRONG
    worth = np.where(meets, utility * ask.weight_thousandths, 0)
    percent = np.array([WORTH_PERCENT[each] for each in Strength], np.int64)
    return _Judged(
        supplier=pieces.supplier,
        proven=np.where(enough, worth * percent[pieces.strength], 0),
        claimed=worth * 100,
        rank=rank,
        valid_until=pieces.valid_until,
        serial=pieces.serial,
    )


def _answers(ask: Ask, pieces: Pieces) -> tuple[Flags, Flags, Ints]:
    """Return which pieces meet the ask, which fall short, and their utility in thousandths."""
    if ask.is_required:
        meets = np.full(len(pieces), True)  # noqa: FBT003  (numpy's fill value)
        fails = np.full(len(pieces), False)  # noqa: FBT003
        if ask.at_least is not None:
            bound = float(ask.at_least)
            slack = abs(bound) * _TOLERANCE
            meets &= pieces.lowest >= bound - slack
            fails |= pieces.highest < bound - slack
        if ask.at_most is not None:
            bound = float(ask.at_most)
            slack = abs(bound) * _TOLERANCE
            meets &= pieces.highest <= bound + slack
            fails |= pieces.lowest > bound + slack
        return meets, fails, np.full(len(pieces), _THOUSAND, np.int64)
    nothing, full = float(ask.nothing_at), float(ask.full_at)
    surely = pieces.lowest if full > nothing else pieces.highest
    is_known = np.isfinite(surely)
    part = (np.where(is_known, surely, nothing) - nothing) / (full - nothing)
    utility = np.rint(np.clip(part, 0, 1) * _THOUSAND).astype(np.int64)
    return is_known & (utility > 0), is_known & (utility == 0), utility


def _best(points: Ints, supplier: Ints, suppliers: int) -> Ints:
    best = np.zeros(suppliers, np.int64)
    np.maximum.at(best, supplier, points)
    return best


def _winners(judged: _Judged) -> Ints:
    """Return, for each supplier that has any, the index of the piece that decides how it stands."""
    order = np.lexsort(
        (
            judged.serial,
            judged.valid_until,
            judged.claimed,
            judged.proven,
            judged.rank,
            judged.supplier,
        )
    )
    owner = judged.supplier[order]
    is_last = np.ones(len(owner), np.bool_)
    is_last[:-1] = owner[1:] != owner[:-1]
    winners: Ints = order[is_last]
    return winners

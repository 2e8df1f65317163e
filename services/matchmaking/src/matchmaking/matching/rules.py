"""How suppliers are scored and ordered for a need: arithmetic on columns, exact and repeatable.

A score is an interval of three points. `proven` counts what evidence of the demanded level shows,
weighted by the strength of that evidence; `claimed` counts everything that is stated, as if it
held; `potential` adds everything that nobody has said anything about, as if it turned out well.

Suppliers are ordered by what is proven, then by the middle of the interval (`claimed`), then by
identifier. Neither of the first two counts silence, so that a supplier who says "5 %" is never
behind one who says nothing, and more evidence never harms.

Everything is counted in integers (thousandths of weight and utility, percent of evidence): the
result does not depend on the order in which suppliers are added up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from vocabulary.evidence import Strength

from matchmaking.markets.rules import Evidence, Flags, Ints
from matchmaking.needs.rules import Ask

RULES_VERSION = 1
"""Counts the changes of this module that can change an order."""

WORTH_PERCENT = {
    Strength.SELF_DECLARED: 25,
    Strength.DOCUMENT: 50,
    Strength.ACCREDITED: 85,
    Strength.VERIFIED: 100,
}
"""What a proof counts by the strength of its evidence; only the order is more than a convention."""

_THOUSAND = 1000
_POINTS_OF_ONE = _THOUSAND * 100  # full utility times full evidence
_TOLERANCE = 1e-9  # a unit that was converted and back still meets its own bound


class Standing(IntEnum):
    """How a supplier stands to one criterion; the strongest piece of evidence decides.

    Unknown, zero and not covered are three things: nobody has said anything (`UNKNOWN`), or what
    was said falls short (`NOT_MET`), or every proof there was has lapsed or is known to leave the
    criterion out (`MISSING`).
    """

    UNKNOWN = 0
    MISSING = 1
    NOT_MET = 2
    CLAIMED = 3
    PROVEN = 4


@dataclass(frozen=True, slots=True)
class Scores:
    """What the suppliers reach, each row a supplier.

    Args:
        proven: points for what is proven.
        claimed: points if every claim held.
        potential: points if every unknown turned out well, too.
        attainable: the points of a supplier that proves everything.
        standing: `Standing` of each supplier (row) to each ask (column).
        decisive: serial of the piece of evidence that decides it; -1 where there is none.
    """

    proven: Ints
    claimed: Ints
    potential: Ints
    attainable: int
    standing: Ints
    decisive: Ints

    def share(self, points: int) -> float:
        """Return points as a share of what is attainable, to four places."""
        return round(points / self.attainable, 4) if self.attainable else 0.0


def score(asks: Sequence[Ask], evidence: Evidence, suppliers: int, today: date) -> Scores:
    """Score all suppliers against all asks with the evidence that is valid `today`."""
    proven, claimed, potential = (np.zeros(suppliers, np.int64) for _ in range(3))
    standing = np.zeros((suppliers, len(asks)), np.int64)
    decisive = np.full((suppliers, len(asks)), -1, np.int64)
    for column, ask in enumerate(asks):
        is_idle = evidence.leaves_out & ~_valid(evidence, today)
        pieces = evidence.only((evidence.criterion == ask.criterion) & ~is_idle)
        judged = _judge(ask, pieces, today)
        proven += _best(judged.proven, pieces.supplier, suppliers)
        held = _best(judged.claimed, pieces.supplier, suppliers)
        claimed += held
        winners = _winners(judged, pieces)
        standing[pieces.supplier[winners], column] = judged.standing[winners]
        decisive[pieces.supplier[winners], column] = pieces.serial[winners]
        is_open = standing[:, column] < Standing.NOT_MET
        potential += np.where(is_open, ask.weight_thousandths * _POINTS_OF_ONE, held)
    attainable = sum(ask.weight_thousandths for ask in asks) * _POINTS_OF_ONE
    return Scores(proven, claimed, potential, attainable, standing, decisive)


def in_order(scores: Scores, ids: NDArray[np.str_], candidates: Flags) -> Ints:
    """Return the indices of the candidates, best first; `ids` break ties."""
    chosen = np.flatnonzero(candidates)
    keys = (ids[chosen], -scores.claimed[chosen], -scores.proven[chosen])
    return chosen[np.lexsort(keys)]


@dataclass(frozen=True, slots=True)
class _Judged:
    proven: Ints
    claimed: Ints
    standing: Ints
    is_silent: Flags


def _judge(ask: Ask, pieces: Evidence, today: date) -> _Judged:
    """Say what each piece of evidence is worth for `ask`; what has lapsed is worth nothing."""
    speaks = _valid(pieces, today) & ~pieces.leaves_out
    meets, fails, utility = _answers(ask, pieces)
    meets &= speaks
    enough = meets & (pieces.strength >= ask.strength.rank)
    standing = np.full(len(pieces.serial), Standing.UNKNOWN, np.int64)
    standing[~speaks] = Standing.MISSING
    standing[speaks & fails] = Standing.NOT_MET
    standing[meets] = Standing.CLAIMED
    standing[enough] = Standing.PROVEN
    worth = np.where(meets, utility * ask.weight_thousandths, 0)
    percent = np.array([WORTH_PERCENT[each] for each in Strength], np.int64)
    return _Judged(
        proven=np.where(enough, worth * percent[pieces.strength], 0),
        claimed=worth * 100,
        standing=standing,
        is_silent=speaks & ~meets & ~fails,
    )


def _valid(pieces: Evidence, today: date) -> Flags:
    day = today.toordinal()
    return (pieces.valid_from <= day) & (day <= pieces.valid_until)


def _answers(ask: Ask, pieces: Evidence) -> tuple[Flags, Flags, Ints]:
    """Return which pieces meet the ask, which fall short, and their utility in thousandths."""
    if ask.is_required:
        meets = np.full(len(pieces.serial), True)  # noqa: FBT003  (numpy's fill value)
        fails = np.full(len(pieces.serial), False)  # noqa: FBT003
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
        return meets, fails, np.full(len(pieces.serial), _THOUSAND, np.int64)
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


def _winners(judged: _Judged, pieces: Evidence) -> Ints:
    """Return, for each supplier that has any, the piece that decides how it stands."""
    # A piece that is valid but says no amount leaves the question open. It outranks one that has
    # lapsed, and gives way to one that answers.
    rank = judged.standing * 2
    rank[judged.is_silent] = Standing.MISSING * 2 + 1
    keys = (pieces.serial, pieces.valid_until, judged.claimed, judged.proven, rank, pieces.supplier)
    order = np.lexsort(keys)
    owner = pieces.supplier[order]
    is_last = np.ones(len(owner), np.bool_)
    is_last[:-1] = owner[1:] != owner[:-1]
    winners: Ints = order[is_last]
    return winners

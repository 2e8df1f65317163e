"""From a need and a market to an order: exclusion, retrieval, score, order. Pure arithmetic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchmaking.exclusions.rules import Constraints, Exclusions, exclude
from matchmaking.freight import rules as freight
from matchmaking.freight.rules import Load
from matchmaking.markets.rules import SIZES, Flags, Ints, Market, Pieces
from matchmaking.matching.rules import FIRST_PAGE, Scores, in_order, score, with_share
from matchmaking.needs.rules import Ask

SMALL = ("micro", "small")


@dataclass(frozen=True, slots=True)
class Question:
    """All of a need that decides who is listed where.

    Args:
        asks: requirements and preferences.
        constraints: what is possible or not.
        loads: what would have to be carried where; empty when a mass or a place is not known.
        margins: by size class, by how many hundredths of a percent points count for more.
        share_percent: of the first page, for micro and small enterprises.
        day: on which evidence has to be valid.
        limit: how many are listed.
    """

    asks: Sequence[Ask]
    constraints: Constraints
    loads: Sequence[Load]
    margins: Mapping[str, int]
    share_percent: int
    day: date
    limit: int

    @property
    def criteria(self) -> list[str]:
        """The criteria that evidence is wanted for."""
        return list(dict.fromkeys(ask.criterion for ask in self.asks))

    @property
    def page(self) -> int:
        return min(FIRST_PAGE, self.limit)


@dataclass(frozen=True, slots=True)
class Ranked:
    """Everybody who was looked at, and the best of them in order."""

    exclusions: Exclusions
    scores: Scores
    evidence: Mapping[str, Pieces]
    listed: Ints
    margin: Ints


def rank(
    question: Question,
    market: Market,
    ids: NDArray[Any],
    *,
    shown: Ints | None = None,
    found: Sequence[Flags | None] | None = None,
) -> Ranked:
    """Return who is listed, best first.

    Args:
        question: what is asked.
        market: who is there.
        ids: break ties; anything that sorts as the identifiers do.
        shown: how often each supplier was shown before the day.
        found: by line, whom its words find; None where nobody could look.
    """
    exclusions = exclude(question.constraints, market, question.day, found=found)
    evidence = dict(market.evidence)
    if freight.CRITERION in evidence:
        # An estimate by one method for all compares; what each says of its own does not.
        evidence[freight.CRITERION] = freight.pieces(market.enterprises, question.loads)
    remain = exclusions.remain
    scores = score(question.asks, evidence, market.size, question.day, among=remain)
    sizes = market.enterprises.size
    margin = np.array([question.margins.get(each, 0) for each in SIZES], np.int64)[sizes]
    order = in_order(scores, ids, remain, shown=shown, margin=margin)
    is_small = np.isin(sizes, [SIZES.index(each) for each in SMALL])
    order = with_share(order, is_small, page=question.page, percent=question.share_percent)
    return Ranked(exclusions, scores, evidence, order[: question.limit], margin)

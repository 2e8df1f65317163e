"""How suppliers stand to a need, by the arithmetic of matching: all of them, or a few."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import numpy as np

from matchmaking.exclusions.rules import ways_of
from matchmaking.lookups.rules import LookedUp, Words, words_to_look_up
from matchmaking.markets.rules import Flags, Ints, Market
from matchmaking.markets.stock import Stock
from matchmaking.matching.questions import question_of
from matchmaking.matching.ranking import Question, Ranked, rank
from matchmaking.needs.models import Need
from matchmaking.standing.rules import KEPT, Kept, state_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What a need asks on a day, and by which words its lines without an HS code look for whom."""

    question: Question
    words: Words

    @property
    def criteria(self) -> list[str]:
        return self.question.criteria

    def on(self, day: date) -> "Asked":
        return replace(self, question=replace(self.question, day=day))


def asked_by(need: Need, day: date, *, most: int = KEPT) -> Asked:
    """Return what a need asks on a day.

    Standing matches are ordered by merit alone: how often somebody was shown and the share of small
    enterprises belong to the page that a buyer is given.
    """
    return Asked(question_of(need, day, limit=most), words_to_look_up(need.lines))


@dataclass(frozen=True, slots=True)
class Looked:
    """The best of a need, and how many points there are."""

    kept: Sequence[Kept]
    attainable: int


def look_at_all(asked: Asked, stock: Stock, known: LookedUp) -> Looked:
    """Return the best of all suppliers; a line that nobody looked up leaves nobody out."""
    question = asked.question
    schemes = {each for code in question.constraints.schemes for each in ways_of(code)}
    market = stock.market(question.criteria, schemes)
    ranked = rank(question, market, stock.rank, found=found_in(stock, asked.words, known))
    return Looked(kept_of(question, market, ranked), ranked.scores.attainable)


def look_at_few(asked: Asked, few: Market, known: LookedUp) -> dict[UUID, Kept | None]:
    """Return how each of a few suppliers stands; None for those that cannot supply."""
    question, count = asked.question, len(few.enterprises)
    found = [
        None if each is None else np.isin(few.enterprises.id, each)
        for each in known.by_line(asked.words)
    ]
    ranked = rank(replace(question, limit=count), few, few.enterprises.id, found=found)
    stands: dict[UUID, Kept | None] = {few.id_of(each): None for each in range(count)}
    stands |= {each.supplier: each for each in kept_of(question, few, ranked)}
    return stands


def found_in(stock: Stock, words: Words, known: LookedUp) -> list[Flags | None]:
    """Return by line which of all suppliers its words find; None where nobody looked."""
    return [
        None if each is None else _flags(stock.places(each), len(stock.enterprises))
        for each in known.by_line(words)
    ]


def _flags(places: Ints, size: int) -> Flags:
    flags = np.zeros(size, np.bool_)
    flags[places[places >= 0]] = True
    return flags


def kept_of(question: Question, market: Market, ranked: Ranked) -> list[Kept]:
    """Return the listed suppliers with what decides their places, best first."""
    return [
        Kept(
            supplier=market.id_of(at),
            proven=int(ranked.scores.proven[at]),
            claimed=int(ranked.scores.claimed[at]),
            potential=int(ranked.scores.potential[at]),
            margin=int(ranked.margin[at]),
            state=state_of(question.asks, ranked.scores, at),
        )
        for at in ranked.listed.tolist()
    ]

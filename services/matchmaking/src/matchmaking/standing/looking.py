"""How suppliers stand to a need, by the arithmetic of matching: all of them, or a few."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from matchmaking.exclusions.rules import ways_of
from matchmaking.markets.rules import Market
from matchmaking.markets.stock import Stock
from matchmaking.matching.questions import question_of
from matchmaking.matching.ranking import Question, Ranked, rank
from matchmaking.needs.models import Need
from matchmaking.standing.rules import KEPT, Kept, state_of


def standing_question(need: Need, day: date, *, most: int = KEPT) -> Question:
    """Return what a need asks on a day.

    Standing matches are ordered by merit alone. How often somebody was shown and the share of
    small enterprises belong to the page that a buyer is given; words are looked up there, too.
    """
    return question_of(need, day, limit=most)


@dataclass(frozen=True, slots=True)
class Looked:
    """The best of a need, and how many points there are."""

    kept: Sequence[Kept]
    attainable: int


def look_at_all(question: Question, stock: Stock) -> Looked:
    """Return the best of all suppliers."""
    schemes = {each for code in question.constraints.schemes for each in ways_of(code)}
    market = stock.market(question.criteria, schemes)
    ranked = rank(question, market, stock.rank)
    return Looked(kept_of(question, market, ranked), ranked.scores.attainable)


def look_at_few(question: Question, few: Market) -> dict[UUID, Kept | None]:
    """Return how each of a few suppliers stands; None for those that cannot supply."""
    count = len(few.enterprises)
    ranked = rank(replace(question, limit=count), few, few.enterprises.id)
    stands: dict[UUID, Kept | None] = {few.id_of(each): None for each in range(count)}
    stands |= {each.supplier: each for each in kept_of(question, few, ranked)}
    return stands


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

"""Computes the lists of some needs: what takes long, and needs no database.

A need that cannot be understood, or whose arithmetic fails, is left out; it holds up no other one.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID

from chassis.search.reading import BAD_CONTENT

from matchmaking.markets.stock import Stock
from matchmaking.matching.ranking import Question
from matchmaking.needs.models import Need
from matchmaking.standing.few import few_of
from matchmaking.standing.looking import look_at_all, look_at_few, standing_question
from matchmaking.standing.rules import Kept, renewed

LOOKING_S = 3.0
"""So long a transaction looks at most: PostgreSQL ends one that says nothing for ten seconds."""

Stands: TypeAlias = Mapping[UUID, Mapping[UUID, Kept | None]]
"""By need and supplier, how the supplier stands now."""


@dataclass(slots=True)
class Computed:
    """The list of a need as it was computed; nobody is on it if the need cannot be understood.

    Args:
        need_version: what it was computed for.
        question: what that asks.
        kept: who stands on it.
        attainable: how many points there are.
        fault: why it cannot be computed.
        is_undecided: somebody left it while it was computed, and who follows is not known.
    """

    need_version: int
    question: Question | None = None
    kept: Sequence[Kept] = ()
    attainable: int = 0
    fault: Exception | None = None
    is_undecided: bool = False

    def fail(self, fault: Exception) -> None:
        self.kept, self.attainable, self.fault = (), 0, fault


@dataclass(frozen=True, slots=True)
class Looks:
    """What was found out in the time there was.

    Args:
        stands: how the changed suppliers stand, by need.
        faults: why that cannot be said, by need.
    """

    stands: Stands
    faults: Mapping[UUID, Exception]


def compute(needs: Sequence[Need], stock: Stock, day: date, most: int) -> dict[UUID, Computed]:
    """Return the lists of needs, from all suppliers."""
    computed = {each.id: Computed(each.version) for each in needs}
    for need in needs:
        one = computed[need.id]
        try:
            one.question = standing_question(need, day, most=most)
            looked = look_at_all(one.question, stock)
        except BAD_CONTENT as fault:
            one.fail(fault)
        else:
            one.kept, one.attainable = looked.kept, looked.attainable
    return computed


def put_right(
    computed: Mapping[UUID, Computed], stock: Stock, changed: Sequence[UUID], most: int
) -> None:
    """Put those in place who changed while the lists were computed."""
    questions = {
        need_id: each.question
        for need_id, each in computed.items()
        if each.question is not None and each.fault is None
    }
    looks = look_at_changed(questions, stock, changed)
    for need_id in questions:
        one, stands = computed[need_id], looks.stands.get(need_id)
        if need_id in looks.faults:
            one.fail(looks.faults[need_id])
        elif stands is None or (after := renewed(one.kept, stands, most=most)) is None:
            one.is_undecided = True
        else:
            one.kept = after


def look_at_changed(
    questions: Mapping[UUID, Question], stock: Stock, changed: Sequence[UUID]
) -> Looks:
    """Look at the changed suppliers for one need after the other, until the time is over."""
    until = time.monotonic() + LOOKING_S
    places = stock.places_of(changed)
    gone = {each: None for each, at in zip(changed, places.tolist(), strict=True) if at < 0}
    criteria = {code for question in questions.values() for code in question.criteria}
    few = few_of(stock, places[places >= 0], criteria)
    stands: dict[UUID, Mapping[UUID, Kept | None]] = {}
    faults: dict[UUID, Exception] = {}
    for need_id, asked in questions.items():
        if time.monotonic() > until:
            break
        try:
            stands[need_id] = gone | look_at_few(asked, few)
        except BAD_CONTENT as fault:
            faults[need_id] = fault
    return Looks(stands, faults)

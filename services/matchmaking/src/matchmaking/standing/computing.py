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

from matchmaking.lookups.rules import NEVER, LookedUp
from matchmaking.markets.stock import Stock
from matchmaking.needs.models import Need
from matchmaking.standing.few import few_of
from matchmaking.standing.looking import Asked, asked_by, look_at_all, look_at_few
from matchmaking.standing.rules import Kept, renewed

LOOKING_S = 3.0
"""So long a transaction looks at most: PostgreSQL ends one that says nothing for ten seconds."""

Stands: TypeAlias = Mapping[UUID, Mapping[UUID, Kept | None]]
"""By need and supplier, how the supplier stands now."""

Lookups: TypeAlias = Mapping[UUID, LookedUp]
"""By need, whom its words find; of a need that is absent nobody looked."""


@dataclass(slots=True)
class Computed:
    """The list of a need as it was computed; nobody is on it if the need cannot be understood.

    Args:
        need_version: what it was computed for.
        known: whom its words found then.
        asked: what it asks.
        kept: who stands on it.
        attainable: how many points there are.
        fault: why it cannot be computed.
        is_undecided: somebody left it while it was computed, and who follows is not known.
    """

    need_version: int
    known: LookedUp = NEVER
    asked: Asked | None = None
    kept: Sequence[Kept] = ()
    attainable: int = 0
    fault: Exception | None = None
    is_undecided: bool = False

    @property
    def is_provisional(self) -> bool:
        """Whether a line waits to be looked up, and leaves nobody out until then."""
        return self.asked is not None and not self.known.covers(self.asked.words)

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


def compute(
    needs: Sequence[Need], known: Lookups, stock: Stock, day: date, most: int
) -> dict[UUID, Computed]:
    """Return the lists of needs, from all suppliers."""
    computed = {each.id: Computed(each.version, known.get(each.id, NEVER)) for each in needs}
    for need in needs:
        one = computed[need.id]
        try:
            one.asked = asked_by(need, day, most=most)
            looked = look_at_all(one.asked, stock, one.known)
        except BAD_CONTENT as fault:
            one.fail(fault)
        else:
            one.kept, one.attainable = looked.kept, looked.attainable
    return computed


def put_right(
    computed: Mapping[UUID, Computed], stock: Stock, changed: Sequence[UUID], most: int
) -> None:
    """Put those in place who changed while the lists were computed."""
    asked = {
        need_id: each.asked
        for need_id, each in computed.items()
        if each.asked is not None and each.fault is None
    }
    known = {need_id: computed[need_id].known for need_id in asked}
    looks = look_at_changed(asked, known, stock, changed)
    for need_id in asked:
        one, stands = computed[need_id], looks.stands.get(need_id)
        if need_id in looks.faults:
            one.fail(looks.faults[need_id])
        elif stands is None or (after := renewed(one.kept, stands, most=most)) is None:
            one.is_undecided = True
        else:
            one.kept = after


def look_at_changed(
    asked: Mapping[UUID, Asked], known: Lookups, stock: Stock, changed: Sequence[UUID]
) -> Looks:
    """Look at the changed suppliers for one need after the other, until the time is over."""
    until = time.monotonic() + LOOKING_S
    places = stock.places_of(changed)
    gone = {each: None for each, at in zip(changed, places.tolist(), strict=True) if at < 0}
    criteria = {code for each in asked.values() for code in each.criteria}
    few = few_of(stock, places[places >= 0], criteria)
    stands: dict[UUID, Mapping[UUID, Kept | None]] = {}
    faults: dict[UUID, Exception] = {}
    for need_id, each in asked.items():
        if time.monotonic() > until:
            break
        try:
            stands[need_id] = gone | look_at_few(each, few, known.get(need_id, NEVER))
        except BAD_CONTENT as fault:
            faults[need_id] = fault
    return Looks(stands, faults)

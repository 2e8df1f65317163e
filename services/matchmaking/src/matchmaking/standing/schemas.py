"""JSON of standing matches."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Self
from uuid import UUID

from chassis.schemas import Out

from matchmaking.needs.models import Need
from matchmaking.standing.models import StandingList
from matchmaking.standing.rules import Kept, State
from matchmaking.suppliers.models import Supplier


class StandingScore(Out):
    """Shares of what is attainable, to four places."""

    proven: float
    claimed: float
    potential: float


class StandingMatchOut(Out):
    """A supplier that could supply, as it stands now.

    `state` says whether it proves every requirement (`meets`), proves or claims each (`claims`), or
    not even that (`lacks`).
    """

    place: int
    supplier_id: UUID
    public_id: str
    name: str
    economy: str
    state: State
    score: StandingScore


class StandingOut(Out):
    """The best suppliers of a need, ordered by merit alone, kept current by events.

    `is_current` is false for the moment between a change of the need and its new list, and for a
    need that takes no offers.
    """

    need_id: UUID
    is_current: bool
    day: date | None
    changed_at: datetime | None
    items: list[StandingMatchOut]

    @classmethod
    def of(
        cls,
        need: Need,
        found: StandingList | None,
        kept: Sequence[Kept],
        suppliers: Mapping[UUID, Supplier],
    ) -> Self:
        attainable = found.attainable if found else 0
        return cls(
            need_id=need.id,
            is_current=found is not None and found.need_version == need.version,
            day=found.day if found else None,
            changed_at=found.updated_at if found else None,
            items=[
                StandingMatchOut(
                    place=place,
                    supplier_id=each.supplier,
                    public_id=suppliers[each.supplier].public_id,
                    name=suppliers[each.supplier].name,
                    economy=suppliers[each.supplier].economy,
                    state=each.state,
                    score=StandingScore(
                        proven=share(each.proven, attainable),
                        claimed=share(each.claimed, attainable),
                        potential=share(each.potential, attainable),
                    ),
                )
                for place, each in enumerate(kept, start=1)
                if each.supplier in suppliers
            ],
        )


def share(points: int, attainable: int) -> float:
    """Return points as a share of what is attainable, to four places."""
    return round(points / attainable, 4) if attainable else 0.0

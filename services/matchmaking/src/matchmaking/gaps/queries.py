"""Reads what the gaps of a supplier are found from; it writes nothing and keeps nothing."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chassis.auth import SYSTEM, Actor, acting_as
from chassis.db import Database
from chassis.problems import Forbidden
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.directory import queries as directory
from matchmaking.directory.models import KnownCase, KnownCenter, KnownInitiative
from matchmaking.gaps import policy
from matchmaking.gaps.weighing import Gap, Looked, MissedNeed, gaps_of, look_at, missed
from matchmaking.lookups import queries as lookups
from matchmaking.lookups.rules import LookedUp
from matchmaking.markets.holding import market_of
from matchmaking.markets.stock import Stock
from matchmaking.needs.models import Need
from matchmaking.standing import queries as standing
from matchmaking.standing.few import shown_by
from matchmaking.standing.rules import Ladder
from matchmaking.suppliers import queries as suppliers
from matchmaking.suppliers.models import Supplier

MOST_NEEDS = 500
"""How many open needs are looked at, the newest first."""


@dataclass(frozen=True, slots=True)
class SupplierGaps:
    """What a supplier misses, what it lacks for that, and who and what can help.

    Args:
        supplier: who asks.
        day: on which evidence counts.
        needs: how many open needs were looked at, the newest.
        needs_open: how many there are in all.
        relevant: how many of them are for what the supplier makes.
        is_matched: whether it can be matched at all.
        missed: the needs that it does not win as it is.
        gaps: best first.
        cases: published cases about any of the criteria.
        initiatives: what helps with any of them.
        centers: the pilot centers of its economy.
    """

    supplier: Supplier
    day: date
    needs: int
    needs_open: int
    relevant: int
    is_matched: bool
    missed: Sequence[MissedNeed]
    gaps: Sequence[Gap]
    cases: Sequence[KnownCase]
    initiatives: Sequence[KnownInitiative]
    centers: Sequence[KnownCenter]


async def find_gaps(db: Database, actor: Actor, supplier_id: str, day: date) -> SupplierGaps:
    """Return what a supplier lacks for the needs that it may know of.

    Raises:
        NotFound: there is none, or the actor may not know of it.
        Forbidden: the actor is neither a member nor a reviewer of it.
    """
    async with db.reading() as session:
        supplier = await suppliers.get_supplier_with_members(session, actor, supplier_id)
        if not policy.may_read_gaps(actor, supplier):
            raise Forbidden("only members and reviewers of a supplier read what it lacks")
        needs = await _needs_told_of(session, actor, supplier.id, day)
        needs_open = await _count_told_of(session, actor, supplier.id, day)
    stock = await market_of(db).current()
    is_matched = _is_matched(stock, supplier.id)
    looked: list[Looked] = []
    if is_matched:
        known = await _looked_up(db, supplier.id, [each.id for each in needs])
        looked = await asyncio.to_thread(_look, stock, supplier, needs, known, day)
    ladders = await _ladders(db, supplier.id, [each.need.id for each in looked])
    gaps = await asyncio.to_thread(gaps_of, looked, ladders)
    criteria = [each.criterion for each in gaps if each.criterion is not None]
    async with db.reading() as session:
        return SupplierGaps(
            supplier=supplier,
            day=day,
            needs=len(needs),
            needs_open=needs_open,
            relevant=len(looked),
            is_matched=is_matched,
            missed=missed(looked, ladders),
            gaps=gaps,
            cases=await directory.cases_improving(session, criteria),
            initiatives=await directory.initiatives_improving(
                session, criteria, supplier.economy, day
            ),
            centers=await directory.centers_of(session, supplier.economy),
        )


async def _needs_told_of(
    session: AsyncSession, actor: Actor, supplier_id: UUID, day: date
) -> Sequence[Need]:
    query = (
        select(Need)
        .where(policy.told_of(actor, supplier_id, day))
        .order_by(Need.published_at.desc(), Need.id.desc())
        .limit(MOST_NEEDS)
    )
    return (await session.scalars(query)).all()


async def _count_told_of(session: AsyncSession, actor: Actor, supplier_id: UUID, day: date) -> int:
    query = select(func.count()).select_from(Need).where(policy.told_of(actor, supplier_id, day))
    return await session.scalar(query) or 0


async def _looked_up(
    db: Database, supplier_id: UUID, need_ids: Sequence[UUID]
) -> dict[UUID, LookedUp]:
    """Return whether the words of needs that the supplier may know of find it.

    Nobody else may read whom they find, and no more than that leaves this module.
    """
    with acting_as(SYSTEM):
        async with db.reading() as session:
            return await lookups.looked_up(session, need_ids, [supplier_id])


async def _ladders(db: Database, supplier_id: UUID, need_ids: Sequence[UUID]) -> dict[UUID, Ladder]:
    """Return what the others reach in needs that the supplier may know of.

    Others may not read who stands there. Here they only serve to count who is ahead, so that no
    more than a place leaves this module.
    """
    with acting_as(SYSTEM):
        async with db.reading() as session:
            return await standing.ladders_of(session, need_ids, supplier_id)


def _is_matched(stock: Stock, supplier_id: UUID) -> bool:
    (at,) = stock.places_of([supplier_id]).tolist()
    return at >= 0 and bool(stock.enterprises.is_there[at])


def _look(
    stock: Stock,
    supplier: Supplier,
    needs: Sequence[Need],
    known: Mapping[UUID, LookedUp],
    day: date,
) -> list[Looked]:
    shown = shown_by(stock, stock.places_of([supplier.id]))
    return look_at(shown, needs, known, supplier.economy, day)

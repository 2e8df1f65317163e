"""Counts and notes who was shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.exposure.models import Exposure
from matchmaking.needs.models import Need
from matchmaking.needs.wanted import Visibility
from matchmaking.suppliers.models import Supplier

REMEMBERED = timedelta(days=90)
"""How long an exposure counts against a supplier among its equals."""


@dataclass(frozen=True, slots=True)
class Share:
    """Suppliers of one economy and size class: how many there are, and how they were shown."""

    economy: str
    size_class: str
    suppliers: int
    suppliers_shown: int
    times_shown: int


async def shown_before(session: AsyncSession, day: date) -> dict[UUID, int]:
    """Return how often each supplier was shown in the 90 days before `day`, which does not count.

    What a day shows does not change its order, so the same question has one answer all day long.
    Drafts and needs by invitation do not count: from the order of their own lists others could
    tell that there are such needs.
    """
    known_to_all = select(Need.id).where(
        Need.visibility == Visibility.PUBLIC, Need.published_at.is_not(None)
    )
    query = (
        select(Exposure.supplier_id, func.count().label("times"))
        .where(Exposure.day < day, Exposure.day >= day - REMEMBERED)
        .where(Exposure.need_id.in_(known_to_all))
        .group_by(Exposure.supplier_id)
    )
    rows = await session.execute(query)
    return {row.supplier_id: row.times for row in rows}


async def note_shown(
    session: AsyncSession,
    day: date,
    need_id: UUID,
    owner_id: UUID,
    suppliers: Sequence[UUID],
) -> None:
    """Remember that these suppliers stood on the first page of a need; once a day is enough."""
    if not suppliers:
        return
    rows = [
        {"day": day, "need_id": need_id, "supplier_id": each, "owner_id": owner_id}
        for each in sorted(suppliers)  # in one order, so that two who note do not wait in a ring
    ]
    await session.execute(insert(Exposure).values(rows).on_conflict_do_nothing())


async def shares(session: AsyncSession, since: date, until: date) -> Sequence[Share]:
    """Return for each economy and size class how its suppliers were shown; both days count."""
    shown = (
        select(Exposure.supplier_id, func.count().label("times"))
        .where(Exposure.day >= since, Exposure.day <= until)
        .group_by(Exposure.supplier_id)
        .subquery()
    )
    query = (
        select(
            Supplier.economy,
            Supplier.size_class,
            func.count(),
            func.count(shown.c.times),
            func.coalesce(func.sum(shown.c.times), 0),
        )
        .join(shown, shown.c.supplier_id == Supplier.id, isouter=True)
        .group_by(Supplier.economy, Supplier.size_class)
        .order_by(Supplier.economy, Supplier.size_class)
    )
    return [
        Share(economy, size_class, total, seen, int(times))
        for economy, size_class, total, seen, times in await session.execute(query)
    ]

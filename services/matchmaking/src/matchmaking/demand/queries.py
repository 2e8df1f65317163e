"""Every SELECT on demand."""

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from matchmaking.demand.models import DemandCell
from matchmaking.lookups.models import Lookup
from matchmaking.needs.models import Need
from matchmaking.needs.queries import open_on
from matchmaking.needs.wanted import Visibility
from matchmaking.suppliers.models import Supplier

Versions: TypeAlias = frozenset[tuple[UUID, int, int]]


async def alone(session: AsyncSession) -> bool:
    """Return whether nobody else publishes demand until this transaction ends."""
    taken = func.pg_try_advisory_xact_lock(func.hashtext("matchmaking.demand"))
    return bool(await session.scalar(select(taken)))


async def list_demand(
    session: AsyncSession,
    *,
    economy: str | None,
    sector: str | None,
    criterion: str | None,
    after: tuple[int, UUID] | None,
    limit: int,
) -> Sequence[DemandCell]:
    """Return what is told, most asked first; `after` is the key of the last one seen."""
    query = select(DemandCell).where(DemandCell.is_told)
    if economy is not None:
        query = query.where(DemandCell.economy == economy)
    if sector is not None:
        query = query.where(DemandCell.sector == sector)
    if criterion is not None:
        query = query.where(DemandCell.criterion == criterion)
    if after is not None:
        query = query.where(tuple_(DemandCell.needs, DemandCell.id) < after)
    query = query.order_by(DemandCell.needs.desc(), DemandCell.id.desc()).limit(limit)
    return (await session.scalars(query)).all()


async def criteria_of_cells(session: AsyncSession) -> frozenset[str]:
    """Return the criteria of which anything was ever told."""
    return frozenset(await session.scalars(select(DemandCell.criterion).distinct()))


async def cells_to_change(session: AsyncSession, criterion: str) -> Sequence[DemandCell]:
    """Return the cells of a criterion with who counted in them."""
    query = select(DemandCell).where(DemandCell.criterion == criterion)
    return (await session.scalars(query.options(joinedload(DemandCell.counted)))).all()


async def public_needs(session: AsyncSession, day: date) -> Sequence[Need]:
    """Return the open needs that everybody may see, without their budgets."""
    query = select(Need).where(open_on(day), Need.visibility == Visibility.PUBLIC)
    return (await session.scalars(query.order_by(Need.id))).all()


async def versions_of_public_needs(session: AsyncSession, day: date) -> Versions:
    """Return what changes whenever a public need opens, changes, finds others, or ends."""
    query = (
        select(Need.id, Need.version, func.coalesce(Lookup.revision, 0))
        .join(Lookup, Lookup.need_id == Need.id, isouter=True)
        .where(open_on(day), Need.visibility == Visibility.PUBLIC)
    )
    return frozenset((row[0], row[1], row[2]) for row in await session.execute(query))


async def sectors_of_suppliers(session: AsyncSession) -> Sequence[tuple[UUID, str]]:
    """Return each supplier with each of its sectors."""
    query = select(Supplier.id, func.unnest(Supplier.sectors))
    return [(row[0], row[1]) for row in await session.execute(query)]

"""Every SELECT on updates, through visible_to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import NotFound
from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager, selectinload

from pilot_centers.centers.models import Center
from pilot_centers.updates import policy
from pilot_centers.updates.models import Update


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What a list of updates is narrowed to; None does not narrow."""

    center_id: UUID | None = None
    economy: str | None = None
    kind: str | None = None
    sector: str | None = None
    status: str = "published"


async def get_update(session: AsyncSession, actor: Actor, update_id: UUID) -> Update:
    """Return an update with its center and the center's editors.

    Raises:
        NotFound: there is none, or it is a draft of a center that the actor does not write for.
    """
    found = await session.scalar(
        select(Update)
        .where(policy.visible_to(actor), Update.id == update_id)
        .join(Update.center)
        .options(contains_eager(Update.center).options(selectinload(Center.editors)))
    )
    if found is None:
        raise NotFound(f"there is no update {update_id}")
    return found


async def list_updates(
    session: AsyncSession,
    actor: Actor,
    filters: Filters,
    *,
    after: tuple[date, UUID] | None,
    limit: int,
) -> Sequence[Update]:
    """Return updates by their date, newest first; `after` is the key of the last one seen."""
    query = (
        select(Update)
        .where(policy.visible_to(actor), Update.status == filters.status)
        .join(Update.center)
        .options(contains_eager(Update.center))
    )
    if filters.center_id is not None:
        query = query.where(Update.center_id == filters.center_id)
    if filters.economy is not None:
        query = query.where(Center.economy == filters.economy)
    if filters.kind is not None:
        query = query.where(Update.kind == filters.kind)
    if filters.sector is not None:
        query = query.where(Update.sectors.contains([filters.sector]))
    if after is not None:
        query = query.where(tuple_(Update.dated_on, Update.id) < after)
    query = query.order_by(Update.dated_on.desc(), Update.id.desc()).limit(limit)
    return (await session.scalars(query)).all()

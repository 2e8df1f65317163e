"""Every SELECT on initiatives, through visible_to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import NotFound
from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.initiatives.models import Initiative
from knowledge.publishing import policy
from knowledge.publishing.queries import is_named


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What a list of initiatives is narrowed to; None does not narrow."""

    economy: str | None = None
    kind: str | None = None
    criterion: str | None = None
    status: str = "published"


async def get_initiative(session: AsyncSession, actor: Actor, initiative_id: str) -> Initiative:
    """Return an initiative by its id or its public id.

    Raises:
        NotFound: there is none, or the actor may not know of it.
    """
    visible = policy.visible_to(actor, Initiative)
    found = await session.scalar(
        select(Initiative).where(visible, is_named(Initiative, initiative_id))
    )
    if found is None:
        raise NotFound(f"there is no initiative {initiative_id}")
    return found


async def list_initiatives(
    session: AsyncSession,
    actor: Actor,
    filters: Filters,
    *,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> Sequence[Initiative]:
    """Return initiatives, newest first; `after` is the key of the last one seen."""
    query = select(Initiative).where(
        policy.visible_to(actor, Initiative), Initiative.status == filters.status
    )
    if filters.economy is not None:
        query = query.where(Initiative.economy == filters.economy)
    if filters.kind is not None:
        query = query.where(Initiative.kind == filters.kind)
    if filters.criterion is not None:
        query = query.where(Initiative.criteria.contains([filters.criterion]))
    if after is not None:
        query = query.where(tuple_(Initiative.created_at, Initiative.id) < after)
    query = query.order_by(Initiative.created_at.desc(), Initiative.id.desc()).limit(limit)
    return (await session.scalars(query)).all()

"""Every SELECT on needs."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import NotFound
from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.needs import policy
from matchmaking.needs.models import Need


async def get_need(
    session: AsyncSession, actor: Actor, need_id: UUID, *, to_change: bool = False
) -> Need:
    """Return a need; `to_change` locks its row until the transaction ends.

    Raises:
        NotFound: there is none, or the actor may not know of it.
    """
    query = select(Need).where(policy.visible_to(actor), Need.id == need_id)
    found = await session.scalar(query.with_for_update() if to_change else query)
    if found is None:
        raise NotFound(f"there is no need {need_id}")
    return found


async def list_needs(
    session: AsyncSession,
    actor: Actor,
    *,
    economy: str | None,
    status: str | None,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> Sequence[Need]:
    """Return needs, newest first; `after` is the key of the last one seen."""
    query = select(Need).where(policy.visible_to(actor))
    if economy is not None:
        query = query.where(Need.economy == economy)
    if status is not None:
        query = query.where(Need.status == status)
    if after is not None:
        query = query.where(tuple_(Need.created_at, Need.id) < after)
    query = query.order_by(Need.created_at.desc(), Need.id.desc()).limit(limit)
    return (await session.scalars(query)).all()

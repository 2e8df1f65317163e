"""Every SELECT on centers."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import NotFound
from sqlalchemy import ColumnElement, false, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload
from vocabulary import identifiers
from vocabulary.errors import UnknownTermError

from pilot_centers.centers import policy
from pilot_centers.centers.models import Center

_WHOLE = (selectinload(Center.decisions), selectinload(Center.editors))


async def get_center(session: AsyncSession, actor: Actor, center_id: str | UUID) -> Center:
    """Return a center by its id or its public id, with its decisions and editors.

    Raises:
        NotFound: there is none, or the actor may not know of it.
    """
    query = select(Center).where(policy.visible_to(actor)).options(*_WHOLE)
    found = await session.scalar(query.where(_named(center_id)))
    if found is None:
        raise NotFound(f"there is no center {center_id}")
    return found


async def list_centers(
    session: AsyncSession,
    actor: Actor,
    *,
    economy: str | None,
    status: str | None,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> Sequence[Center]:
    """Return centers, newest first; `after` is the key of the last one seen."""
    query = select(Center).where(policy.visible_to(actor)).options(*_WHOLE)
    if economy is not None:
        query = query.where(Center.economy == economy)
    if status is not None:
        query = query.where(Center.status == status)
    if after is not None:
        query = query.where(tuple_(Center.created_at, Center.id) < after)
    query = query.order_by(Center.created_at.desc(), Center.id.desc()).limit(limit)
    return (await session.scalars(query)).all()


def _named(center_id: str | UUID) -> ColumnElement[bool]:
    try:
        return Center.id == UUID(str(center_id))
    except ValueError:
        pass
    try:
        return Center.public_id == identifiers.normalise(str(center_id))
    except UnknownTermError:  # a mistyped identifier names nothing
        return false()

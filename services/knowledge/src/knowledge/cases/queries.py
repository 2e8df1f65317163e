"""Every SELECT on cases, through visible_to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import NotFound
from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.cases.models import Case
from knowledge.publishing import policy
from knowledge.publishing.queries import is_named


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What a list of cases is narrowed to; None does not narrow."""

    economy: str | None = None
    sector: str | None = None
    criterion: str | None = None
    status: str = "published"


async def get_case(session: AsyncSession, actor: Actor, case_id: str) -> Case:
    """Return a case by its id or its public id.

    Raises:
        NotFound: there is none, or the actor may not know of it.
    """
    query = select(Case).where(policy.visible_to(actor, Case), is_named(Case, case_id))
    found = await session.scalar(query)
    if found is None:
        raise NotFound(f"there is no case {case_id}")
    return found


async def list_cases(
    session: AsyncSession,
    actor: Actor,
    filters: Filters,
    *,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> Sequence[Case]:
    """Return cases, newest first; `after` is the key of the last one seen."""
    query = select(Case).where(policy.visible_to(actor, Case), Case.status == filters.status)
    if filters.economy is not None:
        query = query.where(Case.economy == filters.economy)
    if filters.sector is not None:
        query = query.where(Case.sector == filters.sector)
    if filters.criterion is not None:
        query = query.where(Case.criteria.contains([filters.criterion]))
    if after is not None:
        query = query.where(tuple_(Case.created_at, Case.id) < after)
    query = query.order_by(Case.created_at.desc(), Case.id.desc()).limit(limit)
    return (await session.scalars(query)).all()

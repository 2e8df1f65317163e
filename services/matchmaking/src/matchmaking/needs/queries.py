"""Every SELECT on needs."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import Forbidden, NotFound
from sqlalchemy import ColumnElement, Select, and_, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import LoaderOption

from matchmaking.exposure.models import Exposure
from matchmaking.invitations.models import Invitation
from matchmaking.needs import policy
from matchmaking.needs.models import Need
from matchmaking.needs.rules import OPEN
from matchmaking.needs.wanted import Visibility
from matchmaking.standing.models import StandingMatch


def open_on(day: date) -> ColumnElement[bool]:
    """Return the condition of a need that takes offers on a day."""
    return and_(Need.status.in_(OPEN), or_(Need.closes_on.is_(None), Need.closes_on >= day))


async def get_need(session: AsyncSession, actor: Actor, need_id: UUID) -> Need:
    """Return a need without its amendments and, if the actor may read it, with its budget.

    Raises:
        NotFound: there is none, or the actor may not know of it.
    """
    return await _found(session, _one(actor, need_id), need_id)


async def get_need_with_amendments(session: AsyncSession, actor: Actor, need_id: UUID) -> Need:
    """Return a need as `get_need` does, with its amendments.

    Raises:
        NotFound: there is none, or the actor may not know of it.
    """
    query = _one(actor, need_id).options(selectinload(Need.amendments))
    return await _found(session, query, need_id)


async def get_need_to_change(session: AsyncSession, actor: Actor, need_id: UUID) -> Need:
    """Return a need with its amendments, and lock its row until the transaction ends.

    Raises:
        NotFound: there is none, or the actor may not know of it.
        Forbidden: the actor sees it but does not own it.
    """
    query = _one(actor, need_id).options(selectinload(Need.amendments))
    found = await session.scalar(query.with_for_update(of=Need))
    if found is None:
        # PostgreSQL locks only rows that the actor may change; others may be seen all the same.
        found = await _found(session, query, need_id)
    if not policy.is_owner(actor, found):
        raise Forbidden("only the owner of a need may do this")
    return found


async def list_needs(
    session: AsyncSession,
    actor: Actor,
    *,
    economy: str | None,
    status: str | None,
    after: tuple[datetime, UUID] | None,
    limit: int,
    mine: bool = False,
) -> Sequence[Need]:
    """Return needs without amendments, newest first; `after` is the key of the last one seen."""
    query = select(Need).where(policy.visible_to(actor)).options(_budget_for(actor))
    if mine:
        query = query.where(Need.owner_id == actor.account_id)
    if economy is not None:
        query = query.where(Need.economy == economy)
    if status is not None:
        query = query.where(Need.status == status)
    if after is not None:
        query = query.where(tuple_(Need.created_at, Need.id) < after)
    query = query.order_by(Need.created_at.desc(), Need.id.desc()).limit(limit)
    return (await session.scalars(query)).all()


async def find_need_to_close(session: AsyncSession, need_id: UUID) -> Need | None:
    """Return a need for the clock, which sees all, and lock its row."""
    return await session.scalar(select(Need).where(Need.id == need_id).with_for_update())


async def last_days(session: AsyncSession) -> dict[UUID, date]:
    """Return the last days of all open needs that have one, for the clock."""
    query = select(Need.id, Need.closes_on).where(
        Need.status.in_(OPEN), Need.closes_on.is_not(None)
    )
    return {need_id: day for need_id, day in await session.execute(query) if day is not None}


async def concerned_suppliers(session: AsyncSession, need: Need) -> Sequence[UUID]:
    """Return who was invited to a need or stands among its matches, for its owner alone.

    Whoever was shown to the owner once has matched, and so has whoever stands on its list now.

    Of a need by invitation only the invited: whoever matched it otherwise must not know of it.
    """
    invited = select(Invitation.supplier_id).where(Invitation.need_id == need.id)
    if need.visibility != Visibility.PUBLIC:
        return sorted(await session.scalars(invited))
    shown = select(Exposure.supplier_id).where(Exposure.need_id == need.id)
    stands = select(StandingMatch.supplier_id).where(StandingMatch.need_id == need.id)
    return sorted(await session.scalars(invited.union(shown, stands)))


def _one(actor: Actor, need_id: UUID) -> Select[Need]:
    return (
        select(Need).where(policy.visible_to(actor), Need.id == need_id).options(_budget_for(actor))
    )


async def _found(session: AsyncSession, query: Select[Need], need_id: UUID) -> Need:
    found = await session.scalar(query)
    if found is None:
        raise NotFound(f"there is no need {need_id}")
    return found


def _budget_for(actor: Actor) -> LoaderOption:
    return joinedload(Need.budget_row.and_(policy.budget_visible_to(actor)))

"""Every SELECT on saved searches, on what they and needs met, and on digests."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import NotFound
from sqlalchemy import BigInteger, ColumnElement, Text, and_, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from matchmaking.alerts import policy
from matchmaking.alerts.models import AlertHit, Digest, SavedSearch, SupplierSnapshot
from matchmaking.alerts.rules import OF_NEEDS
from matchmaking.needs.models import Need


class Asked(NamedTuple):
    """As much of a saved search as an index keeps; nothing is asked when it was removed."""

    id: UUID
    asks: dict[str, Any]
    is_removed: bool


class Due(NamedTuple):
    """Whose digest is due, and of which searches and needs."""

    account_id: UUID
    frequency: str
    language: str


async def get_saved_search(
    session: AsyncSession, actor: Actor, search_id: UUID, *, to_change: bool = False
) -> SavedSearch:
    """Return a saved search of the actor; `to_change` locks its row.

    Raises:
        NotFound: there is none of theirs.
    """
    query = select(SavedSearch).where(
        policy.owned_by(actor, SavedSearch),
        SavedSearch.id == search_id,
        SavedSearch.removed_at.is_(None),
    )
    found = await session.scalar(query.with_for_update() if to_change else query)
    if found is None:
        raise NotFound(f"there is no saved search {search_id}")
    return found


async def list_saved_searches(
    session: AsyncSession, actor: Actor, *, before: UUID | None, limit: int
) -> Sequence[SavedSearch]:
    """Return the actor's saved searches, newest first."""
    query = select(SavedSearch).where(
        policy.owned_by(actor, SavedSearch), SavedSearch.removed_at.is_(None)
    )
    if before is not None:
        query = query.where(SavedSearch.id < before)
    return (await session.scalars(query.order_by(SavedSearch.id.desc()).limit(limit))).all()


async def count_saved_searches(session: AsyncSession, account_id: UUID) -> int:
    """Return how many an account keeps, and let no other request of it count until we end."""
    await session.execute(
        select(func.pg_advisory_xact_lock(func.hashtext(f"saved_searches:{account_id}")))
    )
    query = select(func.count()).where(
        SavedSearch.account_id == account_id, SavedSearch.removed_at.is_(None)
    )
    return await session.scalar(query) or 0


async def list_hits(
    session: AsyncSession, actor: Actor, search_id: UUID, *, before: UUID | None, limit: int
) -> Sequence[AlertHit]:
    """Return what happened to the suppliers of a search, newest first."""
    query = select(AlertHit).where(
        policy.owned_by(actor, AlertHit), AlertHit.search_id == search_id
    )
    if before is not None:
        query = query.where(AlertHit.id < before)
    return (await session.scalars(query.order_by(AlertHit.id.desc()).limit(limit))).all()


async def list_digests(
    session: AsyncSession, actor: Actor, *, before: UUID | None, limit: int
) -> Sequence[Digest]:
    """Return what the actor was told, newest first."""
    query = select(Digest).where(policy.owned_by(actor, Digest))
    if before is not None:
        query = query.where(Digest.id < before)
    return (await session.scalars(query.order_by(Digest.id.desc()).limit(limit))).all()


async def get_digest(session: AsyncSession, actor: Actor, digest_id: UUID) -> Digest:
    """Return a digest of the actor.

    Raises:
        NotFound: there is none of theirs.
    """
    found = await session.scalar(
        select(Digest).where(policy.owned_by(actor, Digest), Digest.id == digest_id)
    )
    if found is None:
        raise NotFound(f"there is no digest {digest_id}")
    return found


async def horizon(session: AsyncSession) -> int:
    """Return the number below which every transaction has ended, one way or the other."""
    oldest = func.pg_snapshot_xmin(func.pg_current_snapshot())
    return (await session.scalars(select(cast(cast(oldest, Text), BigInteger)))).one()


async def searches_after(session: AsyncSession, last: UUID | None, most: int) -> Sequence[Asked]:
    """Return saved searches by ascending id, for filling an index."""
    query = select(SavedSearch.id, SavedSearch.asks).where(SavedSearch.removed_at.is_(None))
    if last is not None:
        query = query.where(SavedSearch.id > last)
    rows = (await session.execute(query.order_by(SavedSearch.id).limit(most))).all()
    return [Asked(row.id, row.asks, is_removed=False) for row in rows]


async def searches_written_since(
    session: AsyncSession, reached: int
) -> tuple[int, Sequence[Asked]]:
    """Return what was written from a horizon on, removed ones too, and the next horizon.

    Both are of one snapshot: what is below the new horizon is seen now, and what is above will be
    read again. A time or a sequence could not promise that, because a transaction that began
    earlier may end later.
    """
    oldest = cast(cast(func.pg_snapshot_xmin(func.pg_current_snapshot()), Text), BigInteger)
    # A restored row may carry the number of a transaction that this server has yet to begin.
    newest = cast(cast(func.pg_snapshot_xmax(func.pg_current_snapshot()), Text), BigInteger)
    here = select(oldest.label("oldest"), newest.label("newest")).subquery()
    kept = SavedSearch.id, SavedSearch.asks, SavedSearch.removed_at
    query = select(here.c.oldest, *kept).join_from(
        here,
        SavedSearch,
        and_(SavedSearch.written_in >= reached, SavedSearch.written_in < here.c.newest),
        isouter=True,
    )
    rows = (await session.execute(query)).all()
    written = [row for row in rows if row.id is not None]
    return rows[0].oldest, [Asked(r.id, r.asks, r.removed_at is not None) for r in written]


async def get_snapshot_to_change(
    session: AsyncSession, supplier_id: UUID
) -> SupplierSnapshot | None:
    """Return how a supplier was last seen, if ever, and lock the row."""
    return await session.get(SupplierSnapshot, supplier_id, with_for_update=True)


async def suppliers_that_change_on(session: AsyncSession, today: date, most: int) -> Sequence[UUID]:
    """Return suppliers of which something begins or ceases to count by this day."""
    query = (
        select(SupplierSnapshot.supplier_id)
        .where(SupplierSnapshot.next_change_on <= today)
        .order_by(SupplierSnapshot.next_change_on)
        .limit(most)
    )
    return (await session.scalars(query)).all()


async def living_searches(
    session: AsyncSession, search_ids: Sequence[UUID]
) -> Mapping[UUID, tuple[UUID, str]]:
    """Return account and frequency of those that still stand."""
    query = select(SavedSearch.id, SavedSearch.account_id, SavedSearch.frequency).where(
        SavedSearch.id.in_(search_ids), SavedSearch.removed_at.is_(None)
    )
    rows = (await session.execute(query)).all()
    return {row.id: (row.account_id, row.frequency) for row in rows}


async def claim_digests(session: AsyncSession) -> bool:
    """Return whether we alone make digests until this transaction ends."""
    taken = func.pg_try_advisory_xact_lock(func.hashtext("matchmaking.digests"))
    return bool(await session.scalar(select(taken)))


async def next_due(session: AsyncSession, now: datetime) -> Due | None:
    """Return the digest that has been due for longest."""
    query = (
        select(AlertHit.account_id, _frequency(), _language())
        .join(SavedSearch, AlertHit.search_id == SavedSearch.id, isouter=True)
        .where(AlertHit.told_at.is_(None), AlertHit.due_at <= now)
        .order_by(AlertHit.due_at)
        .limit(1)
    )
    row = (await session.execute(query)).first()
    return Due(*row) if row is not None else None


async def untold_hits(
    session: AsyncSession, due: Due, now: datetime, most: int
) -> Sequence[tuple[AlertHit, SavedSearch | Need]]:
    """Return what one digest is made of, oldest first, each with the search or need it is about."""
    query = (
        select(AlertHit, SavedSearch, Need)
        .join(SavedSearch, AlertHit.search_id == SavedSearch.id, isouter=True)
        .join(Need, AlertHit.need_id == Need.id, isouter=True)
        .where(
            AlertHit.told_at.is_(None),
            AlertHit.due_at <= now,
            AlertHit.account_id == due.account_id,
            _frequency() == due.frequency,
            _language() == due.language,
        )
        .order_by(AlertHit.id)
        .limit(most)
    )
    rows = (await session.execute(query)).all()
    return [(hit, search or need) for hit, search, need in rows]


def _frequency() -> ColumnElement[str]:
    return func.coalesce(SavedSearch.frequency, OF_NEEDS)


def _language() -> ColumnElement[str]:
    """Return the language of the search; a need is told of in that which its owner chose last."""
    chosen = aliased(SavedSearch)
    newest = (
        select(chosen.language)
        .where(chosen.account_id == AlertHit.account_id, chosen.removed_at.is_(None))
        .order_by(chosen.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(SavedSearch.language, newest, "en")


async def next_undelivered(session: AsyncSession, now: datetime) -> Digest | None:
    """Return the oldest digest that is to be tried now, and lock it."""
    is_due = or_(Digest.next_try_at.is_(None), Digest.next_try_at <= now)
    query = select(Digest).where(Digest.delivered_at.is_(None), is_due).order_by(Digest.id)
    return await session.scalar(query.limit(1).with_for_update(skip_locked=True))

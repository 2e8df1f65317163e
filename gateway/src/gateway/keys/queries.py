"""Every SELECT on keys."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import NotFound
from sqlalchemy import func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.accounts.models import Account
from gateway.keys import policy
from gateway.keys.models import ApiKey


async def get_key(session: AsyncSession, actor: Actor, key_id: UUID) -> ApiKey:
    """Return a key.

    Raises:
        NotFound: there is none, or the actor may not know of it.
    """
    query = select(ApiKey).where(policy.visible_to(actor), ApiKey.id == key_id)
    found = await session.scalar(query)
    if found is None:
        raise NotFound("there is no such key")
    return found


async def list_keys(
    session: AsyncSession, account_id: UUID, *, after: tuple[datetime, UUID] | None, limit: int
) -> Sequence[ApiKey]:
    """Return the keys of an account, newest first; `after` is the key of the last one seen."""
    query = select(ApiKey).where(ApiKey.account_id == account_id)
    if after is not None:
        query = query.where(tuple_(ApiKey.created_at, ApiKey.id) < after)
    query = query.order_by(ApiKey.created_at.desc(), ApiKey.id.desc()).limit(limit)
    return (await session.scalars(query)).all()


async def list_live_keys(
    session: AsyncSession, account_id: UUID, label: str, now: datetime
) -> Sequence[ApiKey]:
    """Return the keys of an account with this label that still open something."""
    query = select(ApiKey).where(ApiKey.account_id == account_id, ApiKey.label == label)
    return [key for key in await session.scalars(query) if key.is_live(now)]


async def count_live_keys(session: AsyncSession, account_id: UUID, now: datetime) -> int:
    """Return how many keys of an account open something."""
    query = select(func.count()).where(
        ApiKey.account_id == account_id,
        ApiKey.revoked_at.is_(None),
        ApiKey.expires_at.is_(None) | (ApiKey.expires_at > now),
    )
    return await session.scalar(query) or 0


async def find_holder(session: AsyncSession, public_id: str) -> tuple[ApiKey, Account] | None:
    """Return a key and the account that it acts for; for the door, before anybody is known."""
    query = (
        select(ApiKey, Account)
        .join(Account, Account.id == ApiKey.account_id)
        .where(ApiKey.public_id == public_id, Account.disabled_at.is_(None))
    )
    row = (await session.execute(query)).first()
    return None if row is None else (row[0], row[1])

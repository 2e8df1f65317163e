"""One function per thing that can happen to a key; each is one transaction."""

from datetime import datetime
from typing import Final
from uuid import UUID

from chassis import clock
from chassis.auth import Actor
from chassis.db import Database
from chassis.events import emit
from chassis.problems import Conflict, Unauthenticated, Unprocessable
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.accounts import queries as accounts
from gateway.keys import queries, rules
from gateway.keys.models import ApiKey

MOST_LIVE_KEYS: Final = 25


class TooManyKeys(Conflict):
    slug = "too-many-keys"
    title = "This account has as many keys as it may"


async def issue_key(
    db: Database, actor: Actor, *, label: str, expires_at: datetime | None = None
) -> tuple[ApiKey, str]:
    """Issue a key for the actor's own account; the text is known to nobody else afterwards.

    Raises:
        Unauthenticated: nobody is signed in, or the account is gone.
        Unprocessable: it would be expired already.
        TooManyKeys: the account has as many live keys as it may.
    """
    if actor.account_id is None:
        raise Unauthenticated("sign in first")
    async with db.transaction() as session:
        # Locked, so that two requests at once cannot both be the last one allowed.
        account = await accounts.lock_account(session, actor.account_id)
        if account is None:
            raise Unauthenticated("this account is gone")
        now = clock.now()
        if await queries.count_live_keys(session, account.id, now) >= MOST_LIVE_KEYS:
            raise TooManyKeys(f"revoke one of the {MOST_LIVE_KEYS} first")
        try:
            return await add_key(session, account.id, label, now, expires_at=expires_at)
        except ValueError as refusal:
            raise Unprocessable(str(refusal)) from refusal


async def revoke_key(db: Database, actor: Actor, key_id: UUID) -> ApiKey:
    """Let a key open nothing any more; within a second it does not.

    Raises:
        NotFound: there is none, or it is not the actor's.
        Conflict: it is revoked already.
    """
    async with db.transaction() as session:
        key = await queries.get_key(session, actor, key_id)
        try:
            revoked = key.revoke(clock.now())
        except ValueError as refusal:
            raise Conflict(str(refusal)) from refusal
        emit(session, revoked)
    return key


async def add_key(
    session: AsyncSession,
    account_id: UUID,
    label: str,
    now: datetime,
    *,
    expires_at: datetime | None = None,
) -> tuple[ApiKey, str]:
    """Insert a new key, announce it, and return it with its text.

    Raises:
        ValueError: it would be expired already.
    """
    made = rules.make_key()
    key, issued = ApiKey.issue(account_id, made, label, now, expires_at=expires_at)
    session.add(key)
    emit(session, issued)
    await session.flush()
    return key, made.text

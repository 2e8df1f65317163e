"""Every SELECT on accounts."""

from collections.abc import Sequence
from uuid import UUID

from chassis.auth import Actor
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.accounts import policy
from gateway.accounts.models import Account


async def find_account(session: AsyncSession, actor: Actor, account_id: UUID) -> Account | None:
    """Return an account, if there is one that the actor may know of."""
    return await session.scalar(
        select(Account).where(policy.visible_to(actor), Account.id == account_id)
    )


async def lock_account(session: AsyncSession, account_id: UUID) -> Account | None:
    """Return an account whose keys nobody else can change until this transaction ends."""
    return await session.scalar(select(Account).where(Account.id == account_id).with_for_update())


async def list_by_email(session: AsyncSession, emails: Sequence[str]) -> dict[str, Account]:
    """Return the accounts that have one of these addresses, by address."""
    rows = await session.scalars(select(Account).where(Account.email.in_(emails)))
    return {account.email: account for account in rows}

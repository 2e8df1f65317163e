"""Every SELECT on members and connections."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from chassis.auth import Actor
from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.suppliers import policy
from matchmaking.suppliers.models import Supplier, SupplierConnection, SupplierMember


async def memberships_of(
    session: AsyncSession, actor: Actor, *, after: tuple[datetime, UUID] | None, limit: int
) -> Sequence[tuple[SupplierMember, Supplier]]:
    """Return what the actor keeps or is invited to keep, newest first, without its parts.

    `after` is the key of the last seen.
    """
    query = (
        select(SupplierMember, Supplier)
        .join(Supplier, Supplier.id == SupplierMember.supplier_id)
        .where(SupplierMember.account_id == actor.account_id, policy.visible_to(actor))
        .order_by(SupplierMember.invited_at.desc(), SupplierMember.supplier_id.desc())
        .limit(limit)
    )
    if after is not None:
        query = query.where(tuple_(SupplierMember.invited_at, SupplierMember.supplier_id) < after)
    return [(member, supplier) for member, supplier in await session.execute(query)]


async def connections_of(session: AsyncSession, supplier_id: UUID) -> Sequence[SupplierConnection]:
    """Return the accounts that a supplier is connected with, the oldest first."""
    query = (
        select(SupplierConnection)
        .where(SupplierConnection.supplier_id == supplier_id)
        .order_by(SupplierConnection.connected_at, SupplierConnection.account_id)
    )
    return (await session.scalars(query)).all()


async def find_connection(
    session: AsyncSession, supplier_id: UUID, account_id: UUID
) -> SupplierConnection | None:
    """Return the connection with one account, if there is one."""
    return await session.get(SupplierConnection, (supplier_id, account_id))

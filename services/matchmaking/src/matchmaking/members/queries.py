"""Every SELECT on members and connections."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.suppliers.models import SupplierConnection


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

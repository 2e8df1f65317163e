"""Every SELECT on suppliers."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import NotFound
from sqlalchemy import ColumnElement, false, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload
from vocabulary import identifiers

from matchmaking.suppliers import policy
from matchmaking.suppliers.models import Supplier

WHOLE = (
    selectinload(Supplier.products),
    selectinload(Supplier.certificates),
    selectinload(Supplier.claims),
)


async def get_supplier(session: AsyncSession, actor: Actor, supplier_id: str) -> Supplier:
    """Return a supplier by its id or its public id, with products, certificates and claims.

    Raises:
        NotFound: there is none, or the actor may not know of it.
    """
    query = select(Supplier).where(policy.visible_to(actor), _named(supplier_id)).options(*WHOLE)
    found = await session.scalar(query)
    if found is None:
        raise NotFound(f"there is no supplier {supplier_id}")
    return found


async def get_supplier_to_change(session: AsyncSession, actor: Actor, supplier_id: str) -> Supplier:
    """Return a supplier as `get_supplier` does, with its members, and lock its row.

    Raises:
        NotFound: there is none, or the actor may not know of it.
    """
    query = (
        select(Supplier)
        .where(policy.visible_to(actor), _named(supplier_id))
        .options(*WHOLE, selectinload(Supplier.members))
        .with_for_update()
    )
    found = await session.scalar(query)
    if found is None:
        raise NotFound(f"there is no supplier {supplier_id}")
    return found


async def list_suppliers(
    session: AsyncSession,
    actor: Actor,
    *,
    economy: str | None,
    origin: str | None,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> Sequence[Supplier]:
    """Return suppliers without their parts, newest first; `after` is the key of the last seen."""
    query = select(Supplier).where(policy.visible_to(actor))
    if economy is not None:
        query = query.where(Supplier.economy == economy)
    if origin is not None:
        query = query.where(Supplier.origin == origin)
    if after is not None:
        query = query.where(tuple_(Supplier.created_at, Supplier.id) < after)
    query = query.order_by(Supplier.created_at.desc(), Supplier.id.desc()).limit(limit)
    return (await session.scalars(query)).all()


def _named(supplier_id: str) -> ColumnElement[bool]:
    try:
        return Supplier.id == UUID(supplier_id)
    except ValueError:
        pass
    try:
        return Supplier.public_id == identifiers.normalise(supplier_id)
    except ValueError:  # neither of the two, so nobody has it
        return false()

"""Every SELECT on suppliers."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import NotFound
from sqlalchemy import ColumnElement, exists, false, func, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, selectinload
from sqlalchemy.sql.base import ExecutableOption
from vocabulary import identifiers

from matchmaking.suppliers import policy
from matchmaking.suppliers.models import Supplier, SupplierConnection, SupplierMember
from matchmaking.suppliers.policy import STRANGER, Relation

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
    return await _get_to_change(session, policy.visible_to(actor), supplier_id)


async def get_supplier_to_join(session: AsyncSession, actor: Actor, supplier_id: str) -> Supplier:
    """Return a supplier as `get_supplier_to_change` does, and to those that it has invited.

    Raises:
        NotFound: there is none, or the actor may not know of it.
    """
    return await _get_to_change(session, policy.visible_to_invited(actor), supplier_id)


async def get_supplier_with_members(
    session: AsyncSession, actor: Actor, supplier_id: str
) -> Supplier:
    """Return a supplier with its members and without its other parts.

    Raises:
        NotFound: there is none, or the actor may not know of it.
    """
    query = (
        select(Supplier)
        .where(policy.visible_to(actor), _named(supplier_id))
        .options(selectinload(Supplier.members))
    )
    found = await session.scalar(query)
    if found is None:
        raise NotFound(f"there is no supplier {supplier_id}")
    return found


async def find_relation(session: AsyncSession, actor: Actor, supplier_id: UUID) -> Relation:
    """Return how the actor stands to a supplier; one SELECT, none for a stranger."""
    if actor.is_anonymous:
        return STRANGER
    role = (
        select(SupplierMember.role)
        .where(
            SupplierMember.supplier_id == supplier_id,
            SupplierMember.account_id == actor.account_id,
            SupplierMember.accepted_at.is_not(None),
        )
        .scalar_subquery()
    )
    connected = exists().where(
        SupplierConnection.supplier_id == supplier_id,
        SupplierConnection.account_id == actor.account_id,
    )
    found = (await session.execute(select(role, connected))).one()
    return Relation(role=found[0], is_connected=found[1])


async def ids_after(session: AsyncSession, last: UUID | None, most: int) -> Sequence[UUID]:
    """Return the next ids in ascending order."""
    query = select(Supplier.id).order_by(Supplier.id).limit(most)
    if last is not None:
        query = query.where(Supplier.id > last)
    return (await session.scalars(query)).all()


async def lock_suppliers(session: AsyncSession, ids: Sequence[UUID]) -> Sequence[Supplier]:
    """Return suppliers with their products, and lock their rows in the order of their ids."""
    query = (
        select(Supplier)
        .where(Supplier.id.in_(ids))
        .order_by(Supplier.id)
        .options(selectinload(Supplier.products))
        .with_for_update()
    )
    return (await session.scalars(query)).all()


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


async def find_named(
    session: AsyncSession, actor: Actor, names: Iterable[UUID | str], *options: ExecutableOption
) -> dict[UUID | str, Supplier]:
    """Return the supplier that each id or public id leads to, without those that lead to none.

    The name of one that was merged leads to the one that stands for it.
    """
    keys = {name: _key(str(name)) for name in names}
    named = aliased(Supplier, name="named")
    query = (
        select(Supplier, named.id, named.public_id)
        .join(named, Supplier.id == func.coalesce(named.merged_into_id, named.id))
        .where(
            policy.visible_to(actor),
            or_(
                named.id.in_([key for key in keys.values() if isinstance(key, UUID)]),
                named.public_id.in_([key for key in keys.values() if isinstance(key, str)]),
            ),
        )
        .options(*options)
    )
    found: dict[UUID | str | None, Supplier] = {}
    for supplier, named_id, public_id in await session.execute(query):
        found[named_id] = found[public_id] = supplier
    return {name: found[key] for name, key in keys.items() if key in found}


async def _get_to_change(
    session: AsyncSession, is_visible: ColumnElement[bool], supplier_id: str
) -> Supplier:
    query = (
        select(Supplier)
        .where(is_visible, _named(supplier_id))
        .options(*WHOLE, selectinload(Supplier.members))
        .with_for_update()
    )
    found = await session.scalar(query)
    if found is None:
        raise NotFound(f"there is no supplier {supplier_id}")
    return found


def _named(supplier_id: str) -> ColumnElement[bool]:
    """Return the condition of a supplier's id or public id, or of one that was merged into it."""
    named = aliased(Supplier, name="named")
    key = _key(supplier_id)
    if key is None:
        return false()
    is_named = named.id == key if isinstance(key, UUID) else named.public_id == key
    stands_for_it = func.coalesce(named.merged_into_id, named.id)
    return Supplier.id == select(stands_for_it).where(is_named).scalar_subquery()


def _key(name: str) -> UUID | str | None:
    """Read an id or a public id; None is neither of the two, so nobody has it."""
    try:
        return UUID(name)
    except ValueError:
        pass
    try:
        return identifiers.normalise(name)
    except ValueError:
        return None

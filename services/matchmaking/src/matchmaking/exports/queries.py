"""Every SELECT of an export."""

from collections.abc import AsyncIterator, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from chassis.auth import Actor
from chassis.db import Database
from sqlalchemy import ARRAY, ColumnElement, Text, and_, cast, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from matchmaking.certificates.models import Certificate
from matchmaking.exports.rules import Cell, Wanted, row_of
from matchmaking.suppliers import policy
from matchmaking.suppliers.models import Supplier, SupplierConnection, SupplierMember
from matchmaking.suppliers.policy import Relation

_TOGETHER: Final = 500


async def count(db: Database, actor: Actor, wanted: Wanted, today: date) -> int:
    """Return how many suppliers an export has."""
    async with db.reading() as session:
        query = select(func.count()).select_from(Supplier).where(_chosen(actor, wanted, today))
        return await session.scalar(query) or 0


async def rows(
    db: Database, actor: Actor, wanted: Wanted, today: date
) -> AsyncIterator[Sequence[list[Cell]]]:
    """Yield the rows of an export in groups, by three SELECTs a group; no group waits in memory."""
    last: UUID | None = None
    while True:
        async with db.reading() as session:
            suppliers = await _next(session, actor, wanted, today, last)
            relations = await _relations(session, actor, suppliers)
        if not suppliers:
            return
        yield [
            row_of(
                each,
                [product.facts for product in each.products],
                policy.hidden_from(actor, each, relations.get(each.id, policy.STRANGER)),
            )
            for each in suppliers
        ]
        last = suppliers[-1].id


async def _next(
    session: AsyncSession, actor: Actor, wanted: Wanted, today: date, last: UUID | None
) -> Sequence[Supplier]:
    query = (
        select(Supplier)
        .where(_chosen(actor, wanted, today))
        .options(selectinload(Supplier.products))
        .order_by(Supplier.id)
        .limit(_TOGETHER)
    )
    if last is not None:
        query = query.where(Supplier.id > last)
    return (await session.scalars(query)).all()


async def _relations(
    session: AsyncSession, actor: Actor, suppliers: Sequence[Supplier]
) -> dict[UUID, Relation]:
    """Return how the actor stands to the suppliers that know it."""
    ids = [each.id for each in suppliers]
    if actor.is_anonymous or not ids:
        return {}
    member = and_(
        SupplierMember.supplier_id == Supplier.id,
        SupplierMember.account_id == actor.account_id,
        SupplierMember.accepted_at.is_not(None),
    )
    connected = exists().where(
        SupplierConnection.supplier_id == Supplier.id,
        SupplierConnection.account_id == actor.account_id,
    )
    found = await session.execute(
        select(Supplier.id, SupplierMember.role, connected)
        .join(SupplierMember, member, isouter=True)
        .where(Supplier.id.in_(ids), or_(SupplierMember.role.is_not(None), connected))
    )
    return {
        supplier_id: Relation(role=role, is_connected=is_connected)
        for supplier_id, role, is_connected in found
    }


def _chosen(actor: Actor, wanted: Wanted, today: date) -> ColumnElement[bool]:
    conditions = [policy.visible_to(actor)]
    if wanted.economies:
        conditions.append(Supplier.economy.in_(wanted.economies))
    if wanted.sectors:
        codes = cast(wanted.sector_codes, ARRAY(Text))
        conditions.append(Supplier.sectors.bool_op("&&")(codes))
    if wanted.size_classes:
        conditions.append(Supplier.size_class.in_(wanted.size_classes))
    if wanted.origins:
        conditions.append(Supplier.origin.in_(wanted.origins))
    if wanted.schemes:
        conditions.append(
            exists().where(
                Certificate.supplier_id == Supplier.id,
                Certificate.scheme.in_(wanted.schemes),
                or_(Certificate.valid_from.is_(None), Certificate.valid_from <= today),
                or_(Certificate.valid_until.is_(None), Certificate.valid_until >= today),
            )
        )
    return and_(*conditions)

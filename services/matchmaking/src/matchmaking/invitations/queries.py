"""Every SELECT on invitations."""

from collections.abc import Collection, Sequence
from uuid import UUID

from chassis.auth import Actor
from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.invitations.models import Invitation
from matchmaking.needs import policy
from matchmaking.suppliers.models import Supplier


async def list_invitations(
    session: AsyncSession, actor: Actor, need_id: UUID, *, after: UUID | None, limit: int
) -> Sequence[Row[Invitation, str]]:
    """Return invitations to a need that the actor knows of, with the suppliers' names.

    The oldest come first, from `after` on.
    """
    query = (
        select(Invitation, Supplier.name)
        .join(Supplier, Supplier.id == Invitation.supplier_id)
        .where(policy.invitation_visible_to(actor), Invitation.need_id == need_id)
        .order_by(Invitation.id)
        .limit(limit)
    )
    if after is not None:
        query = query.where(Invitation.id > after)
    return (await session.execute(query)).all()


async def invited_of(
    session: AsyncSession, need_id: UUID, supplier_ids: Collection[UUID]
) -> set[UUID]:
    """Return those of the suppliers that were invited to a need already."""
    query = select(Invitation.supplier_id).where(
        Invitation.need_id == need_id, Invitation.supplier_id.in_(supplier_ids)
    )
    return {*(await session.scalars(query)).all()}

"""Every SELECT on requests to keep a profile."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import NotFound
from sqlalchemy import Row, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.ownership import policy
from matchmaking.ownership.models import OwnershipClaim
from matchmaking.suppliers.models import Supplier


async def get_claim_to_decide(
    session: AsyncSession, actor: Actor, claim_id: UUID
) -> OwnershipClaim:
    """Return a request and lock its row.

    Raises:
        NotFound: there is none, or the actor may not know of it.
    """
    query = (
        select(OwnershipClaim)
        .where(OwnershipClaim.id == claim_id, policy.visible_to(actor))
        .with_for_update()
    )
    found = await session.scalar(query)
    if found is None:
        raise NotFound(f"there is no request {claim_id}")
    return found


async def find_open_claim(
    session: AsyncSession, supplier_id: UUID, account_id: UUID | None
) -> OwnershipClaim | None:
    """Return the request of an account that waits for a decision, if there is one."""
    query = select(OwnershipClaim).filter_by(
        supplier_id=supplier_id, account_id=account_id, status="asked"
    )
    return (await session.scalars(query)).one_or_none()


async def list_claims(
    session: AsyncSession,
    actor: Actor,
    *,
    status: str | None,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> Sequence[Row[OwnershipClaim, str, str]]:
    """Return requests with the public id and name of the supplier, newest first."""
    query = (
        select(OwnershipClaim, Supplier.public_id, Supplier.name)
        .join(Supplier, Supplier.id == OwnershipClaim.supplier_id)
        .where(policy.visible_to(actor))
    )
    if status is not None:
        query = query.where(OwnershipClaim.status == status)
    if after is not None:
        query = query.where(tuple_(OwnershipClaim.created_at, OwnershipClaim.id) < after)
    query = query.order_by(OwnershipClaim.created_at.desc(), OwnershipClaim.id.desc()).limit(limit)
    return (await session.execute(query)).all()

"""Every SELECT on verifications."""

from collections.abc import Sequence
from uuid import UUID

from chassis.problems import NotFound
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.suppliers.models import Certificate, Supplier, SupplierClaim
from matchmaking.verifications.models import Verification


async def verifications_of(
    session: AsyncSession, supplier: Supplier, *, withdrawn: bool = False
) -> Sequence[Verification]:
    """Return the verifications of what a supplier shows, oldest first; one SELECT."""
    certificates = select(Certificate.id).where(Certificate.supplier_id == supplier.id)
    claims = select(SupplierClaim.id).where(SupplierClaim.supplier_id == supplier.id)
    query = (
        select(Verification)
        .where(
            or_(Verification.certificate_id.in_(certificates), Verification.claim_id.in_(claims))
        )
        .order_by(Verification.id)
    )
    if not withdrawn:
        query = query.where(Verification.withdrawn_at.is_(None))
    return (await session.scalars(query)).all()


async def find_standing(session: AsyncSession, piece_id: UUID) -> Verification | None:
    """Return the verification of a certificate or claim that has not been withdrawn."""
    query = select(Verification).where(
        or_(Verification.certificate_id == piece_id, Verification.claim_id == piece_id),
        Verification.withdrawn_at.is_(None),
    )
    return await session.scalar(query)


async def get_verification(session: AsyncSession, verification_id: UUID) -> Verification:
    """Return a verification.

    Raises:
        NotFound: there is none.
    """
    found = await session.get(Verification, verification_id)
    if found is None:
        raise NotFound(f"there is no verification {verification_id}")
    return found


async def supplier_of(session: AsyncSession, verification: Verification) -> UUID:
    """Return whose certificate or claim a verification is about."""
    if verification.certificate_id is not None:
        query = select(Certificate.supplier_id).where(Certificate.id == verification.certificate_id)
    else:
        query = select(SupplierClaim.supplier_id).where(SupplierClaim.id == verification.claim_id)
    return (await session.scalars(query)).one()

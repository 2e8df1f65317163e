"""Steps that several actions share; each works inside the transaction of its caller."""

from collections.abc import Collection
from uuid import UUID

from chassis import clock
from chassis.events import emit
from chassis.problems import NotFound
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.certificates import queries as certificates
from matchmaking.certificates.models import Certificate
from matchmaking.suppliers.models import Supplier, SupplierClaim
from matchmaking.verifications.events import VerificationWithdrawn
from matchmaking.verifications.models import Verification


def end_verification(
    session: AsyncSession,
    supplier: Supplier,
    verification: Verification,
    reason: str,
    *,
    by: UUID | None,
    documented: Collection[UUID] = (),
) -> None:
    """Take a verification from its certificate or claim, and announce that.

    `documented` are the claims that a document stands behind.
    """
    piece: Certificate | SupplierClaim
    if verification.certificate_id is not None:
        piece = certificates.certificate_in(supplier, verification.certificate_id)
        piece.strength = piece.unverified_strength
    else:
        piece = claim_in(supplier, verification.claim_id)
        piece.strength = piece.unverified_strength(is_documented=piece.id in documented)
    verification.withdrawn_at, verification.withdrawn_by = clock.now(), by
    verification.withdrawal_reason = reason
    emit(
        session,
        supplier.announces(
            VerificationWithdrawn,
            verification_id=verification.id,
            certificate_id=verification.certificate_id,
            claim_id=verification.claim_id,
            strength=piece.strength,
        ),
    )


def claim_in(supplier: Supplier, claim_id: UUID | None) -> SupplierClaim:
    """Return one of the claims of a supplier.

    Raises:
        NotFound: it has no such claim.
    """
    for claim in supplier.claims:
        if claim.id == claim_id:
            return claim
    raise NotFound(f"this supplier has no claim {claim_id}")

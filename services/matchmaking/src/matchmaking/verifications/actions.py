"""One function per thing that can happen to a verification; each is one transaction."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from chassis import clock
from chassis.auth import Actor
from chassis.db import Database
from chassis.events import emit
from chassis.problems import Conflict, Forbidden
from sqlalchemy.ext.asyncio import AsyncSession
from vocabulary.evidence import Strength

from matchmaking.certificates import queries as certificates
from matchmaking.certificates import rules as checking
from matchmaking.certificates.models import Certificate
from matchmaking.documents.steps import documented_claims
from matchmaking.suppliers import queries as suppliers
from matchmaking.suppliers.models import Supplier, SupplierClaim
from matchmaking.verifications import policy, queries
from matchmaking.verifications.events import CertificateVerified, ClaimVerified
from matchmaking.verifications.models import Finding, Verification
from matchmaking.verifications.steps import claim_in, end_verification


class NothingToVerify(Conflict):
    slug = "nothing-to-verify"
    title = "This does not count, so there is nothing to verify"


class VerifiedAlready(Conflict):
    slug = "verified-already"
    title = "Somebody stands up for this already"


async def verify_certificate(
    db: Database, actor: Actor, supplier_id: str, certificate_id: UUID, finding: Finding
) -> Supplier:
    """Stand up for one certificate; what the checks say at this moment is kept with it.

    Raises:
        NotFound: there is no such certificate of a supplier that the actor may see.
        Forbidden: the actor does not review this economy, or keeps this profile.
        NothingToVerify: it has expired, or was suspended or withdrawn.
        VerifiedAlready: somebody does so.
    """
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_change(session, actor, supplier_id)
        certificate = certificates.certificate_in(supplier, certificate_id)
        await _require_open(session, actor, supplier, certificate)
        today = clock.now().date()
        checks = checking.checks_of(certificate.facts, certificates.holder_of(supplier), today)
        verification = _verification(actor, supplier, finding, [asdict(each) for each in checks])
        verification.certificate_id = certificate.id
        certificate.strength = Strength.VERIFIED
        session.add(verification)
        emit(
            session,
            supplier.announces(
                CertificateVerified,
                certificate_id=certificate.id,
                verification_id=verification.id,
                scheme=certificate.scheme,
                method=finding.method,
                verified_as=verification.verified_as,
                strength=certificate.strength,
                valid_until=certificate.valid_until,
            ),
        )
    return supplier


async def verify_claim(
    db: Database, actor: Actor, supplier_id: str, claim_id: UUID, finding: Finding
) -> Supplier:
    """Stand up for one claim, and for nothing else that the supplier states.

    Raises:
        NotFound: there is no such claim of a supplier that the actor may see.
        Forbidden: the actor does not review this economy, or keeps this profile.
        NothingToVerify: it has expired.
        VerifiedAlready: somebody does so.
    """
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_change(session, actor, supplier_id)
        claim = claim_in(supplier, claim_id)
        await _require_open(session, actor, supplier, claim)
        verification = _verification(actor, supplier, finding, [])
        verification.claim_id = claim.id
        claim.strength = Strength.VERIFIED
        session.add(verification)
        emit(
            session,
            supplier.announces(
                ClaimVerified,
                claim_id=claim.id,
                verification_id=verification.id,
                criterion=claim.criterion,
                method=finding.method,
                verified_as=verification.verified_as,
                strength=claim.strength,
                valid_until=claim.valid_until,
            ),
        )
    return supplier


async def withdraw_verification(
    db: Database, actor: Actor, verification_id: UUID, reason: str
) -> Supplier:
    """Stand up for a certificate or a claim no more; it is as strong again as it was before.

    Raises:
        NotFound: there is no such verification.
        Forbidden: the actor does not review this economy, or keeps this profile.
        Conflict: it was withdrawn already.
    """
    async with db.transaction() as session:
        verification = await queries.get_verification(session, verification_id)
        supplier_id = await queries.supplier_of(session, verification)
        supplier = await suppliers.get_supplier_to_change(session, actor, str(supplier_id))
        if not policy.may_review(actor, supplier):
            raise Forbidden("only reviewers of this economy withdraw a verification")
        # It may have been withdrawn while the supplier was waited for.
        await session.refresh(verification)
        if verification.withdrawn_at is not None:
            raise Conflict("this verification was withdrawn already")
        end_verification(
            session,
            supplier,
            verification,
            reason,
            by=actor.account_id,
            documented=await documented_claims(session, actor, supplier.id),
        )
    return supplier


async def _require_open(
    session: AsyncSession, actor: Actor, supplier: Supplier, piece: Certificate | SupplierClaim
) -> None:
    if policy.is_own(actor, supplier):
        raise Forbidden("nobody verifies what they state themselves")
    if not policy.may_review(actor, supplier):
        raise Forbidden("only the secretariat and the focal point of the economy verify")
    if piece.valid_until is not None and piece.valid_until < clock.now().date():
        raise NothingToVerify("it counts no more")
    if await queries.find_standing(session, piece.id) is not None:
        raise VerifiedAlready("withdraw that verification first")


def _verification(
    actor: Actor, supplier: Supplier, finding: Finding, checks: list[dict[str, Any]]
) -> Verification:
    return Verification(
        verified_by=actor.account_id,
        verified_by_name=actor.name,
        verified_as=policy.capacity_of(actor, supplier),
        verified_at=clock.now(),
        method=finding.method,
        note=finding.note,
        reference=finding.reference,
        checks=checks,
    )

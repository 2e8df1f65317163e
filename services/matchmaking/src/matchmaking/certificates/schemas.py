"""Certificates with their checks and verifications, as they come in and go out."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, Self
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import Field

from matchmaking.certificates import queries, rules
from matchmaking.certificates.models import Certificate, CertificateState
from matchmaking.certificates.rules import Check, Outcome
from matchmaking.suppliers.models import Supplier, SupplierClaim
from matchmaking.suppliers.schemas import CertificateOut, ClaimOut
from matchmaking.verifications.models import Verification
from matchmaking.verifications.schemas import Reason, VerificationOut


class WithdrawalIn(In):
    """That a certificate counts no more: suspended is for now, withdrawn is for ever."""

    state: Literal[CertificateState.SUSPENDED, CertificateState.WITHDRAWN]
    since: date | None = Field(default=None, description="The first day; today when left out.")
    reason: Reason


class CheckOut(Out):
    """What a check says, and why. Unknown is no fault, and no proof."""

    code: str
    outcome: Outcome
    reason: str


class CheckedCertificate(Out):
    """A certificate, what the checks say of it today, and who stands up for it."""

    certificate: CertificateOut
    outcome: Outcome = Field(description="That of the check which matters most.")
    checks: list[CheckOut]
    verification: VerificationOut | None
    past_verifications: list[VerificationOut]

    @classmethod
    def of(
        cls,
        certificate: Certificate,
        checks: Sequence[Check],
        verifications: Sequence[Verification],
        today: date,
    ) -> Self:
        standing, past = _split(verifications, certificate.id)
        return cls(
            certificate=CertificateOut.of(certificate, today),
            outcome=rules.worst(checks),
            checks=[CheckOut.model_validate(each) for each in checks],
            verification=standing,
            past_verifications=past,
        )


class WeighedClaim(Out):
    """A claim, and who stands up for it."""

    claim: ClaimOut
    verification: VerificationOut | None
    past_verifications: list[VerificationOut]

    @classmethod
    def of(cls, claim: SupplierClaim, verifications: Sequence[Verification], today: date) -> Self:
        standing, past = _split(verifications, claim.id)
        return cls(claim=ClaimOut.of(claim, today), verification=standing, past_verifications=past)


class SupplierEvidence(Out):
    """All that a supplier shows, each with what is known of it; nothing is verified as a whole."""

    supplier_id: UUID
    version: int
    certificates: list[CheckedCertificate]
    claims: list[WeighedClaim]

    @classmethod
    def of(cls, supplier: Supplier, verifications: Sequence[Verification], today: date) -> Self:
        holder = queries.holder_of(supplier)
        return cls(
            supplier_id=supplier.id,
            version=supplier.version,
            certificates=[
                CheckedCertificate.of(
                    each, rules.checks_of(each.facts, holder, today), verifications, today
                )
                for each in supplier.certificates
            ],
            claims=[WeighedClaim.of(each, verifications, today) for each in supplier.claims],
        )


def _split(
    verifications: Sequence[Verification], piece_id: UUID
) -> tuple[VerificationOut | None, list[VerificationOut]]:
    """Return the verification that stands, and those that were withdrawn, of one piece."""
    own = [each for each in verifications if piece_id in {each.certificate_id, each.claim_id}]
    standing = next((each for each in own if each.withdrawn_at is None), None)
    past = [VerificationOut.of(each) for each in own if each is not standing]
    return (VerificationOut.of(standing) if standing else None), past

"""Facts about the verification of one certificate or one claim; none is about a whole supplier."""

from datetime import date
from typing import Literal
from uuid import UUID

from chassis.events import Event


class CertificateVerified(Event):
    """A reviewer stands up for one certificate."""

    aggregate = "gscnet.matchmaking.supplier"
    type = "org.gscnet.matchmaking.supplier.certificate_verified"

    certificate_id: UUID
    verification_id: UUID
    scheme: str
    method: Literal["register", "document", "site_visit", "issuer"]
    verified_as: str
    strength: Literal["self_declared", "document", "accredited", "verified"]
    valid_until: date | None


class ClaimVerified(Event):
    """A reviewer stands up for one claim."""

    aggregate = "gscnet.matchmaking.supplier"
    type = "org.gscnet.matchmaking.supplier.claim_verified"

    claim_id: UUID
    verification_id: UUID
    criterion: str
    method: Literal["register", "document", "site_visit", "issuer"]
    verified_as: str
    strength: Literal["self_declared", "document", "accredited", "verified"]
    valid_until: date | None


class VerificationWithdrawn(Event):
    """Nobody stands up for a certificate or a claim any more."""

    aggregate = "gscnet.matchmaking.supplier"
    type = "org.gscnet.matchmaking.supplier.verification_withdrawn"

    verification_id: UUID
    certificate_id: UUID | None
    claim_id: UUID | None
    strength: Literal["self_declared", "document", "accredited", "verified"]

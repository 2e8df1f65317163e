"""Facts about the certificates of a supplier, and about the days on which proofs begin and end."""

from datetime import date
from typing import Literal
from uuid import UUID

from chassis.events import Event


class CertificateFact(Event):
    """What every fact about one certificate says."""

    aggregate = "gscnet.matchmaking.supplier"

    certificate_id: UUID
    scheme: str


class CertificateChanged(CertificateFact):
    """Other facts stand on a certificate now; nobody has verified these."""

    type = "org.gscnet.matchmaking.supplier.certificate_changed"

    strength: Literal["self_declared", "document", "accredited", "verified"]
    valid_until: date | None


class CertificateChecked(CertificateFact):
    """The checks of a certificate were made and kept; `outcome` is the one that matters most."""

    type = "org.gscnet.matchmaking.supplier.certificate_checked"

    outcome: Literal["ok", "warning", "problem", "unknown"]
    outcomes: dict[str, Literal["ok", "warning", "problem", "unknown"]]


class CertificateWithdrawn(CertificateFact):
    """A certificate counts no more, for now (suspended) or for ever (withdrawn)."""

    type = "org.gscnet.matchmaking.supplier.certificate_withdrawn"

    state: Literal["suspended", "withdrawn"]
    since: date


class CertificateReinstated(CertificateFact):
    """A suspended certificate counts again."""

    type = "org.gscnet.matchmaking.supplier.certificate_reinstated"

    valid_until: date | None


class CertificateExpiring(CertificateFact):
    """A certificate ends soon: said 90, 30 and 7 days before, once each."""

    type = "org.gscnet.matchmaking.supplier.certificate_expiring"

    days: Literal[90, 30, 7]
    valid_until: date


class ProofTurned(Event):
    """What facts about a day in the life of a claim or certificate say."""

    aggregate = "gscnet.matchmaking.supplier"

    piece: Literal["claim", "certificate"]
    piece_id: UUID
    on_day: date


class ProofBegan(ProofTurned):
    """A claim or certificate counts from this day on."""

    type = "org.gscnet.matchmaking.supplier.proof_began"


class ProofExpired(ProofTurned):
    """A claim or certificate counts no more from this day on."""

    type = "org.gscnet.matchmaking.supplier.proof_expired"

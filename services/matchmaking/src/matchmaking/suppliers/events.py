"""Facts about a supplier; each carries what a reader needs to show it."""

from datetime import date
from typing import Literal
from uuid import UUID

from chassis.events import Event


class SupplierState(Event):
    """What facts about the whole profile say."""

    aggregate = "gscnet.matchmaking.supplier"

    public_id: str
    name: str
    names_local: tuple[str, ...]
    economy: str
    size_class: Literal["micro", "small", "medium", "large", "unknown"]
    sectors: tuple[str, ...]
    origin: Literal["registered", "compiled"]


class SupplierRegistered(SupplierState):
    """An enterprise registered itself, or an editor compiled its profile from a public source."""

    type = "org.gscnet.matchmaking.supplier.registered"

    schemes: tuple[str, ...]
    criteria: tuple[str, ...]


class SupplierChanged(SupplierState):
    """The profile of a supplier says something else now."""

    type = "org.gscnet.matchmaking.supplier.changed"


class ClaimAdded(Event):
    """A supplier states something about one criterion."""

    aggregate = "gscnet.matchmaking.supplier"
    type = "org.gscnet.matchmaking.supplier.claim_added"

    claim_id: UUID
    criterion: str
    strength: Literal["self_declared", "document", "accredited", "verified"]
    valid_until: date | None


class ClaimWeighed(Event):
    """A claim is stronger or weaker than before, because what stands behind it has changed."""

    aggregate = "gscnet.matchmaking.supplier"
    type = "org.gscnet.matchmaking.supplier.claim_weighed"

    claim_id: UUID
    criterion: str
    strength: Literal["self_declared", "document", "accredited", "verified"]
    valid_until: date | None


class CertificateAdded(Event):
    """A supplier shows a certificate."""

    aggregate = "gscnet.matchmaking.supplier"
    type = "org.gscnet.matchmaking.supplier.certificate_added"

    certificate_id: UUID
    scheme: str
    strength: Literal["self_declared", "document", "accredited", "verified"]
    valid_until: date | None

"""Facts about one claim of a supplier."""

from datetime import date
from uuid import UUID

from chassis.events import Event


class ClaimWithdrawn(Event):
    """A claim was taken back: it counts no more from this day on."""

    aggregate = "gscnet.matchmaking.supplier"
    type = "org.gscnet.matchmaking.supplier.claim_withdrawn"

    claim_id: UUID
    criterion: str
    since: date

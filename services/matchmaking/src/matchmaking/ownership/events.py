"""Facts about asking to keep a profile; who asked and why is between them and the secretariat."""

from typing import ClassVar
from uuid import UUID

from chassis.events import Event


class OwnershipState(Event):
    """What every fact about a request says."""

    aggregate: ClassVar[str] = "gscnet.matchmaking.ownership_claim"

    supplier_id: UUID
    economy: str


class OwnershipAsked(OwnershipState):
    """Somebody asks to keep a profile for its enterprise."""

    type: ClassVar[str] = "org.gscnet.matchmaking.ownership_claim.asked"


class OwnershipGranted(OwnershipState):
    """The request was granted: the enterprise keeps its profile from now on."""

    type: ClassVar[str] = "org.gscnet.matchmaking.ownership_claim.granted"


class OwnershipRefused(OwnershipState):
    """The request was refused."""

    type: ClassVar[str] = "org.gscnet.matchmaking.ownership_claim.refused"

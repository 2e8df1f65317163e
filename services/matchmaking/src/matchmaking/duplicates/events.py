"""Facts about suppliers that were held, released, merged or split; what they say is short."""

from uuid import UUID

from chassis.events import Event


class SupplierHeld(Event):
    """A supplier is shown to nobody but its members and reviewers until a reviewer decides."""

    aggregate = "gscnet.matchmaking.supplier"
    type = "org.gscnet.matchmaking.supplier.held"


class SupplierReleased(Event):
    """A supplier that was held is shown again."""

    aggregate = "gscnet.matchmaking.supplier"
    type = "org.gscnet.matchmaking.supplier.released"


class SupplierMerged(Event):
    """A supplier became part of another; its identifiers lead there from now on."""

    aggregate = "gscnet.matchmaking.supplier"
    type = "org.gscnet.matchmaking.supplier.merged"

    into_id: UUID
    into_public_id: str


class SupplierSplit(Event):
    """A supplier that had become part of another stands for itself again."""

    aggregate = "gscnet.matchmaking.supplier"
    type = "org.gscnet.matchmaking.supplier.split"

    from_id: UUID
    from_public_id: str

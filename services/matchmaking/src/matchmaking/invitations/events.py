"""Facts about invitations: ids alone, as they are the business of two."""

from uuid import UUID

from chassis.events import Event


class SupplierInvited(Event):
    """A supplier was asked to look at a need."""

    aggregate = "gscnet.matchmaking.invitation"
    type = "org.gscnet.matchmaking.invitation.sent"

    need_id: UUID
    supplier_id: UUID

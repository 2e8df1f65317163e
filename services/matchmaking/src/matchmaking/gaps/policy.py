"""Who reads what a supplier lacks, and of which needs it is told.

Read by its members and by the reviewers of its economy (the secretariat, the focal point). Told of
are the open needs that are public, and those that this supplier was invited to, if whoever asks may
know of the invitation: a reviewer may not. A need by invitation counts nowhere else.
"""

from datetime import date
from uuid import UUID

from chassis.auth import Actor
from sqlalchemy import ColumnElement, and_, or_, select

from matchmaking.invitations.models import Invitation
from matchmaking.needs import policy as needs_policy
from matchmaking.needs.models import Need
from matchmaking.needs.queries import open_on
from matchmaking.needs.wanted import Visibility
from matchmaking.suppliers import policy as suppliers_policy
from matchmaking.suppliers.models import Supplier
from matchmaking.verifications import policy as verifications_policy


def may_read_gaps(actor: Actor, supplier: Supplier) -> bool:
    """Whether the actor is a member or a reviewer; `members` must be loaded."""
    is_member = suppliers_policy.role_of(actor, supplier) is not None
    return is_member or verifications_policy.may_review(actor, supplier)


def told_of(actor: Actor, supplier_id: UUID, day: date) -> ColumnElement[bool]:
    """Return the condition of a need that counts for a supplier, before this actor."""
    is_invited = Need.id.in_(
        select(Invitation.need_id).where(
            Invitation.supplier_id == supplier_id, needs_policy.invitation_visible_to(actor)
        )
    )
    return and_(
        needs_policy.visible_to(actor),
        open_on(day),
        or_(Need.visibility == Visibility.PUBLIC, is_invited),
    )

"""Who may stand up for the evidence of a supplier: never whoever keeps its profile."""

from chassis.auth import Actor

from matchmaking.suppliers.models import Supplier


def may_review(actor: Actor, supplier: Supplier) -> bool:
    """Whether the actor reviews suppliers of this economy; its `members` must be loaded."""
    is_reviewer = actor.has("secretariat") or actor.focal_point_of(supplier.economy)
    return is_reviewer and not is_own(actor, supplier)


def is_own(actor: Actor, supplier: Supplier) -> bool:
    return any(member.account_id == actor.account_id for member in supplier.members)


def capacity_of(actor: Actor, supplier: Supplier) -> str:
    """Return as what a reviewer reviews: `secretariat`, or `focal_point:CN`."""
    return "secretariat" if actor.has("secretariat") else f"focal_point:{supplier.economy}"

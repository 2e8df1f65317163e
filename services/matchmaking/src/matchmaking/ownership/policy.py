"""Who may decide on a request to keep a profile, and who may see it."""

from chassis.auth import Actor
from sqlalchemy import ColumnElement, false, or_, true

from matchmaking.ownership.models import OwnershipClaim

_FOCAL_POINT = "focal_point:"


def may_decide(actor: Actor, claim: OwnershipClaim) -> bool:
    """Whether the actor is of the secretariat or the economy's focal point, and did not ask."""
    is_competent = actor.has("secretariat") or actor.focal_point_of(claim.economy)
    return is_competent and actor.account_id != claim.account_id


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return which requests the actor sees: its own, and those that are its to decide."""
    if actor.is_anonymous:
        return false()
    if actor.has("secretariat"):
        return true()
    economies = [
        role.removeprefix(_FOCAL_POINT) for role in actor.roles if role.startswith(_FOCAL_POINT)
    ]
    return or_(OwnershipClaim.account_id == actor.account_id, OwnershipClaim.economy.in_(economies))

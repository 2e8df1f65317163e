"""Who decides about pairs, and who merges and splits."""

from chassis.auth import Actor
from sqlalchemy import ColumnElement, and_, false, or_, true
from sqlalchemy.orm import aliased

from matchmaking.suppliers import policy as keepers
from matchmaking.suppliers.models import Supplier

_FOCAL_POINT = "focal_point:"

Known = aliased(Supplier, name="known")
Newer = aliased(Supplier, name="newer")


def may_review(actor: Actor, *suppliers: Supplier) -> bool:
    """Whether the actor judges these suppliers.

    The secretariat does, and the focal point of their economy; editors when one of them is a
    profile that nobody has claimed.
    """
    if actor.has("secretariat"):
        return True
    if all(actor.focal_point_of(each.economy) for each in suppliers):
        return True
    return actor.has("editor") and any(each.origin == "compiled" for each in suppliers)


def may_see_pairs(actor: Actor) -> bool:
    return actor.has("secretariat") or actor.has("editor") or bool(_economies(actor))


def may_merge(actor: Actor, *suppliers: Supplier) -> bool:
    """Whether the actor reviews these suppliers, or owns each; `members` must be loaded."""
    return may_review(actor, *suppliers) or all(
        keepers.may_manage(actor, each) for each in suppliers
    )


def pairs_visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition on `Known` and `Newer` of a pair that the actor reviews."""
    if actor.has("secretariat"):
        return true()
    is_compiled = or_(Known.origin == "compiled", Newer.origin == "compiled")
    return or_(
        and_(*(each.economy.in_(_economies(actor)) for each in (Known, Newer))),
        is_compiled if actor.has("editor") else false(),
    )


def _economies(actor: Actor) -> list[str]:
    return [
        role.removeprefix(_FOCAL_POINT)
        for role in sorted(actor.roles)
        if role.startswith(_FOCAL_POINT)
    ]

"""Who may see and do what with a need: its owner everything, everybody else what is published."""

from chassis.auth import Actor
from sqlalchemy import ColumnElement, or_

from matchmaking.needs.models import Need
from matchmaking.needs.rules import Status


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition under which `actor` knows of a need at all."""
    published = Need.status == Status.PUBLISHED
    if actor.account_id is None:
        return published
    return or_(published, Need.owner_id == actor.account_id)


def may_publish(actor: Actor, need: Need) -> bool:
    return need.owner_id == actor.account_id


def may_see_matches(actor: Actor, need: Need) -> bool:
    """Whether the actor may read who fits: the buyer's own business, not the competitors'."""
    return need.owner_id == actor.account_id

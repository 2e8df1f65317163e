"""Who may do what with a center. Everybody sees every center: nominations are public acts."""

from chassis.auth import Actor
from sqlalchemy import ColumnElement, true

from pilot_centers.centers.models import Center


def visible_to(_actor: Actor) -> ColumnElement[bool]:
    return true()


def may_nominate(actor: Actor, economy: str) -> bool:
    return actor.focal_point_of(economy)


def may_endorse(actor: Actor) -> bool:
    return actor.has("secretariat")


def may_open(actor: Actor, center: Center) -> bool:
    return actor.has("secretariat") or actor.focal_point_of(center.economy)


def may_add_editors(actor: Actor, center: Center) -> bool:
    return may_open(actor, center)


def writes_for(actor: Actor, center: Center) -> bool:
    """Whether the actor is an editor of the center; its `editors` must be loaded."""
    return any(editor.account_id == actor.account_id for editor in center.editors)

"""Who may import lists of suppliers, and who sees what became of them."""

from chassis.auth import Actor
from sqlalchemy import ColumnElement, true

from matchmaking.imports.models import Import

_FOCAL_POINT = "focal_point:"


def may_import(actor: Actor) -> bool:
    return _for_all(actor) or bool(economies_of(actor))


def economies_of(actor: Actor) -> list[str]:
    """Return the economies that an actor imports for; none for those who import for every one."""
    if _for_all(actor):
        return []
    return sorted(
        role.removeprefix(_FOCAL_POINT) for role in actor.roles if role.startswith(_FOCAL_POINT)
    )


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition under which an import is the actor's business."""
    if _for_all(actor):
        return true()
    return Import.account_id == actor.account_id


def may_change(actor: Actor, imported: Import) -> bool:
    """Whether the actor corrects, starts and pauses an import: its sender and the secretariat."""
    return imported.account_id == actor.account_id or actor.has("secretariat")


def _for_all(actor: Actor) -> bool:
    return actor.has("editor") or actor.has("secretariat")

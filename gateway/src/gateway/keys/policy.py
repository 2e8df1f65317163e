"""Who may see and revoke a key: its account, and administrators."""

from chassis.auth import Actor
from sqlalchemy import ColumnElement, false, true

from gateway.keys.models import ApiKey


def visible_to(actor: Actor) -> ColumnElement[bool]:
    if actor.has("administrator"):
        return true()
    if actor.account_id is None:
        return false()
    return ApiKey.account_id == actor.account_id

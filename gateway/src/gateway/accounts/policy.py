"""Who may see an account: its holder alone, and administrators."""

from chassis.auth import Actor
from sqlalchemy import ColumnElement, false, true

from gateway.accounts.models import Account


def visible_to(actor: Actor) -> ColumnElement[bool]:
    if actor.has("administrator"):
        return true()
    if actor.account_id is None:
        return false()
    return Account.id == actor.account_id

"""Who may read a receipt: whoever owns the need, as with the matches themselves."""

from chassis.auth import SYSTEM_ROLE, Actor
from sqlalchemy import ColumnElement, true

from matchmaking.receipts.models import Receipt


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition under which `actor` knows of a receipt."""
    return true() if actor.has(SYSTEM_ROLE) else Receipt.owner_id == actor.account_id

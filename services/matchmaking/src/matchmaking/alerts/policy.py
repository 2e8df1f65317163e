"""Who may know of a saved search: the account that saved it, and nobody else."""

from uuid import UUID

from chassis.auth import Actor
from chassis.problems import Unauthenticated
from sqlalchemy import ColumnElement

from matchmaking.alerts.models import AlertHit, Digest, SavedSearch


def account_of(actor: Actor) -> UUID:
    """Return the account that keeps saved searches.

    Raises:
        Unauthenticated: nobody is signed in.
    """
    if actor.account_id is None:
        raise Unauthenticated("sign in to save a search and hear of what it finds")
    return actor.account_id


def owned_by(
    actor: Actor, table: type[SavedSearch] | type[AlertHit] | type[Digest]
) -> ColumnElement[bool]:
    return table.account_id == account_of(actor)

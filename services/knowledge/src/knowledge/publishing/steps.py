"""Steps that the actions of all kinds of records share; each takes the session."""

from typing import NoReturn
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import Conflict, Forbidden

from knowledge.publishing import policy
from knowledge.publishing.models import Record


def require_author(actor: Actor) -> UUID:
    """Return the account that writes.

    Raises:
        Forbidden: nobody is signed in.
    """
    if actor.account_id is None:
        raise Forbidden("sign in first")
    return actor.account_id


def require_may_change(actor: Actor, record: Record) -> None:
    """Raise Forbidden unless the actor may change the record."""
    if not policy.may_change(actor, record):
        raise Forbidden("an author changes a draft, an editor whatever is published")


def require_may_publish(actor: Actor) -> None:
    """Raise Forbidden unless the actor may publish and withdraw."""
    if not policy.may_publish(actor):
        raise Forbidden("only an editor publishes and withdraws")


def refuse(refusal: ValueError) -> NoReturn:
    """Answer a rule's refusal."""
    raise Conflict(str(refusal)) from refusal

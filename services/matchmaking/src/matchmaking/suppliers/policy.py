"""Who may do what with a supplier. Profiles are public: to be found is what they are for."""

from chassis.auth import Actor
from sqlalchemy import ColumnElement, true

from matchmaking.suppliers.models import Supplier


def visible_to(_actor: Actor) -> ColumnElement[bool]:
    return true()


def search_terms(_actor: Actor) -> tuple[str, ...]:
    """Return the terms of visibility that the actor holds in the search index."""
    return ("public",)


def may_register(actor: Actor) -> bool:
    return not actor.is_anonymous


def may_compile(actor: Actor) -> bool:
    """Whether the actor may write a profile that nobody has claimed, from a public source."""
    return actor.has("editor") or actor.has("secretariat")


def may_change(actor: Actor, supplier: Supplier) -> bool:
    """Whether the actor speaks for the supplier; its `members` must be loaded.

    Editors keep the profiles that they compile. A registered profile is its members' own: not even
    the secretariat writes in their name.
    """
    if any(member.account_id == actor.account_id for member in supplier.members):
        return True
    return supplier.origin == "compiled" and may_compile(actor)

"""Who may do what with a supplier. Profiles are public: to be found is what they are for."""

from dataclasses import dataclass
from typing import Final

from chassis.auth import Actor
from sqlalchemy import ColumnElement, and_, func, or_

from matchmaking.suppliers.models import Supplier, SupplierMember
from matchmaking.suppliers.rules import USUAL_VISIBILITY, Audience, Guarded


@dataclass(frozen=True, slots=True)
class Relation:
    """How an account stands to a supplier; `role` is that of a member who has accepted."""

    role: str | None = None
    is_connected: bool = False


STRANGER: Final = Relation()
_STANDS: Final = Supplier.merged_into_id.is_(None)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition of a supplier that stands for itself and is shown to the actor.

    One that is held is shown to its members, once they have accepted, and to reviewers alone.
    """
    if actor.is_anonymous:
        return and_(_STANDS, Supplier.held_at.is_(None))
    if actor.has("secretariat") or actor.has("editor"):
        return _STANDS
    is_member = Supplier.members.any(
        and_(SupplierMember.account_id == actor.account_id, SupplierMember.accepted_at.is_not(None))
    )
    economies = [role.partition(":")[2] for role in actor.roles if role.startswith("focal_point:")]
    is_shown = or_(Supplier.held_at.is_(None), Supplier.economy.in_(economies), is_member)
    return and_(_STANDS, is_shown)


def visible_to_invited(actor: Actor) -> ColumnElement[bool]:
    """Return the same condition, widened to whom the supplier has invited to keep it.

    It is for answering that invitation, and for nothing else.
    """
    if actor.is_anonymous:
        return visible_to(actor)
    is_invited = Supplier.members.any(SupplierMember.account_id == actor.account_id)
    return or_(visible_to(actor), and_(_STANDS, is_invited))


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

    Editors keep the profiles that they compile, until somebody who speaks for the enterprise has
    claimed it. From then on it is its members' own: not even the secretariat writes in their name.
    """
    if role_of(actor, supplier) in {"owner", "editor"}:
        return True
    return keeps_unclaimed(actor, supplier)


def keeps_unclaimed(actor: Actor, supplier: Supplier) -> bool:
    """Whether it is a profile that nobody has claimed, and the actor one of its compilers."""
    return not supplier.is_claimed and supplier.origin == "compiled" and may_compile(actor)


def may_manage(actor: Actor, supplier: Supplier) -> bool:
    """Whether the actor decides who keeps the supplier; its `members` must be loaded."""
    return role_of(actor, supplier) == "owner"


def role_of(actor: Actor, supplier: Supplier) -> str | None:
    """Return the role of the actor, if it has accepted one; `members` must be loaded."""
    for member in supplier.members:
        if member.account_id == actor.account_id and member.accepted_at is not None:
            return member.role
    return None


def hidden_from(actor: Actor, supplier: Supplier, relation: Relation) -> frozenset[Guarded]:
    """Return the fields that the actor must not see: the one place where this is decided."""
    if relation.role is not None or keeps_unclaimed(actor, supplier):
        return frozenset()
    admitted = {Audience.PUBLIC}
    if not actor.is_anonymous:
        admitted.add(Audience.SIGNED_IN)
    if relation.is_connected:
        admitted.add(Audience.CONNECTED)
    stated = supplier.profile_visibility
    return frozenset(field for field, audience in stated.items() if audience not in admitted)


def hidden_from_public(supplier: Supplier) -> frozenset[Guarded]:
    """Return the fields that nobody may find, filter or compare by."""
    stated = supplier.profile_visibility
    return frozenset(field for field, audience in stated.items() if audience != Audience.PUBLIC)


def is_public(field: Guarded) -> ColumnElement[bool]:
    """Return the condition under which everybody may see a field."""
    stated = Supplier.visibility[str(field)].astext
    return func.coalesce(stated, str(USUAL_VISIBILITY[field])) == str(Audience.PUBLIC)


def capacity_is_public() -> ColumnElement[bool]:
    """Return the condition under which the capacity of products may be compared."""
    return is_public(Guarded.CAPACITY)


def place_is_public() -> ColumnElement[bool]:
    """Return the condition under which distances to the exact place may be told."""
    return is_public(Guarded.ADDRESS)

"""Who may see and do what with a need. An auditor reads this page first.

Who sees a need:
- its owner, always;
- everybody, once it is published, if it is public;
- the members of a supplier that was invited, or that one which was invited was merged into,
  once it is published, if it is by invitation.
Nobody else knows of it: to them each of its addresses answers as if there were none. The
secretariat and editors are nobody else, too.

What is seen of it:
- a hidden budget: its owner alone;
- who was invited: its owner; each of the invited, that they themselves are;
- a question: its owner and who asked it; with its answer, everybody who sees the need;
- who asked a question: the asker alone, not even the owner of the need;
- how suppliers match: its owner.

What is done with it: its owner writes, publishes, amends, closes, decides, cancels, invites and
answers. Members of an invited supplier ask; if the need is public, members of any supplier do.

Migration 0006 says the same to PostgreSQL (ADR 0014).
"""

from uuid import UUID

from chassis.auth import Actor
from sqlalchemy import ColumnElement, CompoundSelect, and_, exists, false, or_, select

from matchmaking.invitations.models import Invitation
from matchmaking.needs.models import Need, NeedBudget
from matchmaking.needs.wanted import Visibility
from matchmaking.questions.models import Asker, Question
from matchmaking.suppliers.models import Supplier, SupplierMember


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition under which `actor` knows of a need at all."""
    is_published = Need.published_at.is_not(None)
    is_public = Need.visibility == Visibility.PUBLIC
    if actor.account_id is None:
        return and_(is_published, is_public)
    is_invited = Need.id.in_(select(Invitation.need_id).where(_is_spoken_for_by(actor.account_id)))
    return or_(
        Need.owner_id == actor.account_id,
        and_(is_published, or_(is_public, is_invited)),
    )


def budget_visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition under which `actor`, who sees a need, reads its budget."""
    return or_(NeedBudget.is_hidden.is_(False), NeedBudget.owner_id == actor.account_id)


def invitation_visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition under which `actor` knows of an invitation."""
    if actor.account_id is None:
        return false()
    return or_(Invitation.owner_id == actor.account_id, _is_spoken_for_by(actor.account_id))


def question_visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition under which `actor`, who sees a need, reads a question about it."""
    is_answered = Question.answered_at.is_not(None)
    if actor.account_id is None:
        return is_answered
    is_own = exists().where(Asker.question_id == Question.id, Asker.account_id == actor.account_id)
    return or_(is_answered, Question.owner_id == actor.account_id, is_own)


def asker_visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition under which `actor` reads who asked: about themselves alone."""
    return false() if actor.account_id is None else Asker.account_id == actor.account_id


def is_owner(actor: Actor, need: Need) -> bool:
    """Whether the actor may write, publish, amend, end and invite: what nobody else may."""
    return actor.account_id is not None and need.owner_id == actor.account_id


def may_see_matches(actor: Actor, need: Need) -> bool:
    """Whether the actor may read who fits: the buyer's own business, not the competitors'."""
    return is_owner(actor, need)


def may_ask(actor: Actor, need: Need, *, speaks_for_supplier: bool) -> bool:
    """Whether the actor, who sees the need, may ask a question about it.

    A need by invitation is seen by its owner and the invited alone, so whoever is not its owner
    and speaks for a supplier is invited.
    """
    return speaks_for_supplier and not is_owner(actor, need)


def _is_spoken_for_by(account_id: UUID) -> ColumnElement[bool]:
    return Invitation.supplier_id.in_(spoken_for_by(account_id))


def spoken_for_by(account_id: UUID) -> CompoundSelect[UUID]:
    """Return the suppliers whose membership the account has accepted, and what was merged in."""
    kept = select(SupplierMember.supplier_id).where(
        SupplierMember.account_id == account_id, SupplierMember.accepted_at.is_not(None)
    )
    return kept.union_all(select(Supplier.id).where(Supplier.merged_into_id.in_(kept)))

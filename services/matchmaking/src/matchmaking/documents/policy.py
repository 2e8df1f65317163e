"""Who may see an evidence document: its owner, whom the owner lets, and reviewers.

The database repeats this in its row-level policies, see migration 0003.
"""

from chassis.auth import Actor
from sqlalchemy import ColumnElement, exists, false, or_, select, true

from matchmaking.documents.models import Document, DocumentGrant
from matchmaking.suppliers.models import Supplier, SupplierMember


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition of a document that the actor may see; nobody else knows of it."""
    if actor.is_anonymous:
        return false()
    if actor.has("secretariat"):
        return true()
    is_member = exists().where(
        SupplierMember.supplier_id == Document.supplier_id,
        SupplierMember.account_id == actor.account_id,
        SupplierMember.accepted_at.is_not(None),
    )
    is_granted = exists().where(
        DocumentGrant.document_id == Document.id, DocumentGrant.account_id == actor.account_id
    )
    economies = [role.partition(":")[2] for role in actor.roles if role.startswith("focal_point:")]
    conditions: list[ColumnElement[bool]] = [is_member, is_granted]
    if economies:
        reviewed = select(Supplier.id).where(Supplier.economy.in_(economies))
        conditions.append(Document.supplier_id.in_(reviewed))
    if actor.has("editor"):
        compiled = select(Supplier.id).where(
            Supplier.origin == "compiled", Supplier.claimed_at.is_(None)
        )
        conditions.append(Document.supplier_id.in_(compiled))
    return or_(*conditions)

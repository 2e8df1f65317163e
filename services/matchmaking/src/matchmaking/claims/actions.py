"""One function per thing that can happen to a claim; each is one transaction."""

from uuid import UUID

from chassis import clock
from chassis.auth import Actor
from chassis.db import Database
from chassis.events import emit
from chassis.problems import Conflict, Forbidden

from matchmaking.claims.events import ClaimWithdrawn
from matchmaking.suppliers import policy as owning
from matchmaking.suppliers import queries as suppliers
from matchmaking.suppliers.models import Supplier
from matchmaking.verifications import policy as reviewing
from matchmaking.verifications import queries as verifications
from matchmaking.verifications.steps import claim_in, end_verification


async def withdraw_claim(
    db: Database, actor: Actor, supplier_id: str, claim_id: UUID, reason: str
) -> Supplier:
    """Let a claim count no more, for ever; it stays in the profile as history.

    Who corrects a claim withdraws it and states another: what was verified is never rewritten.

    Raises:
        NotFound: there is no such claim of a supplier that the actor may see.
        Forbidden: the actor neither speaks for the supplier nor reviews it.
        Conflict: it was withdrawn already.
    """
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_change(session, actor, supplier_id)
        claim = claim_in(supplier, claim_id)
        if not (owning.may_change(actor, supplier) or reviewing.may_review(actor, supplier)):
            raise Forbidden("only those who speak for this supplier and its reviewers may say so")
        today = clock.now().date()
        try:
            claim.withdraw(today, reason)
        except ValueError as refusal:
            raise Conflict(str(refusal)) from refusal
        standing = await verifications.find_standing(session, claim.id)
        if standing is not None:
            ended = "the claim was withdrawn"
            end_verification(session, supplier, standing, ended, by=actor.account_id)
        emit(
            session,
            supplier.announces(
                ClaimWithdrawn, claim_id=claim.id, criterion=claim.criterion, since=today
            ),
        )
    return supplier

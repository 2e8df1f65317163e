"""Inviting suppliers to a need; one transaction."""

from collections.abc import Sequence
from uuid import UUID

from chassis import clock
from chassis.auth import Actor
from chassis.db import Database
from chassis.events import emit
from chassis.problems import Conflict, FieldError, Unprocessable

from matchmaking.invitations import queries
from matchmaking.invitations.models import Invitation
from matchmaking.needs import queries as needs
from matchmaking.suppliers import queries as suppliers


class NobodyCanBeInvited(Conflict):
    slug = "nobody-can-be-invited"
    title = "Nobody can be invited to this need now"


async def invite_suppliers(
    db: Database, actor: Actor, need_id: UUID, supplier_ids: Sequence[UUID]
) -> None:
    """Invite suppliers to an open need; whoever was invited before stays so.

    For one that was merged into another, that other one is invited.

    Raises:
        NotFound: `actor` cannot see the need.
        Forbidden: `actor` sees it but does not own it.
        NobodyCanBeInvited: the need is not open.
        Unprocessable: one of the suppliers is not there.
    """
    async with db.transaction() as session:
        need = await needs.get_need_to_change(session, actor, need_id)
        try:
            need.check_open(clock.now().date())
        except ValueError as refusal:
            raise NobodyCanBeInvited(str(refusal)) from refusal
        known = await suppliers.find_named(session, actor, supplier_ids)
        errors = [
            FieldError(f"/supplier_ids/{place}", f"there is no supplier {each}")
            for place, each in enumerate(supplier_ids)
            if each not in known
        ]
        if errors:
            raise Unprocessable("some suppliers are not there", errors=errors)
        wanted = dict.fromkeys(known[each].id for each in supplier_ids)
        before = await queries.invited_of(session, need.id, wanted)
        for supplier_id in (each for each in wanted if each not in before):
            invitation, sent = Invitation.send(need.id, need.owner_id, supplier_id)
            session.add(invitation)
            emit(session, sent)

"""HTTP of standing matches: parse, call one query, return."""

from uuid import UUID

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.problems import Forbidden

from matchmaking.needs import queries as needs
from matchmaking.standing import policy, queries
from matchmaking.standing.schemas import StandingOut

router = Router(tags=["matches"])


@router.get("/v1/needs/{need_id}/standing")
async def list_standing_matches(need_id: UUID, actor: CurrentActor, db: Db) -> StandingOut:
    """Show who fits your need at this moment; changes of suppliers are in it within a second.

    Whom the words of a line without an HS code find follows a little later, as the search does.
    """
    async with db.reading() as session:
        need = await needs.get_need(session, actor, need_id)
        if not policy.may_see_matches(actor, need):
            raise Forbidden("only the owner of a need reads its matches")
        found = await queries.find_list(session, need_id)
        kept = (await queries.kept_of(session, [need_id]))[need_id]
        suppliers = await queries.named_suppliers(session, actor, [each.supplier for each in kept])
    return StandingOut.of(need, found, kept, suppliers)

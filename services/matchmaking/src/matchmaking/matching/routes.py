"""HTTP of matches: parse, call one query, return."""

from uuid import UUID

from chassis import clock
from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Limit
from chassis.problems import Forbidden

from matchmaking.matching import queries
from matchmaking.matching.schemas import MatchListOut
from matchmaking.needs import policy
from matchmaking.needs import queries as needs

router = Router(tags=["matches"])


@router.get("/v1/needs/{need_id}/matches")
async def list_matches(
    need_id: UUID, actor: CurrentActor, db: Db, limit: Limit = DEFAULT_LIMIT
) -> MatchListOut:
    """Rank the suppliers for your need, each with what is proven, claimed, unknown and missing."""
    today = clock.now().date()
    async with db.reading() as session:
        need = await needs.get_need(session, actor, need_id)
        if not policy.may_see_matches(actor, need):
            raise Forbidden("only the owner of a need reads its matches")
        found = await queries.match_need(session, actor, need, today=today, limit=limit)
    return MatchListOut.of(found, today)

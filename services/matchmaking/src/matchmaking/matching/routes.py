"""HTTP of matches: parse, call one query, return."""

from typing import Annotated
from uuid import UUID

from chassis import clock
from chassis.app import Db
from chassis.auth import Actor, CurrentActor
from chassis.db import Database
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Cursor, Limit, Page, cut, decode_cursor, encode_cursor
from chassis.problems import Forbidden
from chassis.search import SearchIndex
from fastapi import Depends, Query, Request

from matchmaking.matching import queries
from matchmaking.matching.schemas import ExcludedSupplier, MatchedSupplier, MatchListOut
from matchmaking.needs import policy
from matchmaking.needs import queries as needs
from matchmaking.needs.models import Need
from matchmaking.settings import small_enterprise_share

router = Router(tags=["matches"])


def share_percent(request: Request) -> int:
    """Return what this service keeps of the first page for micro and small enterprises."""
    return small_enterprise_share(request.app.state.settings)


SmallShare = Annotated[int, Depends(share_percent)]


@router.get("/v1/needs/{need_id}/matches")
async def list_matches(
    need_id: UUID,
    actor: CurrentActor,
    db: Db,
    index: SearchIndex,
    share: SmallShare,
    limit: Limit = DEFAULT_LIMIT,
) -> MatchListOut:
    """Rank the suppliers for your need, each with what is proven, claimed, unknown and missing.

    The list, its inputs and its hash are kept; `receipt` says where.
    """
    need = await _own_need(db, actor, need_id)
    today = clock.now().date()
    question = queries.question_of(need, today, limit=limit, share_percent=share)
    found = await queries.match_need(db, actor, need, question, live=index)
    return MatchListOut.of(found, await queries.keep_list(db, found))


@router.get("/v1/needs/{need_id}/exclusions")
async def list_exclusions(
    need_id: UUID,
    actor: CurrentActor,
    db: Db,
    index: SearchIndex,
    code: Annotated[str | None, Query(max_length=80, description="one reason only")] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[ExcludedSupplier]:
    """List the suppliers that your need leaves out, each with the first reason."""
    need = await _own_need(db, actor, need_id)
    question = queries.question_of(need, clock.now().date(), limit=1)
    (after,) = decode_cursor(cursor, UUID) if cursor else (None,)
    rows = await queries.list_excluded(
        db, actor, need, question, live=index, code=code, after=after, limit=limit + 1
    )
    shown, last = cut(rows, limit)
    return Page(
        items=[
            ExcludedSupplier(
                supplier=MatchedSupplier.model_validate(each.supplier),
                code=each.code,
                reason=each.reason,
            )
            for each in shown
        ],
        next_cursor=encode_cursor(last.supplier.id) if last else None,
    )


async def _own_need(db: Database, actor: Actor, need_id: UUID) -> Need:
    async with db.reading() as session:
        need = await needs.get_need(session, actor, need_id)
    if not policy.may_see_matches(actor, need):
        raise Forbidden("only the owner of a need reads its matches")
    return need

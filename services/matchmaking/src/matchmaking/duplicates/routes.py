"""HTTP of duplicates: parse, call one action or query, return."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Cursor, Limit, Page, cut, decode_cursor, encode_cursor
from chassis.problems import MEDIA_TYPE, Forbidden, Unauthenticated
from fastapi import Query, Response, status
from vocabulary.fields import EconomyCode

from matchmaking.duplicates import actions, policy, queries
from matchmaking.duplicates.rules import PairState
from matchmaking.duplicates.schemas import DuplicateDecision, MergeIn, MergeOut, PairOut, SplitIn

router = Router(tags=["duplicates"], prefix="/v1/matchmaking")


@router.get("/duplicates")
async def list_duplicates(
    actor: CurrentActor,
    db: Db,
    state: Annotated[list[PairState], Query(max_length=5)] = [],  # noqa: B006
    economy: Annotated[EconomyCode | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[PairOut]:
    """List the pairs that you review, newest first; of all states, or of some."""
    if actor.is_anonymous:
        raise Unauthenticated("sign in to review duplicates")
    if not policy.may_see_pairs(actor):
        raise Forbidden("only reviewers see which suppliers may be one")
    after = decode_cursor(cursor, datetime.fromisoformat, UUID) if cursor else None
    async with db.reading() as session:
        rows = await queries.list_pairs(
            session, actor, states=state, economy=economy, after=after, limit=limit + 1
        )
    shown, last = cut(rows, limit)
    return Page(
        items=[PairOut.of(each) for each in shown],
        next_cursor=encode_cursor(last.created_at, last.id) if last else None,
    )


@router.post("/duplicates/{pair_id}/decide")
async def decide_duplicate(
    pair_id: UUID, body: DuplicateDecision, actor: CurrentActor, db: Db
) -> PairOut:
    """Say whether two suppliers are one enterprise; merging them is a step of its own."""
    pair = await actions.decide_pair(db, actor, pair_id, PairState(body.decision), body.reason)
    return PairOut.of(pair)


@router.post("/merges", status_code=status.HTTP_201_CREATED)
async def merge_suppliers(
    body: MergeIn, actor: CurrentActor, db: Db, response: Response
) -> MergeOut:
    """Let a supplier become part of another; everything of it goes over, and can come back."""
    merge = await actions.merge_suppliers(
        db, actor, keep=body.keep, absorb=body.absorb, reason=body.reason
    )
    response.headers["Location"] = f"/v1/suppliers/{merge.kept_id}"
    return MergeOut.of(merge)


@router.post("/merges/{merge_id}/split")
async def split_suppliers(merge_id: UUID, body: SplitIn, actor: CurrentActor, db: Db) -> MergeOut:
    """Undo a merge: each of the two has again what was its own."""
    return MergeOut.of(await actions.split_suppliers(db, actor, merge_id, body.reason))


_UNKNOWN = {
    "description": "Nothing is here",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


@router.get("/merges", responses={404: _UNKNOWN})
async def list_merges(
    actor: CurrentActor,
    db: Db,
    supplier: Annotated[str, Query(max_length=64, description="UUID or public id.")],
) -> Page[MergeOut]:
    """List the merges and splits in which a supplier took part, newest first."""
    if actor.is_anonymous:
        raise Unauthenticated("sign in to see the history of a supplier")
    async with db.reading() as session:
        rows = await queries.list_merges(session, actor, supplier)
    return Page(items=[MergeOut.of(each) for each in rows])

"""HTTP of needs: parse, call one action or query, return."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Cursor, Limit, Page, cut, decode_cursor, encode_cursor
from chassis.preconditions import set_etag
from fastapi import Query, Response
from fastapi import status as http
from vocabulary.fields import EconomyCode

from matchmaking.needs import actions, queries
from matchmaking.needs.rules import Status
from matchmaking.needs.schemas import NeedIn, NeedOut, Publication

router = Router(tags=["needs"])


@router.post("/v1/needs", status_code=http.HTTP_201_CREATED)
async def draft_need(body: NeedIn, actor: CurrentActor, db: Db, response: Response) -> NeedOut:
    """Write down a need; you alone see it until you publish it."""
    need = await actions.draft_need(db, actor, body.wanted)
    set_etag(response, need.version)
    response.headers["Location"] = f"/v1/needs/{need.id}"
    return NeedOut.of(need)


@router.post("/v1/needs/{need_id}/publish")
async def publish_need(
    need_id: UUID, body: Publication, actor: CurrentActor, db: Db, response: Response
) -> NeedOut:
    """Open a need to offers."""
    need = await actions.publish_need(db, actor, need_id, closes_on=body.closes_on)
    set_etag(response, need.version)
    return NeedOut.of(need)


@router.get("/v1/needs")
async def list_needs(
    actor: CurrentActor,
    db: Db,
    economy: Annotated[EconomyCode | None, Query()] = None,
    status: Status | None = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[NeedOut]:
    """List the needs that are open, and your own drafts, newest first."""
    after = decode_cursor(cursor, datetime.fromisoformat, UUID) if cursor else None
    async with db.reading() as session:
        rows = await queries.list_needs(
            session, actor, economy=economy, status=status, after=after, limit=limit + 1
        )
    shown, last = cut(rows, limit)
    return Page(
        items=[NeedOut.of(row) for row in shown],
        next_cursor=encode_cursor(last.created_at, last.id) if last else None,
    )


@router.get("/v1/needs/{need_id}")
async def get_need(need_id: UUID, actor: CurrentActor, db: Db, response: Response) -> NeedOut:
    """Show a need."""
    async with db.reading() as session:
        need = await queries.get_need(session, actor, need_id)
    set_etag(response, need.version)
    return NeedOut.of(need)

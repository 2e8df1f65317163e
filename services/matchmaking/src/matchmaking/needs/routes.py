"""HTTP of needs: parse, call one action or query, return."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Cursor, Limit, Page, cut, decode_cursor, encode_cursor
from chassis.preconditions import IfMatch, set_etag
from fastapi import Query, Response
from fastapi import status as http
from vocabulary.fields import EconomyCode

from matchmaking.needs import actions, queries
from matchmaking.needs.rules import Status
from matchmaking.needs.schemas import (
    AmendmentIn,
    Closing,
    Ending,
    NeedDetail,
    NeedIn,
    NeedOut,
    NeedPatch,
    Publication,
    VersionOut,
)

router = Router(tags=["needs"])


@router.post("/v1/needs", status_code=http.HTTP_201_CREATED)
async def draft_need(body: NeedIn, actor: CurrentActor, db: Db, response: Response) -> NeedDetail:
    """Write down a need; you alone see it until you publish it."""
    need = await actions.draft_need(db, actor, body.wanted)
    set_etag(response, need.version)
    response.headers["Location"] = f"/v1/needs/{need.id}"
    return NeedDetail.shown_to(actor, need)


@router.patch("/v1/needs/{need_id}")
async def redraft_need(
    need_id: UUID,
    body: NeedPatch,
    expected: IfMatch,
    actor: CurrentActor,
    db: Db,
    response: Response,
) -> NeedDetail:
    """Change your draft."""
    need = await actions.redraft_need(db, actor, need_id, body.rewrite, expected=expected)
    set_etag(response, need.version)
    return NeedDetail.shown_to(actor, need)


@router.post("/v1/needs/{need_id}/publish")
async def publish_need(
    need_id: UUID, body: Publication, actor: CurrentActor, db: Db, response: Response
) -> NeedDetail:
    """Open a need to offers."""
    need = await actions.publish_need(db, actor, need_id, closes_on=body.closes_on)
    set_etag(response, need.version)
    return NeedDetail.shown_to(actor, need)


@router.post("/v1/needs/{need_id}/amendments", status_code=http.HTTP_201_CREATED)
async def amend_need(
    need_id: UUID,
    body: AmendmentIn,
    expected: IfMatch,
    actor: CurrentActor,
    db: Db,
    response: Response,
) -> NeedDetail:
    """Change your open need; all who see it read what changed and why."""
    need = await actions.amend_need(
        db,
        actor,
        need_id,
        body.rewrite,
        expected=expected,
        reason=body.reason,
        closing=body.closing,
    )
    set_etag(response, need.version)
    return NeedDetail.shown_to(actor, need)


@router.post("/v1/needs/{need_id}/close")
async def close_need(
    need_id: UUID, body: Closing, actor: CurrentActor, db: Db, response: Response
) -> NeedDetail:
    """Take no more offers for your need, before its last day."""
    need = await actions.close_need(db, actor, need_id, why=body.why)
    set_etag(response, need.version)
    return NeedDetail.shown_to(actor, need)


@router.post("/v1/needs/{need_id}/decide")
async def decide_need(
    need_id: UUID, body: Ending, actor: CurrentActor, db: Db, response: Response
) -> NeedDetail:
    """Say how your closed need was decided."""
    need = await actions.decide_need(db, actor, need_id, why=body.why)
    set_etag(response, need.version)
    return NeedDetail.shown_to(actor, need)


@router.post("/v1/needs/{need_id}/cancel")
async def cancel_need(
    need_id: UUID, body: Ending, actor: CurrentActor, db: Db, response: Response
) -> NeedDetail:
    """Give your need up."""
    need = await actions.cancel_need(db, actor, need_id, why=body.why)
    set_etag(response, need.version)
    return NeedDetail.shown_to(actor, need)


@router.get("/v1/needs")
async def list_needs(
    actor: CurrentActor,
    db: Db,
    economy: Annotated[EconomyCode | None, Query()] = None,
    status: Status | None = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
    *,
    mine: Annotated[bool, Query(description="those alone that you own")] = False,
) -> Page[NeedOut]:
    """List the needs that you may see, newest first: public ones, your invitations, your own."""
    after = decode_cursor(cursor, datetime.fromisoformat, UUID) if cursor else None
    async with db.reading() as session:
        rows = await queries.list_needs(
            session,
            actor,
            economy=economy,
            status=status,
            mine=mine,
            after=after,
            limit=limit + 1,
        )
    shown, last = cut(rows, limit)
    return Page(
        items=[NeedOut.of(row) for row in shown],
        next_cursor=encode_cursor(last.created_at, last.id) if last else None,
    )


@router.get("/v1/needs/{need_id}")
async def get_need(need_id: UUID, actor: CurrentActor, db: Db, response: Response) -> NeedDetail:
    """Show a need, its life so far and what was amended."""
    async with db.reading() as session:
        need = await queries.get_need_with_amendments(session, actor, need_id)
    set_etag(response, need.version)
    return NeedDetail.shown_to(actor, need)


@router.get("/v1/needs/{need_id}/versions")
async def list_need_versions(need_id: UUID, actor: CurrentActor, db: Db) -> list[VersionOut]:
    """List the amendments of a need: what changed, field by field, and why."""
    async with db.reading() as session:
        need = await queries.get_need_with_amendments(session, actor, need_id)
    return [VersionOut.of(each) for each in need.amendments]

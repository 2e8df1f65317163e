"""HTTP of initiatives: parse, call one action or query, return."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Cursor, Limit, Page, cut, decode_cursor, encode_cursor
from chassis.preconditions import IfMatch, set_etag
from fastapi import Path, Query, Response, status

from knowledge.initiatives import actions, queries
from knowledge.initiatives.queries import Filters
from knowledge.initiatives.rules import Kind
from knowledge.initiatives.schemas import InitiativeChange, InitiativeIn, InitiativeOut
from knowledge.publishing.schemas import Economy, StatusName

router = Router(tags=["initiatives"])

InitiativeId = Annotated[
    str, Path(max_length=64, description="UUID or public id of the initiative.")
]


@router.post("/v1/initiatives", status_code=status.HTTP_201_CREATED)
async def draft_initiative(
    body: InitiativeIn, actor: CurrentActor, db: Db, response: Response
) -> InitiativeOut:
    """Write a draft of an initiative; its author and the editors see it."""
    initiative = await actions.draft_initiative(db, actor, body)
    set_etag(response, initiative.version)
    response.headers["Location"] = f"/v1/initiatives/{initiative.id}"
    return InitiativeOut.model_validate(initiative)


@router.patch("/v1/initiatives/{initiative_id}")
async def revise_initiative(
    initiative_id: InitiativeId,
    change: InitiativeChange,
    expected_version: IfMatch,
    actor: CurrentActor,
    db: Db,
    response: Response,
) -> InitiativeOut:
    """Change a draft as its author, or any initiative as an editor."""
    initiative = await actions.revise_initiative(
        db, actor, initiative_id, change, expected_version=expected_version
    )
    set_etag(response, initiative.version)
    return InitiativeOut.model_validate(initiative)


@router.post("/v1/initiatives/{initiative_id}/publish")
async def publish_initiative(
    initiative_id: InitiativeId, actor: CurrentActor, db: Db, response: Response
) -> InitiativeOut:
    """Show an initiative to everybody."""
    initiative = await actions.publish_initiative(db, actor, initiative_id)
    set_etag(response, initiative.version)
    return InitiativeOut.model_validate(initiative)


@router.post("/v1/initiatives/{initiative_id}/withdraw")
async def withdraw_initiative(
    initiative_id: InitiativeId, actor: CurrentActor, db: Db, response: Response
) -> InitiativeOut:
    """Take a public initiative back."""
    initiative = await actions.withdraw_initiative(db, actor, initiative_id)
    set_etag(response, initiative.version)
    return InitiativeOut.model_validate(initiative)


@router.get("/v1/initiatives")
async def list_initiatives(
    actor: CurrentActor,
    db: Db,
    economy: Annotated[Economy | None, Query()] = None,
    kind: Kind | None = None,
    criterion: Annotated[str | None, Query(max_length=100)] = None,
    status: StatusName = "published",
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[InitiativeOut]:
    """List initiatives, newest first."""
    after = decode_cursor(cursor, datetime.fromisoformat, UUID) if cursor else None
    filters = Filters(economy=economy, kind=kind, criterion=criterion, status=status)
    async with db.reading() as session:
        rows = await queries.list_initiatives(session, actor, filters, after=after, limit=limit + 1)
    shown, last = cut(rows, limit)
    return Page(
        items=[InitiativeOut.model_validate(row) for row in shown],
        next_cursor=encode_cursor(last.created_at, last.id) if last else None,
    )


@router.get("/v1/initiatives/{initiative_id}")
async def get_initiative(
    initiative_id: InitiativeId, actor: CurrentActor, db: Db, response: Response
) -> InitiativeOut:
    """Show one initiative."""
    async with db.reading() as session:
        initiative = await queries.get_initiative(session, actor, initiative_id)
    set_etag(response, initiative.version)
    return InitiativeOut.model_validate(initiative)

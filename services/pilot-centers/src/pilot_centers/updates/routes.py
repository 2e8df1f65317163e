"""HTTP of updates: parse, call one action or query, return."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Cursor, Limit, Page, cut, decode_cursor, encode_cursor
from chassis.preconditions import IfMatch, set_etag
from fastapi import Path, Query, Response, status

from pilot_centers.schemas import MemberEconomy, Sector
from pilot_centers.updates import actions, queries
from pilot_centers.updates.queries import Filters
from pilot_centers.updates.schemas import Draft, KindName, Revision, UpdateOut

router = Router(tags=["updates"])


@router.post("/v1/centers/{center_id}/updates", status_code=status.HTTP_201_CREATED)
async def draft_update(
    center_id: Annotated[str, Path(max_length=64, description="UUID or public id of the center.")],
    draft: Draft,
    actor: CurrentActor,
    db: Db,
    response: Response,
) -> UpdateOut:
    """Write a draft in the name of a center; it is visible to its editors alone."""
    update = await actions.draft_update(db, actor, center_id, draft)
    set_etag(response, update.version)
    response.headers["Location"] = f"/v1/updates/{update.id}"
    return UpdateOut.model_validate(update)


@router.patch("/v1/updates/{update_id}")
async def revise_update(
    update_id: UUID,
    revision: Revision,
    expected_version: IfMatch,
    actor: CurrentActor,
    db: Db,
    response: Response,
) -> UpdateOut:
    """Change a draft, or correct what is published."""
    update = await actions.revise_update(
        db, actor, update_id, revision, expected_version=expected_version
    )
    set_etag(response, update.version)
    return UpdateOut.model_validate(update)


@router.post("/v1/updates/{update_id}/publish")
async def publish_update(
    update_id: UUID, actor: CurrentActor, db: Db, response: Response
) -> UpdateOut:
    """Show a draft to everybody."""
    update = await actions.publish_update(db, actor, update_id)
    set_etag(response, update.version)
    return UpdateOut.model_validate(update)


@router.get("/v1/updates")
async def list_updates(
    actor: CurrentActor,
    db: Db,
    center: Annotated[UUID | None, Query(description="Id of a center.")] = None,
    economy: Annotated[MemberEconomy | None, Query()] = None,
    kind: KindName | None = None,
    sector: Annotated[Sector | None, Query()] = None,
    status: Annotated[
        Literal["published", "draft"],
        Query(description="Drafts are listed for the editors of their center alone."),
    ] = "published",
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[UpdateOut]:
    """List what the centers tell, newest first."""
    after = decode_cursor(cursor, date.fromisoformat, UUID) if cursor else None
    filters = Filters(center_id=center, economy=economy, kind=kind, sector=sector, status=status)
    async with db.reading() as session:
        rows = await queries.list_updates(session, actor, filters, after=after, limit=limit + 1)
    shown, last = cut(rows, limit)
    return Page(
        items=[UpdateOut.model_validate(row) for row in shown],
        next_cursor=encode_cursor(last.dated_on, last.id) if last else None,
    )


@router.get("/v1/updates/{update_id}")
async def get_update(update_id: UUID, actor: CurrentActor, db: Db, response: Response) -> UpdateOut:
    """Show one update."""
    async with db.reading() as session:
        update = await queries.get_update(session, actor, update_id)
    set_etag(response, update.version)
    return UpdateOut.model_validate(update)

"""HTTP of centers: parse, call one action or query, return."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Cursor, Limit, Page, cut, decode_cursor, encode_cursor
from chassis.preconditions import set_etag
from fastapi import Path, Query, Response, status

from pilot_centers.centers import actions, queries
from pilot_centers.centers.schemas import (
    CenterOut,
    Endorsement,
    NewEditor,
    Nomination,
    Opening,
    StatusName,
)
from pilot_centers.schemas import MemberEconomy

router = Router(tags=["centers"])

CenterId = Annotated[str, Path(max_length=64, description="UUID or public id of the center.")]


@router.post("/v1/centers", status_code=status.HTTP_201_CREATED)
async def nominate_center(
    nomination: Nomination, actor: CurrentActor, db: Db, response: Response
) -> CenterOut:
    """Propose a center to the network, as the focal point of its economy."""
    center = await actions.nominate_center(db, actor, nomination)
    set_etag(response, center.version)
    response.headers["Location"] = f"/v1/centers/{center.id}"
    return CenterOut.model_validate(center)


@router.post("/v1/centers/{center_id}/endorse")
async def endorse_center(
    center_id: CenterId, endorsement: Endorsement, actor: CurrentActor, db: Db
) -> CenterOut:
    """Record the decision of a forum to endorse a nominated center."""
    return CenterOut.model_validate(await actions.endorse_center(db, actor, center_id, endorsement))


@router.post("/v1/centers/{center_id}/open")
async def open_center(
    center_id: CenterId, opening: Opening, actor: CurrentActor, db: Db
) -> CenterOut:
    """Record that an endorsed center has begun its work."""
    return CenterOut.model_validate(await actions.open_center(db, actor, center_id, opening))


@router.post("/v1/centers/{center_id}/editors", status_code=status.HTTP_201_CREATED)
async def add_center_editor(
    center_id: CenterId, editor: NewEditor, actor: CurrentActor, db: Db
) -> CenterOut:
    """Let an account write in the name of a center."""
    center = await actions.add_editor(db, actor, center_id, editor.account_id)
    return CenterOut.model_validate(center)


@router.get("/v1/centers")
async def list_centers(
    actor: CurrentActor,
    db: Db,
    economy: Annotated[MemberEconomy | None, Query()] = None,
    status: StatusName | None = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[CenterOut]:
    """List the centers of the network, newest first."""
    after = decode_cursor(cursor, datetime.fromisoformat, UUID) if cursor else None
    async with db.reading() as session:
        rows = await queries.list_centers(
            session, actor, economy=economy, status=status, after=after, limit=limit + 1
        )
    shown, last = cut(rows, limit)
    return Page(
        items=[CenterOut.model_validate(row) for row in shown],
        next_cursor=encode_cursor(last.created_at, last.id) if last else None,
    )


@router.get("/v1/centers/{center_id}")
async def get_center(
    center_id: CenterId, actor: CurrentActor, db: Db, response: Response
) -> CenterOut:
    """Show a center and the decisions that made it one."""
    async with db.reading() as session:
        center = await queries.get_center(session, actor, center_id)
    set_etag(response, center.version)
    return CenterOut.model_validate(center)

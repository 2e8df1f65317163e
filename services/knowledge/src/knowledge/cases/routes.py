"""HTTP of cases: parse, call one action or query, return."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Cursor, Limit, Page, cut, decode_cursor, encode_cursor
from chassis.preconditions import IfMatch, set_etag
from fastapi import Path, Query, Response, status

from knowledge.cases import actions, queries
from knowledge.cases.queries import Filters
from knowledge.cases.schemas import CaseChange, CaseIn, CaseOut
from knowledge.publishing.schemas import Economy, Sector, StatusName

router = Router(tags=["cases"])

CaseId = Annotated[str, Path(max_length=64, description="UUID or public id of the case.")]


@router.post("/v1/cases", status_code=status.HTTP_201_CREATED)
async def draft_case(body: CaseIn, actor: CurrentActor, db: Db, response: Response) -> CaseOut:
    """Write a draft of a case; its author and the editors see it."""
    case = await actions.draft_case(db, actor, body)
    set_etag(response, case.version)
    response.headers["Location"] = f"/v1/cases/{case.id}"
    return CaseOut.model_validate(case)


@router.patch("/v1/cases/{case_id}")
async def revise_case(
    case_id: CaseId,
    change: CaseChange,
    expected_version: IfMatch,
    actor: CurrentActor,
    db: Db,
    response: Response,
) -> CaseOut:
    """Change a draft as its author, or any case as an editor."""
    case = await actions.revise_case(db, actor, case_id, change, expected_version=expected_version)
    set_etag(response, case.version)
    return CaseOut.model_validate(case)


@router.post("/v1/cases/{case_id}/publish")
async def publish_case(case_id: CaseId, actor: CurrentActor, db: Db, response: Response) -> CaseOut:
    """Show a case to everybody."""
    case = await actions.publish_case(db, actor, case_id)
    set_etag(response, case.version)
    return CaseOut.model_validate(case)


@router.post("/v1/cases/{case_id}/withdraw")
async def withdraw_case(
    case_id: CaseId, actor: CurrentActor, db: Db, response: Response
) -> CaseOut:
    """Take a public case back."""
    case = await actions.withdraw_case(db, actor, case_id)
    set_etag(response, case.version)
    return CaseOut.model_validate(case)


@router.get("/v1/cases")
async def list_cases(
    actor: CurrentActor,
    db: Db,
    economy: Annotated[Economy | None, Query()] = None,
    sector: Annotated[Sector | None, Query()] = None,
    criterion: Annotated[str | None, Query(max_length=100)] = None,
    status: StatusName = "published",
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[CaseOut]:
    """List cases, newest first."""
    after = decode_cursor(cursor, datetime.fromisoformat, UUID) if cursor else None
    filters = Filters(economy=economy, sector=sector, criterion=criterion, status=status)
    async with db.reading() as session:
        rows = await queries.list_cases(session, actor, filters, after=after, limit=limit + 1)
    shown, last = cut(rows, limit)
    return Page(
        items=[CaseOut.model_validate(row) for row in shown],
        next_cursor=encode_cursor(last.created_at, last.id) if last else None,
    )


@router.get("/v1/cases/{case_id}")
async def get_case(case_id: CaseId, actor: CurrentActor, db: Db, response: Response) -> CaseOut:
    """Show one case."""
    async with db.reading() as session:
        case = await queries.get_case(session, actor, case_id)
    set_etag(response, case.version)
    return CaseOut.model_validate(case)

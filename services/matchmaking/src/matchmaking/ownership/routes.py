"""HTTP of requests to keep a profile."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Cursor, Limit, Page, cut, decode_cursor, encode_cursor
from chassis.problems import Unauthenticated
from fastapi import Path
from fastapi import status as http

from matchmaking.ownership import actions, queries
from matchmaking.ownership.schemas import OwnershipDecision, OwnershipIn, OwnershipOut
from matchmaking.suppliers.routes import SupplierId

router = Router(tags=["suppliers"])

ClaimId = Annotated[UUID, Path(description="Id of a request to keep a profile.")]


@router.post("/v1/suppliers/{supplier_id}/ownership", status_code=http.HTTP_201_CREATED)
async def ask_supplier_ownership(
    supplier_id: SupplierId, body: OwnershipIn, actor: CurrentActor, db: Db
) -> OwnershipOut:
    """Ask to keep the profile of your enterprise; say why you speak for it."""
    claim, supplier = await actions.ask_ownership(db, actor, supplier_id, body.reason)
    return OwnershipOut.of(claim, supplier.public_id, supplier.name)


@router.get("/v1/matchmaking/ownership-claims")
async def list_ownership_claims(
    actor: CurrentActor,
    db: Db,
    status: Literal["asked", "granted", "refused"] | None = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[OwnershipOut]:
    """List your own requests, and those that are yours to decide, newest first."""
    if actor.is_anonymous:
        raise Unauthenticated("sign in to see your requests")
    after = decode_cursor(cursor, datetime.fromisoformat, UUID) if cursor else None
    async with db.reading() as session:
        rows = await queries.list_claims(
            session, actor, status=status, after=after, limit=limit + 1
        )
    shown, last = cut(rows, limit)
    return Page(
        items=[OwnershipOut.of(claim, public_id, name) for claim, public_id, name in shown],
        next_cursor=encode_cursor(last[0].created_at, last[0].id) if last else None,
    )


@router.post("/v1/matchmaking/ownership-claims/{claim_id}/decision")
async def decide_ownership_claim(
    claim_id: ClaimId, body: OwnershipDecision, actor: CurrentActor, db: Db
) -> OwnershipOut:
    """Grant or refuse, as the secretariat or the economy's focal point, with the reason."""
    claim, supplier = await actions.decide_ownership(
        db, actor, claim_id, body.reason, grants=body.grants
    )
    return OwnershipOut.of(claim, supplier.public_id, supplier.name)

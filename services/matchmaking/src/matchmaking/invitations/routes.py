"""HTTP of invitations."""

from uuid import UUID

from chassis.app import Db
from chassis.auth import Actor, CurrentActor
from chassis.db import Database
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Cursor, Limit, cut, decode_cursor, encode_cursor
from fastapi import status as http

from matchmaking.invitations import actions, queries
from matchmaking.invitations.schemas import InvitationList, InvitationOut, InvitationsIn
from matchmaking.needs import queries as needs

router = Router(tags=["needs"])


@router.post("/v1/needs/{need_id}/invitations", status_code=http.HTTP_201_CREATED)
async def invite_suppliers(
    need_id: UUID, body: InvitationsIn, actor: CurrentActor, db: Db
) -> InvitationList:
    """Invite suppliers to your open need; the answer is the beginning of the list of all."""
    await actions.invite_suppliers(db, actor, need_id, body.supplier_ids)
    return await _known_to(db, actor, need_id, cursor=None, limit=DEFAULT_LIMIT)


@router.get("/v1/needs/{need_id}/invitations")
async def list_invitations(
    need_id: UUID,
    actor: CurrentActor,
    db: Db,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> InvitationList:
    """List whom you invited to your need, or whether you were invited to somebody else's."""
    return await _known_to(db, actor, need_id, cursor=cursor, limit=limit)


async def _known_to(
    db: Database, actor: Actor, need_id: UUID, *, cursor: str | None, limit: int
) -> InvitationList:
    after = decode_cursor(cursor, UUID)[0] if cursor else None
    async with db.reading() as session:
        need = await needs.get_need(session, actor, need_id)
        rows = await queries.list_invitations(session, actor, need.id, after=after, limit=limit + 1)
    shown, last = cut(rows, limit)
    return InvitationList(
        items=[
            InvitationOut(
                id=invitation.id,
                supplier_id=invitation.supplier_id,
                supplier_name=name,
                invited_at=invitation.created_at,
            )
            for invitation, name in shown
        ],
        next_cursor=encode_cursor(last[0].id) if last else None,
    )

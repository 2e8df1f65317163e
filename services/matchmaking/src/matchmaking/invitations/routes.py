"""HTTP of invitations."""

from uuid import UUID

from chassis.app import Db
from chassis.auth import Actor, CurrentActor
from chassis.db import Database
from chassis.idempotency import Router
from fastapi import status as http

from matchmaking.invitations import actions, queries
from matchmaking.invitations.schemas import InvitationList, InvitationOut, InvitationsIn
from matchmaking.needs import queries as needs

router = Router(tags=["needs"])


@router.post("/v1/needs/{need_id}/invitations", status_code=http.HTTP_201_CREATED)
async def invite_suppliers(
    need_id: UUID, body: InvitationsIn, actor: CurrentActor, db: Db
) -> InvitationList:
    """Invite suppliers to your open need."""
    await actions.invite_suppliers(db, actor, need_id, body.supplier_ids)
    return await _known_to(db, actor, need_id)


@router.get("/v1/needs/{need_id}/invitations")
async def list_invitations(need_id: UUID, actor: CurrentActor, db: Db) -> InvitationList:
    """List whom you invited to your need, or whether you were invited to somebody else's."""
    return await _known_to(db, actor, need_id)


async def _known_to(db: Database, actor: Actor, need_id: UUID) -> InvitationList:
    async with db.reading() as session:
        need = await needs.get_need(session, actor, need_id)
        rows = await queries.list_invitations(session, actor, need.id)
    return InvitationList(
        items=[
            InvitationOut(
                id=invitation.id,
                supplier_id=invitation.supplier_id,
                supplier_name=name,
                invited_at=invitation.created_at,
            )
            for invitation, name in rows
        ]
    )

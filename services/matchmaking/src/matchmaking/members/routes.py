"""HTTP of members and connections."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Cursor, Limit, Page, cut, decode_cursor, encode_cursor
from fastapi import Path, status

from matchmaking.members import actions
from matchmaking.members.schemas import (
    ConnectionIn,
    ConnectionOut,
    Keepers,
    MemberIn,
    MemberOut,
    MembershipOut,
)
from matchmaking.suppliers.routes import SupplierId

router = Router(tags=["suppliers"])

AccountId = Annotated[UUID, Path(description="Id of an account.")]


@router.get("/v1/suppliers/mine")
async def list_own_suppliers(
    actor: CurrentActor, db: Db, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> Page[MembershipOut]:
    """List the enterprises that you keep, or are invited to keep, newest first."""
    after = decode_cursor(cursor, datetime.fromisoformat, UUID) if cursor else None
    rows = await actions.list_memberships(db, actor, after=after, limit=limit + 1)
    shown, last = cut(rows, limit)
    return Page(
        items=[MembershipOut.of(member, supplier) for member, supplier in shown],
        next_cursor=encode_cursor(last[0].invited_at, last[0].supplier_id) if last else None,
    )


@router.get("/v1/suppliers/{supplier_id}/members")
async def list_supplier_members(supplier_id: SupplierId, actor: CurrentActor, db: Db) -> Keepers:
    """List who keeps a profile, for its members."""
    members, connections = await actions.list_members(db, actor, supplier_id)
    return Keepers(
        members=[MemberOut.model_validate(each) for each in members],
        connections=[ConnectionOut.model_validate(each) for each in connections],
    )


@router.post("/v1/suppliers/{supplier_id}/members", status_code=status.HTTP_201_CREATED)
async def invite_supplier_member(
    supplier_id: SupplierId, body: MemberIn, actor: CurrentActor, db: Db
) -> MemberOut:
    """Invite an account to keep the profile with you, or give a member another role."""
    member = await actions.invite_member(db, actor, supplier_id, body.account_id, body.role)
    return MemberOut.model_validate(member)


@router.post("/v1/suppliers/{supplier_id}/members/accept")
async def accept_supplier_membership(
    supplier_id: SupplierId, actor: CurrentActor, db: Db
) -> MemberOut:
    """Accept an invitation; before that, it gives you no right."""
    return MemberOut.model_validate(await actions.accept_invitation(db, actor, supplier_id))


@router.delete(
    "/v1/suppliers/{supplier_id}/members/{account_id}", status_code=status.HTTP_204_NO_CONTENT
)
async def remove_supplier_member(
    supplier_id: SupplierId, account_id: AccountId, actor: CurrentActor, db: Db
) -> None:
    """Let a member leave; the last owner stays."""
    await actions.remove_member(db, actor, supplier_id, account_id)


@router.post("/v1/suppliers/{supplier_id}/connections", status_code=status.HTTP_204_NO_CONTENT)
async def connect_supplier(
    supplier_id: SupplierId, body: ConnectionIn, actor: CurrentActor, db: Db
) -> None:
    """Let an account see what you show to connected partners."""
    await actions.connect(db, actor, supplier_id, body.account_id)


@router.delete(
    "/v1/suppliers/{supplier_id}/connections/{account_id}",
    status_code=status.HTTP_204_NO_CONTENT,
)
async def disconnect_supplier(
    supplier_id: SupplierId, account_id: AccountId, actor: CurrentActor, db: Db
) -> None:
    """Let an account see no more than others do."""
    await actions.disconnect(db, actor, supplier_id, account_id)

"""One function per thing that can happen to the keepers of a profile; each is one transaction.

Nothing is announced: who keeps a profile is its own affair, and no other service asks.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from chassis import clock
from chassis.auth import Actor
from chassis.db import Database
from chassis.problems import Conflict, Forbidden, NotFound, Unauthenticated
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.members import queries
from matchmaking.members.rules import Role, check_an_owner_stays
from matchmaking.suppliers import policy
from matchmaking.suppliers import queries as suppliers
from matchmaking.suppliers.models import Supplier, SupplierConnection, SupplierMember


class LastOwner(Conflict):
    slug = "last-owner"
    title = "The last owner of a profile cannot leave"


async def invite_member(
    db: Database, actor: Actor, supplier_id: str, account_id: UUID, role: Role
) -> SupplierMember:
    """Invite an account, which has no right before it accepts, or give a member another role.

    Raises:
        NotFound: the actor cannot see the supplier.
        Forbidden: the actor is no owner of it.
        LastOwner: the last owner would be none any more.
    """
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_change(session, actor, supplier_id)
        _require_owner(actor, supplier)
        member = _find_member(supplier, account_id)
        if member is None:
            member = SupplierMember(account_id=account_id, role=role, invited_at=clock.now())
            supplier.members.append(member)
        else:
            if role is not Role.OWNER:
                _require_another_owner(supplier, member)
            member.role = role
    return member


async def accept_invitation(db: Database, actor: Actor, supplier_id: str) -> SupplierMember:
    """Become a member; to accept once more changes nothing.

    Raises:
        NotFound: the actor cannot see the supplier, or was not invited.
    """
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_join(session, actor, supplier_id)
        member = _find_member(supplier, actor.account_id)
        if member is None:
            raise NotFound("nobody has invited you to keep this profile")
        member.accepted_at = member.accepted_at or clock.now()
    return member


async def remove_member(db: Database, actor: Actor, supplier_id: str, account_id: UUID) -> None:
    """Let a member leave, or take an invitation back; each may leave by itself.

    Raises:
        NotFound: the actor cannot see the supplier, or there is no such member.
        Forbidden: the actor is neither an owner nor that member.
        LastOwner: nobody would be left who can decide.
    """
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_join(session, actor, supplier_id)
        if account_id != actor.account_id:
            _require_owner(actor, supplier)
        member = _find_member(supplier, account_id)
        if member is None:
            raise NotFound("this account is no member")
        _require_another_owner(supplier, member)
        await session.delete(member)


async def list_members(
    db: Database, actor: Actor, supplier_id: str
) -> tuple[Sequence[SupplierMember], Sequence[SupplierConnection]]:
    """Return the members, and the accounts that the supplier is connected with.

    Raises:
        NotFound: the actor cannot see the supplier.
        Forbidden: the actor is no member of it.
    """
    async with db.reading() as session:
        supplier = await suppliers.get_supplier_with_members(session, actor, supplier_id)
        if policy.role_of(actor, supplier) is None:
            raise Forbidden("only its members see who keeps this profile")
        connections = await queries.connections_of(session, supplier.id)
    return sorted(supplier.members, key=lambda each: each.invited_at), connections


async def list_memberships(
    db: Database, actor: Actor, *, after: tuple[datetime, UUID] | None, limit: int
) -> Sequence[tuple[SupplierMember, Supplier]]:
    """Return the suppliers that the actor keeps, or is invited to keep, newest first.

    Raises:
        Unauthenticated: nobody is signed in.
    """
    if actor.is_anonymous:
        raise Unauthenticated("sign in to see the enterprises that you keep")
    async with db.reading() as session:
        return await queries.memberships_of(session, actor, after=after, limit=limit)


async def connect(db: Database, actor: Actor, supplier_id: str, account_id: UUID) -> None:
    """Trust an account with what is shown to connected partners; repeating changes nothing.

    Raises:
        NotFound: the actor cannot see the supplier.
        Forbidden: the actor does not keep it.
    """
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_change(session, actor, supplier_id)
        _require_keeper(actor, supplier)
        if await queries.find_connection(session, supplier.id, account_id) is None:
            session.add(
                SupplierConnection(
                    supplier_id=supplier.id, account_id=account_id, connected_at=clock.now()
                )
            )


async def disconnect(db: Database, actor: Actor, supplier_id: str, account_id: UUID) -> None:
    """Trust an account no more; repeating changes nothing.

    Raises:
        NotFound: the actor cannot see the supplier.
        Forbidden: the actor does not keep it.
    """
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_change(session, actor, supplier_id)
        _require_keeper(actor, supplier)
        await _forget(session, supplier, account_id)


async def _forget(session: AsyncSession, supplier: Supplier, account_id: UUID) -> None:
    connection = await queries.find_connection(session, supplier.id, account_id)
    if connection is not None:
        await session.delete(connection)


def _find_member(supplier: Supplier, account_id: UUID | None) -> SupplierMember | None:
    return next((each for each in supplier.members if each.account_id == account_id), None)


def _require_another_owner(supplier: Supplier, member: SupplierMember) -> None:
    if member.role != Role.OWNER or member.accepted_at is None:
        return
    try:
        check_an_owner_stays(
            each
            for each in supplier.members
            if each is not member and each.role == Role.OWNER and each.accepted_at is not None
        )
    except ValueError as refusal:
        raise LastOwner(str(refusal)) from refusal


def _require_owner(actor: Actor, supplier: Supplier) -> None:
    if not policy.may_manage(actor, supplier):
        raise Forbidden("only an owner decides who keeps this profile")


def _require_keeper(actor: Actor, supplier: Supplier) -> None:
    if policy.role_of(actor, supplier) not in {Role.OWNER, Role.EDITOR}:
        raise Forbidden("only those who keep this profile decide whom it trusts")

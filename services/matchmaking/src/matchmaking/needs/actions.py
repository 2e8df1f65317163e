"""One function per thing that can happen to a need; each is one transaction."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from chassis import clock, preconditions
from chassis.auth import Actor
from chassis.db import Database
from chassis.events import Event, emit
from chassis.problems import Conflict, Unauthenticated

from matchmaking.needs import queries, timers
from matchmaking.needs.models import Need
from matchmaking.needs.wanted import Wanted

Rewrite = Callable[[Wanted], Wanted]


class NeedNotPublishable(Conflict):
    slug = "need-not-publishable"
    title = "This need cannot be opened to offers"


class NeedNotChangeable(Conflict):
    slug = "need-not-changeable"
    title = "This need cannot be changed so"


async def draft_need(db: Database, actor: Actor, wanted: Wanted) -> Need:
    """Write down a need that its owner alone sees.

    Raises:
        Unauthenticated: nobody is signed in who could own it.
    """
    if actor.account_id is None:
        raise Unauthenticated("sign in to write down a need")
    async with db.transaction() as session:
        need, drafted = Need.draft(actor.account_id, wanted, clock.now())
        session.add(need)
        emit(session, drafted)
    return need


async def redraft_need(
    db: Database, actor: Actor, need_id: UUID, rewrite: Rewrite, *, expected: int
) -> Need:
    """Let a draft say something else.

    Raises:
        NotFound: `actor` cannot see the need.
        Forbidden: `actor` sees it but does not own it.
        PreconditionFailed: it is not the version that was read.
        NeedNotChangeable: it is no draft any more.
    """
    async with db.transaction() as session:
        need = await queries.get_need_to_change(session, actor, need_id)
        preconditions.check(need.version, expected)
        try:
            emit(session, need.redraft(rewrite(need.wanted)))
        except ValueError as refusal:
            raise NeedNotChangeable(str(refusal)) from refusal
    return need


async def publish_need(
    db: Database, actor: Actor, need_id: UUID, *, closes_on: date | None = None
) -> Need:
    """Open a draft need to offers and announce it.

    Raises:
        NotFound: `actor` cannot see the need.
        Forbidden: `actor` sees it but does not own it.
        NeedNotPublishable: it is not a draft, says nothing about green requirements, or the
            closing date is impossible.
    """
    async with db.transaction() as session:
        need = await queries.get_need_to_change(session, actor, need_id)
        try:
            published = need.publish(clock.now(), closes_on)
        except ValueError as refusal:
            raise NeedNotPublishable(str(refusal)) from refusal
        emit(session, published)
        await timers.wake_after(session, need)
    return need


async def amend_need(
    db: Database,
    actor: Actor,
    need_id: UUID,
    rewrite: Rewrite,
    *,
    expected: int,
    reason: str,
    closing: dict[str, date | None],
) -> Need:
    """Let an open need say something else, and announce what and to whom.

    `closing` holds the new last day under "closes_on", or nothing if it stays.

    Raises:
        NotFound: `actor` cannot see the need.
        Forbidden: `actor` sees it but does not own it.
        PreconditionFailed: it is not the version that was read.
        NeedNotChangeable: it is not open, or the amendment is impossible or changes nothing.
    """
    async with db.transaction() as session:
        need = await queries.get_need_to_change(session, actor, need_id)
        preconditions.check(need.version, expected)
        told = await queries.concerned_suppliers(session, need)
        try:
            amended = need.amend(
                clock.now(),
                rewrite(need.wanted),
                closing.get("closes_on", need.closes_on),
                reason=reason,
                told=told,
            )
        except ValueError as refusal:
            raise NeedNotChangeable(str(refusal)) from refusal
        if amended is not None:
            emit(session, amended)
            await timers.wake_after(session, need)
    return need


async def close_need(db: Database, actor: Actor, need_id: UUID, *, why: str | None) -> Need:
    """Take no more offers, before the last day or without one.

    Raises:
        NotFound: `actor` cannot see the need.
        Forbidden: `actor` sees it but does not own it.
        NeedNotChangeable: it is not open.
    """
    return await _end(
        db, actor, need_id, lambda need: need.close(clock.now(), by=str(need.owner_id), why=why)
    )


async def decide_need(db: Database, actor: Actor, need_id: UUID, *, why: str) -> Need:
    """Say that a closed need has been decided.

    Raises:
        NotFound: `actor` cannot see the need.
        Forbidden: `actor` sees it but does not own it.
        NeedNotChangeable: it is not closed.
    """
    return await _end(db, actor, need_id, lambda need: need.decide(clock.now(), why=why))


async def cancel_need(db: Database, actor: Actor, need_id: UUID, *, why: str) -> Need:
    """Give a need up.

    Raises:
        NotFound: `actor` cannot see the need.
        Forbidden: `actor` sees it but does not own it.
        NeedNotChangeable: it has ended already.
    """
    return await _end(db, actor, need_id, lambda need: need.cancel(clock.now(), why=why))


async def _end(db: Database, actor: Actor, need_id: UUID, end: Callable[[Need], Event]) -> Need:
    async with db.transaction() as session:
        need = await queries.get_need_to_change(session, actor, need_id)
        try:
            ended = end(need)
        except ValueError as refusal:
            raise NeedNotChangeable(str(refusal)) from refusal
        emit(session, ended)
        await timers.wake_after(session, need)
    return need

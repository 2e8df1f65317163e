"""Each event takes effect once and in order: the version gate, the attempts, the dead letters.

The gate is one row per consumer and aggregate. It moves by exactly one, in the transaction of the
effect, so a repetition, a reordering and a crash at any moment all end in the same state. An inbox
that only remembers event ids lets redelivery reorder an aggregate (ADR 0005 has the measurement).
"""

import enum
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    and_,
    exists,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from chassis import clock, failpoints
from chassis.identifiers import uuid7
from chassis.problems import Conflict, NotFound


def inbox_tables(metadata: MetaData) -> tuple[Table, Table, Table]:
    """Declare gates, attempts and dead letters in a service's own metadata."""
    gates = Table(
        "inbox_gates",
        metadata,
        Column("consumer", Text, primary_key=True),
        Column("aggregate_id", Uuid, primary_key=True),
        Column("version", Integer, nullable=False),
    )
    attempts = Table(
        "inbox_attempts",
        metadata,
        Column("consumer", Text, primary_key=True),
        Column("event_id", Uuid, primary_key=True),
        Column("attempts", Integer, nullable=False),
        Column("last_error", Text, nullable=False),
        Column("last_at", DateTime(timezone=True), nullable=False),
    )
    dead_letters = Table(
        "dead_letters",
        metadata,
        Column("id", Uuid, primary_key=True),
        Column("consumer", Text, nullable=False),
        Column("message_id", Text, nullable=False),
        Column("aggregate_id", Uuid),
        Column("version", Integer),
        Column("type", Text),
        Column("body", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("state", Text, nullable=False),
        Column("parked_at", DateTime(timezone=True), nullable=False),
        Column("settled_at", DateTime(timezone=True)),
        UniqueConstraint("consumer", "message_id", name="dead_letters_message"),
        CheckConstraint(
            "state IN ('dead', 'held', 'retry', 'applied', 'discarded')", name="state_is_known"
        ),
        Index("dead_letters_waiting", "consumer", "aggregate_id", "version"),
        Index("dead_letters_retry", "consumer", postgresql_where=text("state = 'retry'")),
    )
    return gates, attempts, dead_letters


GATES, ATTEMPTS, DEAD_LETTERS = inbox_tables(MetaData())
_UNSETTLED = ("dead", "held", "retry")


class Verdict(enum.Enum):
    """What the gate says of an event."""

    NEXT = "next"
    OLDER = "older"
    GAP = "gap"


async def pass_gate(
    session: AsyncSession, consumer: str, aggregate_id: UUID, version: int
) -> Verdict:
    """Move the gate to `version` if that is the next one, and say what the event is."""
    here = and_(GATES.c.consumer == consumer, GATES.c.aggregate_id == aggregate_id)
    if version == 1:
        moved = await session.execute(
            upsert(GATES)
            .values(consumer=consumer, aggregate_id=aggregate_id, version=1)
            .on_conflict_do_nothing()
            .returning(GATES.c.version)
        )
    else:
        moved = await session.execute(
            update(GATES)
            .where(here, GATES.c.version == version - 1)
            .values(version=version)
            .returning(GATES.c.version)
        )
    if moved.first() is not None:
        await _release_held(session, consumer, aggregate_id, version + 1)
        return Verdict.NEXT
    last = await session.scalar(select(GATES.c.version).where(here))
    return Verdict.OLDER if last is not None and version <= last else Verdict.GAP


async def _release_held(
    session: AsyncSession, consumer: str, aggregate_id: UUID, version: int
) -> None:
    """Let the event that waited for this one go on; the consumer sweeps `retry`."""
    await session.execute(
        update(DEAD_LETTERS)
        .where(
            DEAD_LETTERS.c.consumer == consumer,
            DEAD_LETTERS.c.aggregate_id == aggregate_id,
            DEAD_LETTERS.c.version == version,
            DEAD_LETTERS.c.state == "held",
        )
        .values(state="retry")
    )


async def waits_behind_a_dead_letter(
    session: AsyncSession, consumer: str, aggregate_id: UUID
) -> bool:
    """Say whether an earlier event of this aggregate is parked."""
    found = await session.scalar(
        select(DEAD_LETTERS.c.id)
        .where(
            DEAD_LETTERS.c.consumer == consumer,
            DEAD_LETTERS.c.aggregate_id == aggregate_id,
            DEAD_LETTERS.c.state.in_(_UNSETTLED),
        )
        .limit(1)
    )
    return found is not None


async def count_attempt(session: AsyncSession, consumer: str, event_id: UUID, error: str) -> int:
    """Remember one more failure of an event and return how many there were."""
    fresh = upsert(ATTEMPTS).values(
        consumer=consumer,
        event_id=event_id,
        attempts=1,
        last_error=_storable(error[:2000]),
        last_at=clock.now(),
    )
    statement = fresh.on_conflict_do_update(
        index_elements=[ATTEMPTS.c.consumer, ATTEMPTS.c.event_id],
        set_={
            "attempts": ATTEMPTS.c.attempts + 1,
            "last_error": fresh.excluded.last_error,
            "last_at": fresh.excluded.last_at,
        },
    ).returning(ATTEMPTS.c.attempts)
    return int((await session.execute(statement)).scalar_one())


async def park(
    session: AsyncSession,
    *,
    consumer: str,
    message_id: str,
    body: str,
    reason: str,
    attempts: int,
    held: bool = False,
    aggregate_id: UUID | None = None,
    version: int | None = None,
    event_type: str | None = None,
) -> None:
    """Put an event aside where a person sees it; `held` means that it only waits for another."""
    await session.execute(
        upsert(DEAD_LETTERS)
        .values(
            id=uuid7(),
            consumer=consumer,
            message_id=message_id,
            aggregate_id=aggregate_id,
            version=version,
            type=None if event_type is None else _storable(event_type),
            body=_storable(body),
            reason=_storable(reason[:2000]),
            attempts=attempts,
            state="held" if held else "dead",
            parked_at=clock.now(),
        )
        .on_conflict_do_nothing(constraint="dead_letters_message")
    )
    failpoints.hit("inbox.parked")


def _storable(said: str) -> str:
    """Return text that PostgreSQL takes, whatever somebody has sent."""
    return said.encode(errors="backslashreplace").decode().replace("\0", "\\0")


async def to_retry(session: AsyncSession, consumer: str) -> Sequence[Any]:
    """Return the parked events of a consumer that shall be tried again, oldest version first.

    An event that was put to wait while the one before it was taking effect missed its release.
    """
    missed_its_release = exists().where(
        GATES.c.consumer == DEAD_LETTERS.c.consumer,
        GATES.c.aggregate_id == DEAD_LETTERS.c.aggregate_id,
        GATES.c.version >= DEAD_LETTERS.c.version - 1,
    )
    rows = await session.execute(
        select(DEAD_LETTERS)
        .where(
            DEAD_LETTERS.c.consumer == consumer,
            or_(
                DEAD_LETTERS.c.state == "retry",
                and_(DEAD_LETTERS.c.state == "held", missed_its_release),
            ),
        )
        .order_by(DEAD_LETTERS.c.version, DEAD_LETTERS.c.parked_at)
        .limit(100)
    )
    return rows.all()


async def settle(
    session: AsyncSession, letter_id: UUID, state: str, *, reason: str | None = None
) -> None:
    """Record what became of a parked event."""
    values: dict[str, Any] = {"state": state}
    if state in {"applied", "discarded"}:
        values["settled_at"] = clock.now()
    if reason is not None:
        values |= {"reason": _storable(reason[:2000]), "attempts": DEAD_LETTERS.c.attempts + 1}
    await session.execute(
        update(DEAD_LETTERS).where(DEAD_LETTERS.c.id == letter_id).values(**values)
    )


async def list_dead_letters(session: AsyncSession) -> Sequence[Any]:
    """Return everything that is parked and not settled, oldest first; for people."""
    rows = await session.execute(
        select(DEAD_LETTERS)
        .where(DEAD_LETTERS.c.state.in_(_UNSETTLED))
        .order_by(DEAD_LETTERS.c.parked_at)
    )
    return rows.all()


async def retry_dead_letter(session: AsyncSession, letter_id: UUID) -> None:
    """Ask the consumer to try a parked event again; what waits behind it follows by itself.

    Raises:
        NotFound: there is no such dead letter.
        Conflict: it is settled, or waits for an earlier one.
    """
    letter = await _get_letter(session, letter_id)
    if letter.state == "held":
        raise Conflict("this event only waits for an earlier one; retry or discard that one")
    await settle(session, letter_id, "retry")


async def discard_dead_letter(session: AsyncSession, letter_id: UUID) -> None:
    """Give a parked event up: the gate moves past it, and what waits behind it goes on.

    Raises:
        NotFound: there is no such dead letter.
        Conflict: it is settled, or it is not the next event of its aggregate.
    """
    letter = await _get_letter(session, letter_id)
    if letter.aggregate_id is not None:
        verdict = await pass_gate(session, letter.consumer, letter.aggregate_id, letter.version)
        if verdict is Verdict.GAP:
            raise Conflict("an earlier event of the same record must be settled first")
    await settle(session, letter_id, "discarded")


async def _get_letter(session: AsyncSession, letter_id: UUID) -> Any:
    row = (
        await session.execute(
            select(DEAD_LETTERS).where(DEAD_LETTERS.c.id == letter_id).with_for_update()
        )
    ).first()
    if row is None:
        raise NotFound(f"there is no dead letter {letter_id}")
    if row.state not in _UNSETTLED:
        raise Conflict(f"this dead letter is already {row.state}")
    return row


async def forget_gates(session: AsyncSession, consumer: str) -> None:
    """Empty a consumer's memory, before its read model is filled again from the stream."""
    # An effect that is under way must be over before its gate is forgotten.
    await session.execute(text("LOCK TABLE inbox_gates IN SHARE ROW EXCLUSIVE MODE"))
    for table in (GATES, ATTEMPTS, DEAD_LETTERS):
        await session.execute(table.delete().where(table.c.consumer == consumer))

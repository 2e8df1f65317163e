"""Wakes a service at the moments that it chose, whatever was restarted meanwhile.

The moment is a row, written by the transaction that wants to be woken. JetStream is the alarm
clock: each row becomes one scheduled message, replaced when the row changes. Ringing deletes the
row and does the work in one transaction, so that a message that comes twice, late or for a moment
that was moved does nothing. A row that is overdue rings without a message: a lost stream makes
timers late, not silent.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

import structlog
from nats.aio.msg import Msg
from nats.js import JetStreamContext
from nats.js.api import Header
from sqlalchemy import (
    Column,
    DateTime,
    Index,
    MetaData,
    Table,
    Text,
    Uuid,
    delete,
    select,
    text,
    tuple_,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from chassis import clock, failpoints
from chassis.db import Database
from chassis.jetstream import TIMERS_DURABLE, timers_stream_of, timers_subject
from chassis.pulling import pull

POLL_S: Final = 1.0
# A timer whose message has not come by then rings without it.
GRACE: Final = timedelta(seconds=30)
FIND_EVERY: Final = timedelta(days=1)
RETRY_S: Final = 30.0
# What is due later is handed to the server when it has come so near. The server counts nanoseconds
# in 64 bits, which end in 2262; people write certificates that end in 9999.
AHEAD: Final = timedelta(days=366)
# The clocks of two machines differ; a message that comes this early is on time.
EARLY: Final = timedelta(seconds=2)
_BATCH: Final = 200

log = structlog.get_logger()


@dataclass(frozen=True)
class Timer:
    """One kind of timer.

    Args:
        kind: a literal; letters, digits and hyphens.
        ring: does what is due for a subject and sets its next timer.
        find: sets the timers that nobody set; called at the start and once a day.
    """

    kind: str
    ring: Callable[[AsyncSession, UUID], Awaitable[None]]
    find: Callable[[AsyncSession], Awaitable[None]] | None = None


def timers_table(metadata: MetaData) -> Table:
    """Declare the table in the metadata of a service that has timers."""
    unscheduled = text("scheduled_for IS DISTINCT FROM due_at")
    return Table(
        "timers",
        metadata,
        Column("kind", Text, primary_key=True),
        Column("subject_id", Uuid, primary_key=True),
        Column("due_at", DateTime(timezone=True), nullable=False),
        Column("scheduled_for", DateTime(timezone=True)),
        Index("timers_due_at", "due_at"),
        Index("timers_unscheduled", "due_at", postgresql_where=unscheduled),
    )


TIMERS = timers_table(MetaData())


async def set_timer(
    session: AsyncSession, timer: Timer, subject_id: UUID, at: datetime | None
) -> None:
    """Have a subject rung for at a moment, instead of any other; None is never."""
    await set_timers(session, timer, {subject_id: at})


async def set_timers(
    session: AsyncSession, timer: Timer, moments: dict[UUID, datetime | None]
) -> None:
    """Do as `set_timer` for many subjects, in two statements."""
    never = [subject for subject, at in moments.items() if at is None]
    if never:
        await session.execute(
            delete(TIMERS).where(TIMERS.c.kind == timer.kind, TIMERS.c.subject_id.in_(never))
        )
    rows = [
        {"kind": timer.kind, "subject_id": subject, "due_at": at}
        for subject, at in moments.items()
        if at is not None
    ]
    if rows:
        adding = insert(TIMERS)
        await session.execute(
            adding.on_conflict_do_update(
                index_elements=[TIMERS.c.kind, TIMERS.c.subject_id],
                set_={"due_at": adding.excluded.due_at},
            ),
            rows,
        )


class Clockwork:
    """Schedules a service's timers and rings them."""

    def __init__(
        self, db: Database, js: JetStreamContext, service: str, timers: Sequence[Timer]
    ) -> None:
        self._db = db
        self._js = js
        self._service = service
        self._timers = {timer.kind: timer for timer in timers}

    async def run(self) -> None:
        """Run until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._listen())
            group.create_task(self._tend())

    async def _tend(self) -> None:
        """Schedule what is new, ring what is overdue, and look once a day for what was forgotten.

        Two processes may do this at once: schedules replace each other, and a row rings once.
        """
        found_at: datetime | None = None
        while True:
            now = clock.now()
            if found_at is None or now - found_at >= FIND_EVERY:
                await self._find()
                found_at = now
            await self.schedule()
            await self.ring_overdue()
            await asyncio.sleep(POLL_S)

    async def _find(self) -> None:
        for timer in self._timers.values():
            if timer.find is not None:
                async with self._db.transaction() as session:
                    await timer.find(session)

    async def schedule(self) -> None:
        """Hand the server one scheduled message for each row that it does not know as it is.

        A row that is overdue needs no message: `ring_overdue` finds it.
        """
        while True:
            now = clock.now()
            async with self._db.reading() as session:
                rows = await session.execute(
                    select(TIMERS.c.kind, TIMERS.c.subject_id, TIMERS.c.due_at)
                    .where(
                        TIMERS.c.scheduled_for.is_distinct_from(TIMERS.c.due_at),
                        TIMERS.c.due_at.between(now - GRACE, now + AHEAD),
                    )
                    .order_by(TIMERS.c.due_at)
                    .limit(_BATCH)
                )
                new = rows.all()
            await asyncio.gather(*(self._schedule(*row) for row in new))
            failpoints.hit("timers.scheduled")
            if new:
                await self._remember(new)
            if len(new) < _BATCH:
                return

    async def _schedule(self, kind: str, subject_id: UUID, due_at: datetime) -> None:
        key = f"{kind}.{subject_id}"
        moment = due_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        await self._js.publish(
            timers_subject(self._service, "set", key),
            headers={
                Header.SCHEDULE: f"@at {moment}",
                Header.SCHEDULE_TARGET: timers_subject(self._service, "due", key),
            },
        )

    async def _remember(self, scheduled: Sequence[tuple[str, UUID, datetime]]) -> None:
        # Only as it was read: a row that was moved meanwhile is scheduled again.
        known = tuple_(TIMERS.c.kind, TIMERS.c.subject_id, TIMERS.c.due_at)
        async with self._db.transaction() as session:
            await session.execute(
                update(TIMERS)
                .where(known.in_([tuple(row) for row in scheduled]))
                .values(scheduled_for=TIMERS.c.due_at)
            )

    async def ring_overdue(self) -> None:
        """Ring what should have rung, at most a batch at a time."""
        async with self._db.reading() as session:
            rows = await session.execute(
                select(TIMERS.c.kind, TIMERS.c.subject_id)
                .where(TIMERS.c.due_at <= clock.now() - GRACE)
                .order_by(TIMERS.c.due_at)
                .limit(_BATCH)
            )
            overdue = rows.all()
        for kind, subject_id in overdue:
            await self._rang(kind, subject_id)

    async def _listen(self) -> None:
        stream = timers_stream_of(self._service)
        async with aclosing(pull(self._js, stream, TIMERS_DURABLE, batch=64)) as batches:
            async for batch in batches:
                for message in batch:
                    await self._hear(message)

    async def _hear(self, message: Msg) -> None:
        kind, subject_id = message.subject.split(".")[-2:]
        if await self._rang(kind, UUID(subject_id)):
            await message.ack()
        else:
            await message.nak(delay=RETRY_S)

    async def _rang(self, kind: str, subject_id: UUID) -> bool:
        """Ring and say whether it went well; nobody else's timers wait for one that fails."""
        try:
            await self.ring(kind, subject_id)
        except Exception:
            log.exception("timers.failed", kind=kind, subject_id=str(subject_id))
            return False
        return True

    async def ring(self, kind: str, subject_id: UUID) -> None:
        """Do what is due for a subject, unless it was done or moved to a later moment."""
        timer = self._timers.get(kind)
        if timer is None:  # of a newer release, which rings it
            return
        async with self._db.transaction() as session:
            taken = await session.scalar(
                delete(TIMERS)
                .where(
                    TIMERS.c.kind == kind,
                    TIMERS.c.subject_id == subject_id,
                    TIMERS.c.due_at <= clock.now() + EARLY,
                )
                .returning(TIMERS.c.subject_id)
            )
            if taken is not None:
                await timer.ring(session, subject_id)
                failpoints.hit("timers.rung")

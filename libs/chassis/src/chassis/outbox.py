"""What has been announced and must reach the stream: written with the change, sent by the relay."""

import json
from datetime import timedelta

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Identity,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    delete,
    func,
    insert,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from chassis import telemetry
from chassis.events import take_pending, to_cloudevent

CHANNEL = "gscnet_outbox"
RETENTION = timedelta(days=30)
LARGEST_ENVELOPE_BYTES = 200_000  # the stream refuses 256 KiB; headers need room


def outbox_table(metadata: MetaData) -> Table:
    """Declare the outbox in a service's own metadata, so that its migrations create it."""
    return Table(
        "outbox",
        metadata,
        Column("position", BigInteger, Identity(always=True), primary_key=True),
        Column("id", Uuid, nullable=False),
        Column("aggregate", Text, nullable=False),
        Column("aggregate_id", Uuid, nullable=False),
        Column("version", Integer, nullable=False),
        Column("type", Text, nullable=False),
        Column("subject", Text, nullable=False),
        Column("envelope", JSONB, nullable=False),
        Column(
            "created_at",
            DateTime(timezone=True),
            nullable=False,
            server_default=text("clock_timestamp()"),
        ),
        Column("sent_at", DateTime(timezone=True)),
        Column("stream_sequence", BigInteger),
        Column("generation", SmallInteger, nullable=False, server_default=text("0")),
        UniqueConstraint("id", name="outbox_id"),
        UniqueConstraint("aggregate", "aggregate_id", "version", name="outbox_version_has_no_twin"),
        Index("outbox_unsent", "position", postgresql_where=text("sent_at IS NULL")),
        Index("outbox_stream_sequence", "stream_sequence"),
    )


OUTBOX = outbox_table(MetaData())


async def write_pending(session: AsyncSession) -> None:
    """Insert what the transaction emitted, and wake the relay once it commits.

    Raises:
        ValueError: an event is larger than the stream accepts.
    """
    events = take_pending(session)
    if not events:
        return
    traceparent = telemetry.current_traceparent()
    rows = []
    for event in events:
        envelope = to_cloudevent(event, traceparent)
        if len(json.dumps(envelope)) > LARGEST_ENVELOPE_BYTES:
            raise ValueError(f"{event.type} {event.id} is larger than an event may be")
        rows.append(
            {
                "id": event.id,
                "aggregate": event.aggregate,
                "aggregate_id": event.aggregate_id,
                "version": event.version,
                "type": event.type,
                "subject": event.subject(),
                "envelope": envelope,
            }
        )
    await session.execute(insert(OUTBOX), rows)
    await session.execute(text(f"NOTIFY {CHANNEL}"))


async def republish_all(session: AsyncSession) -> int:
    """Mark every kept event as unsent, because the stream lost some or is new; return how many.

    Each gets a new generation, and with it a new message id: the stream must not take it for a
    duplicate. Consumers have a version gate and apply nothing twice.
    """
    result = await session.execute(
        update(OUTBOX)
        .where(OUTBOX.c.sent_at.is_not(None))
        .values(sent_at=None, stream_sequence=None, generation=OUTBOX.c.generation + 1)
        .returning(OUTBOX.c.position)
    )
    return len(result.all())


async def forget_old(session: AsyncSession) -> int:
    """Delete what was sent more than 30 days ago; return how many rows went."""
    result = await session.execute(
        delete(OUTBOX)
        .where(OUTBOX.c.sent_at < func.clock_timestamp() - RETENTION)
        .returning(OUTBOX.c.position)
    )
    return len(result.all())

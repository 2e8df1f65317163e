"""Brings the outbox to the stream: the only place that publishes.

One relay a service is active, by an advisory lock that lives and dies with its own connection;
the others stand by. It sends what is unsent and keeps no last position, because position is not
commit order (ADR 0004). It marks rows over the connection that holds the lock, so a relay that
was stopped and lost the lock cannot mark either; what it may still publish carries the event's id,
and the stream takes it for the duplicate that it is.

The stream syncs every message by itself before it acknowledges, and the disk bounds how many a
second that is. So a backlog goes out in atomic batches, which the server syncs once, before the one
acknowledgement. When it refuses one, for whatever reason, each aggregate goes its own way again.
"""

import asyncio
import secrets
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple, Self
from uuid import UUID

import psycopg
import structlog
from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.api import PubAck
from psycopg import AsyncConnection
from psycopg.rows import namedtuple_row

from chassis import failpoints, metrics
from chassis.jetstream import stream_of
from chassis.outbox import CHANNEL, RETENTION

log = structlog.get_logger()

BATCH = 1000  # as many as the server takes in one atomic batch
# A batch costs the server six syncs, however large it is.
SMALLEST_TOGETHER = 10
LARGEST_TOGETHER_BYTES = 8_000_000
POLL_S = 5.0
LOCK_KEY = 0x6773636E  # "gscn"
# The server ends the lock holder's session when it is silent for longer than it ever should be.
LEASE_S = 15
RECONCILE_EVERY_S = 30.0

_UNSENT = """
    SELECT position, id, aggregate_id, subject, generation,
           envelope::text AS body, envelope->>'traceparent' AS traceparent
    FROM outbox WHERE sent_at IS NULL ORDER BY position LIMIT %s
"""
_MARK = """
    UPDATE outbox SET sent_at = clock_timestamp(), stream_sequence = acked.sequence
    FROM unnest(%s::bigint[], %s::bigint[]) AS acked(position, sequence)
    WHERE outbox.position = acked.position
"""
_REPUBLISH = """
    UPDATE outbox SET sent_at = NULL, stream_sequence = NULL, generation = generation + 1
    WHERE sent_at IS NOT NULL
"""
_BACKLOG = """
    SELECT count(*) AS depth,
           coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 AS lag_s
    FROM outbox WHERE sent_at IS NULL
"""


class Message(NamedTuple):
    """A row as the stream is to have it."""

    position: int
    aggregate_id: UUID
    subject: str
    body: bytes
    headers: dict[str, str]

    @classmethod
    def of(cls, row: Any, stream: str) -> Self:
        message_id = str(row.id) if row.generation == 0 else f"{row.id}:{row.generation}"
        headers = {"Nats-Msg-Id": message_id, "Nats-Expected-Stream": stream}
        if row.traceparent:
            headers["traceparent"] = row.traceparent
        return cls(row.position, row.aggregate_id, row.subject, row.body.encode(), headers)


class Acknowledged(NamedTuple):
    """A row and where in the stream it now is."""

    position: int
    sequence: int
    duplicate: bool


class Relay:
    """Publishes one service's outbox."""

    def __init__(
        self, url: str, js: JetStreamContext, service: str, *, lease_s: float = LEASE_S
    ) -> None:
        self._url = url
        self._js = js
        self._service = service
        self._stream = stream_of(service)
        self._lease_s = lease_s
        # The connection must not look silent to the server only because there is nothing to send.
        self._poll_s = min(POLL_S, lease_s / 3)
        self._highest = 0
        self.leads = False

    async def run(self) -> None:
        """Relay for ever; this is one of the two loops that outlive any error."""
        while True:
            try:
                await self._lead()
            except (psycopg.Error, OSError, NatsError, TimeoutError) as error:
                log.warning("relay.restarts", error=f"{type(error).__name__}: {error}")
            finally:
                self.leads = False
            await asyncio.sleep(0.5)

    async def _lead(self) -> None:
        async with await AsyncConnection.connect(
            self._url, autocommit=True, application_name=f"{self._service}-relay"
        ) as connection:
            lease_ms = int(self._lease_s * 1000)
            await connection.execute(f"SET idle_session_timeout = {lease_ms}")
            while not await self._take_lock(connection):  # noqa: ASYNC110  (the holder is elsewhere)
                await asyncio.sleep(1.0)
            self.leads = True
            failpoints.hit("relay.leads")
            log.info("relay.leads", service=self._service)
            await connection.execute(f"LISTEN {CHANNEL}")
            loop = asyncio.get_running_loop()
            reconcile_at = loop.time()
            while True:
                if loop.time() >= reconcile_at:
                    await self._reconcile(connection)
                    reconcile_at = loop.time() + RECONCILE_EVERY_S
                if await self._send_batch(connection) < BATCH:
                    await self._wait(connection)

    async def _take_lock(self, connection: AsyncConnection[Any]) -> bool:
        cursor = await connection.execute("SELECT pg_try_advisory_lock(%s)", (LOCK_KEY,))
        row = await cursor.fetchone()
        return bool(row and row[0])

    async def _wait(self, connection: AsyncConnection[Any]) -> None:
        await self._measure(connection)
        async for _ in connection.notifies(timeout=self._poll_s, stop_after=1):
            pass

    async def _measure(self, connection: AsyncConnection[Any]) -> None:
        backlog = await (await connection.execute(_BACKLOG)).fetchone()
        if backlog is not None:
            depth, lag_s = backlog
            metrics.OUTBOX_DEPTH.labels(self._service).set(depth)
            metrics.OUTBOX_LAG.labels(self._service).set(lag_s)

    async def _send_batch(self, connection: AsyncConnection[Any]) -> int:
        """Publish what is unsent, at most a batch; return how many the stream acknowledged.

        Raises:
            NatsError: nothing could be published, so there is no use in trying at once again.
        """
        cursor = connection.cursor(row_factory=namedtuple_row)
        rows = await (await cursor.execute(_UNSENT, (BATCH,))).fetchall()
        if not rows:
            return 0
        failpoints.hit("relay.selected")
        messages = [Message.of(row, self._stream) for row in rows]
        acked, failure = await self._send_together(messages), None
        if not acked:
            acked, failure = await self._send_in_lanes(messages)
        failpoints.hit("relay.published")
        if acked:
            marks = ([a.position for a in acked], [a.sequence for a in acked])
            await connection.execute(_MARK, marks)
            failpoints.hit("relay.marked")
        await self._notice_regress(connection, acked)
        if failure is not None and not acked:
            raise failure
        return len(acked)

    async def _send_together(self, messages: Sequence[Message]) -> list[Acknowledged]:
        """Publish all in their order, or nothing: a refused batch leaves no trace in the stream.

        Refused are, among others, a batch with a duplicate in it and one that a stream of an
        older release does not expect. Nothing is also what comes of few messages, or huge ones.
        """
        size = sum(len(message.body) for message in messages)
        if len(messages) < SMALLEST_TOGETHER or size > LARGEST_TOGETHER_BYTES:
            return []
        batch = {"Nats-Batch-Id": secrets.token_hex(8)}
        last = len(messages)
        try:
            for number, message in enumerate(messages[:-1], 1):
                failpoints.hit("relay.publishing")
                headers = message.headers | batch | {"Nats-Batch-Sequence": str(number)}
                await self._publish_unanswered(message, headers)
            headers = batch | {"Nats-Batch-Sequence": str(last), "Nats-Batch-Commit": "1"}
            answer = await self._publish(messages[-1], messages[-1].headers | headers)
            failpoints.hit("relay.acknowledged")
        except (NatsError, TimeoutError) as error:
            log.warning("relay.batch_refused", events=last, error=str(error))
            return []
        first = answer.seq - last + 1
        return [
            Acknowledged(message.position, first + number, duplicate=False)
            for number, message in enumerate(messages)
        ]

    async def _send_in_lanes(
        self, messages: Sequence[Message]
    ) -> tuple[list[Acknowledged], NatsError | TimeoutError | None]:
        """Publish each aggregate's messages by themselves; return also the first failure."""
        by_aggregate = sorted(messages, key=attrgetter("aggregate_id", "position"))
        lanes = [list(lane) for _, lane in groupby(by_aggregate, key=attrgetter("aggregate_id"))]
        acked: list[Acknowledged] = []
        failures = await asyncio.gather(*(self._send_lane(lane, acked) for lane in lanes))
        return acked, next((failure for failure in failures if failure is not None), None)

    async def _send_lane(
        self, lane: Sequence[Message], acked: list[Acknowledged]
    ) -> NatsError | TimeoutError | None:
        """Publish one aggregate's messages in order; the first failure ends the lane."""
        for message in lane:
            try:
                failpoints.hit("relay.publishing")
                answer = await self._publish(message, message.headers)
                failpoints.hit("relay.acknowledged")
            except (NatsError, TimeoutError) as error:
                event_id = message.headers["Nats-Msg-Id"]
                log.warning("relay.publish_failed", event_id=event_id, error=str(error))
                return error
            acked.append(Acknowledged(message.position, answer.seq, bool(answer.duplicate)))
        return None

    async def _publish(self, message: Message, headers: dict[str, str]) -> PubAck:
        return await self._js.publish(message.subject, message.body, headers=headers)

    async def _publish_unanswered(self, message: Message, headers: dict[str, str]) -> None:
        # The library knows batches from their acknowledgement only; it has no call for this.
        client = self._js._nc  # noqa: SLF001
        await client.publish(message.subject, message.body, headers=headers)

    async def _notice_regress(
        self, connection: AsyncConnection[Any], acked: Sequence[Acknowledged]
    ) -> None:
        """Republish when a new message got a number that the stream had already given away."""
        if any(a.sequence <= self._highest and not a.duplicate for a in acked):
            await self._republish(connection, "the stream gives numbers a second time")
            return
        self._highest = max([self._highest, *(a.sequence for a in acked)])

    async def _reconcile(self, connection: AsyncConnection[Any]) -> None:
        """Compare the stream with what it has acknowledged, and forget what is old."""
        cursor = await connection.execute("SELECT coalesce(max(stream_sequence), 0) FROM outbox")
        row = await cursor.fetchone()
        self._highest = int(row[0]) if row else 0
        state = (await self._js.stream_info(self._stream)).state
        held = state.last_seq - state.first_seq + 1 if state.messages else 0
        if state.last_seq < self._highest:
            await self._republish(connection, "the stream ends before what it acknowledged")
        elif state.messages < held:
            await self._republish(connection, "the stream has holes")
        await connection.execute(
            "DELETE FROM outbox WHERE sent_at < clock_timestamp() - %s", (RETENTION,)
        )

    async def _republish(self, connection: AsyncConnection[Any], reason: str) -> None:
        cursor = await connection.execute(_REPUBLISH)
        failpoints.hit("relay.republished")
        self._highest = 0
        metrics.OUTBOX_REPUBLISHED.labels(self._service).inc(cursor.rowcount)
        log.error("relay.republishes", reason=reason, events=cursor.rowcount)

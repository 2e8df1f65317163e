"""Delivers a subscription's events to its functions: once each, in order, whatever breaks."""

import asyncio
import random
from collections import defaultdict
from collections.abc import Sequence
from contextlib import aclosing
from typing import Any

import structlog
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from chassis import failpoints, inbox, metrics, telemetry
from chassis.db import Database
from chassis.events import service_of
from chassis.inbox import Verdict
from chassis.jetstream import stream_of
from chassis.problems import Unavailable
from chassis.pulling import pull
from chassis.subscriptions import Envelope, Subscription

log = structlog.get_logger()

BATCH = 64
# PostgreSQL would end the handler's transaction at 10 s, and that must not look like an outage.
HANDLER_TIMEOUT_S = 8.0
# A batch that takes longer goes on beside the next one, so that a hanging handler holds up its
# own aggregate only; the server bounds what is under way.
BATCH_PATIENCE_S = 0.5
SWEEP_EVERY_S = 1.0
GAP_DELAY_S = 0.1
# An event whose predecessor has not come after so many deliveries waits in the dead letters.
GAP_PATIENCE = 120


class Waits(Exception):
    """An earlier event of the same aggregate has not taken effect yet."""


class Consumer:
    """One durable consumer of one service; several processes may run it at the same time."""

    def __init__(
        self,
        db: Database,
        js: JetStreamContext,
        subscription: Subscription,
        *,
        retry_delays: Sequence[float],
        handler_timeout_s: float = HANDLER_TIMEOUT_S,
    ) -> None:
        self._db = db
        self._js = js
        self._subscription = subscription
        self._durable = subscription.durable
        self._retry_delays = tuple(retry_delays)
        self._handler_timeout_s = handler_timeout_s
        self.bound = False

    async def run(self) -> None:
        """Consume for ever; the second of the two loops that outlive any error."""
        while True:
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(self._follow(group))
                    group.create_task(self._sweep())
            except* (NatsError, TimeoutError, Unavailable, OSError) as errors:
                log.warning(
                    "consumer.rebinds",
                    consumer=self._durable,
                    errors=[f"{type(e).__name__}: {e}" for e in errors.exceptions],
                )
            finally:
                self.bound = False
            await asyncio.sleep(0.5 + random.random() / 2)  # noqa: S311  (jitter, not a secret)

    async def _follow(self, group: asyncio.TaskGroup) -> None:
        stream = stream_of(service_of(self._subscription.aggregate))
        await self._js.consumer_info(stream, self._durable)
        async with aclosing(pull(self._js, stream, self._durable, batch=BATCH)) as batches:
            self.bound = True
            async for messages in batches:
                handling = group.create_task(self._handle(messages))
                await asyncio.wait({handling}, timeout=BATCH_PATIENCE_S)

    async def _handle(self, messages: Sequence[Msg]) -> None:
        """Handle a batch: aggregates side by side, the events of one aggregate in order."""
        lanes: dict[Any, list[tuple[Msg, Envelope]]] = defaultdict(list)
        for message in messages:
            try:
                envelope = Envelope.model_validate_json(message.data)
            except ValidationError as error:
                await self._park_unreadable(message, error)
                continue
            lanes[envelope.subject].append((message, envelope))
        await asyncio.gather(*(self._handle_lane(lane) for lane in lanes.values()))
        if messages:
            pending = messages[-1].metadata.num_pending
            metrics.CONSUMER_LAG.labels(self._durable).set(pending or 0)

    async def _handle_lane(self, lane: Sequence[tuple[Msg, Envelope]]) -> None:
        for message, envelope in lane:
            with telemetry.continued_from(message.headers, f"{self._durable} {envelope.type}"):
                await self._handle_one(message, envelope)

    async def _handle_one(self, message: Msg, envelope: Envelope) -> None:
        failpoints.hit("consumer.fetched")
        try:
            await self.deliver(envelope)
        except Waits:
            await self._wait_for_earlier(message, envelope)
            return
        except Unavailable:
            await message.nak(delay=1.0)  # our own database is away: not the event's fault
            return
        except Exception as error:
            log.exception("consumer.failed", consumer=self._durable, event_id=str(envelope.id))
            await self._after_failure(message, envelope, error)
            return
        failpoints.hit("consumer.committed")
        await message.ack()
        failpoints.hit("consumer.acked")

    async def deliver(self, envelope: Envelope) -> None:
        """Pass the gate and take effect, in one transaction.

        Raises:
            Waits: an earlier event of the aggregate is missing.
        """
        async with (
            asyncio.timeout(self._handler_timeout_s),
            self._db.transaction() as session,
        ):
            failpoints.hit("consumer.begun")
            verdict = await inbox.pass_gate(
                session, self._durable, envelope.subject, envelope.aggregateversion
            )
            failpoints.hit("consumer.gated")
            if verdict is Verdict.GAP:
                raise Waits
            if verdict is Verdict.NEXT:
                await self._react(session, envelope)
                failpoints.hit("consumer.effected")
                metrics.EVENTS_APPLIED.labels(self._durable).inc()

    async def _react(self, session: AsyncSession, envelope: Envelope) -> None:
        handler = self._subscription.handler_of(envelope.type)
        if handler is not None:
            heard = handler.model.model_validate(envelope.data)
            await handler.function(session, heard, envelope.delivery())

    async def _wait_for_earlier(self, message: Msg, envelope: Envelope) -> None:
        deliveries = message.metadata.num_delivered or 1
        async with self._db.transaction() as session:
            behind = await inbox.waits_behind_a_dead_letter(
                session, self._durable, envelope.subject
            )
            if behind or deliveries > GAP_PATIENCE:
                await self._park(
                    session, message, envelope, "waits for an earlier event", held=True
                )
                behind = True
        failpoints.hit("consumer.held")
        if behind:
            await message.ack()
        else:
            await message.nak(delay=min(GAP_DELAY_S * deliveries, 1.0))

    async def _after_failure(self, message: Msg, envelope: Envelope, error: Exception) -> None:
        """Count the failure; try again later, or park the event when it has had its chances."""
        reason = self._reason(error)
        async with self._db.transaction() as session:
            attempts = await inbox.count_attempt(session, self._durable, envelope.id, reason)
            spent = attempts > len(self._retry_delays)
            if spent:
                await self._park(session, message, envelope, reason, attempts=attempts)
        failpoints.hit("consumer.counted")
        if spent:
            metrics.DEAD_LETTERS.labels(self._durable).inc()
            await message.ack()
            return
        delay = self._retry_delays[attempts - 1]
        await message.nak(delay=delay * (0.8 + 0.4 * random.random()))  # noqa: S311

    async def _park(
        self,
        session: AsyncSession,
        message: Msg,
        envelope: Envelope,
        reason: str,
        *,
        attempts: int = 0,
        held: bool = False,
    ) -> None:
        await inbox.park(
            session,
            consumer=self._durable,
            message_id=str(envelope.id),
            body=message.data.decode(errors="backslashreplace"),
            reason=reason,
            attempts=attempts,
            held=held,
            aggregate_id=envelope.subject,
            version=envelope.aggregateversion,
            event_type=envelope.type,
        )

    async def _park_unreadable(self, message: Msg, error: ValidationError) -> None:
        """Park what is no event of ours; it belongs to no aggregate, so nothing waits for it."""
        sequence = message.metadata.sequence.stream
        async with self._db.transaction() as session:
            await inbox.park(
                session,
                consumer=self._durable,
                message_id=f"{message.metadata.stream}:{sequence}",
                body=message.data.decode(errors="backslashreplace"),
                reason=f"not a readable event: {error.error_count()} errors",
                attempts=1,
            )
        metrics.DEAD_LETTERS.labels(self._durable).inc()
        await message.ack()

    async def _sweep(self) -> None:
        """Try again what a person or a filled gap has released."""
        while True:
            async with self._db.reading() as session:
                letters = await inbox.to_retry(session, self._durable)
            for letter in letters:
                await self._retry(letter)
            if not letters:
                await asyncio.sleep(SWEEP_EVERY_S)

    async def _retry(self, letter: Any) -> None:
        state, reason = "applied", None
        try:
            await self.deliver(Envelope.model_validate_json(letter.body))
        except Waits:
            state, reason = "held", "waits for an earlier event"
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001  (an event may fail in any way; it is parked)
            state, reason = "dead", self._reason(error)
        failpoints.hit("consumer.retried")
        async with self._db.transaction() as session:
            await inbox.settle(session, letter.id, state, reason=reason)
        failpoints.hit("consumer.settled")

    def _reason(self, error: Exception) -> str:
        if isinstance(error, TimeoutError):
            return f"it took longer than {self._handler_timeout_s:g} s"
        return f"{type(error).__name__}: {error}"

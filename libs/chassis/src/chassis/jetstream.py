"""The streams and consumers of the platform, written as code, compared, and provisioned.

One stream a service (`MATCHMAKING` holds `gscnet.matchmaking.>`), one durable pull consumer a
subscription. A service binds to what `provision` made and never changes it; the settings and the
reason for each are in docs/architecture.md.
"""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Iterable
from contextlib import aclosing
from dataclasses import dataclass, fields
from typing import Any

import httpx2
import nats
import structlog
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.api import (
    AckPolicy,
    ConsumerConfig,
    DeliverPolicy,
    DiscardPolicy,
    RetentionPolicy,
    StorageType,
    StreamConfig,
)
from nats.js.errors import NotFoundError

from chassis.events import service_of
from chassis.pulling import pull
from chassis.settings import Settings
from chassis.subscriptions import Subscription

log = structlog.get_logger()

DUPLICATE_WINDOW_S = 7200.0
MAX_ACK_PENDING = 256
TIMERS_DURABLE = "timers"
_CONSUMER_FIELDS = ("filter_subject", "ack_wait", "max_deliver", "max_ack_pending", "ack_policy")


class UnsafeStream(RuntimeError):
    """The NATS server would lose acknowledged events in a power cut."""


@dataclass(frozen=True)
class Difference:
    """One thing in which the server differs from the code: absent, or a field with other values."""

    what: str
    detail: str


def stream_of(service: str) -> str:
    """Return the name of a service's stream: `pilot-centers` has PILOT_CENTERS."""
    return service.replace("-", "_").upper()


def timers_stream_of(service: str) -> str:
    """Return the name of the stream that wakes a service: it is no part of its history."""
    return f"{stream_of(service)}_TIMERS"


def timers_subject(service: str, what: str, key: str) -> str:
    """Return where a timer is `set`, or where it is `due`; both belong to one stream."""
    return f"gscnet_timers.{service.replace('-', '_')}.{what}.{key}"


async def connect(settings: Settings) -> Client:
    """Connect, retrying for ever once connected; a permission error is logged, not swallowed.

    Raises:
        UnsafeStream: the server does not fsync before it acknowledges (`sync_interval: always`).
    """
    await refuse_unsafe_server(settings.nats_monitor_url)

    async def on_error(error: Exception) -> None:
        # A forbidden publish looks like a time-out to its caller; here is the only place it shows.
        log.warning("nats.error", error=str(error) or type(error).__name__)

    async def on_disconnect() -> None:
        log.warning("nats.disconnected")

    async def on_reconnect() -> None:
        log.info("nats.reconnected")

    return await nats.connect(
        settings.nats_url.get_secret_value(),
        name=settings.service,
        inbox_prefix=f"_INBOX_{settings.service.replace('-', '_')}",
        max_reconnect_attempts=-1,
        reconnect_time_wait=0.2,
        ping_interval=10,
        max_outstanding_pings=2,
        connect_timeout=2,
        error_cb=on_error,
        disconnected_cb=on_disconnect,
        reconnected_cb=on_reconnect,
    )


def context(client: Client) -> JetStreamContext:
    """Return JetStream with our time-out."""
    return client.jetstream(timeout=2)


async def refuse_unsafe_server(monitor_url: str) -> None:
    """Raise unless the server at `monitor_url` says that it syncs before each acknowledgement.

    The field `sync_interval` goes on saying two minutes in 2.15 even then; `sync_always` is true.
    """
    async with httpx2.AsyncClient(timeout=3.0) as client:
        answer = await client.get(f"{monitor_url}/varz")
    if not answer.json().get("jetstream", {}).get("config", {}).get("sync_always", False):
        raise UnsafeStream(
            "nats-server runs without `sync_interval: always`, so a power cut would lose "
            "acknowledged events; set it and start again (deploy/nats/nats.conf shows how)"
        )


def stream_plan(service: str, settings: Settings) -> StreamConfig:
    """Return how a service's stream must be.

    `limits` keeps the memory of message ids over a restart; `discard: new` refuses instead of
    dropping silently; only one bound is set, because two together have lost messages. Atomic
    batches let the relay pay for one sync instead of hundreds.
    """
    return StreamConfig(
        name=stream_of(service),
        subjects=[f"gscnet.{service.replace('-', '_')}.>"],
        retention=RetentionPolicy.LIMITS,
        discard=DiscardPolicy.NEW,
        storage=StorageType.FILE,
        max_bytes=settings.stream_max_bytes,
        max_msgs=-1,
        max_age=0,
        duplicate_window=DUPLICATE_WINDOW_S,
        num_replicas=settings.stream_replicas,
        deny_delete=True,
        deny_purge=True,
        allow_direct=True,
        allow_atomic=True,
    )


def timers_stream_plan(service: str, settings: Settings) -> StreamConfig:
    """Return how the stream of a service's timers must be: one schedule and one message a timer.

    The server takes schedules only with `discard: old`; there is nothing to discard, because each
    subject keeps one message and the subjects are as many as the rows of `timers`.
    """
    return StreamConfig(
        name=timers_stream_of(service),
        subjects=[timers_subject(service, "*", ">")],
        retention=RetentionPolicy.LIMITS,
        discard=DiscardPolicy.OLD,
        storage=StorageType.FILE,
        max_bytes=-1,
        max_msgs=-1,
        max_msgs_per_subject=1,
        max_age=0,
        num_replicas=settings.stream_replicas,
        allow_msg_schedules=True,
    )


def timers_consumer_plan(service: str, settings: Settings) -> ConsumerConfig:
    """Return how the consumer of a service's timers must be."""
    return ConsumerConfig(
        name=TIMERS_DURABLE,
        durable_name=TIMERS_DURABLE,
        filter_subject=timers_subject(service, "due", ">"),
        deliver_policy=DeliverPolicy.ALL,
        ack_policy=AckPolicy.EXPLICIT,
        ack_wait=settings.ack_wait_s,
        max_deliver=-1,
        max_ack_pending=MAX_ACK_PENDING,
    )


def consumer_plan(subscription: Subscription, settings: Settings) -> ConsumerConfig:
    """Return how a subscription's consumer must be: whole aggregates, our own attempt counter."""
    return ConsumerConfig(
        name=subscription.durable,
        durable_name=subscription.durable,
        filter_subject=f"{subscription.aggregate}.>",
        deliver_policy=DeliverPolicy.ALL,
        ack_policy=AckPolicy.EXPLICIT,
        ack_wait=settings.ack_wait_s,
        max_deliver=-1,
        max_ack_pending=MAX_ACK_PENDING,
    )


async def provision(
    js: JetStreamContext,
    service: str,
    subscriptions: Iterable[Subscription],
    settings: Settings,
    *,
    dry_run: bool = False,
) -> list[Difference]:
    """Make the server as the code says and return what differed; needs the provisioner's rights."""
    listed = list(subscriptions)
    services = {service} | {service_of(s.aggregate) for s in listed}
    differences: list[Difference] = []
    for name in sorted(services):
        differences += await _provision_stream(js, stream_plan(name, settings), dry_run=dry_run)
    for subscription in listed:
        stream = stream_of(service_of(subscription.aggregate))
        plan = consumer_plan(subscription, settings)
        differences += await _provision_consumer(js, stream, plan, dry_run=dry_run)
    timers = timers_stream_plan(service, settings)
    differences += await _provision_stream(js, timers, dry_run=dry_run)
    plan = timers_consumer_plan(service, settings)
    differences += await _provision_consumer(js, str(timers.name), plan, dry_run=dry_run)
    return differences


async def _provision_stream(
    js: JetStreamContext, plan: StreamConfig, *, dry_run: bool
) -> list[Difference]:
    name = str(plan.name)
    try:
        found = (await js.stream_info(name)).config
    except NotFoundError:
        if not dry_run:
            await js.add_stream(plan)
        return [Difference(f"stream {name}", "absent")]
    differences = _compare(f"stream {name}", plan, found, _set_fields(plan))
    if differences and not dry_run:
        await js.update_stream(plan)
    return differences


async def _provision_consumer(
    js: JetStreamContext, stream: str, plan: ConsumerConfig, *, dry_run: bool
) -> list[Difference]:
    name = str(plan.durable_name)
    what = f"consumer {name}" if name != TIMERS_DURABLE else f"consumer {stream}.{name}"
    try:
        found = (await js.consumer_info(stream, name)).config
    except NotFoundError:
        if not dry_run:
            await js.add_consumer(stream, config=plan)
        return [Difference(what, "absent")]
    differences = _compare(what, plan, found, _CONSUMER_FIELDS)
    if differences and not dry_run:
        await js.add_consumer(stream, config=plan)
    return differences


async def deliver_anew(
    js: JetStreamContext, subscription: Subscription, settings: Settings
) -> None:
    """Make a consumer again, so that it hears its aggregates from the first event on."""
    stream = stream_of(service_of(subscription.aggregate))
    with contextlib.suppress(NotFoundError):
        await js.delete_consumer(stream, subscription.durable)
    await js.add_consumer(stream, config=consumer_plan(subscription, settings))


def _set_fields(plan: StreamConfig) -> tuple[str, ...]:
    return tuple(f.name for f in fields(plan) if getattr(plan, f.name) not in (None, 0))


def _compare(what: str, plan: Any, found: Any, names: Iterable[str]) -> list[Difference]:
    return [
        Difference(what, f"{name}: {getattr(found, name)!r} should be {getattr(plan, name)!r}")
        for name in names
        if getattr(plan, name) != getattr(found, name)
    ]


async def follow(js: JetStreamContext, service: str, after: int) -> AsyncIterator[list[Msg]]:
    """Yield batches of a service's stream that come after a sequence number, for ever.

    For projections: nothing is acknowledged, the caller keeps the position. An empty batch is
    yielded when the stream is idle, so that the caller can look at the clock. A lost consumer is
    made again from where it was.
    """
    stream = stream_of(service)
    while True:
        name = secrets.token_hex(8)
        config = ConsumerConfig(
            name=name,
            deliver_policy=DeliverPolicy.BY_START_SEQUENCE,
            opt_start_seq=after + 1,
            ack_policy=AckPolicy.NONE,
            inactive_threshold=120.0,
            mem_storage=True,
        )
        await js.add_consumer(stream, config=config)
        try:
            async with aclosing(pull(js, stream, name, batch=500)) as batches:
                async for batch in batches:
                    yield batch
                    if batch:
                        after = batch[-1].metadata.sequence.stream
        except (NatsError, TimeoutError) as lost:
            log.warning("projection.rebinds", stream=stream, error=type(lost).__name__)
            await asyncio.sleep(0.5)

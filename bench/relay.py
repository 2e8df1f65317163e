"""The relay of one outbox, beside the same bytes published without an outbox.

Both write into a stream that syncs every message before it acknowledges. "Many" is an outbox with
one event each of many aggregates; "hot" is one aggregate, whose events may only follow one another.
The peers publish what the relay publishes, with the same headers, from one process and one
connection: five hundred at a time, and one at a time.
"""

import argparse
import asyncio
import contextlib
import json
import logging
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from uuid import UUID

import orjson
import psycopg
import structlog
from chassis import jetstream
from chassis.events import Event, to_cloudevent
from chassis.identifiers import uuid7
from chassis.outbox import outbox_table
from chassis.relay import Relay
from chassis.settings import Settings
from embedded.nats import Nats, NatsUser
from embedded.postgres import Postgres
from nats.js import JetStreamContext
from psycopg.types.json import Jsonb
from pydantic import SecretStr
from sqlalchemy import MetaData
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

EVENTS = 20_000
HOT_EVENTS = 4_000
ROUNDS = 3
IN_FLIGHT = 500
PATIENCE_S = 60.0
SERVICE = "bench"
USER = "bench"


class SupplierRegistered(Event):
    """An event of the size that the platform's own have: some 1,200 bytes as JSON."""

    aggregate = "gscnet.bench.supplier"
    type = "org.gscnet.bench.supplier.registered"

    name: str
    economy: str
    sectors: tuple[str, ...]
    summary: str


def events_of(count: int, *, aggregates: int) -> list[SupplierRegistered]:
    ids = [uuid7() for _ in range(aggregates)]
    return [
        SupplierRegistered(
            aggregate_id=ids[number % aggregates],
            version=number // aggregates + 1,
            name=f"Supplier {number}",
            economy="VN",
            sectors=("textile", "electronics"),
            summary="Weaves fabric of recycled cotton and dyes it without water. " * 12,
        )
        for number in range(count)
    ]


def create_outbox(connection: psycopg.Connection) -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    outbox = outbox_table(MetaData())
    connection.execute("DROP TABLE IF EXISTS outbox")
    connection.execute(str(CreateTable(outbox).compile(dialect=dialect)).encode())
    for index in outbox.indexes:
        connection.execute(str(CreateIndex(index).compile(dialect=dialect)).encode())


def fill(connection: psycopg.Connection, events: Sequence[Event]) -> None:
    create_outbox(connection)
    with connection.cursor().copy(
        "COPY outbox (id, aggregate, aggregate_id, version, type, subject, envelope) FROM STDIN"
    ) as copy:
        for event in events:
            who: tuple[UUID, str, UUID, int] = (
                event.id,
                event.aggregate,
                event.aggregate_id,
                event.version,
            )
            copy.write_row((*who, event.type, event.subject(), Jsonb(to_cloudevent(event))))
    connection.execute("VACUUM ANALYZE outbox")
    connection.execute("CHECKPOINT")


@contextlib.asynccontextmanager
async def an_empty_stream(settings: Settings) -> AsyncIterator[JetStreamContext]:
    client = await jetstream.connect(settings)
    js = jetstream.context(client)
    await jetstream.provision(js, SERVICE, [], settings)
    try:
        yield js
    finally:
        await js.delete_stream(jetstream.stream_of(SERVICE))
        await client.close()


async def relayed(
    connection: psycopg.Connection, url: str, settings: Settings, events: Sequence[Event]
) -> float:
    """Return events a second, from the start of the relay until every row is marked as sent."""
    fill(connection, events)
    async with an_empty_stream(settings) as js:
        relay = asyncio.create_task(Relay(url, js, SERVICE).run())
        started = time.perf_counter()
        watching = await psycopg.AsyncConnection.connect(url, autocommit=True)
        unsent = "SELECT 1 FROM outbox WHERE sent_at IS NULL LIMIT 1"
        while await (await watching.execute(unsent)).fetchone():  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        took_s = time.perf_counter() - started
        relay.cancel()
        await asyncio.gather(relay, return_exceptions=True)
        await watching.close()
        held = (await js.stream_info(jetstream.stream_of(SERVICE))).state.messages
    if held != len(events):
        raise SystemExit(f"the stream holds {held} of {len(events)} events")
    return len(events) / took_s


async def published(settings: Settings, events: Sequence[Event], *, in_flight: int) -> float:
    """Return events a second without an outbox, so many at a time."""
    ready = [(e.subject(), orjson.dumps(to_cloudevent(e)), str(e.id)) for e in events]
    async with an_empty_stream(settings) as js:

        async def publish(subject: str, body: bytes, message_id: str) -> None:
            await js.publish(
                subject,
                body,
                timeout=PATIENCE_S,
                stream=jetstream.stream_of(SERVICE),
                headers={"Nats-Msg-Id": message_id},
            )

        started = time.perf_counter()
        for first in range(0, len(ready), in_flight):
            await asyncio.gather(*(publish(*one) for one in ready[first : first + in_flight]))
        return len(events) / (time.perf_counter() - started)


async def median_of(rounds: int, measure: Callable[[], Awaitable[float]]) -> float:
    return statistics.median([await measure() for _ in range(rounds)])


async def compare(
    connection: psycopg.Connection, url: str, settings: Settings, count: int, rounds: int
) -> dict[str, float]:
    many = events_of(count, aggregates=count)
    hot = events_of(max(1, count * HOT_EVENTS // EVENTS), aggregates=1)
    ours = await median_of(rounds, lambda: relayed(connection, url, settings, many))
    ours_hot = await median_of(rounds, lambda: relayed(connection, url, settings, hot))
    theirs = await median_of(rounds, lambda: published(settings, many, in_flight=IN_FLIGHT))
    theirs_hot = await median_of(rounds, lambda: published(settings, hot, in_flight=1))
    print(f"many aggregates: relay {ours:,.0f} events/s, pipelined publisher {theirs:,.0f}")
    print(f"one aggregate:   relay {ours_hot:,.0f} events/s, one at a time {theirs_hot:,.0f}")
    return {
        "relay_events_per_s": round(ours),
        "relay_vs_pipelined_publisher": round(ours / theirs, 2),
        "relay_hot_aggregate_events_per_s": round(ours_hot),
        "relay_hot_vs_single_publisher": round(ours_hot / theirs_hot, 2),
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--events", type=int, default=EVENTS)
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = arguments.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with (
        tempfile.TemporaryDirectory(prefix="gscnet-bench-") as folder,
        Postgres(Path(folder) / "postgres") as postgres,
        Nats(Path(folder) / "nats", users=[NatsUser.unrestricted(USER, "bench")]) as nats,
        postgres.connect() as connection,
    ):
        settings = Settings(
            service=SERVICE,
            nats_url=SecretStr(nats.url(USER)),
            nats_monitor_url=nats.monitor_url,
        )
        found = asyncio.run(
            compare(connection, postgres.url(), settings, chosen.events, chosen.rounds)
        )
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()

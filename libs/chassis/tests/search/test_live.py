"""From the commit, over outbox, relay and stream, into the index."""

import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import pytest
from chassis.db import Database
from chassis.search import IndexDocument, LiveIndex, Projection
from chassis.settings import Settings
from given_search import SCHEMA, a_document, a_request, names
from given_streams import a_relay, a_stream, eventually, running
from nats.aio.client import Client
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from toy import Note, rewrite_note, write_note


async def load(session: AsyncSession, note_ids: Sequence[UUID]) -> list[IndexDocument]:
    rows = await session.scalars(select(Note).where(Note.id.in_(note_ids)))
    return [a_document(row.text, id=row.id, version=row.version) for row in rows]


async def ids_after(session: AsyncSession, last: UUID | None, most: int) -> Sequence[UUID]:
    query = select(Note.id).order_by(Note.id).limit(most)
    return (await session.scalars(query if last is None else query.where(Note.id > last))).all()


@pytest.fixture
def live(db: Database, tmp_path: Path) -> LiveIndex:
    projection = Projection(SCHEMA, load, ids_after)
    return LiveIndex("toy", projection, db, Settings(state_dir=tmp_path))


async def finds(live: LiveIndex, asked: str) -> bool:
    return (await live.answer(a_request(asked))).total > 0


async def test_what_is_acknowledged_is_found_within_a_second(
    db: Database, database_url: str, nats_client: Client, live: LiveIndex
) -> None:
    took_s: list[float] = []

    async with (
        a_stream(nats_client) as js,
        running(a_relay(database_url, js).run, lambda: live.run(js)),
    ):
        for number in range(20):
            await write_note(db, f"note{'abcdefghijklmnopqrst'[number]}")
            written = time.perf_counter()
            await eventually(lambda number=number: finds(live, f"note{chr(97 + number)}"))
            took_s.append(time.perf_counter() - written)

    assert statistics.quantiles(took_s[1:], n=20)[-1] < 1


async def test_a_stream_that_was_made_anew_rebuilds_the_index(
    db: Database, database_url: str, nats_client: Client, live: LiveIndex
) -> None:
    note = await write_note(db, "before")
    async with (
        a_stream(nats_client) as js,
        running(a_relay(database_url, js).run, lambda: live.run(js)),
    ):
        await eventually(lambda: finds(live, "before"))
    await rewrite_note(db, note.id, "while away")

    async with a_stream(nats_client) as js, running(lambda: live.run(js)):
        await eventually(lambda: finds(live, "while"))

    assert names(await live.answer(a_request())) == ["while away"]


@pytest.mark.parametrize(
    "sent", [b"[]", b'{"type": "t", "subject": 5}', b'{"type": "t"}', b"\xff\0"]
)
async def test_what_is_no_event_does_not_stop_the_index(
    db: Database, database_url: str, nats_client: Client, live: LiveIndex, sent: bytes
) -> None:
    async with (
        a_stream(nats_client) as js,
        running(a_relay(database_url, js).run, lambda: live.run(js)),
    ):
        await js.publish("gscnet.toy.note.v1.written", sent)
        await write_note(db, "behind")
        await eventually(lambda: finds(live, "behind"))

    assert names(await live.answer(a_request())) == ["behind"]

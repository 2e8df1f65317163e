"""From the commit, over outbox, relay and stream, into the index."""

import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import UUID

import given_search
import pytest
from chassis import clock
from chassis.db import Database
from chassis.problems import Unavailable
from chassis.search import (
    Changed,
    IndexDocument,
    LiveIndex,
    Meaning,
    NoEmbedder,
    Projection,
    StreamState,
)
from chassis.search.meaning import Vector
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


class NobodyKnows(NoEmbedder):
    """A leg of meaning whose vectors cannot be read."""

    async def query(self, asked: str) -> Vector | None:
        raise Unavailable(f"nobody can say what is near {asked}")


@pytest.fixture
def without_vectors(db: Database, tmp_path: Path) -> Iterator[LiveIndex]:
    meaning = Meaning(given_search.Vector, [], NobodyKnows())
    projection = Projection(SCHEMA, load, ids_after)
    live = LiveIndex("toy", projection, db, Settings(state_dir=tmp_path), meaning)
    yield live
    live.close()


async def test_a_search_answers_by_words_while_the_vectors_are_away(
    db: Database, without_vectors: LiveIndex
) -> None:
    await write_note(db, "cotton")
    await without_vectors.projector.begin(StreamState(clock.now(), 1, 1))

    assert await finds(without_vectors, "cotton")


async def test_who_is_to_be_named_in_full_is_not_named_by_words_alone(
    without_vectors: LiveIndex,
) -> None:
    with pytest.raises(Unavailable):
        await without_vectors.identify(a_request("cotton"))


async def test_the_state_differs_once_the_index_was_written(db: Database, live: LiveIndex) -> None:
    await live.projector.begin(StreamState(clock.now(), 1, 1))
    before = live.state
    note = await write_note(db, "cotton")

    await live.projector.project([Changed(2, "written", note.id)])

    assert live.state != before

"""The index follows the database: rebuilt when it must be, then change by change."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from chassis.db import Database
from chassis.search import Changed, Index, IndexDocument, Position, Projector, StreamState
from chassis.search.projector import batched
from given_search import PROJECTION, SCHEMA, STREAM, Thing, ask, load, names, write
from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with Index(tmp_path, SCHEMA) as opened:
        yield opened


def changed(sequence: int, thing_id: UUID) -> Changed:
    return Changed(sequence, "org.gscnet.test.thing.changed", thing_id)


async def test_an_empty_index_is_rebuilt_from_the_database(things: Database, index: Index) -> None:
    await write(things, *(f"Thing {number}" for number in range(1_200)))

    begin_at = await Projector(things, index, PROJECTION).begin(StreamState(STREAM, 1, 40))

    assert ask(index).total == 1_200
    assert begin_at == 41
    assert index.position() == Position(STREAM, 40)


async def backwards(session: AsyncSession, thing_ids: Sequence[UUID]) -> list[IndexDocument]:
    return [*reversed(await PROJECTION.load(session, sorted(thing_ids)))]


async def test_equals_stand_in_the_order_of_their_identifiers_however_they_were_read(
    things: Database, index: Index
) -> None:
    await write(things, "Cotton", "Linen", "Silk")

    await Projector(things, index, replace(PROJECTION, load=backwards)).begin(
        StreamState(STREAM, 1, 40)
    )

    assert names(ask(index)) == ["Cotton", "Linen", "Silk"]


async def test_an_index_that_is_in_time_goes_on_where_it_was(
    things: Database, index: Index
) -> None:
    projector = Projector(things, index, PROJECTION)
    await projector.begin(StreamState(STREAM, 1, 40))
    await write(things, "Written while nobody followed")

    begin_at = await Projector(things, index, PROJECTION).begin(StreamState(STREAM, 30, 50))

    assert begin_at == 41
    assert ask(index).total == 0


@pytest.mark.parametrize(
    "stream",
    [
        StreamState(STREAM + timedelta(days=1), 1, 40),
        StreamState(STREAM, 42, 60),
        StreamState(STREAM, 1, 39),
    ],
    ids=["another stream", "events that are gone", "a stream that was restored"],
)
async def test_a_position_that_is_of_no_use_leads_to_a_rebuild(
    things: Database, index: Index, stream: StreamState
) -> None:
    projector = Projector(things, index, PROJECTION)
    await projector.begin(StreamState(STREAM, 1, 40))
    await write(things, "Written meanwhile")

    begin_at = await projector.begin(stream)

    assert begin_at == stream.last_sequence + 1
    assert names(ask(index)) == ["Written meanwhile"]


async def test_changes_show_whether_written_rewritten_or_deleted(
    things: Database, index: Index
) -> None:
    projector = Projector(things, index, PROJECTION)
    rewritten, deleted = await write(things, "Before", "Doomed")
    await projector.begin(StreamState(STREAM, 0, 0))
    (fresh,) = await write(things, "Fresh")
    async with things.transaction() as session:
        await session.execute(update(Thing).where(Thing.id == rewritten.id).values(text="After"))
        await session.execute(delete(Thing).where(Thing.id == deleted.id))

    await projector.project(
        [changed(1, fresh.id), changed(2, rewritten.id), changed(3, deleted.id)]
    )
    await projector.project([changed(3, deleted.id), changed(4, fresh.id), changed(5, fresh.id)])

    assert sorted(names(ask(index))) == ["After", "Fresh"]
    assert index.position() == Position(STREAM, 5)


async def test_a_batch_that_fails_leaves_no_trace_and_can_be_repeated(
    things: Database, index: Index
) -> None:
    first, second = await write(things, "First", "Second")

    async def fails(_session: AsyncSession, _ids: Sequence[UUID]) -> list[IndexDocument]:
        raise OSError("the disk is full")

    broken = Projector(things, index, replace(PROJECTION, load=fails))
    whole = Projector(things, index, PROJECTION)
    await whole.begin(StreamState(STREAM, 0, 0))
    index.delete(first.id)

    with pytest.raises(OSError, match="full"):
        await broken.begin(StreamState(STREAM + timedelta(days=1), 0, 0))
    await whole.project([changed(1, second.id)])

    assert sorted(names(ask(index))) == ["First", "Second"]


async def load_all_but_one(session: AsyncSession, ids: Sequence[UUID]) -> list[IndexDocument]:
    documents = await load(session, ids)
    if any(document.text["name"] == "Unreadable" for document in documents):
        raise ValueError("its content is not what the code expects")
    return documents


async def test_one_thing_that_cannot_be_read_does_not_hide_the_others(
    things: Database, index: Index
) -> None:
    written = await write(things, "First", "Second", "Unreadable", "Third")
    projector = Projector(things, index, replace(PROJECTION, load=load_all_but_one))

    await projector.begin(StreamState(STREAM, 0, 0))
    rebuilt = sorted(names(ask(index)))
    await projector.project([changed(1, each.id) for each in written])

    assert rebuilt == sorted(names(ask(index))) == ["First", "Second", "Third"]
    assert index.position() == Position(STREAM, 1)


async def test_what_is_written_is_found_within_a_second(things: Database, index: Index) -> None:
    projector = Projector(things, index, PROJECTION)
    await projector.begin(StreamState(STREAM, 0, 0))
    arriving: asyncio.Queue[Changed] = asyncio.Queue()

    async def stream() -> AsyncIterator[Changed]:
        while True:
            yield await arriving.get()

    following = asyncio.create_task(projector.follow(stream()))
    (thing,) = await write(things, "Brand new")
    async with asyncio.timeout(1):
        arriving.put_nowait(changed(1, thing.id))
        await projector.projected.wait()
        projector.projected.clear()
        while not ask(index).total:
            await projector.projected.wait()
            projector.projected.clear()
    following.cancel()

    assert names(ask(index)) == ["Brand new"]


async def test_changes_are_gathered_for_a_while_and_up_to_a_number() -> None:
    async def stream() -> AsyncIterator[Changed]:
        for sequence in range(5):
            yield changed(sequence, UUID(int=sequence))
        await asyncio.sleep(0.2)
        yield changed(5, UUID(int=5))

    batches = [batch async for batch in batched(stream(), most=3, within_s=0.05)]

    assert [[each.sequence for each in batch] for batch in batches] == [[0, 1, 2], [3, 4], [5]]

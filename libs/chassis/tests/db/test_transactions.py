"""A transaction writes everything, with what it announces, or nothing."""

import asyncio

import pytest
from chassis.db import Database, violated_constraint
from chassis.events import emit
from chassis.problems import EditConflict, Unavailable
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from toy import Note, rewrite_note, write_note


async def test_a_committed_change_is_announced_with_its_version(db, announced):
    note = await write_note(db, "one")

    await rewrite_note(db, note.id, "two", "three")

    kinds = [kind.rpartition(".")[2] for kind, _ in await announced()]
    assert kinds == ["written", "rewritten", "rewritten"]
    async with db.reading() as session:
        versions = (
            await session.scalars(text("SELECT version FROM outbox ORDER BY position"))
        ).all()
    assert versions == [1, 2, 3]


async def test_a_refused_change_announces_nothing_and_stores_nothing(db, announced):
    with pytest.raises(RuntimeError):
        async with db.transaction() as session:
            note, written = Note.write("never")
            session.add(note)
            emit(session, written)
            await session.flush()
            raise RuntimeError

    assert await announced() == []
    async with db.reading() as session:
        assert await session.scalar(text("SELECT count(*) FROM notes")) == 0


async def test_a_reading_transaction_cannot_write(db):
    with pytest.raises(DBAPIError, match="read-only"):
        async with db.reading() as session:
            await session.execute(text("DELETE FROM notes"))


async def test_of_two_changes_to_the_same_version_one_is_an_edit_conflict(db):
    note = await write_note(db, "one")
    both_have_read = asyncio.Barrier(2)

    async def change(words: str) -> None:
        async with db.transaction() as session:
            found = await session.get_one(Note, note.id)
            await both_have_read.wait()
            emit(session, found.rewrite(words))

    outcomes = await asyncio.gather(change("mine"), change("yours"), return_exceptions=True)

    assert sorted(type(o).__name__ for o in outcomes) == ["EditConflict", "NoneType"]
    assert EditConflict.status == 409


async def test_a_violated_constraint_is_known_by_its_name(db):
    with pytest.raises(IntegrityError) as refused:
        await write_note(db, "forbidden")

    assert violated_constraint(refused.value) == "notes_text_allowed"


async def test_an_ambient_transaction_is_one_commit_for_all_that_joins_it(db, announced):
    with pytest.raises(RuntimeError):
        async with db.ambient_transaction():
            await write_note(db, "first")
            async with db.reading() as session:
                assert await session.scalar(text("SELECT count(*) FROM notes")) == 1
            raise RuntimeError

    assert await announced() == []


async def test_a_database_that_does_not_answer_is_named_as_unavailable():
    nobody = Database("postgresql://nobody:x@127.0.0.1:9/none")

    with pytest.raises(Unavailable):
        async with nobody.transaction() as session:
            await session.execute(text("SELECT 1"))

    await nobody.dispose()


async def test_a_cancelled_request_leaves_no_connection_behind(db):
    async def slow() -> None:
        async with db.transaction() as session:
            await session.execute(text("SELECT pg_sleep(30)"))

    for _ in range(20):
        task = asyncio.create_task(slow())
        await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    await asyncio.gather(*(write_note(db, str(n)) for n in range(16)))


async def test_the_service_owns_nothing_and_can_change_no_table(db):
    with pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
        async with db.transaction() as session:
            await session.execute(text("ALTER TABLE notes ADD COLUMN more text"))

"""A read model that is filled again from the first event."""

from chassis.replay import replay
from chassis.settings import Settings
from given_streams import a_consumer, a_relay, a_stream, eventually, running
from sqlalchemy import text
from toy import Heading, heading, headings, rewrite_note, write_note


async def has_heading(db, note_id, wanted) -> bool:
    return await heading(db, note_id) == wanted


async def test_a_replay_fills_an_emptied_read_model_as_it_was(db, database_url, nats_client):
    async with (
        a_stream(nats_client) as js,
        running(a_relay(database_url, js).run, a_consumer(db, js).run),
    ):
        note = await write_note(db, "first")
        await rewrite_note(db, note.id, "second", "third")
        await eventually(lambda: has_heading(db, note.id, ("third", 3)))
        async with db.transaction() as session:
            await session.execute(text("DELETE FROM headings"))

        await replay(db, js, headings, Settings(), Heading.__table__)

        await eventually(lambda: has_heading(db, note.id, ("third", 3)))


async def test_a_replay_mends_what_a_bug_has_spoilt(db, database_url, nats_client):
    async with (
        a_stream(nats_client) as js,
        running(a_relay(database_url, js).run, a_consumer(db, js).run),
    ):
        note = await write_note(db, "right")
        await eventually(lambda: has_heading(db, note.id, ("right", 1)))
        async with db.transaction() as session:
            await session.execute(text("UPDATE headings SET text = 'wrong', effects = 9"))

        await replay(db, js, headings, Settings(), Heading.__table__)

        await eventually(lambda: has_heading(db, note.id, ("right", 1)))

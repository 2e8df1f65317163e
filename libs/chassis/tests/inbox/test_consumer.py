"""Delivery from the stream: retries, dead letters, and what a person does with them."""

import json
from uuid import uuid4

import pytest
from chassis import inbox
from chassis.consumer import HANDLER_TIMEOUT_S
from chassis.db import TIMEOUTS_MS
from chassis.events import to_cloudevent
from chassis.problems import Conflict
from chassis.settings import Settings
from chassis.subscriptions import Envelope
from given_streams import a_consumer, a_relay, a_stream, eventually, running
from sqlalchemy import text
from toy import NoteRewritten, NoteWritten, heading, headings, rewrite_note, write_note


async def letters(db):
    async with db.reading() as session:
        return await inbox.list_dead_letters(session)


def states(found) -> list[tuple[int, str]]:
    return sorted((letter.version, letter.state) for letter in found)


async def test_an_event_takes_effect_in_the_other_service(db, database_url, nats_client):
    async with (
        a_stream(nats_client) as js,
        running(a_relay(database_url, js).run, a_consumer(db, js).run),
    ):
        note = await write_note(db, "first")
        await rewrite_note(db, note.id, "second", "third")
        await eventually(lambda: has_heading(db, note.id, ("third", 3)))


async def has_heading(db, note_id, wanted) -> bool:
    return await heading(db, note_id) == wanted


async def test_a_poisonous_event_is_parked_and_blocks_no_other_record(
    db, database_url, nats_client
):
    async with (
        a_stream(nats_client) as js,
        running(a_relay(database_url, js).run, a_consumer(db, js).run),
    ):
        bad = await write_note(db, "poison")
        await rewrite_note(db, bad.id, "cured")
        good = await write_note(db, "good")
        await eventually(lambda: has_heading(db, good.id, ("good", 1)))
        await eventually(lambda: has_letters(db, [(1, "dead"), (2, "held")]))

    (dead,) = [letter for letter in await letters(db) if letter.state == "dead"]
    assert "this text cannot be kept" in dead.reason
    assert dead.attempts == 4
    assert await heading(db, bad.id) is None


async def has_letters(db, wanted) -> bool:
    return states(await letters(db)) == wanted


async def test_an_event_that_hangs_is_parked_and_holds_up_no_other_record(
    db, database_url, nats_client
):
    async with (
        a_stream(nats_client) as js,
        running(a_relay(database_url, js).run, a_consumer(db, js, handler_timeout_s=2.0).run),
    ):
        bad = await write_note(db, "hangs")
        await eventually(lambda: has_hung(db))
        good = await write_note(db, "good")
        await eventually(lambda: has_heading(db, good.id, ("good", 1)), within_s=1.5)
        await eventually(lambda: has_letters(db, [(1, "dead")]), within_s=15)

    (dead,) = await letters(db)
    assert (dead.aggregate_id, dead.reason) == (bad.id, "it took longer than 2 s")


async def has_hung(db) -> bool:
    async with db.reading() as session:
        return bool(await session.scalar(text("SELECT count(*) FROM inbox_attempts")))


def test_a_handler_is_given_up_before_postgresql_ends_its_idle_transaction():
    assert Settings().handler_timeout_s <= HANDLER_TIMEOUT_S
    assert TIMEOUTS_MS["idle_in_transaction_session_timeout"] > HANDLER_TIMEOUT_S * 1000


async def test_an_event_that_was_put_to_wait_too_late_for_its_release_goes_on_by_itself(
    db, nats_client, deliver
):
    first = NoteWritten(aggregate_id=uuid4(), version=1, text="first")
    second = NoteRewritten(aggregate_id=first.aggregate_id, version=2, text="second")
    await deliver(headings, first)
    async with db.transaction() as session:
        await inbox.park(
            session,
            consumer=headings.durable,
            message_id=str(second.id),
            body=json.dumps(to_cloudevent(second)),
            reason="waits for an earlier event",
            attempts=0,
            held=True,
            aggregate_id=second.aggregate_id,
            version=2,
            event_type=second.type,
        )

    async with a_stream(nats_client) as js, running(a_consumer(db, js).run):
        await eventually(lambda: has_heading(db, second.aggregate_id, ("second", 2)))

    assert await letters(db) == []


async def test_a_discarded_event_lets_what_waits_behind_it_go_on(db, database_url, nats_client):
    async with (
        a_stream(nats_client) as js,
        running(a_relay(database_url, js).run, a_consumer(db, js).run),
    ):
        note = await write_note(db, "poison")
        await rewrite_note(db, note.id, "cured")
        await eventually(lambda: has_letters(db, [(1, "dead"), (2, "held")]))

        async with db.transaction() as session:
            (dead,) = [x for x in await inbox.list_dead_letters(session) if x.state == "dead"]
            await inbox.discard_dead_letter(session, dead.id)
        await eventually(lambda: has_heading(db, note.id, ("cured", 1)))

    assert await letters(db) == []


async def test_a_retried_event_is_applied_once_after_the_cause_is_cured(
    db, database_url, nats_client
):
    async with (
        a_stream(nats_client) as js,
        running(a_relay(database_url, js).run, a_consumer(db, js).run),
    ):
        note = await write_note(db, "poison")
        await eventually(lambda: has_letters(db, [(1, "dead")]))
        async with db.transaction() as session:
            await session.execute(
                text("UPDATE dead_letters SET body = replace(body, 'poison', 'medicine')")
            )

        async with db.transaction() as session:
            await inbox.retry_dead_letter(session, (await inbox.list_dead_letters(session))[0].id)
        await eventually(lambda: has_heading(db, note.id, ("medicine", 1)))


async def test_what_only_waits_cannot_be_retried_by_itself(db, database_url, nats_client):
    async with (
        a_stream(nats_client) as js,
        running(a_relay(database_url, js).run, a_consumer(db, js).run),
    ):
        note = await write_note(db, "poison")
        await rewrite_note(db, note.id, "later")
        await eventually(lambda: has_letters(db, [(1, "dead"), (2, "held")]))

    (held,) = [letter for letter in await letters(db) if letter.state == "held"]
    with pytest.raises(Conflict, match="waits for an earlier one"):
        async with db.transaction() as session:
            await inbox.retry_dead_letter(session, held.id)


def an_envelope(**fields) -> bytes:
    written = NoteWritten(aggregate_id=uuid4(), version=1, text="?")
    return json.dumps(to_cloudevent(written) | fields).encode()


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (b'{"not": "an event"} \xff', '{"not": "an event"} \\xff'),
        (b'{"half": \0', '{"half": \\0'),
        (an_envelope(aggregateversion=2**31), str(2**31)),
        (an_envelope(type="no\0type", data=None), "no\\u0000type"),
    ],
    ids=["not UTF-8", "NUL", "a version that no column holds", "NUL in the type"],
)
async def test_what_is_no_event_at_all_is_parked_as_it_came_and_holds_nobody_up(
    db, database_url, nats_client, sent, kept
):
    async with (
        a_stream(nats_client) as js,
        running(a_relay(database_url, js).run, a_consumer(db, js).run),
    ):
        await js.publish("gscnet.toy.note.v1.written", sent)
        await eventually(lambda: has_any_letter(db))
        good = await write_note(db, "good")
        await eventually(lambda: has_heading(db, good.id, ("good", 1)))

    (letter,) = await letters(db)
    assert kept in letter.body
    assert letter.state == "dead"


async def test_what_postgresql_cannot_store_of_a_dead_letter_is_written_out(db):
    envelope = Envelope.model_validate_json(an_envelope(type="no\0type"))

    async with db.transaction() as session:
        await inbox.park(
            session,
            consumer=headings.durable,
            message_id=str(envelope.id),
            body="{}",
            reason="it says \ud800 and \0",
            attempts=1,
            aggregate_id=envelope.subject,
            version=1,
            event_type=envelope.type,
        )

    (letter,) = await letters(db)
    assert (letter.type, letter.reason) == ("no\\0type", "it says \\ud800 and \\0")


async def has_any_letter(db) -> bool:
    return len(await letters(db)) > 0


async def test_every_state_of_a_dead_letter_is_swept_shown_or_final(db):
    async with db.reading() as session:
        constraint = await session.scalar(
            text(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint "
                "WHERE conname = 'dead_letters_state_is_known'"
            )
        )
    declared = {
        word
        for word in ("dead", "held", "retry", "applied", "discarded", "x")
        if f"'{word}'" in constraint
    }

    swept, released, shown, final = {"retry"}, {"held"}, {"dead"}, {"applied", "discarded"}

    assert declared == swept | released | shown | final

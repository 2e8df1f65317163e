"""What was announced reaches the stream once, in order, whatever is away for a while."""

import asyncio
import json
from dataclasses import replace

import psycopg
from chassis import outbox, relay
from chassis.jetstream import stream_plan
from chassis.relay import Relay
from chassis.settings import Settings
from given_streams import a_relay, a_stream, eventually, running
from sqlalchemy import text
from toy import rewrite_note, write_note


async def unsent(db) -> int:
    async with db.reading() as session:
        return await session.scalar(text("SELECT count(*) FROM outbox WHERE sent_at IS NULL"))


async def in_stream(js) -> list[tuple[str, int, str]]:
    """Return id, aggregate version and message id of everything in the stream, in its order."""
    info = await js.stream_info("TOY")
    messages = [await js.get_msg("TOY", seq=n + 1) for n in range(info.state.last_seq)]
    bodies = [json.loads(m.data) for m in messages]
    return [
        (b["subject"], b["aggregateversion"], m.headers["Nats-Msg-Id"])
        for b, m in zip(bodies, messages, strict=True)
    ]


async def test_what_is_committed_is_published_in_the_order_of_its_aggregate(
    db, database_url, nats_client
):
    notes = [await write_note(db, f"note {n}") for n in range(5)]
    for note in notes:
        await rewrite_note(db, note.id, "again", "and again")

    async with a_stream(nats_client) as js, running(a_relay(database_url, js).run):
        await eventually(lambda: nothing_unsent(db))
        sent = await in_stream(js)

    assert len(sent) == 15
    for note in notes:
        assert [v for subject, v, _ in sent if subject == str(note.id)] == [1, 2, 3]


async def nothing_unsent(db) -> bool:
    return await unsent(db) == 0


async def test_a_commit_wakes_the_relay(db, database_url, nats_client):
    async with a_stream(nats_client) as js, running(a_relay(database_url, js).run):
        await asyncio.sleep(1.0)
        started = asyncio.get_running_loop().time()
        await write_note(db, "now")
        await eventually(lambda: nothing_unsent(db))
        waited = asyncio.get_running_loop().time() - started

    assert waited < relay.POLL_S / 2


async def test_a_row_that_was_published_and_not_marked_is_a_duplicate_to_the_stream(
    db, database_url, nats_client
):
    await write_note(db, "once")
    async with a_stream(nats_client) as js:
        async with running(a_relay(database_url, js).run):
            await eventually(lambda: nothing_unsent(db))
        async with db.transaction() as session:
            await session.execute(text("UPDATE outbox SET sent_at = NULL, stream_sequence = NULL"))

        async with running(a_relay(database_url, js).run):
            await eventually(lambda: nothing_unsent(db))
        sent = await in_stream(js)

    assert len(sent) == 1


async def test_of_two_relays_one_leads(db, database_url, nats_client):
    async with a_stream(nats_client) as js:
        first, second = a_relay(database_url, js), a_relay(database_url, js)
        async with running(first.run):
            await eventually(lambda: leads(first))
            async with running(second.run):
                await write_note(db, "x")
                await eventually(lambda: nothing_unsent(db))
                assert not second.leads


async def leads(one) -> bool:
    return one.leads


async def test_the_second_relay_takes_over_when_the_first_is_gone(db, database_url, nats_client):
    async with a_stream(nats_client) as js:
        first, second = a_relay(database_url, js), a_relay(database_url, js)
        async with running(second.run):
            async with running(first.run):
                await eventually(lambda: one_leads(first, second))
            await eventually(lambda: leads(second))
            await write_note(db, "after")
            await eventually(lambda: nothing_unsent(db))


async def one_leads(*relays) -> bool:
    return any(r.leads for r in relays)


async def test_a_stream_that_was_wiped_is_filled_again_from_the_outbox(
    db, database_url, nats_client
):
    for n in range(3):
        await write_note(db, str(n))
    async with a_stream(nats_client) as js, running(a_relay(database_url, js).run):
        await eventually(lambda: nothing_unsent(db))
    await asyncio.sleep(0)

    async with a_stream(nats_client) as js, running(a_relay(database_url, js).run):
        await eventually(lambda: holds(js, 3))
        again = await in_stream(js)

    assert all(message_id.endswith(":1") for _, _, message_id in again)


async def holds(js, count: int) -> bool:
    return (await js.stream_info("TOY")).state.messages >= count


async def test_rows_that_were_sent_long_ago_are_forgotten_and_others_kept(db):
    old, young = await write_note(db, "old"), await write_note(db, "young")
    async with db.transaction() as session:
        await session.execute(
            text("UPDATE outbox SET sent_at = now() - interval '31 days' WHERE aggregate_id = :id"),
            {"id": old.id},
        )
        await session.execute(
            text("UPDATE outbox SET sent_at = now() WHERE aggregate_id = :id"), {"id": young.id}
        )

    async with db.transaction() as session:
        forgotten = await outbox.forget_old(session)

    assert forgotten == 1


async def test_a_backlog_goes_out_in_one_batch_in_its_order(db, database_url, nats_client):
    notes = [await write_note(db, f"note {n}") for n in range(relay.SMALLEST_TOGETHER)]
    for note in notes:
        await rewrite_note(db, note.id, "again")

    async with a_stream(nats_client) as js, running(a_relay(database_url, js).run):
        await eventually(lambda: nothing_unsent(db))
        sent = await in_stream(js)
        last = await js.get_msg("TOY", seq=len(sent))

    assert [(subject, version) for subject, version, _ in sent] == [
        *((str(note.id), 1) for note in notes),
        *((str(note.id), 2) for note in notes),
    ]
    assert last.headers["Nats-Batch-Sequence"] == str(len(sent))
    assert await stream_sequences(db) == list(range(1, len(sent) + 1))


async def stream_sequences(db) -> list[int]:
    async with db.reading() as session:
        rows = await session.scalars(text("SELECT stream_sequence FROM outbox ORDER BY position"))
        return list(rows)


async def test_a_backlog_of_which_some_was_published_before_is_sent_without_twins(
    db, database_url, nats_client
):
    for n in range(relay.SMALLEST_TOGETHER):
        await write_note(db, f"early {n}")
    async with a_stream(nats_client) as js:
        async with running(a_relay(database_url, js).run):
            await eventually(lambda: nothing_unsent(db))
        async with db.transaction() as session:
            await session.execute(text("UPDATE outbox SET sent_at = NULL, stream_sequence = NULL"))
        await write_note(db, "late")

        async with running(a_relay(database_url, js).run):
            await eventually(lambda: nothing_unsent(db))
        sent = await in_stream(js)

    assert len(sent) == relay.SMALLEST_TOGETHER + 1


async def test_a_stream_that_takes_no_batches_gets_every_event_by_itself(
    db, database_url, nats_client
):
    for n in range(relay.SMALLEST_TOGETHER):
        await write_note(db, f"note {n}")

    async with a_stream(nats_client) as js:
        await js.update_stream(replace(stream_plan("toy", Settings()), allow_atomic=False))
        async with running(a_relay(database_url, js).run):
            await eventually(lambda: nothing_unsent(db))
        sent = await in_stream(js)

    assert len(sent) == relay.SMALLEST_TOGETHER


async def test_an_event_that_the_stream_refuses_holds_up_no_other(db, database_url, nats_client):
    notes = [await write_note(db, f"note {n}") for n in range(relay.SMALLEST_TOGETHER + 1)]
    async with db.transaction() as session:
        await session.execute(
            text("UPDATE outbox SET subject = 'elsewhere.note' WHERE aggregate_id = :id"),
            {"id": notes[3].id},
        )

    async with a_stream(nats_client) as js, running(a_relay(database_url, js).run):
        await eventually(lambda: holds(js, relay.SMALLEST_TOGETHER))
        sent = await in_stream(js)

    assert str(notes[3].id) not in {subject for subject, _, _ in sent}


async def test_a_relay_that_falls_silent_loses_its_lead_and_an_idle_one_does_not(
    db, database_url, nats_client
):
    async with a_stream(nats_client) as js:
        idle = Relay(database_url, js, "toy", lease_s=0.6)
        async with running(idle.run):
            await eventually(lambda: leads(idle))
            await asyncio.sleep(1.5)
            assert idle.leads

        async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as silent:
            await silent.execute("SELECT pg_advisory_lock(%s)", (relay.LOCK_KEY,))
            await silent.execute("SET idle_session_timeout = 600")
            second = Relay(database_url, js, "toy")
            async with running(second.run):
                await eventually(lambda: leads(second))

"""A service is woken at the moments that it chose: once, and whatever was restarted meanwhile."""

import asyncio
import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from chassis import clock, jetstream
from chassis.settings import Settings
from chassis.timers import TIMERS, Clockwork, Timer, set_timer, set_timers
from embedded.nats import Nats, NatsUser
from given_streams import a_stream, eventually, running
from pydantic import SecretStr
from sqlalchemy import select, update
from toy import Note, write_note


async def rewrite(session, note_id: UUID) -> None:
    """Do something that shows how often it was done."""
    note = await session.get_one(Note, note_id)
    note.text += "!"
    note.version += 1


NUDGE = Timer("nudge", rewrite)


def soon(seconds: float):
    return clock.now() + timedelta(seconds=seconds)


async def set_for(db, note, at, timer=NUDGE) -> None:
    async with db.transaction() as session:
        await set_timer(session, timer, note.id, at)


async def text_of(db, note) -> str:
    async with db.reading() as session:
        return (await session.get_one(Note, note.id)).text


async def waiting(db) -> list[UUID]:
    async with db.reading() as session:
        return list(await session.scalars(select(TIMERS.c.subject_id)))


async def scheduled(js) -> int:
    found = (await js.stream_info("TOY_TIMERS", subjects_filter=">")).state.subjects or {}
    return sum(".set." in subject for subject in found)


async def test_a_timer_rings_once_at_its_moment(db, nats_client):
    note = await write_note(db, "a")
    async with a_stream(nats_client) as js:
        await set_for(db, note, soon(3))
        clockwork = Clockwork(db, js, "toy", [NUDGE])

        async with running(clockwork.run):
            await eventually(lambda: is_scheduled(js))
            before = await text_of(db, note)
            await eventually(lambda: is_rung(db))

    assert before == "a"
    assert await text_of(db, note) == "a!"


async def is_scheduled(js) -> bool:
    return await scheduled(js) == 1


async def is_rung(db) -> bool:
    return not await waiting(db)


async def test_a_message_rings_before_anybody_looks_for_what_is_overdue(
    db, nats_client, monkeypatch
):
    monkeypatch.setattr("chassis.timers.GRACE", timedelta(hours=1))
    note = await write_note(db, "a")
    async with a_stream(nats_client) as js:
        await set_for(db, note, soon(2))

        async with running(Clockwork(db, js, "toy", [NUDGE]).run):
            await eventually(lambda: is_rung(db))

    assert await text_of(db, note) == "a!"


class Died(BaseException):
    """The process ends here, as far as this test can tell."""


@pytest.mark.parametrize("place", ["timers.scheduled", "timers.rung"])
async def test_a_timer_rings_once_although_its_process_died(db, nats_client, monkeypatch, place):
    note, deaths = await write_note(db, "a"), []

    def die_once(name: str) -> None:
        if name == place and not deaths:
            deaths.append(name)
            raise Died(name)

    monkeypatch.setattr("chassis.failpoints.hit", die_once)
    monkeypatch.setattr("chassis.timers.GRACE", timedelta(seconds=1))
    async with a_stream(nats_client) as js:
        await set_for(db, note, soon(1))

        with suppress(Died, BaseExceptionGroup, TimeoutError):
            async with asyncio.timeout(20):
                await Clockwork(db, js, "toy", [NUDGE]).run()
        async with running(Clockwork(db, js, "toy", [NUDGE]).run):
            await eventually(lambda: is_rung(db))

    assert deaths == [place]
    assert await text_of(db, note) == "a!"


async def test_a_schedule_survives_that_the_server_is_started_again(db, monkeypatch):
    monkeypatch.setattr("chassis.timers.GRACE", timedelta(hours=1))
    note = await write_note(db, "a")
    users = [NatsUser.unrestricted("everything", "secret")]
    with tempfile.TemporaryDirectory() as folder:
        with Nats(Path(folder), users=users) as server:
            client, js = await a_server(server)
            await set_for(db, note, soon(4))
            await Clockwork(db, js, "toy", [NUDGE]).schedule()
            await client.close()
        with Nats(Path(folder), users=users) as server:
            client, js = await a_server(server)

            async with running(Clockwork(db, js, "toy", [NUDGE]).run):
                await eventually(lambda: is_rung(db))
            await client.close()

    assert await text_of(db, note) == "a!"


async def a_server(server: Nats):
    client = await jetstream.connect(
        Settings(
            service="toy",
            nats_url=SecretStr(server.url("everything")),
            nats_monitor_url=server.monitor_url,
        )
    )
    js = jetstream.context(client)
    await jetstream.provision(js, "toy", [], Settings())
    return client, js


@pytest.mark.parametrize(
    "far", [datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)], ids=["past", "far"]
)
async def test_a_moment_that_the_server_cannot_count_to_holds_no_other_timer_up(
    db, nats_client, far
):
    distant, near = await write_note(db, "a"), await write_note(db, "b")
    async with a_stream(nats_client) as js:
        await set_for(db, distant, far)
        await set_for(db, near, soon(1))

        async with running(Clockwork(db, js, "toy", [NUDGE]).run):
            await eventually(lambda: has_text(db, near, "b!"))
            await eventually(lambda: has_text(db, distant, "a!" if far.year == 1 else "a"))

    assert await waiting(db) == ([] if far.year == 1 else [distant.id])


async def has_text(db, note, expected: str) -> bool:
    return await text_of(db, note) == expected


async def test_a_timer_is_handed_to_the_server_when_its_year_has_come(db, nats_client, monkeypatch):
    note = await write_note(db, "a")
    async with a_stream(nats_client) as js:
        clockwork = Clockwork(db, js, "toy", [NUDGE])
        await set_for(db, note, soon(3600))

        monkeypatch.setattr("chassis.timers.AHEAD", timedelta(minutes=59))
        await clockwork.schedule()
        early = await scheduled(js)
        monkeypatch.setattr("chassis.timers.AHEAD", timedelta(minutes=61))
        await clockwork.schedule()

        assert (early, await scheduled(js)) == (0, 1)


async def test_a_moved_timer_replaces_its_schedule(db, nats_client):
    note = await write_note(db, "a")
    async with a_stream(nats_client) as js:
        clockwork = Clockwork(db, js, "toy", [NUDGE])
        await set_for(db, note, soon(3600))
        await clockwork.schedule()

        await set_for(db, note, soon(7200))
        await clockwork.schedule()

        assert await scheduled(js) == 1
        last = await js.get_last_msg("TOY_TIMERS", f"gscnet_timers.toy.set.nudge.{note.id}")
    async with db.reading() as session:
        row = (await session.execute(select(TIMERS))).one()
    assert last.headers["Nats-Schedule"] == row.due_at.strftime("@at %Y-%m-%dT%H:%M:%SZ")
    assert row.scheduled_for == row.due_at


async def test_a_ring_for_a_moment_that_was_moved_does_nothing(db):
    note = await write_note(db, "a")
    await set_for(db, note, soon(3600))

    await Clockwork(db, None, "toy", [NUDGE]).ring("nudge", note.id)

    assert await text_of(db, note) == "a"
    assert await waiting(db) == [note.id]


async def test_a_ring_that_comes_twice_has_one_effect(db):
    note = await write_note(db, "a")
    await set_for(db, note, soon(-1))
    clockwork = Clockwork(db, None, "toy", [NUDGE])

    await clockwork.ring("nudge", note.id)
    await clockwork.ring("nudge", note.id)

    assert await text_of(db, note) == "a!"


async def test_an_overdue_timer_rings_when_the_stream_has_forgotten_it(db, nats_client):
    note = await write_note(db, "a")
    await set_for(db, note, soon(-60))
    async with db.transaction() as session:
        await session.execute(update(TIMERS).values(scheduled_for=TIMERS.c.due_at))

    async with a_stream(nats_client) as js, running(Clockwork(db, js, "toy", [NUDGE]).run):
        await eventually(lambda: is_rung(db))

    assert await text_of(db, note) == "a!"


async def test_a_timer_that_fails_stays_and_holds_nobody_else_up(db):
    async def fail_for_one(session, note_id: UUID) -> None:
        await rewrite(session, note_id)
        if note_id == first.id:
            raise ValueError("this one cannot be done")

    first, second = await write_note(db, "a"), await write_note(db, "b")
    await set_for(db, first, soon(-100))
    await set_for(db, second, soon(-90))

    await Clockwork(db, None, "toy", [Timer("nudge", fail_for_one)]).ring_overdue()

    assert (await text_of(db, first), await text_of(db, second)) == ("a", "b!")
    assert await waiting(db) == [first.id]


async def test_what_nobody_set_is_found_at_the_start(db, nats_client):
    async def find(session) -> None:
        await set_timers(session, finding, dict.fromkeys([note.id], soon(-60)))

    finding = Timer("nudge", rewrite, find)
    note = await write_note(db, "a")

    async with a_stream(nats_client) as js, running(Clockwork(db, js, "toy", [finding]).run):
        await eventually(lambda: is_changed(db, note))

    assert await text_of(db, note) == "a!"


async def is_changed(db, note) -> bool:
    return await text_of(db, note) != "a"


async def test_a_timer_set_to_never_is_gone(db):
    note = await write_note(db, "a")
    await set_for(db, note, soon(3600))

    await set_for(db, note, None)

    assert await waiting(db) == []


async def test_a_timer_of_a_transaction_that_failed_was_never_set(db):
    with pytest.raises(RuntimeError):
        async with db.transaction() as session:
            await set_timer(session, NUDGE, uuid4(), soon(1))
            raise RuntimeError

    assert await waiting(db) == []


async def test_a_service_needs_no_more_rights_than_its_own(db, monkeypatch):
    monkeypatch.setattr("chassis.timers.GRACE", timedelta(hours=1))
    note = await write_note(db, "a")
    users = [
        NatsUser.unrestricted("everything", "secret"),
        NatsUser.service("toy", "modest", stream="TOY"),
    ]
    with tempfile.TemporaryDirectory() as folder, Nats(Path(folder), users=users) as server:
        provisioner, _ = await a_server(server)
        modest = await jetstream.connect(
            Settings(
                service="toy",
                nats_url=SecretStr(server.url("toy")),
                nats_monitor_url=server.monitor_url,
            )
        )
        await set_for(db, note, soon(2))

        async with running(Clockwork(db, jetstream.context(modest), "toy", [NUDGE]).run):
            await eventually(lambda: is_rung(db))
        await modest.close()
        await provisioner.close()

    assert await text_of(db, note) == "a!"

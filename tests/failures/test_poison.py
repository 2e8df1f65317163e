"""Events that cannot be taken are parked with their reason, and hold up nobody else."""

import asyncio
import time

import pytest
from chassis import inbox
from chassis.db import Database
from chassis.jetstream import context
from crashes import cure, fall_ill, letters, parked, place_poison
from invariants import drained, findings, wrong

pytestmark = pytest.mark.timeout(120)
ON_PURPOSE = {"attempts_failed"}


@pytest.fixture(autouse=True)
async def an_ill_consumer(rig):
    rig.program("consumer").environment["GSCNET_HANDLER_TIMEOUT_S"] = "3"
    await fall_ill(rig)
    rig.keep("consumer")


async def reasons(rig, order_id: str) -> list[str]:
    rows = await rig.query(
        "SELECT reason FROM dead_letters WHERE aggregate_id = %s AND state = 'dead'", order_id
    )
    return [reason for (reason,) in rows]


async def took_effect(rig, order_id: str, events: int) -> None:
    async with asyncio.timeout(20):
        while (await effects(rig, order_id)) != list(range(1, events + 1)):
            await asyncio.sleep(0.02)


async def effects(rig, order_id: str) -> list[int]:
    rows = await rig.query(
        "SELECT version FROM effects WHERE order_id = %s ORDER BY position", order_id
    )
    return [version for (version,) in rows]


async def test_an_event_whose_handler_fails_is_parked_and_applied_once_after_the_cure(rig, crowd):
    writer = crowd.writers[0]

    bad = await place_poison(writer)
    good = await writer.write(writer.place("goods", events=2))
    await took_effect(rig, good.order_id, 2)
    await parked(rig, [bad.order_id])
    why = await reasons(rig, bad.order_id)
    untouched = await effects(rig, bad.order_id)
    await cure(rig)

    assert why == ["ValueError: this order cannot be kept"]
    assert untouched == []
    assert await drained(rig, within_s=30) is not None
    assert await effects(rig, bad.order_id) == [1, 2, 3]
    assert wrong(await findings(rig, crowd.ledger)).keys() <= ON_PURPOSE


async def test_an_event_whose_handler_hangs_is_parked_and_holds_up_nobody(rig, crowd):
    writer = crowd.writers[0]

    bad = await place_poison(writer, "hangs")
    waits = [await seconds_to_effect(rig, writer) for _ in range(20)]
    await parked(rig, [bad.order_id])
    why = await reasons(rig, bad.order_id)
    await cure(rig)

    assert max(waits) < 2.5
    assert why == ["it took longer than 3 s"]
    assert await drained(rig, within_s=30) is not None
    assert await effects(rig, bad.order_id) == [1, 2, 3]
    assert wrong(await findings(rig, crowd.ledger)).keys() <= ON_PURPOSE


async def seconds_to_effect(rig, writer) -> float:
    began = time.monotonic()
    order = await writer.write(writer.place("goods", events=1))
    await took_effect(rig, order.order_id, 1)
    return time.monotonic() - began


async def test_what_is_no_event_is_parked_as_it_came(rig, crowd):
    writer = crowd.writers[0]
    async with rig.stream_client() as client:
        await context(client).publish("gscnet.storm.order.v1.moved", b'{"half": an event')
    order = await writer.write(writer.place("goods", events=1))
    await took_effect(rig, order.order_id, 1)

    rows = await rig.query(
        "SELECT body, state, reason FROM dead_letters WHERE version IS NULL AND state = 'dead'"
    )

    await discard_unreadable(rig)
    assert len(rows) == 1
    assert rows[0][:2] == ('{"half": an event', "dead")
    assert rows[0][2].startswith("not a readable event")


async def discard_unreadable(rig) -> None:
    db = Database(rig.url(rig.database.login), pool_size=1)
    async with db.transaction() as session:
        for letter in await inbox.list_dead_letters(session):
            if letter.version is None:
                await inbox.discard_dead_letter(session, letter.id)
    await db.dispose()


async def test_a_parked_event_is_shown_until_somebody_settles_it(rig, crowd):
    bad = await place_poison(crowd.writers[0])
    await parked(rig, [bad.order_id])

    await cure(rig)

    await took_effect(rig, bad.order_id, 3)
    async with asyncio.timeout(10):
        while {state for state, _ in await letters(rig, [bad.order_id])} != {"applied"}:
            await asyncio.sleep(0.05)

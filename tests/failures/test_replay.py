"""A read model that is thrown away and filled from the first event is the same as before."""

import asyncio

import pytest
import storm_service
from chassis.db import Database
from chassis.jetstream import context
from chassis.replay import replay
from invariants import drained

pytestmark = pytest.mark.timeout(120)


async def standings(rig) -> list[tuple[object, ...]]:
    return await rig.query("SELECT * FROM standings ORDER BY order_id")


async def replay_now(rig) -> None:
    db = Database(rig.url(rig.database.login), pool_size=1)
    tables = storm_service.Base.metadata.tables
    async with rig.stream_client() as client:
        await replay(
            db,
            context(client),
            storm_service.effects,
            rig.service_settings(),
            tables["standings"],
            tables["effects"],
        )
    await db.dispose()


async def test_a_replay_from_zero_equals_the_live_state(rig, crowd):
    crowd.begin()
    await asyncio.sleep(4)
    await crowd.end()
    await drained(rig, within_s=30)
    live = await standings(rig)

    await replay_now(rig)

    assert await drained(rig, within_s=60) is not None
    assert await standings(rig) == live
    assert len(live) > 5


async def test_a_replay_under_writes_misses_nothing(rig, crowd):
    crowd.begin()
    await asyncio.sleep(2)

    await replay_now(rig)

    await asyncio.sleep(2)
    await crowd.end()
    assert await drained(rig, within_s=60) is not None
    counted = "SELECT aggregate_id, count(*) FROM outbox GROUP BY 1 ORDER BY 1"
    assert await rig.query("SELECT order_id, events FROM standings ORDER BY 1") == (
        await rig.query(counted)
    )

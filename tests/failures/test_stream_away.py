"""NATS is away for a while: writing goes on as before, and the stream catches up."""

import asyncio
import time

from invariants import drained, findings, wrong


async def acknowledged_in(crowd, seconds: float) -> int:
    before = len(crowd.ledger.acknowledged)
    await asyncio.sleep(seconds)
    return len(crowd.ledger.acknowledged) - before


async def test_writes_go_on_while_nats_is_away_and_the_stream_catches_up(rig, crowd, is_long):
    away_s = 60 if is_long else 8
    crowd.begin()
    await acknowledged_in(crowd, 1)

    usual = await acknowledged_in(crowd, 4) / 4
    await rig.leave("nats")
    alone = await acknowledged_in(crowd, away_s) / away_s
    waiting = await unsent(rig)
    rig.keep("nats")
    caught_up_s = await lag_is_small(rig)
    await crowd.end()

    assert alone > 0.8 * usual
    assert waiting > 0.5 * alone * away_s
    assert caught_up_s < 60
    assert set(crowd.ledger.answers) <= {"200", "201"}
    assert await drained(rig, within_s=30) is not None
    assert wrong(await findings(rig, crowd.ledger)) == {}


async def unsent(rig) -> int:
    return (await rig.query("SELECT count(*) FROM outbox WHERE sent_at IS NULL"))[0][0]


async def lag_is_small(rig) -> float:
    """Wait until the oldest event that was not sent is younger than a second."""
    began = time.monotonic()
    async with asyncio.timeout(90):
        while await lag_s(rig) > 1:
            await asyncio.sleep(0.05)
    return time.monotonic() - began


async def lag_s(rig) -> float:
    oldest = "SELECT extract(epoch FROM clock_timestamp() - min(created_at)) FROM outbox"
    return float((await rig.query(f"{oldest} WHERE sent_at IS NULL"))[0][0] or 0)

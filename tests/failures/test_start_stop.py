"""Stopping under writes: each request is answered or had no effect, and nobody stays behind."""

import asyncio
import signal
import time

import psutil
import pytest
from failure_rig import Rig
from invariants import drained, findings, wrong
from writers import Writer

pytestmark = pytest.mark.timeout(600)
GONE_WITHIN_S = 10.0
PROGRAMS = ("service", "consumer", "relay-1", "relay-2")


async def test_a_stop_under_writes_answers_or_leaves_undone(rig, crowd, is_long):
    crowd.begin()

    took = [await stop_and_start(rig) for _ in range(200 if is_long else 4)]
    await crowd.end()

    assert max(took) < GONE_WITHIN_S
    assert await drained(rig, within_s=30) is not None
    assert wrong(await findings(rig, crowd.ledger)) == {}


async def test_what_a_stop_did_not_answer_was_not_done(rig, crowd):
    asking = [asyncio.create_task(ask_until_unanswered(writer)) for writer in crowd.writers]
    await asyncio.sleep(1.5)

    await rig.leave("service", number=signal.SIGTERM)
    unanswered = await asyncio.gather(*asking)
    rig.keep("service")

    written = "SELECT reference FROM orders UNION ALL SELECT reference FROM moves"
    done = {reference for (reference,) in await rig.query(written)}
    assert done.isdisjoint(unanswered)
    assert len(crowd.ledger.acknowledged) > len(unanswered)


async def ask_until_unanswered(writer: Writer) -> str:
    """Write one thing after another, each asked for once; return the key of the first failure."""
    while True:
        write = writer.next_write()
        if await writer.attempt(write) is None:
            return write.key


async def stop_and_start(rig: Rig) -> float:
    """Stop everything in order while clients write; return how long it took."""
    await asyncio.sleep(0.7)
    began = time.monotonic()
    for name in PROGRAMS:
        await rig.leave(name, number=signal.SIGTERM)
    await rig.leave("nats", number=signal.SIGTERM)
    await rig.leave("postmaster", number=signal.SIGINT)
    took_s = time.monotonic() - began
    rig.keep("postmaster", "nats", *PROGRAMS)
    return took_s


async def test_nothing_outlives_the_rig_itself(folder, nursery, seed):
    async with Rig.opened(folder / "short", nursery, seed=seed) as rig:
        await asyncio.sleep(1)
        running = processes_of(rig)
        names = {process.name() for process in running}

    _, left = psutil.wait_procs(running, timeout=GONE_WITHIN_S)
    assert names >= {"postgres", "nats-server"}
    assert left == []


def processes_of(rig: Rig) -> list[psutil.Process]:
    pids = [rig.program(name).pid for name in PROGRAMS]
    roots = [rig.postgres.process, rig.nats.process]
    servers = [psutil.Process(root.pid) for root in roots if root is not None]
    inside = [child for server in servers for child in server.children(recursive=True)]
    return [*map(psutil.Process, pids), *servers, *inside]

"""A relay that hangs is replaced, and does no harm when it wakes up."""

import asyncio
import signal
import time

import pytest
from invariants import drained, findings, wrong

pytestmark = pytest.mark.timeout(180)
# The lease of the rig, the second after which a standby looks again, and some air.
REPLACED_WITHIN_S = 6.0


async def leader(rig) -> str | None:
    """Return the name of the relay that holds the lock, if its connection has one."""
    holders = await rig.query(
        "SELECT client_port FROM pg_locks JOIN pg_stat_activity USING (pid) "
        "WHERE locktype = 'advisory' AND granted AND application_name LIKE '%%-relay'"
    )
    ports = {port for (port,) in holders}
    names = ("relay-1", "relay-2")
    return next((name for name in names if ports & rig.program(name).local_ports()), None)


async def somebody_leads(rig, *, but: str | None = None) -> str:
    async with asyncio.timeout(30):
        while (found := await leader(rig)) in (None, but):
            await asyncio.sleep(0.05)
    return found


async def test_a_relay_that_wakes_up_repeats_nothing_and_disturbs_no_order(rig, crowd, is_long):
    rounds = 500 if is_long else 3

    crowd.begin()
    waits = [await freeze_and_wake(rig) for _ in range(rounds)]
    await crowd.end()

    assert max(waits) < REPLACED_WITHIN_S
    assert await drained(rig, within_s=30) is not None
    assert wrong(await findings(rig, crowd.ledger)) == {}


async def freeze_and_wake(rig) -> float:
    """Stop the leader until another leads and has sent something; return how long that took."""
    frozen = await somebody_leads(rig)
    rig.program(frozen).send(signal.SIGSTOP)
    began = time.monotonic()
    await somebody_leads(rig, but=frozen)
    took_s = time.monotonic() - began
    await asyncio.sleep(0.5)
    rig.program(frozen).send(signal.SIGCONT)
    await asyncio.sleep(0.5)
    return took_s

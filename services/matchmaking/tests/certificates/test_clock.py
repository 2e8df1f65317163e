"""From a supplier that is registered to what its owner hears, over the real stream."""

import asyncio
from contextlib import suppress
from datetime import timedelta

import given_suppliers as given
from chassis import clock, jetstream
from chassis.consumer import Consumer
from chassis.relay import Relay
from chassis.settings import Settings
from chassis.timers import Clockwork
from matchmaking.certificates.subscriptions import suppliers
from matchmaking.certificates.timers import turning


async def test_a_certificate_that_ends_soon_is_told_of_once_it_is_shown(
    db, database_url, nats_client, member, announced
):
    js = jetstream.context(nats_client)
    await jetstream.provision(js, "matchmaking", [suppliers], Settings())
    today = clock.now().date()
    soon = {"valid_from": str(today), "valid_until": str(today + timedelta(20))}
    parts = [
        Relay(database_url, js, "matchmaking").run,
        Consumer(db, js, suppliers, retry_delays=(0.1, 0.1)).run,
        Clockwork(db, js, "matchmaking", [turning]).run,
    ]
    running = [asyncio.create_task(part()) for part in parts]

    await given.a_supplier(db, member, certificates=[given.GRS | soon])
    try:
        async with asyncio.timeout(15):
            while len(await announced()) < 2:
                await asyncio.sleep(0.05)
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        for stream in ("MATCHMAKING", "MATCHMAKING_TIMERS"):
            with suppress(Exception):
                await js.delete_stream(stream)

    assert [kind.rpartition(".")[2] for kind, _ in await announced()] == [
        "registered",
        "certificate_expiring",
    ]

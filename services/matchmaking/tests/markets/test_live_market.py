"""A process that follows the stream has little left to read when somebody matches."""

import asyncio

import given_suppliers as given
from chassis import jetstream
from matchmaking.app import SPEC


async def test_an_event_of_the_stream_makes_the_market_current(
    db, app, settings, nats_client, member
):
    js = jetstream.context(nats_client)
    await jetstream.provision(js, SPEC.name, [], settings)
    live = app.state.projection
    following = asyncio.create_task(live._keep_market(js))  # noqa: SLF001  (its own part of `run`)
    before = await live.market.current()
    supplier = await given.a_supplier(db, member)

    await js.publish("gscnet.matchmaking.supplier.v1.registered", b"{}")

    async with asyncio.timeout(10):
        while live.market.held is before:
            await asyncio.sleep(0.01)
    following.cancel()
    assert live.market.held.places_of([supplier.id]).tolist() == [0]

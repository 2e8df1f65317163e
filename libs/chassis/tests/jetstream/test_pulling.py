"""Events are taken as soon as they are there, however long nothing came before."""

import asyncio
from contextlib import aclosing, asynccontextmanager
from time import perf_counter

import pytest
from chassis import pulling
from chassis.pulling import PullRefused, pull
from given_streams import a_stream
from toy import headings

SUBJECT = "gscnet.toy.note.v1.written"


@asynccontextmanager
async def batches(js, *, batch=10):
    async with aclosing(pull(js, "TOY", headings.durable, batch=batch)) as taken:
        yield taken


async def test_an_event_is_there_at_once_after_a_long_silence(nats_client):
    async with a_stream(nats_client) as js, batches(js) as taken:
        waiting = asyncio.create_task(anext(taken))
        await asyncio.sleep(2 * pulling.HEARTBEAT_S + 0.1)
        await js.publish(SUBJECT, b"{}")
        published = perf_counter()
        (event,) = await waiting
        waited_s = perf_counter() - published

    assert event.data == b"{}"
    assert waited_s < pulling.HEARTBEAT_S / 2


async def test_what_is_more_than_a_request_comes_by_the_next_one(nats_client):
    async with a_stream(nats_client) as js, batches(js, batch=4) as taken:
        for number in range(10):
            await js.publish(SUBJECT, str(number).encode())
        came = await first(10, taken)

    assert came == [str(number).encode() for number in range(10)]


async def first(count: int, taken) -> list[bytes]:
    came: list[bytes] = []
    async with asyncio.timeout(10):
        while len(came) < count:
            came += [event.data for event in await anext(taken)]
    return came


async def test_an_idle_stream_says_so(nats_client):
    async with a_stream(nats_client) as js, batches(js) as taken:
        batch = await anext(taken)

    assert batch == []


async def test_a_consumer_that_goes_away_is_noticed(nats_client):
    async with a_stream(nats_client) as js, batches(js) as taken:
        waiting = asyncio.create_task(anext(taken))
        await asyncio.sleep(0.2)
        await js.delete_consumer("TOY", headings.durable)

        with pytest.raises(PullRefused):
            await waiting

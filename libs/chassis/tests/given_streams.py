"""Streams, relays and consumers of the toy, ready to run in a test."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from chassis import jetstream
from chassis.consumer import Consumer
from chassis.relay import Relay
from chassis.settings import Settings
from nats.aio.client import Client
from nats.js import JetStreamContext
from toy import headings

FAST = (0.01, 0.02, 0.03)


@asynccontextmanager
async def a_stream(client: Client) -> AsyncIterator[JetStreamContext]:
    """The toy's stream and consumer, empty; deleted afterwards."""
    js = jetstream.context(client)
    await jetstream.provision(js, "toy", [headings], Settings())
    try:
        yield js
    finally:
        for stream in ("TOY", "TOY_TIMERS"):
            with suppress(Exception):
                await js.delete_stream(stream)


@asynccontextmanager
async def running(*parts: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    """Run parts in the background for as long as the test needs them."""
    tasks = [asyncio.create_task(part()) for part in parts]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def a_relay(url: str, js: JetStreamContext) -> Relay:
    return Relay(url, js, "toy")


def a_consumer(db: Any, js: JetStreamContext, **options: Any) -> Consumer:
    return Consumer(db, js, headings, retry_delays=FAST, **options)


async def eventually(condition: Callable[[], Awaitable[bool]], *, within_s: float = 10) -> None:
    """Wait until a condition holds; fail when it does not in time."""
    async with asyncio.timeout(within_s):
        while not await condition():
            await asyncio.sleep(0.02)


def a_word() -> str:
    return secrets.token_hex(4)

"""Takes from a pull consumer what there is, as soon as it is there.

One request is open at any time, and the server answers it with each event at once. The library's
own `fetch` asks twice and waits for the rest of a batch: of 60 events one in ten came half a second
late, and an event that met a refused second request came 30 s late, when it was delivered again.
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator

import orjson
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.errors import TimeoutError as NatsTimeout
from nats.js import JetStreamContext

REQUEST_S = 5.0
HEARTBEAT_S = 1.0
# So long without an event and without a heartbeat: the server, or the way to it, is gone.
SILENCE_S = 3.0

_HEARTBEAT = "100"
_REQUEST_ENDED = {"404", "408"}
_BATCH_ENDED = "Batch Completed"


class PullRefused(NatsError):
    """The server does not go on: the consumer is gone, or has moved to another node."""


async def pull(
    js: JetStreamContext, stream: str, consumer: str, *, batch: int
) -> AsyncGenerator[list[Msg], None]:
    """Yield events, at most `batch` at a time, for ever; an empty list when none came for a while.

    Close it when you leave it early: `async with aclosing(pull(…)) as batches`.

    Raises:
        PullRefused: the server said so.
        NatsTimeout: the server says nothing any more.
    """
    client: Client = js._nc  # noqa: SLF001  (the library has no public way to it)
    arriving: asyncio.Queue[Msg] = asyncio.Queue()
    inbox = client.new_inbox()
    subscription = await client.subscribe(inbox, cb=arriving.put)
    request = {
        "batch": batch,
        "expires": int(REQUEST_S * 1e9),
        "idle_heartbeat": int(HEARTBEAT_S * 1e9),
    }
    next_of_it = f"$JS.API.CONSUMER.MSG.NEXT.{stream}.{consumer}"
    try:
        while True:
            await client.publish(next_of_it, orjson.dumps(request), reply=inbox)
            left = batch
            while left:
                arrived = await _all_that_arrived(arriving)
                events = [message for message in arrived if _status(message) is None]
                ended = any(_ends_the_request(message) for message in arrived)
                idle = ended and left == batch
                left = 0 if ended else left - len(events)
                if events or idle:
                    yield events
    finally:
        with contextlib.suppress(NatsError, TimeoutError, ConnectionError):
            async with asyncio.timeout(1):
                await subscription.unsubscribe()


async def _all_that_arrived(arriving: asyncio.Queue[Msg]) -> list[Msg]:
    """Wait for one message and take with it all that have come by then."""
    try:
        async with asyncio.timeout(SILENCE_S):
            arrived = [await arriving.get()]
    except TimeoutError as silence:
        raise NatsTimeout from silence
    while not arriving.empty():
        arrived.append(arriving.get_nowait())
    return arrived


def _status(message: Msg) -> str | None:
    """Return the code of a message that is from the server itself."""
    status: str | None = (message.headers or {}).get("Status")
    return status


def _ends_the_request(message: Msg) -> bool:
    status = _status(message)
    if status is None or status == _HEARTBEAT:
        return False
    reason = (message.headers or {}).get("Description", "")
    if status in _REQUEST_ENDED or reason == _BATCH_ENDED:
        return True
    raise PullRefused(f"{status} {reason}")

"""What runs in the background of a process: each part until the end, whatever happens to it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import httpx2
import structlog
from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.js import JetStreamContext

from chassis import auth, jetstream
from chassis.health import NotReady
from chassis.settings import Settings

# A part that crashed counts as down until it has run this long again.
STEADY_S = 5.0
LONGEST_PAUSE_S = 30.0

log = structlog.get_logger()


@dataclass
class Part:
    """Something that runs in the background until the process ends, whatever happens to it."""

    name: str
    run: Callable[[], Awaitable[None]]
    _crashes: int = field(default=0, init=False)
    _since: float = field(default=0.0, init=False)

    async def keep_running(self) -> None:
        """Run, and after a crash run again, later each time; the outermost loop of the part."""
        loop = asyncio.get_running_loop()
        while True:
            self._since = loop.time()
            try:
                with auth.acting_as(auth.SYSTEM):
                    await self.run()
            except Exception:
                log.exception("part.crashed", part=self.name)
            if loop.time() - self._since > 2 * LONGEST_PAUSE_S:
                self._crashes = 0
            self._crashes += 1
            self._since = float("inf")
            await asyncio.sleep(min(LONGEST_PAUSE_S, 0.25 * 2 ** min(self._crashes, 10)))

    async def check(self) -> None:
        if self._crashes and asyncio.get_running_loop().time() - self._since < STEADY_S:
            raise NotReady(f"crashed {self._crashes} times and is being restarted")


class Stream:
    """The connection to NATS: opened by the part that needs it first, then kept by its client."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._client: Client | None = None
        self._opening = asyncio.Lock()

    def part(self, name: str, run: Callable[[JetStreamContext], Awaitable[None]]) -> Part:
        """Return a part that begins once there is a connection."""

        async def run_connected() -> None:
            await run(await self._connected())

        return Part(name, run_connected)

    async def _connected(self) -> JetStreamContext:
        async with self._opening:
            while self._client is None or self._client.is_closed:
                try:
                    self._client = await jetstream.connect(self._settings)
                except (OSError, TimeoutError, NatsError, httpx2.TransportError) as fault:
                    log.warning("stream.away", error=str(fault) or type(fault).__name__)
                    await asyncio.sleep(1.0)
        return jetstream.context(self._client)

    async def check(self) -> None:
        if self._client is None or not self._client.is_connected:
            raise NotReady("not connected to NATS; events wait in the outbox")

    async def close(self) -> None:
        if self._client is not None:
            await self._client.close()

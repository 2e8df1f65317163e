"""One service as the gateway sees it: kept connections, time limits, and at most one retry."""

import asyncio
import random
from dataclasses import dataclass
from urllib.parse import urlsplit

from gateway.proxy.answers import Answer
from gateway.proxy.lane import IDLE_S, Connection, DroppedUnanswered
from gateway.proxy.refusals import UpstreamBusy, UpstreamUnavailable

_SWEEP_S = 0.1


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much the gateway gives a service."""

    connect_s: float = 0.5
    deadline_s: float = 10.0
    connections: int = 256


class RetryBudget:
    """At most one request in ten is a retry, and three a second are always allowed.

    Without it a service that is down gets twice the load the moment it returns.
    """

    _SHARE = 0.1
    _LEAST_PER_S = 3.0
    _MOST = 30.0

    def __init__(self) -> None:
        self._left = self._LEAST_PER_S
        self._since = 0.0

    def earn(self) -> None:
        self._left = min(self._MOST, self._left + self._SHARE)

    def take(self, now: float) -> bool:
        """Whether one more retry is allowed; counts it."""
        refilled = (now - self._since) * self._LEAST_PER_S
        self._left = min(max(self._left, self._LEAST_PER_S), self._left + refilled)
        self._since = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Upstream:
    """The pool of connections to one service."""

    def __init__(self, service: str, url: str, limits: Limits) -> None:
        parts = urlsplit(url)
        if parts.scheme != "http" or not parts.hostname:
            raise ValueError(f"the address of {service} is not an http URL")
        self.service = service
        self.url = url.rstrip("/")
        self.host = parts.hostname
        self.port = parts.port or 80
        self.limits = limits
        # Said once a request, so made once.
        self.host_line = b"host: " + parts.netloc.encode() + b"\r\n"
        self.deadline_ms = str(int(limits.deadline_s * 1000)).encode()
        self._idle: list[Connection] = []
        self._open: set[Connection] = set()
        self._connecting = 0
        self._retries = RetryBudget()
        self._sweeping: asyncio.TimerHandle | None = None

    async def fetch(
        self, request: bytes, *, may_repeat: bool, deadline_s: float | None = None
    ) -> Answer:
        """Send one complete request and return its answer.

        A request that may be repeated is sent once more if no byte of an answer came; any other
        goes over a new connection, because a kept one may just be closing.

        Raises:
            UpstreamUnavailable: the service does not accept connections.
            UpstreamBusy: it has as many requests as it is given.
            UpstreamTimeout: it did not answer in time.
            UpstreamBroken: it broke off, or what it said is not HTTP.
        """
        limit_s = self.limits.deadline_s if deadline_s is None else deadline_s
        self._retries.earn()
        try:
            connection = (self._take_idle() if may_repeat else None) or await self._connect()
            return await connection.exchange(request, limit_s)
        except DroppedUnanswered:
            if not (may_repeat and self.may_retry()):
                raise UpstreamUnavailable(self.service) from None
        await asyncio.sleep(random.uniform(0.02, 0.1))  # noqa: S311  (spreads load, no secret)
        try:
            connection = await self._connect()
            return await connection.exchange(request, limit_s)
        except DroppedUnanswered:
            raise UpstreamUnavailable(self.service) from None

    def may_retry(self) -> bool:
        """Whether the budget allows one more retry; counts it."""
        return self._retries.take(asyncio.get_running_loop().time())

    def _take_idle(self) -> Connection | None:
        while self._idle:
            connection = self._idle.pop()  # The most recently used one is the surest to be alive.
            if connection.is_usable:
                return connection
        return None

    async def _connect(self) -> Connection:
        self._make_room()
        loop = asyncio.get_running_loop()
        self._connecting += 1
        try:
            async with asyncio.timeout(self.limits.connect_s):
                _, connection = await loop.create_connection(
                    lambda: Connection(self.service, self._idle.append, self._forget),
                    self.host,
                    self.port,
                )
        except (OSError, TimeoutError) as fault:
            raise DroppedUnanswered from fault
        finally:
            self._connecting -= 1
        if connection.is_usable:  # Else it is lost already, and nobody would forget it again.
            self._open.add(connection)
        if self._sweeping is None:
            self._sweeping = loop.call_later(_SWEEP_S, self._sweep)
        return connection

    def _make_room(self) -> None:
        """Close the connection that rests longest when a new one would be one too many.

        Changes never take a kept connection, so they would fill the pool with idle ones.
        """
        if len(self._open) + self._connecting < self.limits.connections:
            return
        if not self._idle:
            raise UpstreamBusy(self.service)
        resting = self._idle.pop(0)
        self._open.discard(resting)
        resting.abandon()

    def _forget(self, connection: Connection) -> None:
        self._open.discard(connection)
        if connection in self._idle:
            self._idle.remove(connection)

    def _sweep(self) -> None:
        """End what is over time: one timer a service, because one a request costs too much."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        idle = set(self._idle)
        for connection in list(self._open):
            if connection in idle:
                if now - connection.idle_since > IDLE_S:
                    connection.abandon()
            elif now > connection.expires_at:
                connection.expire()
        self._sweeping = loop.call_later(_SWEEP_S, self._sweep) if self._open else None

    def close(self) -> None:
        """Close every connection."""
        if self._sweeping is not None:
            self._sweeping.cancel()
            self._sweeping = None
        for connection in list(self._open):
            connection.abandon()
        self._idle.clear()

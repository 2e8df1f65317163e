"""The fast lane to a service: requests that are complete, over kept connections.

One connection carries one exchange at a time, parsed by the same parser as our own server, so
that both hops agree on where a message ends. Measured in bench/gateway.py against an aiohttp
session: about twice the requests a second. Bodies that are still arriving go by `uploads`.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from typing import cast

import httptools

from gateway.proxy.answers import WHOLE_BYTES, Answer
from gateway.proxy.hygiene import DROPPED_FROM_ANSWERS, Header
from gateway.proxy.refusals import UpstreamBroken, UpstreamTimeout

IDLE_S = 3.0  # Shorter than any server's own keep-alive, so that a kept connection is alive.
STREAM_IDLE_S = 30.0
_BUFFER_BYTES = 256 * 1024
_HEAD_BYTES = 64 * 1024


class DroppedUnanswered(Exception):
    """The connection ended before the first byte of an answer."""


class Connection(asyncio.Protocol):
    """One connection to a service, and the exchange that it carries at the moment."""

    def __init__(
        self,
        service: str,
        release: Callable[["Connection"], None],
        forget: Callable[["Connection"], None],
    ) -> None:
        self._service = service
        self._release = release
        self._forget = forget
        self._loop = asyncio.get_running_loop()
        self._parser = httptools.HttpResponseParser(self)
        self._transport: asyncio.Transport | None = None
        self._waiter: asyncio.Future[Answer] | None = None
        self._stream: AnswerStream | None = None
        self._headers: list[Header] = []
        self._body: list[bytes] = []
        self._received = 0
        self._length: int | None = None
        self._chunked = False
        self._named: bytes = b""
        self._busy = False
        self._ended = False
        self._reusable = False
        self._deadline_s = 0.0
        self.expires_at = 0.0
        self.idle_since = 0.0

    # The exchange

    async def exchange(self, request: bytes, deadline_s: float) -> Answer:
        """Send one complete request and return its answer; cancelled, it closes the connection."""
        transport = self._transport
        if transport is None or transport.is_closing():
            raise DroppedUnanswered
        waiter: asyncio.Future[Answer] = self._loop.create_future()
        self._waiter = waiter
        self._stream = None
        self._received = 0
        self._busy = True
        self._ended = False
        self._deadline_s = deadline_s
        self.expires_at = self._loop.time() + deadline_s
        transport.write(request)
        try:
            return await waiter
        except asyncio.CancelledError:
            self.abandon()
            raise

    @property
    def is_usable(self) -> bool:
        return self._transport is not None and not self._transport.is_closing()

    def abandon(self) -> None:
        """Give the exchange up; the service sees a closed connection."""
        self._waiter = None
        if self._transport is not None:
            self._transport.abort()

    def expire(self) -> None:
        """End an exchange whose time is over."""
        waited_s = self._deadline_s if self._stream is None else STREAM_IDLE_S
        self._fail(UpstreamTimeout(self._service, waited_s))

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is not a subclass.

    def data_received(self, data: bytes) -> None:
        if not self._busy:  # Nobody asked: whatever it is, it must not answer the next request.
            self._close()
            return
        self._received += len(data)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self._fail(UpstreamBroken(self._service))
            return
        if self._ended:
            self._finish()
        elif self._stream is not None:
            self.expires_at = self._loop.time() + STREAM_IDLE_S
        elif self._length is None and self._received > _HEAD_BYTES:
            self._fail(UpstreamBroken(self._service))

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget(self)
        if self._busy:
            framed = self._chunked or self._length is not None
            if self._stream is not None and not framed and exc is None:
                self._stream.end()  # Without framing the end of the connection is the end.
            elif self._received == 0:
                self._settle(DroppedUnanswered())
            else:
                self._settle(UpstreamBroken(self._service))
        self._busy = False
        self._transport = None

    # httptools

    def on_message_begin(self) -> None:
        if self._ended:
            raise ValueError("a second answer to one request")
        self._headers = []
        self._body = []
        self._length = None
        self._chunked = False
        self._named = b""

    def on_header(self, name: bytes, value: bytes) -> None:
        name = name.lower()
        if name in DROPPED_FROM_ANSWERS:
            if name == b"transfer-encoding":
                self._chunked = True
            elif name == b"connection":
                self._named = value
            return
        if name == b"content-length":
            self._length = int(value)
        self._headers.append((name, value))

    def on_headers_complete(self) -> None:
        status = self._parser.get_status_code()
        if status < 200:  # noqa: PLR2004  (interim)
            return
        if self._named and self._named not in (b"close", b"keep-alive"):
            names = {token.strip().lower() for token in self._named.split(b",")}
            self._headers = [header for header in self._headers if header[0] not in names]
        if self._is_short(status):
            return
        self._stream = AnswerStream(self)
        self._settle(Answer(status, self._headers, stream=self._stream))

    def on_body(self, body: bytes) -> None:
        if self._stream is None:
            self._body.append(body)
        else:
            self._stream.feed(body)

    def on_message_complete(self) -> None:
        # Asked now, because the parser forgets it; but released only when it has read everything:
        # it may find more bytes behind this message.
        self._reusable = self._parser.should_keep_alive()
        self._ended = self._parser.get_status_code() >= 200  # noqa: PLR2004  (interim)

    # Ends

    def _is_short(self, status: int) -> bool:
        if status in (204, 304):
            return True
        return self._length is not None and self._length <= WHOLE_BYTES

    def _finish(self) -> None:
        if self._stream is not None:
            self._stream.end()
        else:
            body = self._body[0] if len(self._body) == 1 else b"".join(self._body)
            self._settle(Answer(self._parser.get_status_code(), self._headers, body))
        self._busy = False
        self._stream = None
        if self._reusable and self.is_usable:
            self.idle_since = self._loop.time()
            self._release(self)
        else:
            self._close()

    def _settle(self, outcome: Answer | Exception) -> None:
        waiter, self._waiter = self._waiter, None
        if waiter is None or waiter.done():
            if self._stream is not None and isinstance(outcome, Exception):
                self._stream.end(outcome)
            return
        if isinstance(outcome, Exception):
            waiter.set_exception(outcome)
        else:
            waiter.set_result(outcome)

    def _fail(self, refusal: Exception) -> None:
        self._settle(refusal)
        self._busy = False
        self._close()

    def _close(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def pause(self) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.pause_reading()

    def resume(self) -> None:
        self.expires_at = self._loop.time() + STREAM_IDLE_S
        if self._transport is not None and not self._transport.is_closing():
            self._transport.resume_reading()


class AnswerStream:
    """The body of a large or open-ended answer; the service waits while the client is slow."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._chunks: deque[bytes] = deque()
        self._waiting: asyncio.Event = asyncio.Event()
        self._buffered = 0
        self._paused = False
        self._ended = False
        self._failure: Exception | None = None

    def feed(self, chunk: bytes) -> None:
        self._chunks.append(chunk)
        self._buffered += len(chunk)
        if self._buffered > _BUFFER_BYTES and not self._paused:
            self._paused = True
            self._connection.pause()
        self._waiting.set()

    def end(self, failure: Exception | None = None) -> None:
        self._ended = True
        self._failure = failure
        self._waiting.set()
        if self._paused:  # The connection has another exchange to carry.
            self._paused = False
            self._connection.resume()

    async def chunks(self) -> AsyncIterator[bytes]:
        while True:
            while self._chunks:
                chunk = self._chunks.popleft()
                self._buffered -= len(chunk)
                yield chunk
                if self._paused and self._buffered < _BUFFER_BYTES // 2:
                    self._paused = False
                    self._connection.resume()
            if self._failure is not None:
                raise self._failure
            if self._ended:
                return
            self._waiting.clear()
            await self._waiting.wait()

    def abandon(self) -> None:
        if not self._ended:
            self._connection.abandon()

"""Our side of each connection: limits that only the protocol can hold, and the shortest answer.

uvicorn's parser lets through what two hops may read differently, waits for ever for a slow
sender, and has no limit on headers. What ASGI cannot see is therefore decided here. A kept public
answer is written straight to the connection: no task, no scope, no middleware.
"""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from chassis.problems import Problem, render
from httptools import HttpParserError
from starlette.types import Scope
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from gateway.proxy.cache import Cache, Key
from gateway.proxy.exchange import CONNECTION, new_request_id
from gateway.proxy.hygiene import Header, is_plain_host
from gateway.proxy.refusals import HeadersTooLarge, RequestTimeout, UnsafeRequest

HEAD_BYTES: Final = 32 * 1024
HEAD_COUNT: Final = 100
HEAD_S: Final = 5.0
BODY_S: Final = 30.0
BODY_GRACE_S: Final = 5.0
BODY_BYTES_PER_S: Final = 500
STALLED_WRITE_S: Final = 30.0
SWALLOWED_BYTES: Final = 24 * 1024 * 1024
SWALLOWED_S: Final = 1.0
KEEP_ALIVE_S: Final = 15
_SWEEP_S: Final = 0.5
_SLASH: Final = ord("/")
# A request with any of these is answered by the door, which knows what they mean.
_NOT_SIMPLE: Final = frozenset(
    {
        b"authorization",
        b"connection",
        b"content-length",
        b"cookie",
        b"expect",
        b"if-none-match",
        b"range",
        b"transfer-encoding",
        b"upgrade",
    }
)
_SIMPLE: Final = frozenset({b"host", b"accept", b"accept-language"})


class EdgeProtocol(HttpToolsProtocol):
    """One client connection."""

    shared: Cache  # both set by `protocol_for`
    warden: "Warden"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on_gone: Callable[[], object] | None = None
        self.is_gone = False
        self._now = self.loop.time
        self._chunk_bytes = 0
        self._head_bytes = 0
        self._in_head = False
        self._body_bytes = 0
        self._waiting_since: float | None = None
        self._paused_since: float | None = None
        self._refusal: Problem | None = None
        self._left_to_swallow: int | None = None
        self._done = _Done()

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._waiting_since = self._now()
        self._in_head = True
        self.warden.watch(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_gone = True
        gone, self.on_gone = self.on_gone, None
        self.warden.forget(self)
        super().connection_lost(exc)
        if gone is not None:
            gone()

    def data_received(self, data: bytes) -> None:
        if self._left_to_swallow is not None:
            self._swallow(len(data))
            return
        self._chunk_bytes = len(data)
        if self._in_head:
            self._head_bytes += self._chunk_bytes
        else:
            self._body_bytes += self._chunk_bytes
        super().data_received(data)
        # Only what is still unfinished after a large read: the parser has counted the rest.
        if self._in_head and self._head_bytes > HEAD_BYTES and not self.transport.is_closing():
            self._refuse(HeadersTooLarge())

    def pause_writing(self) -> None:
        self._paused_since = self._now()
        super().pause_writing()

    def resume_writing(self) -> None:
        self._paused_since = None
        super().resume_writing()

    # httptools

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope[CONNECTION] = self  # type: ignore[typeddict-unknown-key]
        if not self._in_head:  # A kept connection: its time runs from the first byte.
            self._in_head = True
            self._head_bytes = self._chunk_bytes
            self._waiting_since = self._now()

    def on_headers_complete(self) -> None:
        self._in_head = False
        self._body_bytes = 0
        headers = self.headers
        if self.url[:1] != b"/":
            raise self._unsafe("the request target must be a path")
        if len(headers) > HEAD_COUNT:
            raise self._too_large()
        if self.shared.entries and self._answer_kept():
            return
        total = len(self.url)
        for name, value in headers:
            total += len(name) + len(value) + 4
        if total > HEAD_BYTES:
            raise self._too_large()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._waiting_since = None
        super().on_message_complete()

    # Refusals

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002  (uvicorn's words)
        refusal = self._refusal or UnsafeRequest(
            "it is not a request that we can read safely; percent-encode what is not ASCII"
        )
        self._refuse(refusal)

    def _unsafe(self, detail: str) -> HttpParserError:
        self._refusal = UnsafeRequest(detail)
        return HttpParserError(detail)

    def _too_large(self) -> HttpParserError:
        self._refusal = HeadersTooLarge()
        return HttpParserError("headers too large")

    def _refuse(self, problem: Problem) -> None:
        """Answer outside of ASGI and close; what the door does for this request is cancelled."""
        cycle = self.cycle
        if cycle is None or cycle.response_complete or not cycle.response_started:
            self.transport.write(_rendered(problem))
        if cycle is not None:
            cycle.disconnected = True
        self._close_gently()

    def _close_gently(self) -> None:
        """End our side, and swallow a little of what is still coming.

        Closing at once would reset the connection, and the client might never read why.
        """
        if self._left_to_swallow is None and not self.transport.is_closing():
            self._left_to_swallow = SWALLOWED_BYTES
            self._waiting_since = None
            self.flow.resume_reading()
            if self.transport.can_write_eof():
                self.transport.write_eof()
            self.loop.call_later(SWALLOWED_S, self.transport.close)

    def _swallow(self, size: int) -> None:
        self._left_to_swallow = (self._left_to_swallow or 0) - size
        if self._left_to_swallow <= 0:
            self.transport.abort()

    # Answers

    def write_whole(self, scope: Scope, status: int, headers: list[Header], body: bytes) -> bool:
        """Write head and body of a complete answer at once; False if it has to go by `send`.

        One system call instead of two: half of what an answer costs. The headers carry the length
        of the body, and values that a parser has read need no second look for line breaks.
        """
        cycle = self.cycle
        if (
            cycle is None
            or cycle.scope is not scope
            or cycle.response_started
            or cycle.disconnected
            or self.flow.write_paused
            or self.is_gone
            or scope["method"] == "HEAD"
        ):
            return False
        cycle.response_started = True
        cycle.waiting_for_100_continue = False
        lines = [STATUS_LINE[status]]
        for name, value in self.server_state.default_headers:
            lines += (name, b": ", value, b"\r\n")
        for name, value in headers:
            if name == b"connection":  # Only a refusal has it, and it says close.
                cycle.keep_alive = False
            else:
                lines += (name, b": ", value, b"\r\n")
        if not cycle.keep_alive:
            lines.append(b"connection: close\r\n")
        lines += (b"\r\n", body)
        self.transport.write(b"".join(lines))
        cycle.response_complete = True
        cycle.message_event.set()
        if not cycle.keep_alive:
            if cycle.more_body:
                self._close_gently()
            else:
                self.transport.close()
        cycle.on_response()
        return True

    # Time

    def is_overdue(self, now: float) -> bool:
        """Whether the sender or the reader has used up its time."""
        if self._paused_since is not None and now - self._paused_since > STALLED_WRITE_S:
            return True
        if self._waiting_since is None:
            return False
        if self.flow.read_paused:  # It is we who do not read; the service has its own deadline.
            return False
        waited = now - self._waiting_since
        if self._in_head:
            return waited > HEAD_S
        slow = (
            waited > BODY_GRACE_S and self._body_bytes < (waited - BODY_GRACE_S) * BODY_BYTES_PER_S
        )
        return slow or waited > BODY_S

    def cut(self) -> None:
        """End a connection whose time is over."""
        if self._paused_since is not None:
            self.transport.abort()
        elif self._in_head and self._head_bytes == 0:
            self.transport.close()  # Nothing was asked; there is nothing to refuse.
        else:
            self._refuse(RequestTimeout())

    # The shortest answer

    def _answer_kept(self) -> bool:
        """Write a kept public answer, if this is a plain anonymous GET that has one."""
        if not self._is_free():
            return False
        key = _plain_key(self.url, self.headers)
        if key is None:
            return False
        now = self._now()
        entry = self.shared.fresh(key, now)
        if entry is None:
            return False
        lines = [entry.start]
        for name, value in self.server_state.default_headers:
            lines += (name, b": ", value, b"\r\n")
        lines += (
            b"age: ",
            entry.age(now),
            b"\r\nx-cache: HIT\r\nx-content-type-options: nosniff\r\nx-request-id: ",
            new_request_id(),
            b"\r\n\r\n",
            entry.body,
        )
        self.shared.hits += 1
        self.cycle = self._done  # type: ignore[assignment]
        self.transport.write(b"".join(lines))
        self.on_response_complete()
        return True

    def _is_free(self) -> bool:
        """Whether an answer can be written now: a GET, nothing before it, a reader that reads."""
        return (
            (self.cycle is None or self.cycle.response_complete)
            and self.parser.get_method() == b"GET"
            and self.parser.get_http_version() == "1.1"
            and not self.flow.write_paused
        )


class Warden:
    """Looks at every connection twice a second: a timer a request would cost too much."""

    def __init__(self) -> None:
        self._watched: set[EdgeProtocol] = set()
        self._looking: asyncio.TimerHandle | None = None

    def watch(self, connection: EdgeProtocol) -> None:
        self._watched.add(connection)
        if self._looking is None:
            self._look_again(connection.loop)

    def forget(self, connection: EdgeProtocol) -> None:
        self._watched.discard(connection)

    def _look_again(self, loop: asyncio.AbstractEventLoop) -> None:
        self._looking = loop.call_later(_SWEEP_S, self._look, loop)

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        now = loop.time()
        for connection in list(self._watched):
            if connection.is_overdue(now):
                connection.cut()
        self._looking = None
        if self._watched:
            self._look_again(loop)


class _Done:
    """Stands for a cycle that has answered already."""

    response_complete = True
    response_started = True
    keep_alive = True
    disconnected = False

    def __init__(self) -> None:
        self.message_event = asyncio.Event()


def protocol_for(shared: Cache) -> type[EdgeProtocol]:
    """Return the protocol class that answers from `shared`."""
    return type("EdgeProtocol", (EdgeProtocol,), {"shared": shared, "warden": Warden()})


def _plain_key(target: bytes, headers: list[Header]) -> Key | None:
    """Return the cache's key of a request that has nothing to say but its address."""
    looked_at: dict[bytes, bytes] = {}
    for name, value in headers:
        if name in _NOT_SIMPLE or b"_" in name:
            return None
        if name in _SIMPLE:
            if name in looked_at:
                return None
            looked_at[name] = value
    if not is_plain_host(looked_at.get(b"host", b"")):
        return None
    return target, looked_at.get(b"accept", b""), looked_at.get(b"accept-language", b"")


def _rendered(problem: Problem) -> bytes:
    response = render(problem)
    lines = [f"HTTP/1.1 {problem.status} {problem.title}".encode("ascii"), b"connection: close"]
    lines += [b"x-request-id: " + new_request_id()]
    lines += [name + b": " + value for name, value in response.raw_headers if name != b"connection"]
    return b"\r\n".join(lines) + b"\r\n\r\n" + response.body

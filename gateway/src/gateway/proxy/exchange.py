"""One request and its answer, at the gateway: how both are written down."""

import asyncio
import random
from typing import Any, Final

import structlog
from chassis.problems import Problem, render
from starlette.types import Receive, Scope, Send

from gateway.proxy.answers import Answer
from gateway.proxy.cache import Entry, etag_matches
from gateway.proxy.hygiene import Header, Inbound
from gateway.proxy.upstreams import Upstream

log = structlog.get_logger()

CONNECTION: Final = "gscnet.connection"  # where our server puts itself into the scope
NOSNIFF: Final = (b"x-content-type-options", b"nosniff")
PRIVATE: Final = (b"cache-control", b"private, no-store")
HIT: Final = (b"x-cache", b"HIT")
MISS: Final = (b"x-cache", b"MISS")
_NOT_IN_304: Final = frozenset({b"content-length", b"content-type"})


def new_request_id() -> bytes:
    """Return an id for logs and traces: also a W3C trace id, and no secret."""
    return b"%032x" % random.getrandbits(128)


class Exchange:
    """The two ends of one HTTP request; `status` is 499 until an answer has begun."""

    __slots__ = ("_connection", "receive", "request_id", "scope", "send", "status", "target")

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope = scope
        self.receive = receive
        self.send = send
        self.status = 499
        self.request_id = new_request_id()
        query: bytes = scope["query_string"]
        path: bytes = scope["raw_path"]
        self.target = path + b"?" + query if query else path
        self._connection: Any = scope.get(CONNECTION)

    # The client

    def end_with_client(self) -> None:
        """Cancel this task when the client leaves, and with it what a service does for it."""
        task = asyncio.current_task()
        if self._connection is not None and task is not None:
            self._connection.on_gone = task.cancel

    def release_client(self) -> None:
        if self._connection is not None:
            self._connection.on_gone = None

    @property
    def is_client_gone(self) -> bool:
        return self._connection is not None and self._connection.is_gone

    # To the service

    def request(
        self,
        upstream: Upstream,
        token_line: bytes,
        passing: list[Header],
        inbound: Inbound,
        body: bytes,
    ) -> bytes:
        """Return a complete request in bytes, in origin form and with exactly one Host."""
        parts = [
            self.scope["method"].encode("ascii"),
            b" ",
            self.target,
            b" HTTP/1.1\r\n",
            upstream.host_line,
            token_line,
            b"x-request-id: ",
            self.request_id,
            b"\r\ntraceparent: ",
            self._traceparent(inbound),
            b"\r\nx-deadline-ms: ",
            upstream.deadline_ms,
            b"\r\n",
        ]
        for name, value in passing:
            parts += (name, b": ", value, b"\r\n")
        if body or self.scope["method"] in ("POST", "PUT", "PATCH"):
            parts.append(b"content-length: %d\r\n" % len(body))
        parts += (b"\r\n", body)
        return b"".join(parts)

    def headers(self, token: Header, inbound: Inbound, deadline_s: float) -> list[Header]:
        """Return the same headers as pairs, for a body that is sent while it arrives."""
        headers = [
            token,
            (b"x-request-id", self.request_id),
            (b"traceparent", self._traceparent(inbound)),
            (b"x-deadline-ms", b"%d" % (deadline_s * 1000)),
            *inbound.passing,
        ]
        if inbound.content_length is not None:
            headers.append((b"content-length", b"%d" % inbound.content_length))
        return headers

    def _traceparent(self, inbound: Inbound) -> bytes:
        if inbound.traceparent is not None:
            return inbound.traceparent
        return b"00-" + self.request_id + b"-" + self.request_id[:16] + b"-01"

    # To the client

    async def answer(self, answer: Answer, if_none_match: bytes | None = None) -> None:
        """Send what a service answered."""
        self.status = answer.status
        headers = answer.headers
        headers += ((b"x-request-id", self.request_id), NOSNIFF)
        if answer.stream is not None:
            await self._stream(answer)
            return
        body = answer.body or b""
        if if_none_match is not None and answer.status == 200:  # noqa: PLR2004
            etag = answer.header(b"etag")
            if etag is not None and etag_matches(etag, if_none_match):
                await self._not_modified(headers)
                return
        await self._send_whole(answer.status, headers, body)

    async def answer_kept(self, entry: Entry, inbound: Inbound, now: float, state: Header) -> None:
        """Send a kept answer, or that the client has it already."""
        headers = [
            *entry.headers,
            (b"age", entry.age(now)),
            state,
            (b"x-request-id", self.request_id),
            NOSNIFF,
        ]
        if inbound.if_none_match is not None and entry.matches(inbound.if_none_match):
            await self._not_modified(headers)
            return
        self.status = 200
        await self._send_whole(200, headers, entry.body)

    async def refuse(self, problem: Problem) -> None:
        """Tell the client why not; once an answer has begun, only breaking it off is left."""
        self.log_refusal(problem)
        if self.status != 499:  # noqa: PLR2004
            return
        self.status = problem.status
        response = render(problem)
        headers = [*response.raw_headers, (b"x-request-id", self.request_id), NOSNIFF]
        await self._send_whole(problem.status, headers, bytes(response.body))

    def log_refusal(self, problem: Problem) -> None:
        """Write down what no service has seen; the path only, because a query may be personal."""
        log.warning(
            "gateway.refused",
            request_id=self.request_id.decode(),
            method=self.scope["method"],
            path=self.scope["path"],
            problem=problem.slug,
            status=problem.status,
        )

    async def _not_modified(self, headers: list[Header]) -> None:
        self.status = 304
        kept = [header for header in headers if header[0] not in _NOT_IN_304]
        await self._send_whole(304, kept, b"")

    async def _send_whole(self, status: int, headers: list[Header], body: bytes) -> None:
        connection = self._connection
        if connection is None or not connection.write_whole(self.scope, status, headers, body):
            await self.send({"type": "http.response.start", "status": status, "headers": headers})
            await self.send({"type": "http.response.body", "body": body})

    async def _stream(self, answer: Answer) -> None:
        stream = answer.stream
        assert stream is not None  # noqa: S101  (the caller looked)
        try:
            await self.send(
                {"type": "http.response.start", "status": answer.status, "headers": answer.headers}
            )
            async for chunk in stream.chunks():
                await self.send({"type": "http.response.body", "body": chunk, "more_body": True})
        finally:
            stream.abandon()  # Nothing to abandon when it has ended.
        await self.send({"type": "http.response.body", "body": b""})

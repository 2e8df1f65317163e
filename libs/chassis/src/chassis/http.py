"""The edge of HTTP: clients that never wait for ever, and limits on what comes in."""

import asyncio
import time
from contextvars import ContextVar

import httpx2
from opentelemetry import propagate
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.problems import BadRequest, PayloadTooLarge, Unavailable, render
from chassis.uploads import MAX_UPLOAD_BYTES

DEADLINE = "X-Deadline-Ms"
MAX_BODY_BYTES = 1024 * 1024
DEFAULT_TOTAL_S = 2.0
LONGEST_DEADLINE_MS = 30_000

_ends_at: ContextVar[float | None] = ContextVar("request_ends_at", default=None)


def remaining_s(default: float = DEFAULT_TOTAL_S) -> float:
    """Return how long whoever waits for the present request still waits, or `default`."""
    ends_at = _ends_at.get()
    return default if ends_at is None else max(0.0, ends_at - time.monotonic())


def make_client(
    user_agent: str,
    *,
    base_url: str = "",
    transport: httpx2.AsyncBaseTransport | None = None,
    total_s: float = DEFAULT_TOTAL_S,
    connections: int = 64,
) -> httpx2.AsyncClient:
    """Return a client with our time-outs that passes on the deadline and the trace.

    It follows no redirect and reads no proxy or credential from the environment.
    """

    async def pass_on(request: httpx2.Request) -> None:
        left_s = min(total_s, remaining_s(total_s))
        request.headers[DEADLINE] = str(int(left_s * 1000))
        request.extensions["timeout"] = {
            "connect": min(0.5, left_s),
            "pool": min(0.2, left_s),
            "read": left_s,
            "write": left_s,
        }
        carrier: dict[str, str] = {}
        propagate.inject(carrier)
        request.headers.update(carrier)

    return httpx2.AsyncClient(
        base_url=base_url,
        transport=transport,
        headers={"User-Agent": user_agent},
        follow_redirects=False,
        trust_env=False,
        limits=httpx2.Limits(max_connections=connections, keepalive_expiry=10.0),
        event_hooks={"request": [pass_on]},
    )


class Deadline:
    """ASGI middleware: work that nobody waits for any more is cancelled and rolled back."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = [value for name, value in scope["headers"] if name == b"x-deadline-ms"]
        if len(given) != 1 or not given[0].isdigit() or len(given[0]) > 6:  # noqa: PLR2004
            await self._app(scope, receive, send)
            return
        left_s = min(int(given[0]), LONGEST_DEADLINE_MS) / 1000
        token = _ends_at.set(time.monotonic() + left_s)
        started = False

        async def send_and_note(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            async with asyncio.timeout(left_s) as limit:
                await self._app(scope, receive, send_and_note)
        except TimeoutError:
            if started or not limit.expired():
                raise
            refusal = Unavailable("it took longer than the deadline allows")
            await render(refusal)(scope, receive, send)
        finally:
            _ends_at.reset(token)


class LimitBody:
    """ASGI middleware: a body is counted as it arrives, whatever its Content-Length claims.

    JSON has the smaller limit. What an address takes of a file is for its route to say; routes
    that take none refuse other media types before they read.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        max_bytes: int = MAX_BODY_BYTES,
        max_upload_bytes: int = MAX_UPLOAD_BYTES,
    ) -> None:
        self._app = app
        self._max_bytes = max_bytes
        self._max_upload_bytes = max_upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._limit(scope)
        refusal = PayloadTooLarge(f"a body may have at most {limit} bytes")
        declared = [value for name, value in scope["headers"] if name == b"content-length"]
        if any(not value.isdigit() for value in declared):
            await render(BadRequest("Content-Length is not a number"))(scope, receive, send)
            return
        if any(len(value) > 18 or int(value) > limit for value in declared):  # noqa: PLR2004
            await render(refusal)(scope, receive, send)
            return
        received = 0

        async def receive_and_count() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise refusal  # Rendered like every other problem of the application.
            return message

        await self._app(scope, receive_and_count, send)

    def _limit(self, scope: Scope) -> int:
        kinds = [value for name, value in scope["headers"] if name == b"content-type"]
        kind = kinds[0].partition(b";")[0].strip().lower() if len(kinds) == 1 else b""
        is_json = not kind or kind == b"application/json" or kind.endswith(b"+json")
        return self._max_bytes if is_json else self._max_upload_bytes

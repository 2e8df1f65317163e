"""What the gateway's tests play on: real servers on loopback, and a client of raw bytes."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx2
import uvicorn
from chassis import auth
from embedded.processes import free_port
from gateway.app import create_gateway
from gateway.proxy.cache import Cache
from gateway.proxy.server import protocol_for
from gateway.settings import GatewaySettings
from starlette.types import Receive, Scope, Send

SERVICES = ("pilot-centers", "knowledge", "matchmaking")
SIGNING_KEY = auth.new_signing_key()


@dataclass
class Request:
    """A request as a service received it."""

    method: str
    target: str
    headers: dict[str, str]
    names: list[str]
    body: bytes
    client_port: int

    def speaks_for(self, service: str) -> auth.Actor:
        """Return the actor of the internal token, verified as the service would."""
        verifier = auth.Verifier(auth.key_set_json([SIGNING_KEY]), service)
        return verifier.verify(self.headers["authorization"].removeprefix("Bearer "))


Reply = Callable[[Request, Receive, Send], Awaitable[None]]


@dataclass
class FakeService:
    """A service that answers what the test tells it, over real HTTP."""

    name: str
    port: int = 0
    requests: list[Request] = field(default_factory=list)
    left_early: int = 0
    reply: Reply = field(init=False)

    def __post_init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew, for another test."""
        self.requests.clear()
        self.left_early = 0
        self.answers({"ok": True})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answers(
        self,
        body: Any,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        after_s: float = 0,
    ) -> None:
        """Answer everything with this JSON."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        said = {"content-type": "application/json", "content-length": str(len(content))}
        said |= headers or {}

        async def reply(_request: Request, receive: Receive, send: Send) -> None:
            if after_s:
                await self._wait(receive, after_s)
            await start(send, status, said)
            await send({"type": "http.response.body", "body": content})

        self.reply = reply

    async def _wait(self, receive: Receive, seconds: float) -> None:
        """Wait, unless whoever asked goes away first."""
        leaving = asyncio.ensure_future(receive())
        done, _ = await asyncio.wait({leaving}, timeout=seconds)
        if done:
            self.left_early += 1
        leaving.cancel()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = b""
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                self.left_early += 1
                return
            body += message.get("body", b"")
            more = message.get("more_body", False)
        query = scope["query_string"].decode()
        request = Request(
            method=scope["method"],
            target=scope["raw_path"].decode() + (f"?{query}" if query else ""),
            headers={name.decode(): value.decode() for name, value in scope["headers"]},
            names=[name.decode() for name, _ in scope["headers"]],
            body=body,
            client_port=scope["client"][1],
        )
        self.requests.append(request)
        await self.reply(request, receive, send)


async def start(send: Send, status: int, headers: Mapping[str, str]) -> None:
    """Begin an answer."""
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})


class Server(uvicorn.Server):
    """A server that leaves the signals of the test process alone."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.asynccontextmanager
async def serving(app: Any, port: int, **options: Any) -> AsyncIterator[Server]:
    """Serve an application on loopback while the block runs."""
    options = {"http": "httptools", "lifespan": "off"} | options
    config = uvicorn.Config(
        app,
        port=port,
        ws="none",
        interface="asgi3",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=1,
        **options,
    )
    server = Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:
        if running.done():
            running.result()
        await asyncio.sleep(0.005)
    try:
        yield server
    finally:
        server.should_exit = True
        await running


@dataclass
class Gateway:
    """A gateway that answers on loopback."""

    port: int
    cache: Cache
    settings: GatewaySettings

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def client(self, key: str | None = None) -> httpx2.AsyncClient:
        """Return a client that shows `key`, or is a stranger."""
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        return httpx2.AsyncClient(base_url=self.url, headers=headers, timeout=10, trust_env=False)

    async def say(self, request: bytes, *, within_s: float = 5) -> bytes:
        """Send raw bytes on a connection of their own; return all that comes until it closes."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(request)
            async with asyncio.timeout(within_s):
                return await reader.read()
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()


@contextlib.asynccontextmanager
async def running_gateway(settings: GatewaySettings) -> AsyncIterator[Gateway]:
    """Run the whole gateway, with its own server protocol."""
    shared = Cache()
    port = free_port()
    app = create_gateway(settings, shared)
    async with serving(app, port, http=protocol_for(shared), lifespan="on"):
        yield Gateway(port, shared, settings)


@contextlib.asynccontextmanager
async def in_front_of(settings: GatewaySettings, port: int) -> AsyncIterator[Gateway]:
    """Run a gateway whose pilot-centers is whatever listens on `port`."""
    urls = {"pilot-centers": f"http://127.0.0.1:{port}"}
    async with running_gateway(settings.model_copy(update={"upstreams": urls})) as gateway:
        yield gateway


def problem(response: httpx2.Response) -> tuple[int, str]:
    """Return status and slug of a refusal."""
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == response.status_code
    return response.status_code, body["type"].removeprefix("urn:gscnet:problem:")


def page_of(
    *hits: dict[str, Any], total: int | None = None, economy: Mapping[str, int] | None = None
) -> dict[str, Any]:
    """Return a search answer as services give it."""
    counts = [{"value": v, "label": v, "count": n} for v, n in (economy or {}).items()]
    return {
        "hits": list(hits),
        "facets": {"economy": counts, "kind": []},
        "total": len(hits) if total is None else total,
        "took_ms": 1.0,
    }


def a_hit(title: str, kind: str = "case") -> dict[str, Any]:
    """Return a hit as services give it."""
    return {
        "id": title,
        "kind": kind,
        "title": title,
        "snippet": f"<mark>{title}</mark>",
        "economy": "VN",
        "url_path": f"/{kind}s/{title}",
        "score": 3.0,
        "found_by": ["text"],
        "reasons": [{"field": "title", "text": f"<mark>{title}</mark>"}],
    }

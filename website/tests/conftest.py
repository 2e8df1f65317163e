"""A stub of the gateway on loopback, and the website in front of it."""

import asyncio
import copy
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import httpx2
import pytest
import uvicorn
import yaml
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp
from website.app import create_app
from website.settings import WebsiteSettings

CONTENT = Path(__file__).parent / "content.yaml"
KNOWN = json.loads(json.dumps(yaml.safe_load(CONTENT.read_text(encoding="utf-8")), default=str))
KINDS = {
    "centers": "center",
    "updates": "update",
    "cases": "case",
    "initiatives": "initiative",
    "suppliers": "supplier",
}
REASONS = [
    {"field": "products", "text": "<mark>Recycled</mark> cotton yarn"},
    {"field": "scheme", "text": "Global <mark>Recycled</mark> Standard"},
]


@dataclass
class StubGateway:
    """Answers in the shapes of the API; a test changes `content` or takes services `away`."""

    content: dict[str, Any] = field(default_factory=dict)
    away: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    url: str = ""

    def reset(self) -> None:
        self.content = copy.deepcopy(KNOWN)
        self.away = set()
        self.asked = []

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/healthz", self.health),
                Route("/v1/search", self.search_all),
                Route("/v1/{place}/search", self.search),
                Route("/v1/{place}", self.list_all),
                Route("/v1/{place}/{thing}", self.show),
            ]
        )

    async def health(self, request: Request) -> Response:
        self.asked.append(request.url.path)
        return JSONResponse({"status": "alive"}, 503 if "gateway" in self.away else 200)

    def _refusal(self, request: Request, place: str) -> Response | None:
        self.asked.append(str(request.url.path) + "?" + str(request.url.query))
        if {place, "gateway"} & self.away:
            return JSONResponse({"type": "urn:gscnet:problem:unavailable", "status": 503}, 503)
        return None

    async def list_all(self, request: Request) -> Response:
        place = request.path_params["place"]
        items = self.content.get(place, [])
        if economy := request.query_params.get("economy"):
            items = [item for item in items if item.get("economy") == economy]
        if center := request.query_params.get("center"):
            items = [item for item in items if item["center"]["id"] == center]
        answer = {"items": items, "next_cursor": self.content.get("next_cursor")}
        return self._refusal(request, place) or JSONResponse(answer)

    async def show(self, request: Request) -> Response:
        place, wanted = request.path_params["place"], request.path_params["thing"]
        for item in self.content.get(place, []):
            if wanted in {item["id"], item.get("public_id")}:
                return self._refusal(request, place) or JSONResponse(item)
        problem = {"type": "urn:gscnet:problem:not-found", "status": 404}
        return self._refusal(request, place) or JSONResponse(problem, 404)

    async def search(self, request: Request) -> Response:
        place = request.path_params["place"]
        places = {
            "suppliers": ["suppliers"],
            "knowledge": ["cases", "initiatives"],
            "pilot-centers": ["centers", "updates"],
        }[place]
        return self._refusal(request, place) or JSONResponse(self._found(request, places))

    async def search_all(self, request: Request) -> Response:
        answer = self._found(request, [place for place in KINDS if place not in self.away])
        answer["sources"] = [
            {"service": name, "status": "unavailable" if place in self.away else "ok"}
            for name, place in (("matchmaking", "suppliers"), ("knowledge", "cases"))
        ]
        return self._refusal(request, "search") or JSONResponse(answer)

    def _found(self, request: Request, places: list[str]) -> dict[str, Any]:
        words = request.query_params.get("q", "").casefold()
        kind = request.query_params.get("kind")
        hits = [
            {
                "id": item["id"],
                "kind": item["kind"] if place == "updates" else KINDS[place],
                "title": item.get("title") or item["name"],
                "snippet": item.get("summary", ""),
                "economy": item.get("economy"),
                "url_path": f"/{place}/{item.get('public_id') or item['id']}",
                "score": 1.0,
                "reasons": self.content.get("reasons", REASONS) if words else [],
                "language": item.get("language"),
                "size_class": item.get("size_class"),
                "sectors": item.get("sectors", []),
                "schemes": [held["scheme"] for held in item.get("certificates", [])],
                "origin": item.get("origin"),
                "strength": item.get("strength"),
            }
            for place in places
            for item in self.content.get(place, [])
            if words in str(item).casefold() and kind in {None, KINDS[place]}
        ]
        offset, limit = (int(request.query_params.get(name, 0)) for name in ("offset", "limit"))
        return {
            "hits": hits[offset : offset + limit],
            "facets": self.content.get("facets", {}) if hits else {},
            "total": len(hits),
            "took_ms": 3,
        }


@asynccontextmanager
async def _listening(app: ASGIApp, lifespan: Literal["on", "off"]) -> AsyncIterator[str]:
    config = uvicorn.Config(app, log_config=None, lifespan=lifespan, ws="none")
    server = uvicorn.Server(config)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        await serving


@pytest.fixture(scope="session")
async def running_gateway() -> AsyncIterator[StubGateway]:
    """The stub on a free port of loopback, for the whole session."""
    stub = StubGateway()
    async with _listening(stub.app(), "off") as stub.url:
        yield stub


@pytest.fixture
def gateway(running_gateway: StubGateway) -> StubGateway:
    """The stub with its content as it was written."""
    running_gateway.reset()
    return running_gateway


async def _reader(gateway_url: str) -> AsyncIterator[httpx2.AsyncClient]:
    app = create_app(WebsiteSettings(gateway_url=gateway_url))
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=transport, base_url="http://website.test") as client,
    ):
        yield client


@pytest.fixture
async def reader(gateway: StubGateway) -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody who reads the website."""
    async for client in _reader(gateway.url):
        yield client


@pytest.fixture
async def reader_without_gateway() -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody who reads the website while nothing listens where the gateway should be."""
    async for client in _reader("http://127.0.0.1:9"):
        yield client


@pytest.fixture
async def website_url(gateway: StubGateway) -> AsyncIterator[str]:
    """The website on a free port of loopback, for a browser."""
    async with _listening(create_app(WebsiteSettings(gateway_url=gateway.url)), "on") as url:
        yield url

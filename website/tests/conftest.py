"""A stub of the gateway on loopback, and the website in front of it."""

import asyncio
import copy
import json
import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import httpx2
import jsonschema
import pytest
import uvicorn
import yaml
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
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
STRENGTHS = ("verified", "accredited", "document", "self_declared")
DOCUMENT = json.loads(
    (Path(__file__).parents[2] / "openapi" / "gateway.openapi.json").read_text(encoding="utf-8")
)
SCHEMAS = DOCUMENT["components"]["schemas"]
SCHEMA_OF = {
    "centers": "CenterOut",
    "updates": "UpdateOut",
    "cases": "KnowledgeCaseOut",
    "initiatives": "InitiativeOut",
    "suppliers": "SupplierOut",
}
NOT_FOUND = {"type": "urn:gscnet:problem:not-found", "title": "Not found", "status": 404}
EMPTY = {"array": [], "integer": 1, "number": 0, "boolean": True, "string": "", "object": {}}
EMPTY_FORMATS = {"uuid": "00000000-0000-0000-0000-000000000000", "date": "2026-01-01"}
EMPTY_FORMATS["date-time"] = "2026-01-01T00:00:00Z"


def whole(value: Any, schema: dict[str, Any]) -> Any:
    """Fill in what the published schema requires and a test does not care about."""
    if "$ref" in schema:
        schema = SCHEMAS[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema and value is not None:
        schema = next(each for each in schema["anyOf"] if each.get("type") != "null")
        return whole(value, schema)
    if isinstance(value, list):
        return [whole(each, schema.get("items", {})) for each in value]
    if isinstance(value, dict):
        known = schema.get("properties", {})
        missing = {name: _empty(known[name]) for name in schema.get("required", ())}
        return {name: whole(each, known.get(name, {})) for name, each in (missing | value).items()}
    return value


def _empty(schema: dict[str, Any]) -> Any:
    if "$ref" in schema:
        return _empty(SCHEMAS[schema["$ref"].rpartition("/")[2]])
    if {"type": "null"} in schema.get("anyOf", ()):
        return None
    if "anyOf" in schema:
        return _empty(schema["anyOf"][0])
    if "enum" in schema:
        return schema["enum"][0]
    if "type" not in schema:
        return None
    return EMPTY_FORMATS.get(schema.get("format", ""), EMPTY[schema["type"]])


def operation(method: str, path: str) -> dict[str, Any]:
    """What the published document says of a request; a path without names comes first."""
    for template in sorted(DOCUMENT["paths"], key=lambda each: each.count("{")):
        pattern = re.sub(r"\{[^}]+\}", "[^/]+", template)
        found = DOCUMENT["paths"][template].get(method.lower())
        if found and re.fullmatch(pattern, path):
            return dict(found)
    raise KeyError(f"{method} {path} is not published")


@dataclass(frozen=True)
class Sent:
    """A request that reached the gateway."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any


@dataclass
class StubGateway:
    """Answers in the shapes of the API; a test changes `content` or takes services `away`.

    What a test has `prepared` comes first: it is filled up to what the document requires, and the
    body of the request has to be what the document allows.
    """

    content: dict[str, Any] = field(default_factory=dict)
    away: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    answers: dict[str, tuple[int, Any]] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    url: str = ""

    def reset(self) -> None:
        self.content = copy.deepcopy(KNOWN)
        self.away = set()
        self.asked = []
        self.answers = {}
        self.sent = []

    def prepare(self, asking: str, answer: Any, status: int = 200) -> None:
        """Answer a request, as "GET /v1/me" or with one query, with this from now on."""
        method, path = asking.split()
        if status < 300:
            content = operation(method, path.partition("?")[0])["responses"][str(status)]["content"]
            answer = whole(answer, content["application/json"]["schema"])
        self.answers[asking] = (status, answer)

    def refuse(self, asking: str, status: int, detail: str = "", **members: Any) -> None:
        """Refuse a request from now on."""
        problem = {"type": "urn:gscnet:problem:refused", "title": "Refused", "detail": detail}
        self.prepare(asking, problem | {"status": status} | members, status)

    async def _answer_prepared(
        self, request: Request, go_on: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        raw = await request.body()
        body = json.loads(raw) if raw else None
        self.sent.append(
            Sent(
                request.method,
                request.url.path,
                dict(request.query_params),
                dict(request.headers),
                body,
            )
        )
        asking = f"{request.method} {request.url.path}"
        prepared = self.answers.get(f"{asking}?{request.url.query}") or self.answers.get(asking)
        if prepared is None or "gateway" in self.away:
            return await go_on(request)
        if body is not None:
            wanted = operation(request.method, request.url.path)["requestBody"]["content"]
            schema = wanted["application/json"]["schema"]
            jsonschema.validate(body, {**schema, "components": DOCUMENT["components"]})
        return JSONResponse(prepared[1], prepared[0])

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/healthz", self.health),
                Route("/v1/search", self.search_all),
                Route("/v1/suppliers/suggest", self.suggest),
                Route("/v1/suppliers/compare", self.compare),
                Route("/v1/suppliers/{thing}/passport/qr", self.qr_code),
                Route("/v1/suppliers/{thing}/photos/{photo}", self.photo),
                Route("/v1/suppliers/{thing}/{part:str}", self.about_supplier),
                Route("/v1/{place}/search", self.search),
                Route("/v1/{place}", self.list_all),
                Route("/v1/{place}/{thing}", self.show),
            ],
            middleware=[Middleware(BaseHTTPMiddleware, dispatch=self._answer_prepared)],
        )

    async def health(self, request: Request) -> Response:
        self.asked.append(request.url.path)
        return JSONResponse({"status": "alive"}, 503 if "gateway" in self.away else 200)

    def _refusal(self, request: Request, place: str) -> Response | None:
        self.asked.append(str(request.url.path) + "?" + str(request.url.query))
        if {place, "gateway"} & self.away:
            return JSONResponse(
                {"type": "urn:gscnet:problem:unavailable", "title": "Away", "status": 503}, 503
            )
        return None

    async def list_all(self, request: Request) -> Response:
        place = request.path_params["place"]
        items = self.content.get(place, [])
        if economy := request.query_params.get("economy"):
            items = [item for item in items if item.get("economy") == economy]
        if center := request.query_params.get("center"):
            items = [item for item in items if item["center"]["id"] == center]
        schema = SCHEMAS[SCHEMA_OF[place]]
        answer = {
            "items": [whole(item, schema) for item in items],
            "next_cursor": self.content.get("next_cursor"),
        }
        return self._refusal(request, place) or JSONResponse(answer)

    async def show(self, request: Request) -> Response:
        place, wanted = request.path_params["place"], request.path_params["thing"]
        for item in self.content.get(place, []):
            if wanted in {item["id"], item.get("public_id"), item.get("other_id")}:
                answer = whole(item, SCHEMAS[SCHEMA_OF[place]])
                return self._refusal(request, place) or JSONResponse(answer)
        return self._refusal(request, place) or JSONResponse(NOT_FOUND, 404)

    async def suggest(self, request: Request) -> Response:
        typed = request.query_params["q"].casefold()
        offers = [
            whole(each, SCHEMAS["Offer"])
            for each in self.content["suggestions"]
            if typed in each["text"].casefold()
        ]
        answer = {"suggestions": offers[: int(request.query_params["limit"])]}
        return self._refusal(request, "suppliers") or JSONResponse(answer)

    async def compare(self, request: Request) -> Response:
        wanted = request.query_params["ids"].split(",")
        comparison = self.content["comparison"]
        known = [each["public_id"] for each in comparison["suppliers"]]
        refusal = self._refusal(request, "suppliers")
        if refusal or not set(wanted) <= set(known):
            return refusal or JSONResponse(NOT_FOUND, 404)
        places = [known.index(name) for name in wanted]
        answer = {
            "suppliers": [comparison["suppliers"][place] for place in places],
            "criteria": [
                row | {"cells": [row["cells"][place] for place in places]}
                for row in comparison["criteria"]
            ],
        }
        return JSONResponse(whole(answer, SCHEMAS["Comparison"]))

    async def qr_code(self, request: Request) -> Response:
        drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>"
        return self._refusal(request, "suppliers") or Response(drawing, media_type="image/svg+xml")

    async def photo(self, request: Request) -> Response:
        picture = self.content["photo"]
        answer = Response(bytes.fromhex(picture["hex"]), media_type=picture["media_type"])
        return self._refusal(request, "suppliers") or answer

    async def about_supplier(self, request: Request) -> Response:
        """What is said of one supplier beside its profile: evidence, json-ld or passport."""
        wanted, part = request.path_params["thing"], request.path_params["part"]
        refusal = self._refusal(request, part) or self._refusal(request, "suppliers")
        named = [
            item for item in self.content["suppliers"] if wanted in {item["id"], item["public_id"]}
        ]
        said = named and self.content[part].get(named[0]["public_id"])
        if refusal or not said:
            return refusal or JSONResponse(NOT_FOUND, 404)
        schema = {"evidence": SCHEMAS["SupplierEvidence"], "passport": SCHEMAS["PassportOut"]}
        same = {name: named[0].get(name) for name in ("public_id", "name", "economy")}
        same |= {"id": named[0]["id"]} if part == "passport" else {}
        if part == "json-ld":
            return JSONResponse(said)
        return JSONResponse(whole(same | said if part == "passport" else said, schema[part]))

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
        for hit in answer["hits"]:
            hit["service"] = "knowledge"
        answer["sources"] = [
            {"service": name, "status": "unavailable" if place in self.away else "ok", "took_ms": 2}
            for name, place in (("matchmaking", "suppliers"), ("knowledge", "cases"))
        ]
        return self._refusal(request, "search") or JSONResponse(answer)

    def _found(self, request: Request, places: list[str]) -> dict[str, Any]:
        words = request.query_params.get("q", "").casefold()
        kind = request.query_params.get("kind")
        found = [
            (place, item)
            for place in places
            for item in self.content.get(place, [])
            if words in str(item).casefold() and kind in {None, KINDS[place]}
        ]
        offset, limit = (int(request.query_params.get(name, 0)) for name in ("offset", "limit"))
        shown = found[offset : offset + limit]
        facets = self.content.get("facets", {}) if found else {}
        return {
            "hits": [self._hit(place, item, bool(words)) for place, item in shown],
            "facets": {
                name: [{"label": each["value"], **each} for each in values]
                for name, values in facets.items()
            },
            "total": len(found),
            "took_ms": 3,
        }

    def _hit(self, place: str, item: dict[str, Any], has_words: bool) -> dict[str, Any]:  # noqa: FBT001
        hit = {
            "id": item["id"],
            "kind": item["kind"] if place == "updates" else KINDS[place],
            "title": item.get("title") or item["name"],
            "snippet": item.get("summary", ""),
            "economy": item.get("economy"),
            "url_path": f"/{place}/{item.get('public_id') or item['id']}",
            "score": 1.0,
            "found_by": [],
            "reasons": self.content.get("reasons", REASONS) if has_words else [],
        }
        if place != "suppliers":
            return hit
        strengths = [claim["strength"] for claim in item.get("claims", ()) if claim["is_valid"]]
        return (
            hit
            | {
                "public_id": item["public_id"],
                "city": item.get("city"),
                "size_class": item["size_class"],
                "origin": item["origin"],
                "sectors": item["sectors"],
                "schemes": [
                    held["scheme"] for held in item.get("certificates", ()) if held["is_valid"]
                ],
                "strength": next((name for name in STRENGTHS if name in strengths), None),
                "evidence": {name: strengths.count(name) for name in STRENGTHS},
                "criteria": [],
                "lead_time_days": None,
            }
            | item.get("hit", {})
        )


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


KEY = "gscnet_0123456789_the-secret-of-a-test"


@dataclass
class Person:
    """Somebody with a browser: follows forms as browsers do."""

    client: httpx2.AsyncClient

    async def get(self, path: str) -> httpx2.Response:
        return await self.client.get(path)

    async def token(self, path: str = "/about") -> str:
        found = re.search(r'name="token" value="([^"]*)"', (await self.client.get(path)).text)
        assert found
        return found[1]

    async def send(self, path: str, **fields: Any) -> httpx2.Response:
        """Send a form of our own page; `__` in a name stands for a hyphen."""
        named = {name.replace("__", "-"): value for name, value in fields.items()}
        return await self.client.post(
            path,
            data={"token": await self.token()} | named,
            headers={"Origin": str(self.client.base_url).rstrip("/")},
        )


@pytest.fixture
async def signed_in(gateway: StubGateway, reader: httpx2.AsyncClient) -> Person:
    """Somebody who has signed in, with their browser."""
    gateway.prepare("GET /v1/me", {"display_name": "Linh", "id": EMPTY_FORMATS["uuid"]})
    person = Person(reader)
    answer = await reader.post(
        "/sign-in",
        data={"token": await person.token("/sign-in"), "api_key": KEY, "next": "/needs/mine"},
        headers={"Origin": "http://website.test"},
    )
    assert answer.status_code == 303
    gateway.sent.clear()
    return person

"""A stub of the public API on loopback: it answers, remembers, and stumbles on demand."""

import asyncio
import json
import socket
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest_asyncio
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route


@dataclass
class StubGateway:
    """Idempotent like the real one. `refusals` are by a word of the path or of the body."""

    url: str = ""
    effects: list[tuple[str, str, Any]] = field(default_factory=list)
    refusals: dict[str, dict[str, Any]] = field(default_factory=dict)
    stumbles: Counter[str] = field(default_factory=Counter)
    lost_answers: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    most_at_once: int = 0
    _running: int = 0
    _answered: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)

    def paths(self) -> Counter[str]:
        """Count the effects by path, with {id} for what is an id."""
        return Counter(
            "/".join("{id}" if len(part) == 36 else part for part in path.split("/"))
            for path, _, _ in self.effects
        )

    def bearers(self) -> dict[str, set[str]]:
        """Say which credentials took effect, by the last word of the path."""
        found: dict[str, set[str]] = {}
        for path, bearer, _ in self.effects:
            found.setdefault(path.rpartition("/")[2], set()).add(bearer)
        return found

    async def __call__(self, request: Request) -> Response:
        self.requests += 1
        self._running += 1
        self.most_at_once = max(self.most_at_once, self._running)
        try:
            await asyncio.sleep(0.001)
            return self._answer(request, (await request.body()).decode())
        finally:
            self._running -= 1

    def _answer(self, request: Request, text: str) -> Response:
        told = f"{request.url.path} {text}"
        for word in self.stumbles:
            if word in told and self.stumbles[word] > 0:
                self.stumbles[word] -= 1
                return JSONResponse({"detail": "later"}, 503, headers={"Retry-After": "0"})
        for word, problem in self.refusals.items():
            if word in told:
                return JSONResponse(problem, problem["status"])
        key = request.headers["idempotency-key"]
        if key not in self._answered:
            answer = {"id": str(uuid4())}
            self._answered[key] = (told, answer)
            bearer = request.headers["authorization"].removeprefix("Bearer ")
            self.effects.append((request.url.path, bearer, json.loads(text or "null")))
        if self._answered[key][0] != told:
            return JSONResponse({"detail": "key reused"}, 422)
        for word in self.lost_answers:
            if word in told and self.lost_answers[word] > 0:
                self.lost_answers[word] -= 1
                return JSONResponse({"detail": "lost on the way"}, 502)
        return JSONResponse(self._answered[key][1], 201)


@pytest_asyncio.fixture
async def gateway() -> AsyncIterator[StubGateway]:
    stub = StubGateway()
    app = Starlette(routes=[Route("/{path:path}", stub.__call__, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    with socket.create_server(("127.0.0.1", 0)) as door:
        stub.url = f"http://127.0.0.1:{door.getsockname()[1]}"
        serving = asyncio.create_task(server.serve(sockets=[door]))
        yield stub
        server.should_exit = True
        await serving

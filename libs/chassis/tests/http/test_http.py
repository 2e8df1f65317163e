"""Bodies end, waiting ends, and clients pass on how long they wait."""

import asyncio
from collections.abc import AsyncIterator

import httpx2
import pytest
from chassis import http, problems
from chassis.http import Deadline, LimitBody, make_client
from chassis.idempotency import Router, unkeyed
from chassis.telemetry import Observe
from fastapi import FastAPI, Request
from starlette.middleware import Middleware

router = Router()
cancelled: list[str] = []


@router.post("/texts")
@unkeyed("it stores nothing")
async def post_text(text: dict[str, str]) -> int:
    return len(text["text"])


@router.get("/slow")
async def wait() -> None:
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        cancelled.append("slow")
        raise


@router.get("/headers")
async def show_headers(request: Request) -> dict[str, str]:
    return dict(request.headers)


@router.get("/left")
async def show_remaining() -> float:
    return http.remaining_s(99.0)


@pytest.fixture
def app() -> FastAPI:
    app = FastAPI(
        middleware=[
            Middleware(Observe),
            Middleware(Deadline),
            Middleware(LimitBody, max_bytes=1000),
        ]
    )
    problems.install(app)
    app.include_router(router)
    return app


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://service") as client:
        yield client


async def in_pieces(total: int, read: list[int]) -> AsyncIterator[bytes]:
    for start in range(0, total, 100):
        read.append(start)
        yield b" " * 100


JSON = {"Content-Type": "application/json"}


async def test_a_body_within_the_limit_passes(client: httpx2.AsyncClient) -> None:
    response = await client.post("/texts", json={"text": "x" * 900})

    assert response.json() == 900


async def test_a_declared_body_beyond_the_limit_is_not_read(client: httpx2.AsyncClient) -> None:
    headers = {**JSON, "Content-Length": "5000"}
    read: list[int] = []

    response = await client.post("/texts", content=in_pieces(5000, read), headers=headers)

    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["connection"] == "close"


@pytest.mark.parametrize("lie", [{}, {"Content-Length": "10"}])
async def test_a_body_is_counted_whatever_its_length_claims(
    client: httpx2.AsyncClient, lie: dict[str, str]
) -> None:
    headers = {**JSON, **lie}

    response = await client.post("/texts", content=in_pieces(100_000, []), headers=headers)

    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["connection"] == "close"


@pytest.mark.parametrize("length", ["-1", "+5", "5, 5", "0x10", "", "\u0665".encode()])
async def test_a_length_that_is_no_number_is_refused(
    client: httpx2.AsyncClient, length: str | bytes
) -> None:
    headers = [(b"Content-Length", length if isinstance(length, bytes) else length.encode())]

    response = await client.post("/texts", content=in_pieces(100, []), headers=headers)

    assert response.status_code == 400


async def test_work_beyond_the_deadline_is_cancelled(client: httpx2.AsyncClient) -> None:
    cancelled.clear()

    response = await client.get("/slow", headers={"X-Deadline-Ms": "50"})

    assert response.status_code == 503
    assert response.headers["retry-after"] == "1"
    assert cancelled == ["slow"]


@pytest.mark.parametrize("value", ["-1", "1e9", "soon", "9999999", ""])
async def test_a_deadline_that_cannot_be_read_is_none(
    client: httpx2.AsyncClient, value: str
) -> None:
    response = await client.get("/left", headers={"X-Deadline-Ms": value})

    assert response.json() == 99.0


async def test_what_is_left_of_the_deadline_is_known_inside(client: httpx2.AsyncClient) -> None:
    response = await client.get("/left", headers={"X-Deadline-Ms": "1500"})

    assert 1.0 < response.json() <= 1.5


async def test_our_clients_pass_on_the_deadline_and_say_who_they_are(app: FastAPI) -> None:
    transport = httpx2.ASGITransport(app=app)

    async with make_client("gscnet-test", base_url="http://service", transport=transport) as client:
        sent = (await client.get("/headers")).json()

    assert sent["user-agent"] == "gscnet-test"
    assert 0 < int(sent["x-deadline-ms"]) <= 2000


async def test_our_clients_follow_no_redirect() -> None:
    async def redirect(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(302, headers={"Location": "http://elsewhere"})

    async with make_client("gscnet-test", transport=httpx2.MockTransport(redirect)) as client:
        response = await client.get("http://service")

    assert response.status_code == 302


async def test_our_clients_do_not_wait_for_ever() -> None:
    async def say_nothing(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(1)
        writer.close()

    silent = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
    port = silent.sockets[0].getsockname()[1]

    async with silent, make_client("gscnet-test", total_s=0.2) as client:
        with pytest.raises(httpx2.ReadTimeout):
            await client.get(f"http://127.0.0.1:{port}")

"""How much a client may send, and how long it may take."""

import asyncio

import pytest
from gateway.proxy import server
from gateway_stage import Gateway, Request, problem, start
from starlette.types import Receive, Send

KIB = 1024
MIB = 1024 * 1024
HEAD = b"POST /v1/centers HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"


async def pieces(total: int):
    for _ in range(total // (64 * KIB)):
        yield b" " * 64 * KIB


async def test_a_json_body_of_a_mebibyte_passes(gateway, centers):
    async with gateway.client() as client:
        response = await client.post(
            "/v1/centers", content=b" " * MIB, headers={"Content-Type": "application/json"}
        )

    assert response.status_code == 200
    assert len(centers.requests[0].body) == MIB


@pytest.mark.parametrize("kind", ["application/json", "application/problem+json", ""])
async def test_one_byte_more_of_json_is_too_much(gateway, centers, kind):
    async with gateway.client() as client:
        response = await client.post(
            "/v1/centers", content=b" " * (MIB + 1), headers={"Content-Type": kind}
        )

    assert problem(response) == (413, "payload-too-large")
    assert response.json()["limit_bytes"] == MIB
    assert centers.requests == []


async def test_an_upload_of_ten_mebibytes_passes(gateway, centers):
    async with gateway.client() as client:
        response = await client.post(
            "/v1/centers", content=b"x" * 10 * MIB, headers={"Content-Type": "text/csv"}
        )

    assert response.status_code == 200


async def test_a_larger_upload_is_too_much(gateway, centers):
    async with gateway.client() as client:
        response = await client.post(
            "/v1/centers", content=b"x" * (20 * MIB + 1), headers={"Content-Type": "text/csv"}
        )

    assert problem(response) == (413, "payload-too-large")
    assert centers.requests == []


async def test_a_chunked_body_is_counted_whatever_it_promises(gateway, centers):
    async with gateway.client() as client:
        response = await client.post(
            "/v1/centers", content=pieces(2 * MIB), headers={"Content-Type": "application/json"}
        )

    assert problem(response) == (413, "payload-too-large")
    assert centers.requests == []


async def test_an_endless_body_is_cut_soon_after_the_limit(gateway: Gateway, centers):
    sent = 0
    reader, writer = await asyncio.open_connection("127.0.0.1", gateway.port)
    writer.write(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")

    async def send_for_ever() -> None:
        nonlocal sent
        while True:
            writer.write(b"10000\r\n" + b" " * 65536 + b"\r\n")
            await writer.drain()
            sent += 65536

    sending = asyncio.create_task(send_for_ever())
    answer = await reader.read(4096)
    await asyncio.wait({sending}, timeout=3)
    sending.cancel()
    writer.close()

    assert answer.startswith(b"HTTP/1.1 413 ")
    assert sent < 32 * MIB
    assert centers.requests == []


async def test_the_gateways_own_routes_count_as_well(gateway, a_key):
    async with gateway.client(await a_key()) as client:
        response = await client.post(
            "/v1/keys",
            content=pieces(2 * MIB),
            headers={"Idempotency-Key": "1", "Content-Type": "application/json"},
        )

    assert problem(response) == (413, "payload-too-large")


async def test_a_client_is_told_before_it_sends_what_is_too_much(gateway: Gateway, centers):
    answer = await gateway.say(HEAD + b"Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"100 Continue" not in answer


async def test_a_client_that_asks_is_told_to_go_on(gateway: Gateway, centers):
    reader, writer = await asyncio.open_connection("127.0.0.1", gateway.port)
    writer.write(HEAD + b"Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n")
    go_on = await reader.readuntil(b"\r\n\r\n")
    writer.write(b"{}")
    answer = await reader.read()
    writer.close()

    assert go_on.startswith(b"HTTP/1.1 100 ")
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert "expect" not in centers.requests[0].headers


async def test_a_head_that_does_not_end_is_cut(gateway: Gateway, centers, monkeypatch):
    monkeypatch.setattr(server, "HEAD_S", 0.3)

    answer = await gateway.say(b"GET /v1/centers HTTP/1.1\r\nHost: a\r\nX-Slow: ")

    assert answer.startswith(b"HTTP/1.1 408 ")
    assert centers.requests == []


async def test_a_silent_connection_is_closed_without_a_word(gateway: Gateway, monkeypatch):
    monkeypatch.setattr(server, "HEAD_S", 0.3)

    assert await gateway.say(b"") == b""


@pytest.mark.parametrize("length", [b"40", b"400000"], ids=["held", "streamed"])
async def test_a_body_that_trickles_is_cut(gateway: Gateway, centers, monkeypatch, length):
    monkeypatch.setattr(server, "BODY_GRACE_S", 0.3)

    answer = await gateway.say(HEAD + b"Content-Length: " + length + b'\r\n\r\n{"a":')

    assert answer.startswith(b"HTTP/1.1 408 ")
    assert centers.requests == []


async def test_a_kept_connection_may_be_silent_between_requests(
    gateway: Gateway, centers, monkeypatch
):
    monkeypatch.setattr(server, "HEAD_S", 0.2)
    ask = b"GET /v1/centers HTTP/1.1\r\nHost: a\r\n%s\r\n"

    reader, writer = await asyncio.open_connection("127.0.0.1", gateway.port)
    writer.write(ask % b"")
    first = await reader.readuntil(b'{"ok": true}')
    await asyncio.sleep(1)
    writer.write(ask % b"Connection: close\r\n")
    second = await reader.read()
    writer.close()

    assert first.startswith(b"HTTP/1.1 200 ")
    assert second.startswith(b"HTTP/1.1 200 ")


async def test_a_client_that_does_not_read_is_dropped_and_the_service_is_free(
    gateway: Gateway, centers, monkeypatch
):
    monkeypatch.setattr(server, "STALLED_WRITE_S", 0.5)
    freed = asyncio.Event()

    async def pour(_request: Request, receive: Receive, send: Send) -> None:
        await start(send, 200, {"content-type": "text/csv"})
        leaving = asyncio.ensure_future(receive())
        while not leaving.done():
            await send({"type": "http.response.body", "body": b"x" * 65536, "more_body": True})
            await asyncio.sleep(0)
        freed.set()

    centers.reply = pour
    _reader, writer = await asyncio.open_connection("127.0.0.1", gateway.port, limit=1024)
    writer.write(b"GET /v1/centers HTTP/1.1\r\nHost: a\r\n\r\n")
    async with asyncio.timeout(5):
        await freed.wait()
    writer.close()

    assert freed.is_set()

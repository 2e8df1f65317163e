"""A service that is down, slow, broken or restarted; a client that leaves."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from chassis.db import Database
from embedded.processes import free_port
from gateway.settings import GatewaySettings
from gateway_stage import (
    FakeService,
    Request,
    in_front_of,
    problem,
    serving,
    start,
)
from starlette.types import Receive, Send

RawReply = Callable[[asyncio.StreamReader, asyncio.StreamWriter], object]


async def test_a_service_that_is_down_is_named(settings: GatewaySettings, db: Database):
    async with in_front_of(settings, free_port()) as gateway, gateway.client() as client:
        response = await client.get("/v1/centers")

    assert problem(response) == (503, "upstream-unavailable")
    assert response.json()["service"] == "pilot-centers"
    assert response.headers["retry-after"] == "2"


async def test_a_service_without_an_address_is_named(settings: GatewaySettings, db: Database):
    async with in_front_of(settings, free_port()) as gateway, gateway.client() as client:
        response = await client.get("/v1/cases")

    assert problem(response) == (503, "upstream-unavailable")
    assert response.json()["service"] == "knowledge"


async def test_a_streamed_body_for_a_service_that_is_down_is_refused_the_same_way(
    settings: GatewaySettings, db: Database
):
    async def body():
        yield b"{}"

    async with in_front_of(settings, free_port()) as gateway, gateway.client() as client:
        response = await client.post(
            "/v1/centers", content=body(), headers={"Idempotency-Key": "1"}
        )

    assert problem(response) == (503, "upstream-unavailable")


async def test_a_service_that_comes_up_within_the_retry_is_not_missed(
    settings: GatewaySettings, db: Database
):
    service = FakeService("pilot-centers", free_port())
    answered = asyncio.Event()

    async with in_front_of(settings, service.port) as gateway, gateway.client() as client:
        asking = asyncio.create_task(client.get("/v1/centers"))
        await asyncio.sleep(0.005)
        async with serving(service, service.port):
            response = await asking
            answered.set()

    assert response.status_code in {200, 503}
    assert answered.is_set()


async def test_a_slow_service_is_given_up_at_its_deadline(gateway, centers):
    centers.answers({}, after_s=5)

    async with gateway.client() as client:
        response = await client.get("/v1/centers")

    assert problem(response) == (504, "upstream-timeout")
    assert centers.requests[0].headers["x-deadline-ms"] == "1000"
    assert await eventually(lambda: centers.left_early == 1)


async def test_a_slow_upload_target_is_given_up_too(gateway, centers, monkeypatch):
    monkeypatch.setattr("gateway.proxy.uploads.UPLOAD_S", 0.0)
    centers.answers({}, after_s=5)

    async with gateway.client() as client:
        response = await client.put(
            "/v1/centers/1/picture", content=b"x" * 100_000, headers={"Content-Type": "image/png"}
        )

    assert problem(response) == (504, "upstream-timeout")


async def test_other_services_answer_while_one_is_slow(gateway, services):
    services["knowledge"].answers({}, after_s=5)

    async with gateway.client() as client:
        slow = asyncio.create_task(client.get("/v1/cases"))
        await asyncio.sleep(0.05)
        response = await client.get("/v1/suppliers")
        slow.cancel()

    assert response.status_code == 200


async def test_a_client_that_leaves_takes_its_request_with_it(gateway, centers):
    centers.answers({}, after_s=5)

    async with gateway.client() as client:
        asking = asyncio.create_task(client.get("/v1/centers"))
        await eventually(lambda: len(centers.requests) == 1)
        asking.cancel()

    assert await eventually(lambda: centers.left_early == 1)


async def test_a_client_that_leaves_a_stream_ends_it(gateway, centers):
    ended = asyncio.Event()

    async def for_ever(_request: Request, receive: Receive, send: Send) -> None:
        await start(send, 200, {"content-type": "text/event-stream"})
        await send({"type": "http.response.body", "body": b"data: 1\n\n", "more_body": True})
        assert (await receive())["type"] == "http.disconnect"
        ended.set()

    centers.reply = for_ever
    async with gateway.client() as client, client.stream("GET", "/v1/updates") as response:
        await anext(response.aiter_bytes())

    assert await eventually(ended.is_set)


async def test_a_thousand_clients_that_leave_harm_nobody(gateway, centers):
    centers.answers({}, after_s=0.05)

    async with gateway.client() as client:
        for _ in range(40):
            leaving = [asyncio.create_task(client.get("/v1/centers")) for _ in range(25)]
            await asyncio.sleep(0.01)
            for task in leaving:
                task.cancel()
            await asyncio.gather(*leaving, return_exceptions=True)
    centers.answers({"still": "here"})
    async with gateway.client() as client:
        response = await client.get("/v1/centers")

    assert response.json() == {"still": "here"}


async def eventually(happened: Callable[[], bool], *, within_s: float = 3) -> bool:
    """Wait until something is so; return whether it is."""
    async with asyncio.timeout(within_s):
        while not happened():
            await asyncio.sleep(0.01)
    return True


@asynccontextmanager
async def raw_service(answer: RawReply) -> AsyncIterator[int]:
    """Run a service that writes its own bytes; yield its port."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                if await answer(reader, writer) is False:
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\n\r\n",
        b"this is not HTTP\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000,
    ],
    ids=["cut off", "two lengths", "two framings", "two answers", "other protocol", "long head"],
)
async def test_an_answer_that_cannot_be_read_is_said_to_be_broken(
    settings: GatewaySettings, db: Database, answer: bytes
):
    async def say(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        writer.write(answer)
        await writer.drain()
        return False

    async with (
        raw_service(say) as port,
        in_front_of(settings, port) as gateway,
        gateway.client() as client,
    ):
        response = await client.get("/v1/centers")

    assert problem(response) == (502, "upstream-broken")
    assert response.json()["service"] == "pilot-centers"


async def test_a_kept_connection_that_has_died_is_replaced_for_a_read(
    settings: GatewaySettings, db: Database
):
    served = 0

    async def once(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        nonlocal served
        served += 1
        if served == 2:  # The second request finds a connection that dies without a byte.
            return False
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        return True

    async with (
        raw_service(once) as port,
        in_front_of(settings, port) as gateway,
        gateway.client() as client,
    ):
        first = await client.get("/v1/centers?limit=1")
        second = await client.get("/v1/centers?limit=2")

    assert [first.text, second.text] == ["ok", "ok"]
    assert served == 3


async def test_a_change_without_a_key_is_never_sent_twice(settings: GatewaySettings, db: Database):
    served = 0

    async def drop(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> bool:
        nonlocal served
        served += 1
        return False

    async with (
        raw_service(drop) as port,
        in_front_of(settings, port) as gateway,
        gateway.client() as client,
    ):
        response = await client.patch("/v1/updates/1", content=b"")

    assert problem(response) == (503, "upstream-unavailable")
    assert served == 1


async def test_a_keyed_post_is_sent_twice_at_most(settings: GatewaySettings, db: Database):
    served = 0

    async def drop(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> bool:
        nonlocal served
        served += 1
        return False

    async with (
        raw_service(drop) as port,
        in_front_of(settings, port) as gateway,
        gateway.client() as client,
    ):
        response = await client.post("/v1/centers", headers={"Idempotency-Key": "once"})

    assert problem(response) == (503, "upstream-unavailable")
    assert served == 2


async def test_retries_of_an_outage_stay_within_their_budget(
    settings: GatewaySettings, db: Database
):
    served = 0

    async def drop(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> bool:
        nonlocal served
        served += 1
        return False

    async with (
        raw_service(drop) as port,
        in_front_of(settings, port) as gateway,
        gateway.client() as client,
    ):
        for number in range(60):
            await client.get(f"/v1/centers?cursor={number}")

    assert served <= 60 + 6 + 15


async def test_an_unasked_answer_reaches_nobody(settings: GatewaySettings, db: Database):
    async def chatter(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        await writer.drain()
        await asyncio.sleep(0.05)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison")
        await writer.drain()
        return True

    async with (
        raw_service(chatter) as port,
        in_front_of(settings, port) as gateway,
        gateway.client() as client,
    ):
        first = await client.get("/v1/centers?limit=1")
        await asyncio.sleep(0.1)
        second = await client.get("/v1/centers?limit=2")

    assert [first.text, second.text] == ["ok", "ok"]


async def test_a_service_with_all_its_connections_in_use_is_busy(
    settings: GatewaySettings, centers: FakeService, db: Database
):
    centers.answers({}, after_s=0.3)
    few = settings.model_copy(update={"upstream_connections": 2})

    async with in_front_of(few, centers.port) as gateway, gateway.client() as client:
        responses = await asyncio.gather(*(client.get(f"/v1/centers?cursor={n}") for n in range(5)))

    assert sorted(response.status_code for response in responses) == [200, 200, 503, 503, 503]
    assert {problem(r) for r in responses if r.status_code == 503} == {(503, "upstream-busy")}


async def test_changes_one_after_another_do_not_use_the_connections_up(
    settings: GatewaySettings, centers: FakeService, db: Database
):
    centers.answers({})
    few = settings.model_copy(update={"upstream_connections": 3})

    async with in_front_of(few, centers.port) as gateway, gateway.client() as client:
        statuses = [
            (await client.patch(f"/v1/updates/{n}", json={})).status_code for n in range(12)
        ]

    assert statuses == [200] * 12

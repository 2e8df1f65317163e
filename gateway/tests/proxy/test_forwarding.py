"""What reaches a service, and what comes back."""

import asyncio
import json
from asyncio import StreamReader, StreamWriter

import pytest
from chassis.auth import ANONYMOUS
from gateway_stage import Gateway, Request, in_front_of, problem, start
from starlette.types import Receive, Send


@pytest.mark.parametrize(
    ("target", "service"),
    [
        ("/v1/centers?limit=5", "pilot-centers"),
        ("/v1/updates/01", "pilot-centers"),
        ("/v1/pilot-centers/search?q=a%20b", "pilot-centers"),
        ("/v1/cases", "knowledge"),
        ("/v1/initiatives", "knowledge"),
        ("/v1/knowledge/search", "knowledge"),
        ("/v1/suppliers/search?q=%E7%BB%BF", "matchmaking"),
        ("/v1/needs/1/matches", "matchmaking"),
    ],
)
async def test_each_address_goes_unchanged_to_the_service_that_owns_it(
    gateway, services, target, service
):
    async with gateway.client() as client:
        response = await client.get(target)

    assert response.json() == {"ok": True}
    assert [request.target for request in services[service].requests] == [target]
    assert sum(len(each.requests) for each in services.values()) == 1


async def test_an_address_of_nobody_is_not_found(gateway, services):
    async with gateway.client() as client:
        response = await client.get("/v1/unheard-of")

    assert problem(response) == (404, "not-found")
    assert not any(each.requests for each in services.values())


async def test_a_stranger_is_announced_to_the_service_as_anonymous(gateway, centers):
    async with gateway.client() as client:
        await client.get("/v1/centers")

    assert centers.requests[0].speaks_for("pilot-centers") == ANONYMOUS


async def test_a_body_arrives_whole_with_its_type_and_key(gateway, services):
    async with gateway.client() as client:
        await client.post("/v1/cases", json={"title": "Ünïcode"}, headers={"Idempotency-Key": "k"})

    received = services["knowledge"].requests[0]
    assert (received.method, json.loads(received.body)) == ("POST", {"title": "Ünïcode"})
    assert received.headers["content-type"] == "application/json"
    assert received.headers["idempotency-key"] == "k"


async def test_a_large_upload_arrives_whole(gateway, centers):
    picture = bytes(range(256)) * 20_000

    async with gateway.client() as client:
        response = await client.put(
            "/v1/centers/1/picture", content=picture, headers={"Content-Type": "image/png"}
        )

    assert response.status_code == 200
    assert centers.requests[0].body == picture
    assert centers.requests[0].headers["content-length"] == str(len(picture))


async def test_a_chunked_body_arrives_whole(gateway, centers):
    async def pieces():
        for number in range(50):
            yield f"{number},".encode()

    async with gateway.client() as client:
        response = await client.post("/v1/centers", content=pieces())

    assert response.status_code == 200
    assert centers.requests[0].body == b"".join([piece async for piece in pieces()])


async def test_a_service_may_answer_before_the_whole_body_has_come(gateway, centers):
    async def refuse_at_once(_reader: StreamReader, writer: StreamWriter) -> None:
        await _reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 422 No\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno")
        await writer.drain()
        await asyncio.sleep(0.2)
        writer.close()

    async def body():
        for _ in range(20):
            yield b"x" * 1000
            await asyncio.sleep(0.01)

    async with (
        await asyncio.start_server(refuse_at_once, "127.0.0.1", 0) as server,
        in_front_of(gateway.settings, server.sockets[0].getsockname()[1]) as hasty,
        hasty.client() as client,
    ):
        response = await client.post("/v1/centers", content=body())

    assert (response.status_code, response.text) == (422, "no")


async def test_status_headers_and_body_come_back(gateway, centers):
    centers.answers(b"\x1f\x8bnot touched", status=418, headers={"ETag": '"v3"', "X-Own": "1"})

    async with gateway.client() as client:
        response = await client.get("/v1/centers")

    assert (response.status_code, response.content) == (418, b"\x1f\x8bnot touched")
    assert (response.headers["etag"], response.headers["x-own"]) == ('"v3"', "1")


async def test_a_redirect_is_the_clients_to_follow(gateway, centers):
    centers.answers({}, status=307, headers={"Location": "http://127.0.0.1:9/elsewhere"})

    async with gateway.client() as client:
        response = await client.get("/v1/centers")

    assert (response.status_code, len(centers.requests)) == (307, 1)


async def test_a_compressed_answer_stays_compressed(gateway, centers):
    centers.answers(b"squeezed", headers={"Content-Encoding": "br"})

    async with gateway.client() as client, client.stream("GET", "/v1/centers") as response:
        raw = b"".join([chunk async for chunk in response.aiter_raw()])

    assert raw == b"squeezed"


async def test_a_head_request_has_the_length_and_no_body(gateway, centers):
    async with gateway.client() as client:
        response = await client.head("/v1/centers")

    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["content-length"] == "12"
    assert centers.requests[0].method == "HEAD"


async def test_an_answer_without_content_has_none(gateway, centers):
    async def nothing(_request: Request, _receive: Receive, send: Send) -> None:
        await start(send, 204, {})
        await send({"type": "http.response.body", "body": b""})

    centers.reply = nothing
    async with gateway.client() as client:
        first = await client.delete("/v1/updates/1")
        second = await client.delete("/v1/updates/1")

    assert [first.status_code, second.status_code] == [204, 204]
    assert first.content == b""


async def test_a_large_answer_is_passed_on_while_it_arrives(gateway, centers):
    gate = asyncio.Event()

    async def slowly(_request: Request, _receive: Receive, send: Send) -> None:
        await start(send, 200, {"content-type": "text/event-stream"})
        await send({"type": "http.response.body", "body": b"data: 1\n\n", "more_body": True})
        await gate.wait()
        await send({"type": "http.response.body", "body": b"data: 2\n\n"})

    centers.reply = slowly
    async with gateway.client() as client, client.stream("GET", "/v1/updates") as response:
        chunks = response.aiter_bytes()
        first = await anext(chunks)
        gate.set()
        rest = [chunk async for chunk in chunks]

    assert (first, b"".join(rest)) == (b"data: 1\n\n", b"data: 2\n\n")


async def test_a_huge_answer_arrives_whole_and_the_connection_serves_again(gateway, centers):
    huge = bytes(range(256)) * 40_000
    centers.answers(huge)

    async with gateway.client() as client:
        first = await client.get("/v1/centers")
        second = await client.get("/v1/centers")

    assert first.content == huge
    assert second.content == huge


async def test_connections_to_a_service_are_kept(gateway, centers):
    async with gateway.client() as client:
        for _ in range(5):
            await client.get("/v1/centers")

    assert len({request.client_port for request in centers.requests}) == 1


async def test_every_answer_names_the_request_as_the_service_knows_it(gateway, centers):
    async with gateway.client() as client:
        response = await client.get("/v1/centers", headers={"X-Request-Id": "chosen-by-client"})

    received = centers.requests[0].headers
    assert response.headers["x-request-id"] == received["x-request-id"] != "chosen-by-client"
    assert received["traceparent"].split("-")[1] == received["x-request-id"]


async def test_a_trace_that_the_client_began_goes_on(gateway, centers):
    began = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

    async with gateway.client() as client:
        await client.get("/v1/centers", headers={"Traceparent": began})

    assert centers.requests[0].headers["traceparent"] == began


async def test_an_unknown_method_is_refused(gateway, centers):
    async with gateway.client() as client:
        response = await client.request("TRACE", "/v1/centers")

    assert problem(response) == (405, "method-not-allowed")
    assert centers.requests == []


async def test_many_requests_at_once_do_not_mix_their_answers(gateway: Gateway, centers):
    async def echo(request: Request, _receive: Receive, send: Send) -> None:
        body = request.target.encode()
        await asyncio.sleep(0.001 * (len(body) % 3))
        await start(send, 200, {"content-length": str(len(body))})
        await send({"type": "http.response.body", "body": body})

    centers.reply = echo
    targets = [f"/v1/centers?cursor={'x' * (n % 7)}{n}" for n in range(200)]
    # A connection has half a second to be made, and caller, gateway and service share a core here.
    at_once = asyncio.Semaphore(40)

    async def get(target: str):
        async with at_once:
            return await client.get(target)

    async with gateway.client() as client:
        responses = await asyncio.gather(*(get(target) for target in targets))

    assert [response.text for response in responses] == targets

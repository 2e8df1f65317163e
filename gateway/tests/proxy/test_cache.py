"""What anonymous readers are shown again, and that nobody is shown what is not theirs."""

import asyncio
import json

import pytest
from gateway.proxy import cache
from gateway.proxy.answers import Answer
from gateway_stage import FakeService, Gateway, Request, start
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Receive, Send

PUBLIC = {"Cache-Control": "public, max-age=60"}


def answers_by_actor(service: FakeService, **headers: str) -> None:
    """Let the service answer who it believes is asking, and call that public."""

    async def reply(request: Request, _receive: Receive, send: Send) -> None:
        content = json.dumps({"for": request.speaks_for(service.name).key}).encode()
        length = {"content-length": str(len(content)), "content-type": "application/json"}
        await start(send, 200, length | PUBLIC | headers)
        await send({"type": "http.response.body", "body": content})

    service.reply = reply


async def test_a_public_answer_is_fetched_once(gateway, centers):
    centers.answers({"n": 1}, headers=PUBLIC | {"ETag": '"v1"'})

    async with gateway.client() as client:
        first = await client.get("/v1/centers?limit=5")
        second = await client.get("/v1/centers?limit=5")

    assert [first.headers["x-cache"], second.headers["x-cache"]] == ["MISS", "HIT"]
    assert first.json() == second.json() == {"n": 1}
    assert second.headers["etag"] == '"v1"'
    assert second.headers["age"] == "0"
    assert len(centers.requests) == 1


async def test_an_answer_that_is_not_called_public_is_fetched_each_time(gateway, centers):
    async with gateway.client() as client:
        await client.get("/v1/centers")
        response = await client.get("/v1/centers")

    assert "x-cache" not in response.headers
    assert len(centers.requests) == 2


async def test_what_a_stranger_was_shown_is_not_shown_to_somebody_known(gateway, centers, a_key):
    answers_by_actor(centers)

    async with gateway.client() as stranger, gateway.client(await a_key()) as known:
        before = await stranger.get("/v1/centers")
        response = await known.get("/v1/centers")

    assert before.json() == {"for": "anonymous"}
    assert response.json()["for"] != "anonymous"


async def test_what_somebody_known_was_shown_is_not_shown_to_a_stranger(gateway, centers, a_key):
    answers_by_actor(centers)

    async with gateway.client() as stranger, gateway.client(await a_key()) as known:
        before = await known.get("/v1/centers")
        response = await stranger.get("/v1/centers")

    assert before.json()["for"] != "anonymous"
    assert response.json() == {"for": "anonymous"}
    assert response.headers["x-cache"] == "MISS"


async def test_an_answer_for_somebody_known_is_for_no_shared_cache(gateway, centers, a_key):
    answers_by_actor(centers)

    async with gateway.client(await a_key()) as known:
        response = await known.get("/v1/centers")

    assert response.headers["cache-control"] == "private, no-store"


async def test_a_cached_answer_does_not_hide_that_a_key_is_wrong(gateway, centers):
    answers_by_actor(centers)

    async with gateway.client() as stranger, gateway.client("gscnet_wrong_key") as pretender:
        await stranger.get("/v1/centers")
        response = await pretender.get("/v1/centers")

    assert response.status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"Cookie": "session=1"},
        {"Range": "bytes=0-3"},
        {"Accept": "text/csv"},
        {"Accept-Language": "vi"},
    ],
    ids=str,
)
async def test_a_request_that_differs_is_not_answered_from_the_cache(gateway, centers, headers):
    centers.answers({}, headers=PUBLIC)

    async with gateway.client() as client:
        await client.get("/v1/centers")
        response = await client.get("/v1/centers", headers=headers)

    assert response.headers.get("x-cache") != "HIT"
    assert len(centers.requests) == 2


async def test_a_get_with_a_body_neither_fills_nor_reads_the_cache(gateway, centers):
    centers.answers({}, headers=PUBLIC)

    async with gateway.client() as client:
        await client.request("GET", "/v1/centers", content=b"poison")
        await client.get("/v1/centers")
        response = await client.request("GET", "/v1/centers", content=b"poison")

    assert "x-cache" not in response.headers
    assert len(centers.requests) == 3


async def test_a_parameter_that_no_service_knows_goes_past_the_cache(gateway, centers):
    centers.answers({}, headers=PUBLIC)

    async with gateway.client() as client:
        await client.get("/v1/centers?utm_source=x")
        response = await client.get("/v1/centers?utm_source=x")

    assert "x-cache" not in response.headers


async def test_what_fills_the_cache_tells_the_service_nothing_that_is_not_in_the_key(
    gateway, centers
):
    centers.answers({}, headers=PUBLIC)

    async with gateway.client() as client:
        await client.get(
            "/v1/centers",
            headers={"X-Theme": "dark", "If-None-Match": '"v1"', "User-Agent": "a", "Origin": "b"},
        )

    assert set(centers.requests[0].headers) == {
        "host",
        "authorization",
        "accept",
        "x-request-id",
        "traceparent",
        "x-deadline-ms",
    }


async def test_an_unchanged_answer_is_not_sent_again(gateway, centers):
    centers.answers({"n": 1}, headers=PUBLIC | {"ETag": '"v1"'})

    async with gateway.client() as client:
        first = await client.get("/v1/centers", headers={"If-None-Match": 'W/"v1"'})
        second = await client.get("/v1/centers", headers={"If-None-Match": '"v0", "v1"'})
        other = await client.get("/v1/centers", headers={"If-None-Match": '"v2"'})

    assert [first.status_code, second.status_code, other.status_code] == [304, 304, 200]
    assert first.content == b""
    assert second.headers["etag"] == '"v1"'


async def test_an_answer_without_a_tag_gets_one(gateway, centers):
    centers.answers({"n": 1}, headers=PUBLIC)

    async with gateway.client() as client:
        tag = (await client.get("/v1/centers")).headers["etag"]
        response = await client.get("/v1/centers", headers={"If-None-Match": tag})

    assert response.status_code == 304


async def test_an_answer_grows_old_and_is_fetched_again(gateway, centers):
    centers.answers({"n": 1}, headers={"Cache-Control": "public, max-age=1"})

    async with gateway.client() as client:
        await client.get("/v1/centers")
        centers.answers({"n": 2})
        await asyncio.sleep(1.1)
        response = await client.get("/v1/centers")

    assert response.json() == {"n": 2}


async def test_one_request_fetches_for_all_who_wait(gateway, centers):
    centers.answers({"n": 1}, headers=PUBLIC, after_s=0.2)

    async with gateway.client() as client:
        responses = await asyncio.gather(*(client.get("/v1/centers") for _ in range(20)))

    assert {response.text for response in responses} == {'{"n": 1}'}
    assert len(centers.requests) == 1


async def test_who_fetches_for_all_may_leave_without_harm(gateway, centers):
    centers.answers({"n": 1}, headers=PUBLIC, after_s=0.3)

    async with gateway.client() as leaving, gateway.client() as staying:
        first = asyncio.create_task(leaving.get("/v1/centers"))
        await asyncio.sleep(0.1)
        second = asyncio.create_task(staying.get("/v1/centers"))
        await asyncio.sleep(0.05)
        first.cancel()
        response = await second

    assert response.json() == {"n": 1}


async def test_nobody_waits_for_an_answer_that_is_known_not_to_be_public(gateway, centers):
    centers.answers({}, after_s=0.2)

    async with gateway.client() as client:
        await client.get("/v1/centers")
        began = asyncio.get_running_loop().time()
        await asyncio.gather(*(client.get("/v1/centers") for _ in range(5)))

    assert asyncio.get_running_loop().time() - began < 0.6


async def test_a_kept_answer_is_written_whole_to_a_plain_connection(gateway: Gateway, centers):
    centers.answers({"n": 1}, headers=PUBLIC)
    ask = b"GET /v1/centers HTTP/1.1\r\nHost: a\r\n\r\n"

    await gateway.say(ask.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
    answer = await gateway.say(ask * 3 + ask.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))

    assert answer.count(b"HTTP/1.1 200 OK") == 4
    assert answer.count(b'{"n": 1}') == 4
    assert answer.count(b"x-cache: HIT") == 4
    assert gateway.cache.hits >= 3
    assert len(centers.requests) == 1


@pytest.mark.parametrize(
    "bad",
    [b"", b"Host: a\r\nHost: b\r\n", b"Host: a/b\r\n", b"Host: a\r\nX_Y: 1\r\n"],
    ids=["no host", "two hosts", "host with a path", "underscore"],
)
async def test_a_kept_answer_is_not_for_an_unsafe_request(gateway: Gateway, centers, bad):
    centers.answers({"n": 1}, headers=PUBLIC)
    await gateway.say(b"GET /v1/centers HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")

    answer = await gateway.say(b"GET /v1/centers HTTP/1.1\r\n" + bad + b"\r\n")

    assert answer.startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (200, {}),
        (200, {b"cache-control": b"public"}),
        (200, {b"cache-control": b"max-age=60"}),
        (200, {b"cache-control": b"public, max-age=0"}),
        (200, {b"cache-control": b"public, max-age=60, no-store"}),
        (200, {b"cache-control": b"private, max-age=60"}),
        (200, {b"cache-control": b"public, s-max-age=60"}),
        (200, {b"cache-control": b"public, max-age=60", b"set-cookie": b"a=b"}),
        (200, {b"cache-control": b"public, max-age=60", b"vary": b"Authorization"}),
        (200, {b"cache-control": b"public, max-age=60", b"vary": b"*"}),
        (200, {b"cache-control": b"public, max-age=60", b"content-encoding": b"gzip"}),
        (404, {b"cache-control": b"public, max-age=60"}),
        (206, {b"cache-control": b"public, max-age=60"}),
    ],
)
def test_an_answer_is_kept_only_if_nothing_speaks_against_it(status, headers):
    answer = Answer(status, list(headers.items()), b"{}")

    assert cache.public_for_s(answer) == 0


def test_an_answer_is_kept_for_five_minutes_at_most():
    answer = Answer(200, [(b"cache-control", b"max-age=86400, Public")], b"{}")

    assert cache.public_for_s(answer) == cache.LONGEST_S


def test_the_cache_has_an_end():
    shared = cache.Cache()

    for number in range(5000):
        answer = Answer(200, [(b"cache-control", b"public, max-age=60")], b"x" * 50_000)
        shared.keep((b"/%d" % number, b"", b""), answer, now=0.0)

    assert sum(len(entry.body) for entry in shared.entries.values()) <= 64 * 1024 * 1024


@given(st.binary(max_size=200))
def test_a_query_with_any_unknown_name_is_never_shared(query: bytes):
    names = [pair.partition(b"=")[0] for pair in query.split(b"&")]

    shared = cache.has_known_parameters(query)

    assert shared == all(name in cache.PARAMETERS for name in names)

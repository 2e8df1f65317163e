"""What two parsers could read differently is refused, and is never a 500."""

import json
from collections.abc import AsyncIterator

import httpx2
import pytest
from chassis import problems
from chassis.idempotency import Router, unkeyed
from chassis.schemas import In
from chassis.strict_json import MalformedJson, parse
from chassis.telemetry import Observe
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from starlette.middleware import Middleware


class Reading(In):
    name: str
    count: int = 0
    share: float = 0.0
    anything: object = None


router = Router()


@router.post("/readings")
@unkeyed("it stores nothing")
async def post_reading(reading: Reading) -> Reading:
    return reading


@router.post("/empty")
@unkeyed("it stores nothing")
async def post_nothing() -> dict[str, str]:
    return {}


@router.get("/readings")
async def find_readings(q: str = "") -> dict[str, str]:
    return {"q": q}


@router.get("/readings/{name}")
async def get_reading(name: str) -> dict[str, str]:
    return {"name": name}


@pytest.fixture
async def client() -> AsyncIterator[httpx2.AsyncClient]:
    app = FastAPI(middleware=[Middleware(Observe)])
    problems.install(app)
    app.include_router(router)
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://service") as client:
        yield client


MALFORMED = {
    "not a number": b'{"name":"a","share":NaN}',
    "infinity": b'{"name":"a","share":Infinity}',
    "negative infinity": b'{"name":"a","share":-Infinity}',
    "a number that overflows": b'{"name":"a","share":1e400}',
    "an integer of 5,000 digits": b'{"name":"a","count":' + b"1" * 5000 + b"}",
    "an integer beyond 2^53": b'{"name":"a","count":9007199254740993}',
    "an integer beyond -2^53": b'{"name":"a","count":-9007199254740993}',
    "an integer beyond 64 bits": b'{"name":"a","count":18446744073709551616}',
    "a lone surrogate": b'{"name":"\\ud800"}',
    "a lone low surrogate": b'{"name":"\\udc00 and more"}',
    "NUL in a value": b'{"name":"a\\u0000b"}',
    "NUL in a key": b'{"name":"a","\\u0000":1}',
    "NUL deep inside": b'{"name":"a","anything":[[{"x":["\\u0000"]}]]}',
    "a raw control character": b'{"name":"a\x01"}',
    "duplicate keys": b'{"name":"a","name":"b"}',
    "duplicate keys, one escaped": b'{"name":"a","\\u006eame":"b"}',
    "duplicate keys deep inside": b'{"name":"a","anything":[{"x":1,"x":1}]}',
    "33 levels": b'{"name":"a","anything":' + b"[" * 32 + b"]" * 32 + b"}",
    "900 levels": b"[" * 900 + b"]" * 900,
    "100,000 levels": b"[" * 100_000,
    "a byte order mark": b'\xef\xbb\xbf{"name":"a"}',
    "UTF-16": '{"name":"a"}'.encode("utf-16"),
    "UTF-32": '{"name":"a"}'.encode("utf-32"),
    "invalid UTF-8": b'{"name":"\xff"}',
    "a surrogate in UTF-8": b'{"name":"\xed\xa0\x80"}',
    "an overlong form": b'{"name":"\xc0\x80"}',
    "a trailing comma": b'{"name":"a",}',
    "a comment": b'{"name":"a"} // so',
    "single quotes": b"{'name':'a'}",
    "two values": b'{"name":"a"}{"name":"b"}',
    "half a value": b'{"name":',
    "a leading zero": b'{"name":"a","count":01}',
    "white space only": b"  ",
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED.keys())
async def test_ambiguous_or_broken_json_is_a_400(client: httpx2.AsyncClient, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}

    response = await client.post("/readings", content=body, headers=headers)

    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"] == "urn:gscnet:problem:malformed-json"


ACCEPTED = {
    "the largest integer": ({"name": "a", "count": 2**53}, "count", 2**53),
    "32 levels": ({"name": "a", "anything": json.loads("[" * 31 + "]" * 31)}, "name", "a"),
    "an escaped backslash before u0000": ({"name": "a\\u0000"}, "name", "a\\u0000"),
    "letters beyond the basic plane": ({"name": "𠮷野家 🌏"}, "name", "𠮷野家 🌏"),
    "zero-width and bidirectional text": (
        {"name": "a\u200b\u202eb"},
        "name",
        "a\u200b\u202eb",
    ),
    "equal keys in different objects": (
        {"name": "a", "anything": [{"x": 1}, {"x": 2}]},
        "anything",
        [{"x": 1}, {"x": 2}],
    ),
}


@pytest.mark.parametrize(("body", "field", "value"), ACCEPTED.values(), ids=ACCEPTED.keys())
async def test_unusual_but_sound_json_is_read_as_it_stands(
    client: httpx2.AsyncClient, body: object, field: str, value: object
) -> None:
    response = await client.post("/readings", json=body)

    assert response.status_code == 200
    assert response.json()[field] == value


TYPES = [
    "text/plain",
    "application/xml",
    "application/jsonp",
    "application/merge-patch+json",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded",
    "application/json; charset=utf-16",
    "application/json, text/plain",
    "json",
    "",
]


@pytest.mark.parametrize("content_type", TYPES)
async def test_a_body_of_another_type_is_a_415(
    client: httpx2.AsyncClient, content_type: str
) -> None:
    headers = {"Content-Type": content_type}

    response = await client.post("/readings", content=b'{"name":"a"}', headers=headers)

    assert response.status_code == 415
    assert response.headers["content-type"] == "application/problem+json"


async def test_a_body_without_a_type_is_a_415(client: httpx2.AsyncClient) -> None:
    response = await client.post("/readings", content=b'{"name":"a"}')

    assert response.status_code == 415


async def test_a_compressed_body_is_a_415(client: httpx2.AsyncClient) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}

    response = await client.post("/readings", content=b"\x1f\x8b", headers=headers)

    assert response.status_code == 415


async def test_a_missing_body_is_a_400(client: httpx2.AsyncClient) -> None:
    response = await client.post("/readings")

    assert response.status_code == 400
    assert response.json()["detail"] == "a JSON body is required"


@pytest.mark.parametrize("body", [b"", b"{}"])
async def test_a_route_without_a_body_takes_nothing_or_an_empty_object(
    client: httpx2.AsyncClient, body: bytes
) -> None:
    headers = {"Content-Type": "application/json"}

    response = await client.post("/empty", content=body, headers=headers)

    assert response.status_code == 200


async def test_a_route_without_a_body_refuses_one(client: httpx2.AsyncClient) -> None:
    response = await client.post("/empty", json={"name": "a"})

    assert response.status_code == 400


async def test_a_get_with_a_body_is_refused(client: httpx2.AsyncClient) -> None:
    response = await client.request("GET", "/readings", json={"q": "a"})

    assert response.status_code == 400


@pytest.mark.parametrize("address", ["/readings?q=a%00b", "/readings/a%00b", "/readings?%00=a"])
async def test_nul_in_an_address_is_a_400(client: httpx2.AsyncClient, address: str) -> None:
    response = await client.get(address)

    assert response.status_code == 400


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
    max_leaves=20,
)


@given(st.binary(max_size=200) | json_values.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        value = parse(raw)
    except MalformedJson:
        return

    assert json.loads(raw) == value

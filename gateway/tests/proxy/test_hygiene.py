"""What of a request's headers a service is shown, and which requests it never sees."""

import pytest
from gateway_stage import Gateway, problem

SPOOFED = {
    "X-Forwarded-For": "10.0.0.1",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Anything": "1",
    "Forwarded": "for=10.0.0.1",
    "X-Real-IP": "10.0.0.1",
    "X-Request-Id": "chosen-by-client",
    "X-Deadline-Ms": "999999",
    "Cookie": "session=1",
    "Tracestate": "a=b",
    "Baggage": "role=secretariat",
    "Proxy-Authorization": "Basic eDp5",
    "TE": "trailers",
    "Keep-Alive": "timeout=99",
    "Upgrade": "h2c",
}


async def test_a_service_sees_no_header_that_only_the_gateway_may_say(gateway, centers, a_key):
    async with gateway.client(await a_key()) as client:
        await client.get("/v1/centers", headers=SPOOFED)

    received = centers.requests[0].headers
    spoofed = {name.lower(): value for name, value in SPOOFED.items()}
    assert not {name for name, value in spoofed.items() if received.get(name) == value}
    assert received["x-deadline-ms"] == "1000"
    assert "gscnet_" not in received["authorization"]


async def test_what_the_connection_header_names_stays_on_this_hop(gateway, centers, a_key):
    async with gateway.client(await a_key()) as client:
        await client.get(
            "/v1/centers", headers={"Connection": "X-Secret-Hop, close", "X-Secret-Hop": "1"}
        )

    assert "x-secret-hop" not in centers.requests[0].headers


async def test_naming_our_own_headers_in_connection_removes_nothing_of_ours(
    gateway, centers, a_key
):
    async with gateway.client(await a_key()) as client:
        await client.get("/v1/centers", headers={"Connection": "Authorization, X-Request-Id"})

    assert centers.requests[0].speaks_for("pilot-centers").account_id is not None


async def test_the_service_sees_exactly_one_host_and_it_is_its_own(gateway, centers):
    async with gateway.client() as client:
        await client.get("/v1/centers", headers={"Host": "api.gscnet.example"})

    received = centers.requests[0]
    assert received.names.count("host") == 1
    assert received.headers["host"] == f"127.0.0.1:{centers.port}"


async def test_a_client_sees_no_header_of_the_inner_hop(gateway, centers):
    centers.answers(
        {}, headers={"Connection": "x-inner", "X-Inner": "1", "X-Cache": "HIT", "Server": "inner"}
    )

    async with gateway.client() as client:
        response = await client.get("/v1/centers")

    assert "x-inner" not in response.headers
    assert "server" not in response.headers
    assert response.headers.get_list("date") == [response.headers["date"]]
    assert response.headers["x-content-type-options"] == "nosniff"


PLAIN = b"Host: gscnet.example\r\n"
REFUSED = {
    "no host": b"GET /v1/centers HTTP/1.1\r\n\r\n",
    "two hosts": b"GET /v1/centers HTTP/1.1\r\n" + PLAIN + PLAIN + b"\r\n",
    "host with a path": b"GET /v1/centers HTTP/1.1\r\nHost: a/v1/cases\r\n\r\n",
    "host with a query": b"GET /v1/centers HTTP/1.1\r\nHost: a?x=1\r\n\r\n",
    "host with a user": b"GET /v1/centers HTTP/1.1\r\nHost: user@a\r\n\r\n",
    "empty host": b"GET /v1/centers HTTP/1.1\r\nHost:\r\n\r\n",
    "absolute target": b"GET http://a/v1/centers HTTP/1.1\r\n" + PLAIN + b"\r\n",
    "authority target": b"CONNECT a:1 HTTP/1.1\r\n" + PLAIN + b"\r\n",
    "star target": b"OPTIONS * HTTP/1.1\r\n" + PLAIN + b"\r\n",
    "underscore": b"GET /v1/centers HTTP/1.1\r\n" + PLAIN + b"X_User: 1\r\n\r\n",
    "two framings": b"POST /v1/centers HTTP/1.1\r\n"
    + PLAIN
    + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "two lengths": b"POST /v1/centers HTTP/1.1\r\n"
    + PLAIN
    + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    "listed lengths": b"POST /v1/centers HTTP/1.1\r\n"
    + PLAIN
    + b"Content-Length: 5, 5\r\n\r\nhello",
    "signed length": b"POST /v1/centers HTTP/1.1\r\n" + PLAIN + b"Content-Length: +5\r\n\r\nhello",
    "unknown coding": b"POST /v1/centers HTTP/1.1\r\n"
    + PLAIN
    + b"Transfer-Encoding: xchunked\r\n\r\nhello",
    "bad chunk": b"POST /v1/centers HTTP/1.1\r\n"
    + PLAIN
    + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
    "folded header": b"GET /v1/centers HTTP/1.1\r\n" + PLAIN + b"X: a\r\n b\r\n\r\n",
    "bare line feeds": b"GET /v1/centers HTTP/1.1\nHost: a\n\n",
    "space before colon": b"GET /v1/centers HTTP/1.1\r\n" + PLAIN + b"X : 1\r\n\r\n",
    "nul in a value": b"GET /v1/centers HTTP/1.1\r\n" + PLAIN + b"X: a\0b\r\n\r\n",
    "two authorizations": b"GET /v1/centers HTTP/1.1\r\n"
    + PLAIN
    + b"Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n",
    "dot segments": b"GET /v1/centers/../cases HTTP/1.1\r\n" + PLAIN + b"\r\n",
    "encoded dots": b"GET /v1/centers/%2e%2e/cases HTTP/1.1\r\n" + PLAIN + b"\r\n",
    "encoded slash": b"GET /v1/centers%2f1 HTTP/1.1\r\n" + PLAIN + b"\r\n",
    "double slash": b"GET //v1/centers HTTP/1.1\r\n" + PLAIN + b"\r\n",
    "backslash": b"GET /v1\\centers HTTP/1.1\r\n" + PLAIN + b"\r\n",
    "encoded nul": b"GET /v1/centers%00 HTTP/1.1\r\n" + PLAIN + b"\r\n",
}


@pytest.mark.parametrize("request_bytes", REFUSED.values(), ids=REFUSED.keys())
async def test_an_ambiguous_request_is_refused_and_reaches_no_service(
    gateway: Gateway, services, request_bytes: bytes
):
    answer = await _one_answer(gateway, request_bytes)

    assert answer.split(b"\r\n")[0].split(b" ")[1] in {b"400", b"405"}
    assert b"application/problem+json" in answer
    assert not any(service.requests for service in services.values())


@pytest.mark.parametrize(
    "head",
    [
        b"X: " + b"x" * 40_000 + b"\r\n",
        b"X: " + b"x" * 1_000_000,
        b"".join(b"X-%d: 1\r\n" % number for number in range(150)),
        b"".join(b"X-%d: 1\r\n" % number for number in range(20_000)),
    ],
    ids=["large", "endless", "many", "very many"],
)
async def test_too_much_of_a_head_is_refused_before_it_ends(gateway: Gateway, centers, head: bytes):
    answer = await _one_answer(gateway, b"GET /v1/centers HTTP/1.1\r\n" + PLAIN + head + b"\r\n")

    assert answer.startswith(b"HTTP/1.1 431 ")
    assert centers.requests == []


async def test_a_smuggled_second_request_is_never_answered(gateway: Gateway, centers):
    smuggled = (
        b"POST /v1/centers HTTP/1.1\r\n"
        + PLAIN
        + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
        + b"0\r\n\r\nGET /v1/centers?secret HTTP/1.1\r\n"
        + PLAIN
        + b"\r\n"
    )

    answer = await _one_answer(gateway, smuggled)

    assert answer.count(b"HTTP/1.1 ") == 1
    assert centers.requests == []


async def test_pipelined_requests_are_answered_in_order(gateway: Gateway, centers):
    ask = b"GET /v1/centers?limit=%d HTTP/1.1\r\n" + PLAIN + b"%s\r\n"

    answer = await gateway.say(
        ask % (1, b"") + ask % (2, b"") + ask % (3, b"Connection: close\r\n")
    )

    assert answer.count(b"HTTP/1.1 200") == 3
    assert [request.target[-1] for request in centers.requests] == ["1", "2", "3"]


async def test_a_refusal_names_its_request(gateway):
    async with gateway.client() as client:
        response = await client.get("/v1/centers", headers={"X_User": "1"})

    assert problem(response) == (400, "unsafe-request")
    assert len(response.headers["x-request-id"]) == 32


async def _one_answer(gateway: Gateway, request: bytes) -> bytes:
    """Send a request that is refused; return what comes, even if the connection is kept."""
    try:
        return await gateway.say(request, within_s=0.7)
    except TimeoutError:
        return b"HTTP/1.1 000 the connection was kept without an answer"

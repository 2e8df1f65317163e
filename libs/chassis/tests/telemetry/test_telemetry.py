"""One line and one measurement a request, and no secret in either."""

import io
import json
import logging
from collections.abc import AsyncIterator, Iterator, MutableMapping
from typing import Any

import httpx2
import pytest
import structlog
from chassis import auth, problems, telemetry
from chassis.auth import ANONYMOUS
from chassis.idempotency import Router
from chassis.telemetry import REDACTED, REGISTRY, Observe
from fastapi import FastAPI
from opentelemetry import trace
from starlette.middleware import Middleware

router = Router()


@router.get("/things/{name}")
async def get_thing(name: str) -> str:
    structlog.get_logger().info("thing.read")
    return name


@pytest.fixture
def app() -> FastAPI:
    app = FastAPI(middleware=[Middleware(Observe)])
    problems.install(app)
    app.include_router(router)
    return app


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://service") as client:
        yield client


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What the process would write, after `configure`."""
    root = logging.getLogger()
    handlers, level, settings = root.handlers, root.level, structlog.get_config()
    telemetry.configure("toy")
    written = io.StringIO()
    stream = root.handlers[0]
    assert isinstance(stream, logging.StreamHandler)
    stream.setStream(written)
    yield written
    root.handlers, root.level = handlers, level
    structlog.configure(**settings)


def last(lines: io.StringIO) -> dict[str, object]:
    entry: dict[str, object] = json.loads(lines.getvalue().splitlines()[-1])
    return entry


async def test_a_request_is_one_line_with_its_route_and_its_id(
    client: httpx2.AsyncClient, logged: list[MutableMapping[str, Any]]
) -> None:
    await client.get("/things/one", headers={"X-Request-Id": "request-1"})

    [read, answered] = logged
    assert read["request_id"] == answered["request_id"] == "request-1"
    assert (answered["route"], answered["status"]) == ("/things/{name}", 200)


async def test_the_request_id_comes_back(client: httpx2.AsyncClient) -> None:
    response = await client.get("/things/one", headers={"X-Request-Id": "request-1"})

    assert response.headers["x-request-id"] == "request-1"


@pytest.mark.parametrize("given", ["short", "x" * 65, "with space", 'quote"quote', "a;b;c;d;e"])
async def test_a_request_id_of_another_shape_is_replaced(
    client: httpx2.AsyncClient, given: str
) -> None:
    response = await client.get("/things/one", headers={"X-Request-Id": given})

    assert response.headers["x-request-id"] != given
    assert len(response.headers["x-request-id"]) == 32


async def test_an_edge_makes_its_own_request_id() -> None:
    app = FastAPI(middleware=[Middleware(Observe, trust_request_id=False)])
    transport = httpx2.ASGITransport(app=app)

    async with httpx2.AsyncClient(transport=transport, base_url="http://service") as client:
        response = await client.get("/", headers={"X-Request-Id": "request-1"})

    assert response.headers["x-request-id"] != "request-1"


def measured(route: str, method: str = "GET", status: str = "200") -> float:
    labels = {"route": route, "method": method, "status": status}
    return REGISTRY.get_sample_value("gscnet_http_request_seconds_count", labels) or 0.0


async def test_requests_are_measured_by_route_and_not_by_address(
    client: httpx2.AsyncClient,
) -> None:
    before = measured("/things/{name}")

    await client.get("/things/one")
    await client.get("/things/two")

    assert measured("/things/{name}") - before == 2
    assert measured("/things/one") == 0


async def test_unknown_paths_and_methods_share_one_label(client: httpx2.AsyncClient) -> None:
    before = measured("unmatched", "OTHER", "404")

    await client.request("BREW", "/coffee")

    assert measured("unmatched", "OTHER", "404") - before == 1


SECRETS = {
    "an API key in a text": ({"note": "used gscnet_01ab_c2VjcmV0LXNlY3JldA today"}, "c2VjcmV0"),
    "a bearer token in a text": ({"note": "Bearer abcdefgh"}, "abcdefgh"),
    "a JWT in a text": ({"note": auth.issue_token(auth.new_signing_key(), ANONYMOUS, "x")}, "eyJ"),
    "a password in a URL": ({"note": "postgresql://me:hunter2@db/x"}, "hunter2"),
    "a field named password": ({"password": "hunter2"}, "hunter2"),
    "a field named token": ({"access_token": "hunter2"}, "hunter2"),
    "a field named key": ({"api_key": "hunter2"}, "hunter2"),
    "a header": ({"headers": {"Authorization": "hunter2"}}, "hunter2"),
    "a cookie": ({"headers": {"Set-Cookie": "hunter2"}}, "hunter2"),
    "deep inside": ({"x": [{"y": [{"secret": "hunter2"}]}]}, "hunter2"),
}


@pytest.mark.parametrize(("fields", "secret"), SECRETS.values(), ids=SECRETS.keys())
def test_a_secret_is_not_logged(lines: io.StringIO, fields: dict[str, object], secret: str) -> None:
    structlog.get_logger().info("something", **fields)

    assert REDACTED in lines.getvalue()
    assert secret not in lines.getvalue()


def test_a_secret_in_another_library_s_log_is_not_logged(lines: io.StringIO) -> None:
    logging.getLogger("nats").warning("connecting to %s", "nats://me:hunter2@nats")

    assert "hunter2" not in lines.getvalue()
    assert last(lines)["event"] == f"connecting to nats://{REDACTED}@nats"


def test_a_secret_in_an_exception_is_not_logged(lines: io.StringIO) -> None:
    try:
        int("postgresql://me:hunter2@db/x")
    except ValueError:
        logging.getLogger("other").exception("failed")

    assert "hunter2" not in lines.getvalue()
    assert "ValueError" in str(last(lines)["exception"])


def test_a_row_that_postgresql_quotes_is_not_logged(lines: io.StringIO) -> None:
    fault = (
        'violates "x"\nDETAIL:  Failing row contains (me@example.org,\nsecond line).\n[SQL: INSERT'
    )

    structlog.get_logger().error("failed", exception=fault)

    assert "me@example.org" not in lines.getvalue()
    assert "second line" not in lines.getvalue()
    assert "[SQL: INSERT" in str(last(lines)["exception"])


def test_every_line_is_json_and_names_the_service(lines: io.StringIO) -> None:
    structlog.get_logger().info("first\nsecond")
    logging.getLogger("other").warning("third\u2028fourth")

    entries = [json.loads(line) for line in lines.getvalue().split("\n") if line]

    assert [entry["service"] for entry in entries] == ["toy", "toy"]


def test_what_is_less_severe_than_asked_is_not_logged(lines: io.StringIO) -> None:
    structlog.get_logger().debug("detail")

    assert lines.getvalue() == ""


def test_a_trace_goes_out_with_an_event_and_on_in_its_consumer(lines: io.StringIO) -> None:
    with trace.get_tracer("test").start_as_current_span("cause") as cause:
        traceparent = telemetry.current_traceparent()

    assert traceparent is not None
    with telemetry.continued_from({"traceparent": traceparent}, "reaction"):
        assert (
            trace.get_current_span().get_span_context().trace_id
            == cause.get_span_context().trace_id
        )

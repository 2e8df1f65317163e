"""Refusals are problems, say where and why, and tell nothing else."""

from collections.abc import AsyncIterator, MutableMapping
from typing import Annotated, Any, Literal
from uuid import UUID

import httpx2
import pytest
from chassis import problems
from chassis.idempotency import Router, unkeyed
from chassis.problems import Conflict, FieldError, Problem, TooManyRequests, Unprocessable
from chassis.schemas import In
from chassis.telemetry import Observe
from fastapi import FastAPI, Query
from pydantic import Field, model_validator
from starlette.middleware import Middleware


class Product(In):
    name: str = Field(min_length=1)
    grade: Literal["a", "b"] = "a"


class Order(In):
    title: str
    products: list[Product] = Field(default_factory=list)
    weights: dict[str, int] = Field(default_factory=dict)
    part: int | Product = 0

    @model_validator(mode="after")
    def name_what_is_sold(self) -> "Order":
        if self.title == "nothing":
            raise ValueError("an order sells something")
        return self


class WrongState(Conflict):
    slug = "wrong-state"
    title = "The state is wrong"


router = Router()


@router.post("/orders")
@unkeyed("it stores nothing")
async def post_order(order: Order) -> None: ...


@router.get("/orders/{order_id}")
async def get_order(order_id: UUID, limit: Annotated[int, Query(ge=1)] = 1) -> None: ...


@router.get("/refusals/{name}")
async def refuse(name: str) -> None:
    refusals: dict[str, Exception] = {
        "conflict": WrongState("it is closed", current="closed"),
        "busy": TooManyRequests("slower", retry_after_s=7),
        "values": Unprocessable(errors=[FieldError("/title", "is taken")]),
        "crash": RuntimeError("the password is hunter2"),
    }
    raise refusals[name]


@pytest.fixture
async def client() -> AsyncIterator[httpx2.AsyncClient]:
    app = FastAPI(middleware=[Middleware(Observe)])
    problems.install(app)
    app.include_router(router)
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://service") as client:
        yield client


async def test_a_refusal_has_a_stable_type_and_its_own_members(
    client: httpx2.AsyncClient,
) -> None:
    response = await client.get("/refusals/conflict")

    assert response.status_code == 409
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    assert response.json() == {
        "type": "urn:gscnet:problem:wrong-state",
        "title": "The state is wrong",
        "status": 409,
        "detail": "it is closed",
        "current": "closed",
    }


async def test_a_refusal_says_when_to_come_back(client: httpx2.AsyncClient) -> None:
    response = await client.get("/refusals/busy")

    assert response.headers["retry-after"] == "7"


async def test_a_refusal_of_values_names_them(client: httpx2.AsyncClient) -> None:
    response = await client.get("/refusals/values")

    assert response.json()["errors"] == [{"pointer": "/title", "detail": "is taken"}]


WRONG_BODIES = [
    ({}, "/title", "is required"),
    ({"title": 1}, "/title", "should be a valid string"),
    ({"title": "a", "colour": 1}, "/colour", "'colour' is not a field of this request"),
    (
        {"title": "a", "products": [{"name": "b"}, {"name": ""}]},
        "/products/1/name",
        "String should have at least 1 character",
    ),
    ({"title": "a", "products": [{}]}, "/products/0/name", "is required"),
    (
        {"title": "a", "products": [{"name": "b", "grade": "c"}]},
        "/products/0/grade",
        "should be 'a' or 'b'",
    ),
    ({"title": "a", "weights": {"x/y~z": "b"}}, "/weights/x~1y~0z", "should be a valid integer"),
    ({"title": "a", "part": {}}, "/part/name", "is required"),
    ({"title": "nothing"}, "", "an order sells something"),
]


@pytest.mark.parametrize(("body", "pointer", "detail"), WRONG_BODIES)
async def test_a_wrong_value_is_pointed_at_in_plain_english(
    client: httpx2.AsyncClient, body: object, pointer: str, detail: str
) -> None:
    response = await client.post("/orders", json=body)

    assert response.status_code == 422
    found = {error["pointer"]: error["detail"] for error in response.json()["errors"]}
    assert detail in found[pointer]


async def test_a_wrong_value_is_not_echoed(client: httpx2.AsyncClient) -> None:
    response = await client.post("/orders", json={"title": ["a secret"]})

    assert "a secret" not in response.text


@pytest.mark.parametrize(
    ("address", "name"), [("/orders/one", "order_id"), (f"/orders/{UUID(int=1)}?limit=0", "limit")]
)
async def test_a_wrong_parameter_is_named(
    client: httpx2.AsyncClient, address: str, name: str
) -> None:
    response = await client.get(address)

    assert response.status_code == 422
    assert [error["pointer"] for error in response.json()["errors"]] == [name]


async def test_an_unknown_path_is_a_problem(client: httpx2.AsyncClient) -> None:
    response = await client.get("/nowhere")

    assert response.status_code == 404
    assert response.json()["type"] == "urn:gscnet:problem:not-found"


async def test_an_unknown_method_is_a_problem_that_names_the_known_ones(
    client: httpx2.AsyncClient,
) -> None:
    response = await client.delete("/orders")

    assert response.status_code == 405
    assert response.json()["type"] == "urn:gscnet:problem:method-not-allowed"
    assert response.headers["allow"] == "POST"


async def test_a_crash_tells_the_client_nothing_and_the_log_everything_once(
    client: httpx2.AsyncClient, logged: list[MutableMapping[str, Any]]
) -> None:
    response = await client.get("/refusals/crash", headers={"X-Request-Id": "request-1"})

    assert response.status_code == 500
    assert response.json()["type"] == "urn:gscnet:problem:internal-error"
    assert response.json()["request_id"] == "request-1"
    assert "hunter2" not in response.text
    assert [entry["event"] for entry in logged] == ["http.failed", "http.answered"]
    assert {entry["request_id"] for entry in logged} == {"request-1"}


def test_every_refusal_has_its_own_slug() -> None:
    classes = _below(Problem)

    slugs = [each.slug for each in classes if each.__module__.startswith("chassis.")]

    assert len(slugs) == len(set(slugs))


def _below(kind: type[Problem]) -> list[type[Problem]]:
    return [each for sub in kind.__subclasses__() for each in (sub, *_below(sub))]

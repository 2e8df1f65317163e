"""A POST that is repeated has one effect and one answer."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import httpx2
import pytest
import toy
from chassis import clock, idempotency
from chassis.auth import Actor
from chassis.db import Database
from chassis.idempotency import KEYS
from chassis.testing import Announced, ContractClient, somebody
from sqlalchemy import func, insert, select

Client = Callable[..., ContractClient]


def key(value: str | None = None) -> dict[str, str]:
    return {"Idempotency-Key": value or uuid4().hex}


async def count(db: Database, table: type[toy.Note]) -> int:
    async with db.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def kept_keys(db: Database) -> int:
    async with db.reading() as session:
        return await session.scalar(select(func.count()).select_from(KEYS)) or 0


async def test_a_repetition_gets_the_first_answer_and_has_no_effect(
    client: Client, db: Database, announced: Announced
) -> None:
    author, headers = client(somebody()), key()

    first = await author.post("/v1/notes", json={"text": "a"}, headers=headers)
    second = await author.post("/v1/notes", json={"text": "a"}, headers=headers)

    assert (first.status_code, second.status_code) == (201, 201)
    assert second.content == first.content
    assert second.headers["etag"] == first.headers["etag"]
    assert second.headers["content-type"] == first.headers["content-type"]
    assert "idempotency-replayed" not in first.headers
    assert second.headers["idempotency-replayed"] == "true"
    assert await count(db, toy.Note) == 1
    assert len(await announced()) == 1


async def test_the_same_body_written_differently_is_a_repetition(
    client: Client, db: Database
) -> None:
    author, headers = client(somebody()), {**key(), "Content-Type": "application/json"}
    await author.post("/v1/notes", content=b'{"text":"a"}', headers=headers)

    second = await author.post("/v1/notes", content=b'{ "text" : "\\u0061" }', headers=headers)

    assert second.headers["idempotency-replayed"] == "true"
    assert await count(db, toy.Note) == 1


async def test_a_key_cannot_be_used_for_another_request(client: Client, db: Database) -> None:
    author, headers = client(somebody()), key()
    await author.post("/v1/notes", json={"text": "a"}, headers=headers)

    second = await author.post("/v1/notes", json={"text": "b"}, headers=headers)

    assert second.status_code == 422
    assert second.json()["type"] == "urn:gscnet:problem:idempotency-key-reused"
    assert await count(db, toy.Note) == 1


async def test_two_people_may_use_the_same_key(client: Client, db: Database) -> None:
    headers = key("the-same")
    await client(somebody()).post("/v1/notes", json={"text": "a"}, headers=headers)

    second = await client(somebody()).post("/v1/notes", json={"text": "a"}, headers=headers)

    assert "idempotency-replayed" not in second.headers
    assert await count(db, toy.Note) == 2


async def test_a_refusal_is_not_stored(client: Client, db: Database, announced: Announced) -> None:
    author, headers = client(somebody()), key()
    refused = await author.post("/v1/notes", json={"text": "refused"}, headers=headers)

    retried = await author.post("/v1/notes", json={"text": "fine"}, headers=headers)

    assert (refused.status_code, retried.status_code) == (409, 201)
    assert await kept_keys(db) == 1
    assert len(await announced()) == 1


async def test_a_wrong_body_leaves_no_key_behind(client: Client, db: Database) -> None:
    refused = await client(somebody()).post("/v1/notes", json={"text": ""}, headers=key())

    assert refused.status_code == 422
    assert await kept_keys(db) == 0


async def test_a_failure_takes_effect_key_and_event_back(
    client: Client, db: Database, announced: Announced
) -> None:
    author = client(somebody())
    body = {"text": "forbidden"}  # by a constraint that the toy does not translate
    request = author.build_request("POST", "/v1/notes", json=body, headers=key())

    failed = await httpx2.AsyncClient.send(author, request)

    assert failed.status_code == 500
    assert await count(db, toy.Note) == 0
    assert await announced() == []
    assert await kept_keys(db) == 0


async def test_many_at_once_have_one_effect(client: Client, db: Database) -> None:
    author, headers = client(somebody()), key()

    answers = await asyncio.gather(
        *(author.post("/v1/notes", json={"text": "a"}, headers=headers) for _ in range(6))
    )

    assert await count(db, toy.Note) == 1
    assert len({answer.content for answer in answers if answer.status_code == 201}) == 1
    assert {answer.status_code for answer in answers} <= {201, 409}


async def test_a_second_request_does_not_wait_long_for_the_first(
    client: Client, db: Database
) -> None:
    actor, headers = somebody(), key("busy")
    running = {"actor": actor.key, "operation": "POST /v1/notes", "key": "busy"}

    async with db.transaction() as session:
        await session.execute(insert(KEYS).values(**running, fingerprint=b"x", status=201))
        second = await client(actor).post("/v1/notes", json={"text": "a"}, headers=headers)

    assert second.status_code == 409
    assert second.json()["type"] == "urn:gscnet:problem:request-still-running"
    assert second.headers["retry-after"] == "1"
    assert await count(db, toy.Note) == 0


@pytest.mark.parametrize("value", ["", " ", "a b", "x" * 256, "é"])
async def test_a_key_that_cannot_be_one_is_refused(client: Client, value: str) -> None:
    headers = {b"Idempotency-Key": value.encode("latin-1")}

    response = await client(somebody()).post("/v1/notes", json={"text": "a"}, headers=headers)

    assert response.status_code == 400


async def test_two_keys_are_refused(client: Client) -> None:
    headers = [("Idempotency-Key", "a"), ("Idempotency-Key", "b")]

    response = await client(somebody()).post("/v1/notes", json={"text": "a"}, headers=headers)

    assert response.status_code == 400


async def test_a_post_without_a_key_is_refused(client: Client, db: Database) -> None:
    author = client(somebody())
    request = author.build_request("POST", "/v1/notes", json={"text": "a"})

    response = await httpx2.AsyncClient.send(author, request)

    assert response.status_code == 400
    assert response.json()["type"] == "urn:gscnet:problem:idempotency-key-missing"
    assert await count(db, toy.Note) == 0


async def test_a_stranger_has_no_keys(client: Client, db: Database) -> None:
    response = await client(Actor()).post("/v1/notes", json={"text": "a"}, headers=key())

    assert response.status_code == 401
    assert await kept_keys(db) == 0


async def test_keys_are_forgotten_after_30_days(client: Client, db: Database) -> None:
    await client(somebody()).post("/v1/notes", json={"text": "a"}, headers=key())
    long_ago = clock.now() - timedelta(days=31)
    old = {"actor": "x", "operation": "x", "key": "x", "fingerprint": b"x", "created_at": long_ago}
    async with db.transaction() as session:
        await session.execute(insert(KEYS).values(**old))

    async with db.transaction() as session:
        forgotten = await idempotency.forget_old_keys(session)

    assert forgotten == 1
    assert await kept_keys(db) == 1

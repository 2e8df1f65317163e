"""A POST whose body is a file: as safe to repeat as any other, and bounded."""

import hashlib
import os
from collections.abc import AsyncIterator, Callable

import pytest
import toy
from chassis import uploads
from chassis.db import Database
from chassis.testing import ContractClient, somebody
from sqlalchemy import func, select

Client = Callable[..., ContractClient]
ADDRESS = "/v1/notes/files"
CSV = {"Content-Type": "text/csv; charset=utf-8"}
MIB = 1024 * 1024


async def notes(db: Database) -> int:
    async with db.reading() as session:
        return await session.scalar(select(func.count()).select_from(toy.Note)) or 0


async def test_a_file_arrives_with_its_size_its_hash_and_its_kind(client: Client) -> None:
    content = os.urandom(MIB + MIB // 2)

    answer = await client(somebody()).post(ADDRESS, content=content, headers=CSV)

    assert answer.status_code == 201
    named = hashlib.sha256(content).hexdigest()
    assert answer.json()["text"] == f"{named} {len(content)} text/csv"


async def test_a_repeated_upload_has_one_effect(client: Client, db: Database) -> None:
    author, headers = client(somebody()), {**CSV, "Idempotency-Key": "one"}

    first = await author.post(ADDRESS, content=b"a,b\n1,2\n", headers=headers)
    second = await author.post(ADDRESS, content=b"a,b\n1,2\n", headers=headers)

    assert second.content == first.content
    assert second.headers["idempotency-replayed"] == "true"
    assert await notes(db) == 1


async def test_another_file_under_the_same_key_is_refused(client: Client, db: Database) -> None:
    author, headers = client(somebody()), {**CSV, "Idempotency-Key": "one"}
    await author.post(ADDRESS, content=b"a,b\n1,2\n", headers=headers)

    second = await author.post(ADDRESS, content=b"a,b\n1,3\n", headers=headers)

    assert second.status_code == 422
    assert second.json()["type"] == "urn:gscnet:problem:idempotency-key-reused"
    assert await notes(db) == 1


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("image/png", 201),
        ("IMAGE/PNG", 201),
        ("application/json", 415),
        ("text/html", 415),
        ("", 415),
    ],
)
async def test_only_the_declared_kinds_are_taken(client: Client, kind: str, status: int) -> None:
    author = client(somebody())

    answer = await author.post(ADDRESS, content=b"x", headers={"Content-Type": kind})

    assert answer.status_code == status


async def test_a_file_beyond_the_limit_of_its_address_is_refused(
    client: Client, db: Database
) -> None:
    async def stream() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield bytes(64 * 1024)

    answer = await client(somebody()).post(ADDRESS, content=stream(), headers=CSV)

    assert answer.status_code == 413
    assert await notes(db) == 0


async def test_a_file_beyond_the_limit_of_the_edge_is_refused_by_its_length(client: Client) -> None:
    headers = {**CSV, "Content-Length": str(uploads.MAX_UPLOAD_BYTES + 1)}

    answer = await client(somebody()).post(ADDRESS, content=b"x", headers=headers)

    assert answer.status_code == 413


async def test_an_address_of_json_refuses_a_file_before_it_is_read(client: Client) -> None:
    async def stream() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield bytes(64 * 1024)

    answer = await client(somebody()).post("/v1/notes", content=stream(), headers=CSV)

    assert answer.status_code == 415


async def test_json_keeps_its_smaller_limit(client: Client) -> None:
    body = b'{"text": "' + b"x" * MIB + b'"}'
    headers = {"Content-Type": "application/json"}

    answer = await client(somebody()).post("/v1/notes", content=body, headers=headers)

    assert answer.status_code == 413


async def test_a_stranger_uploads_nothing(client: Client, db: Database) -> None:
    answer = await client().post(ADDRESS, content=b"a,b", headers=CSV)

    assert answer.status_code == 401
    assert await notes(db) == 0


def test_no_address_may_take_more_than_the_edges_let_through() -> None:
    with pytest.raises(ValueError, match="edges"):
        uploads.takes_file({"text/csv"}, max_bytes=uploads.MAX_UPLOAD_BYTES + 1)

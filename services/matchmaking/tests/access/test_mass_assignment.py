"""Nobody writes a column that is not theirs to write: every body, with every other word."""

from collections.abc import Iterator
from typing import Any

import given_everything as given
import given_needs
import given_suppliers
import pytest
from chassis.app import create_app
from chassis.contracts import openapi_document
from chassis.settings import Settings
from chassis.testing import public_keys
from matchmaking.app import SPEC
from matchmaking.base import Base

USUAL = {"id", "status", "owner_id", "version", "strength", "role", "is_verified", "created_at"}
COLUMNS = {column.name for table in Base.metadata.sorted_tables for column in table.columns}
WITHOUT_IDENTIFIER: dict[str, Any] = {
    "POST /v1/suppliers": given_suppliers.SUPPLIER,
    "POST /v1/needs": given_needs.NEED,
    "POST /v1/matchmaking/merges": {"keep": "x", "absorb": "y"} | given.REASON,
    "POST /v1/matchmaking/previews": {
        "required_criteria": given_needs.NEED["required_criteria"],
    },
    "POST /v1/matchmaking/saved-searches": given.SAVED,
}
BODIES = {
    key: body for key, body in (given.BODIES | WITHOUT_IDENTIFIER).items() if isinstance(body, dict)
}


def writes() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each operation that takes JSON, with the schema of what it takes."""
    settings = Settings(token_public_keys=public_keys(), database_url="postgresql://x@127.0.0.1/x")
    document = openapi_document(create_app(SPEC, settings))
    schemas = document["components"]["schemas"]
    for path, item in document["paths"].items():
        for method, operation in item.items():
            taken = operation.get("requestBody", {}).get("content", {}).get("application/json")
            if taken:
                schema = taken["schema"]
                named = [schema, *schema.get("anyOf", [])]
                (name,) = [each["$ref"] for each in named if "$ref" in each]
                yield f"{method.upper()} {path}", schemas[name.rpartition("/")[2]]


WRITES = dict(writes())


@pytest.fixture
async def world(client, db, tmp_path):
    return await given.a_world(client, db, tmp_path)


def test_every_route_that_takes_json_is_tried():
    assert WRITES.keys() - BODIES.keys() == set()


@pytest.mark.parametrize("writer", ["owner", "buyer", "editor"])
async def test_no_body_takes_a_word_that_is_not_its_own(client, world, writer):
    wanted, refused = {}, {}

    for key, schema in WRITES.items():
        method, path = key.split()
        foreign = sorted((COLUMNS | USUAL) - schema["properties"].keys())
        body = BODIES[key] | dict.fromkeys(foreign, "x")
        answer = await client(getattr(world, writer)).request(
            method, path.format(**world.at(path)), json=body, headers={"If-Match": '"v1"'}
        )
        pointers = {each["pointer"] for each in answer.json().get("errors", [])}
        wanted[key] = (422, set())
        refused[key] = (answer.status_code, {f"/{name}" for name in foreign} - pointers)

    assert refused == wanted

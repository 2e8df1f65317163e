"""Everybody at every address of what is somebody else's: a table in which no route may be missing.

A new route with an identifier in its address has no row, and fails until it is said who may what.
"""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import given_everything as given
import given_needs
import given_suppliers
import pytest
from chassis.app import create_app
from chassis.auth import ANONYMOUS, Actor
from chassis.contracts import openapi_document
from chassis.settings import Settings
from chassis.testing import public_keys, somebody
from matchmaking.app import SPEC

# What anonymous, somebody signed in, a member of another supplier, another buyer, and the
# secretariat are answered, in this order. Suppliers are public: what may not be done is 403. Of
# everything that is 404 nobody learns whether it exists.
ANSWERS = {
    "200 200 200 200 200": [
        "GET /v1/suppliers/{supplier_id}",
        "GET /v1/suppliers/{supplier_id}/documents",
        "GET /v1/suppliers/{supplier_id}/evidence",
        "GET /v1/suppliers/{supplier_id}/json-ld",
        "GET /v1/suppliers/{supplier_id}/passport",
        "GET /v1/suppliers/{supplier_id}/passport/qr",
        "GET /v1/suppliers/{supplier_id}/photos/{photo_id}",
    ],
    "401 403 403 403 200": [
        "POST /v1/matchmaking/verifications/{verification_id}/withdraw",
        "POST /v1/suppliers/{supplier_id}/certificates/{certificate_id}/check",
        "POST /v1/suppliers/{supplier_id}/certificates/{certificate_id}/withdraw",
        "POST /v1/suppliers/{supplier_id}/claims/{claim_id}/withdraw",
    ],
    "401 403 403 403 201": [
        "POST /v1/suppliers/{supplier_id}/certificates/{certificate_id}/verify",
        "POST /v1/suppliers/{supplier_id}/claims/{claim_id}/verify",
    ],
    "401 403 403 403 403": [
        "POST /v1/suppliers/{supplier_id}/certificates",
        "POST /v1/suppliers/{supplier_id}/claims",
        "POST /v1/suppliers/{supplier_id}/connections",
        "POST /v1/suppliers/{supplier_id}/documents",
        "POST /v1/suppliers/{supplier_id}/members",
        "POST /v1/suppliers/{supplier_id}/photos",
    ],
    "401 403 403 403 409": [
        "POST /v1/suppliers/{supplier_id}/certificates/{certificate_id}/reinstate",
    ],
    "401 404 404 404 200": [
        "POST /v1/matchmaking/duplicates/{pair_id}/decide",
        "POST /v1/matchmaking/merges/{merge_id}/split",
        "POST /v1/matchmaking/ownership-claims/{claim_id}/decision",
    ],
    "401 404 404 404 202": [
        "POST /v1/matchmaking/imports/{import_id}/start",
    ],
    "401 404 404 404 403": [
        "POST /v1/matchmaking/documents/{document_id}/grants",
    ],
    "401 404 404 404 404": [
        "GET /v1/matchmaking/digests/{digest_id}",
        "POST /v1/matchmaking/imports/{import_id}/rows/{number}/settle",
        "DELETE /v1/matchmaking/saved-searches/{search_id}",
        "GET /v1/matchmaking/saved-searches/{search_id}",
        "PATCH /v1/matchmaking/saved-searches/{search_id}",
        "GET /v1/matchmaking/saved-searches/{search_id}/hits",
        "POST /v1/needs/{need_id}/amendments",
        "POST /v1/needs/{need_id}/cancel",
        "POST /v1/needs/{need_id}/close",
        "POST /v1/needs/{need_id}/decide",
        "POST /v1/needs/{need_id}/invitations",
        "POST /v1/needs/{need_id}/publish",
        "POST /v1/needs/{need_id}/questions",
        "POST /v1/needs/{need_id}/questions/{question_id}/answer",
        "POST /v1/suppliers/{supplier_id}/members/accept",
    ],
    "401 404 404 404 409": [
        "POST /v1/matchmaking/imports/{import_id}/pause",
    ],
    "401 409 409 409 409": [
        "POST /v1/suppliers/{supplier_id}/ownership",
    ],
    "403 403 403 403 200": [
        "GET /v1/suppliers/{supplier_id}/gaps",
    ],
    "403 403 403 403 403": [
        "PATCH /v1/suppliers/{supplier_id}",
        "PATCH /v1/suppliers/{supplier_id}/certificates/{certificate_id}",
        "DELETE /v1/suppliers/{supplier_id}/connections/{account_id}",
        "DELETE /v1/suppliers/{supplier_id}/indicators/{criterion}/{year}",
        "PUT /v1/suppliers/{supplier_id}/indicators/{criterion}/{year}",
        "GET /v1/suppliers/{supplier_id}/members",
        "DELETE /v1/suppliers/{supplier_id}/members/{account_id}",
        "DELETE /v1/suppliers/{supplier_id}/photos/{photo_id}",
    ],
    "404 404 404 404 200": [
        "GET /v1/matchmaking/documents/{document_id}",
        "GET /v1/matchmaking/documents/{document_id}/content",
        "GET /v1/matchmaking/imports/{import_id}",
        "PATCH /v1/matchmaking/imports/{import_id}",
        "GET /v1/matchmaking/imports/{import_id}/rows",
    ],
    "404 404 404 404 403": [
        "DELETE /v1/matchmaking/documents/{document_id}",
        "GET /v1/matchmaking/documents/{document_id}/grants",
        "DELETE /v1/matchmaking/documents/{document_id}/grants/{account_id}",
    ],
    "404 404 404 404 404": [
        "GET /v1/matchmaking/receipts/{receipt_id}",
        "GET /v1/matchmaking/receipts/{receipt_id}/replay",
        "GET /v1/needs/{need_id}",
        "PATCH /v1/needs/{need_id}",
        "GET /v1/needs/{need_id}/exclusions",
        "GET /v1/needs/{need_id}/invitations",
        "GET /v1/needs/{need_id}/matches",
        "GET /v1/needs/{need_id}/questions",
        "GET /v1/needs/{need_id}/standing",
        "GET /v1/needs/{need_id}/versions",
    ],
}
ROWS = {key: row for row, keys in ANSWERS.items() for key in keys}

# Words in an address that mean the same for everybody.
NO_IDENTIFIER = {"criterion", "year", "number"}
REVIEWER = 4
METHODS = ("GET", "PUT", "PATCH", "POST", "DELETE")  # what is read is read before it is changed

# To whom the answer says more than that there is nothing: what it is below may be known to them.
KNOWN_TO = {
    "POST /v1/suppliers/{supplier_id}/members/accept": range(5),
    "POST /v1/matchmaking/imports/{import_id}/rows/{number}/settle": {REVIEWER},
}


def operations() -> Iterator[tuple[str, str]]:
    """Yield method and path of every operation of the service."""
    settings = Settings(token_public_keys=public_keys(), database_url="postgresql://x@127.0.0.1/x")
    for path, item in openapi_document(create_app(SPEC, settings))["paths"].items():
        yield from ((method.upper(), path) for method in item if method != "parameters")


OPERATIONS = sorted(operations(), key=lambda each: (METHODS.index(each[0]), each[1]))
ON_SOMETHING = [(method, path) for method, path in OPERATIONS if re.search(r"_id\}", path)]
OF_CHILDREN = [each for each in ON_SOMETHING if each[1].count("_id}") > 1]


@pytest.fixture
async def world(client, db, tmp_path):
    return await given.a_world(client, db, tmp_path)


@pytest.fixture
async def people(db):
    """Those who have nothing to do with it, in the order of the table."""
    member, buyer = somebody(), somebody()
    await given_suppliers.a_supplier(db, member, name="Rival Weavers of Lima S.A.C.")
    await given_needs.a_published_need(db, buyer)
    return [ANONYMOUS, somebody(), member, buyer, somebody("secretariat")]


async def answered(
    client: Any, who: Actor, method: str, path: str, ids: dict[str, str]
) -> tuple[int, dict[str, str], str]:
    """Return status, headers and text of an answer, without the request's own id and these ids."""
    key = f"{method} {path}"
    sent = dict(given.UPLOADS.get(key, {"json": given.BODIES[key]} if key in given.BODIES else {}))
    sent["headers"] = sent.get("headers", {}) | {"If-Match": '"v1"'}
    url = re.sub(r"\{(\w+)\}", lambda name: ids[name[1]], path)
    answer = await client(who).request(method, url, **sent)
    text = answer.text
    for name, value in ids.items():
        text = text if name in NO_IDENTIFIER else text.replace(value, name)
    headers = {name: value for name, value in answer.headers.items() if name != "x-request-id"}
    return answer.status_code, headers, text


def absent(ids: dict[str, str]) -> dict[str, str]:
    return {name: ids[name] if name in NO_IDENTIFIER else str(uuid4()) for name in ids}


def test_every_route_with_an_identifier_has_a_row():
    assert {f"{method} {path}" for method, path in ON_SOMETHING} == ROWS.keys()


@pytest.mark.parametrize(
    "place", range(5), ids=["anonymous", "signed in", "member", "buyer", "reviewer"]
)
async def test_what_is_somebody_elses_answers_as_the_table_says(client, world, people, place):
    found = {
        f"{method} {path}": await answered(client, people[place], method, path, world.at(path))
        for method, path in ON_SOMETHING
    }

    wanted = {key: int(row.split()[place]) for key, row in ROWS.items()}
    assert {key: answer[0] for key, answer in found.items()} == wanted


@pytest.mark.parametrize(
    "place", range(5), ids=["anonymous", "signed in", "member", "buyer", "reviewer"]
)
async def test_what_one_may_not_know_answers_as_what_was_never_there(client, world, people, place):
    unknown = [
        (method, path)
        for method, path in ON_SOMETHING
        if ROWS[f"{method} {path}"].split()[place] in {"401", "404"}
        and place not in KNOWN_TO.get(f"{method} {path}", ())
    ]

    foreign = {
        each: await answered(client, people[place], *each, world.at(each[1])) for each in unknown
    }
    never = {
        each: await answered(client, people[place], *each, absent(world.at(each[1])))
        for each in unknown
    }

    assert unknown
    assert foreign == never


async def test_ones_own_supplier_is_no_door_to_what_belongs_to_another(client, db, world):
    member = somebody()
    own = await given_suppliers.a_supplier(db, member, name="Rival Weavers of Lima S.A.C.")
    need = await given_needs.a_published_need(db, member)
    mine = {"supplier_id": str(own.id), "need_id": str(need.id)}
    children = [each for each in OF_CHILDREN if "account_id" not in each[1]]

    foreign = {
        each: await answered(client, member, *each, world.at(each[1]) | mine) for each in children
    }
    never = {
        each: await answered(client, member, *each, absent(world.at(each[1])) | mine)
        for each in children
    }

    assert foreign == never
    assert {answer[0] for answer in foreign.values()} <= {403, 404}


@pytest.mark.parametrize("place", range(4), ids=["anonymous", "signed in", "member", "buyer"])
async def test_no_list_names_what_is_somebody_elses(client, world, people, place):
    lists = [path for method, path in OPERATIONS if method == "GET" and "{" not in path]
    secret = {
        world.ids[name]
        for name in world.ids
        if name.endswith("_id") and name not in {"supplier_id", "photo_id"}
    }

    read = {
        path: (await client(people[place]).get(path, params=given.ASKING.get(path, {}))).text
        for path in lists
    }

    named = {path: [each for each in secret if each in text] for path, text in read.items()}
    assert {path: ids for path, ids in named.items() if ids} == {}

"""Registering what is there already: asked about, objected to, held, and decided."""

import math

import given_suppliers as given
import pytest
from chassis.testing import somebody
from matchmaking.search.projection import PROJECTION

LOOKALIKE = given.SUPPLIER | {"name": "G\u043elden Spring Textile Co., Ltd."}  # a Cyrillic o
OBJECTION = {"not_duplicate_reason": "We share the building and nothing else."}


@pytest.fixture
def secretariat():
    return somebody("secretariat", name="Secretariat")


async def registered(client, actor, known, **changes):
    body = given.SUPPLIER | {"not_duplicate_of": [known.public_id.lower()]} | OBJECTION | changes
    answer = await client(actor).post("/v1/suppliers", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def the_pair(client, reviewer):
    answer = await client(reviewer).get("/v1/matchmaking/duplicates")
    [pair] = answer.json()["items"]
    return pair


async def documents(db, supplier_id):
    async with db.reading() as session:
        return await PROJECTION.load(session, [supplier_id])


async def test_a_probable_duplicate_is_refused_with_the_candidates(client, db, member, announced):
    known = await given.a_supplier(db, member)
    before = await announced()

    answer = await client(somebody()).post(
        "/v1/suppliers", json=given.SUPPLIER | {"name": "GOLDEN SPRING TEXTILE"}
    )

    assert answer.status_code == 409
    assert answer.json()["type"] == "urn:gscnet:problem:probable-duplicate"
    [candidate] = answer.json()["candidates"]
    assert candidate["id"] == str(known.id)
    assert candidate["public_id"] == known.public_id
    assert candidate["score"] >= 0.8
    assert "the same name" in [reason["says"] for reason in candidate["reasons"]]
    assert await announced() == before


async def test_an_objection_registers_and_is_kept_for_reviewers(client, db, member, secretariat):
    known = await given.a_supplier(db, member)
    other = somebody()

    supplier = await registered(client, other, known)

    pair = await the_pair(client, secretariat)
    assert (pair["known"]["id"], pair["newer"]["id"]) == (str(known.id), supplier["id"])
    assert pair["state"] == "overridden"
    assert pair["override_reason"] == OBJECTION["not_duplicate_reason"]
    assert pair["overridden_by"] == str(other.account_id)
    assert supplier["held_at"] is None


HIDDEN = {
    "name": "Blue River Ceramics",
    "city": None,
    "address": "12 Spinning Road, Tianjin",
    "latitude": 39.1,
    "longitude": 117.2,
    "registrations": [{"kind": "cn.uscc", "number": "9111 0000 6000 37341L"}],
}
PLACE = {name: HIDDEN[name] for name in ("city", "address", "latitude", "longitude")}
HIDING = {"visibility": {"address": "nobody", "registrations": "connected"}}


async def test_a_refusal_says_nothing_of_fields_that_the_other_hides(client, db, member):
    await given.a_supplier(db, member, **PLACE, **HIDING)

    answer = await client(somebody()).post("/v1/suppliers", json=given.SUPPLIER | PLACE)

    [candidate] = answer.json()["candidates"]
    assert [reason["sign"] for reason in candidate["reasons"]] == ["same_name"]
    weights = [reason["weight"] for reason in candidate["reasons"]]
    assert candidate["score"] == round(1 / (1 + math.exp(3.0 - sum(weights))), 3)


async def test_a_hidden_number_refuses_nobody_and_is_for_reviewers_without_saying_so(
    client, db, member, secretariat
):
    known = await given.a_supplier(db, member, **HIDDEN, **HIDING)
    body = given.SUPPLIER | {"registrations": HIDDEN["registrations"]}

    answer = await client(somebody()).post("/v1/suppliers", json=body)

    assert answer.status_code == 201
    pair = await the_pair(client, secretariat)
    assert pair["known"]["id"] == str(known.id)
    assert pair["state"] == "proposed"
    assert pair["override_reason"] is None
    assert "same_number" not in {reason["sign"] for reason in pair["reasons"]}


async def test_a_number_that_is_shown_refuses(client, db, member):
    await given.a_supplier(db, member, **HIDDEN)
    body = given.SUPPLIER | {"registrations": HIDDEN["registrations"]}

    answer = await client(somebody()).post("/v1/suppliers", json=body)

    [candidate] = answer.json()["candidates"]
    assert "same_number" in {reason["sign"] for reason in candidate["reasons"]}


async def test_an_objection_to_another_supplier_does_not_count(client, db, member):
    await given.a_supplier(db, member)
    stranger = await given.a_supplier(db, member, name="Blue River Ceramics")
    body = given.SUPPLIER | {"not_duplicate_of": [str(stranger.id)]} | OBJECTION

    answer = await client(somebody()).post("/v1/suppliers", json=body)

    assert answer.status_code == 409


async def test_an_objection_needs_a_reason(client, db, member):
    known = await given.a_supplier(db, member)

    answer = await client(somebody()).post(
        "/v1/suppliers", json=given.SUPPLIER | {"not_duplicate_of": [str(known.id)]}
    )

    assert answer.status_code == 422


async def test_a_lookalike_is_held_whatever_is_said(client, db, member, announced):
    known = await given.a_supplier(db, member)
    impostor = somebody()
    refused = await client(impostor).post("/v1/suppliers", json=LOOKALIKE)

    supplier = await registered(client, impostor, known, name=LOOKALIKE["name"])

    assert refused.status_code == 409
    assert supplier["held_at"] is not None
    assert ("org.gscnet.matchmaking.supplier.held", supplier["id"]) in await announced()
    assert (await client().get(f"/v1/suppliers/{supplier['id']}")).status_code == 404
    assert (await client(impostor).get(f"/v1/suppliers/{supplier['id']}")).status_code == 200
    listed = (await client().get("/v1/suppliers")).json()["items"]
    assert [each["id"] for each in listed] == [str(known.id)]
    assert await documents(db, supplier["id"]) == []


async def test_renaming_to_a_lookalike_is_held_too(client, db, member):
    await given.a_supplier(db, member)
    other = somebody()
    supplier = await given.a_supplier(db, other, name="Blue River Ceramics")

    answer = await client(other).patch(
        f"/v1/suppliers/{supplier.id}",
        json={"name": LOOKALIKE["name"]},
        headers={"If-Match": '"v1"'},
    )

    assert answer.status_code == 200
    assert answer.json()["held_at"] is not None


async def test_a_rejected_lookalike_is_shown(client, db, member, secretariat, announced):
    known = await given.a_supplier(db, member)
    supplier = await registered(client, somebody(), known, name=LOOKALIKE["name"])
    pair = await the_pair(client, secretariat)

    answer = await client(secretariat).post(
        f"/v1/matchmaking/duplicates/{pair['id']}/decide",
        json={"decision": "rejected", "reason": "Both are in the register."},
    )

    assert answer.status_code == 200
    assert answer.json()["state"] == "rejected"
    assert ("org.gscnet.matchmaking.supplier.released", supplier["id"]) in await announced()
    assert (await client().get(f"/v1/suppliers/{supplier['id']}")).status_code == 200
    assert len(await documents(db, supplier["id"])) == 1


async def test_a_confirmed_lookalike_stays_held_and_is_decided_once(
    client, db, member, secretariat
):
    known = await given.a_supplier(db, member)
    supplier = await registered(client, somebody(), known, name=LOOKALIKE["name"])
    pair = await the_pair(client, secretariat)
    decide = f"/v1/matchmaking/duplicates/{pair['id']}/decide"
    body = {"decision": "confirmed", "reason": "An imitation."}
    await client(secretariat).post(decide, json=body)

    again = await client(secretariat).post(decide, json=body | {"decision": "rejected"})

    assert again.status_code == 409
    assert (await client().get(f"/v1/suppliers/{supplier['id']}")).status_code == 404


async def test_a_focal_point_reviews_its_own_economy_alone(client, db, member):
    known = await given.a_supplier(db, member)
    await registered(client, somebody(), known)
    theirs, others = somebody("focal_point:CN"), somebody("focal_point:VN")

    shown = (await client(theirs).get("/v1/matchmaking/duplicates")).json()["items"]
    hidden = (await client(others).get("/v1/matchmaking/duplicates")).json()["items"]
    decided = await client(others).post(
        f"/v1/matchmaking/duplicates/{shown[0]['id']}/decide",
        json={"decision": "rejected", "reason": "No."},
    )

    assert len(shown) == 1
    assert hidden == []
    assert decided.status_code == 404


async def test_an_editor_reviews_pairs_with_a_compiled_profile(client, db, member, editor):
    known = await given.a_supplier(db, member)
    await registered(client, somebody(), known)
    compiled = await given.a_compiled_supplier(db, editor, name="Blue River Ceramics")
    await registered(client, somebody(), compiled, name="Blue River Ceramics")

    pair = await the_pair(client, editor)

    assert pair["known"]["id"] == str(compiled.id)


@pytest.mark.parametrize(("roles", "status"), [((), 403), (None, 401)])
async def test_others_see_no_pairs(client, roles, status):
    asking = client() if roles is None else client(somebody(*roles))

    answer = await asking.get("/v1/matchmaking/duplicates")

    assert answer.status_code == status

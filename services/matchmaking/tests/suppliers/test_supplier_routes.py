"""Suppliers over HTTP: who may, what comes back, and what is wrong with bad input."""

import given_suppliers as given
import pytest
import time_machine
from chassis.testing import somebody


def pointers(answer) -> list[str]:
    return [error["pointer"] for error in answer.json()["errors"]]


async def test_an_enterprise_registers_itself(client, member):
    body = given.SUPPLIER | {"certificates": [given.GRS], "claims": [given.RECYCLED]}

    answer = await client(member).post("/v1/suppliers", json=body)

    assert answer.status_code == 201
    assert answer.headers["ETag"] == '"v1"'
    assert answer.headers["Location"] == f"/v1/suppliers/{answer.json()['id']}"
    assert answer.json()["products"][0]["hs"] == {"code": "520811", "vintage": 2022}
    assert answer.json()["claims"][0]["strength"] == "self_declared"
    assert answer.json()["certificates"][0]["scheme_label"] == "Global Recycled Standard"


async def test_a_repeated_registration_registers_once(client, member, announced):
    key = {"Idempotency-Key": "one"}
    first = await client(member).post("/v1/suppliers", json=given.SUPPLIER, headers=key)

    second = await client(member).post("/v1/suppliers", json=given.SUPPLIER, headers=key)

    assert second.json() == first.json()
    assert second.headers["Idempotency-Replayed"] == "true"
    assert len(await announced()) == 1


async def test_a_stranger_registers_nothing(client):
    answer = await client().post("/v1/suppliers", json=given.SUPPLIER)

    assert answer.status_code == 401


async def test_a_member_compiles_nothing(client, member):
    body = given.SUPPLIER | {"origin": "compiled", "source": given.REPORT}

    answer = await client(member).post("/v1/suppliers", json=body)

    assert answer.status_code == 403


async def test_everybody_reads_a_profile_by_either_identifier(client, db, editor):
    supplier = await given.a_compiled_supplier(db, editor)

    by_id = await client().get(f"/v1/suppliers/{supplier.id}")
    by_public_id = await client().get(f"/v1/suppliers/{supplier.public_id.lower()}")

    assert by_id.json() == by_public_id.json()
    assert by_id.json()["source"]["document"] == "APEC#225-SM-04.3"


async def test_a_profile_costs_eight_selects_whatever_it_holds(client, db, member, statements):
    supplier = await given.a_supplier(
        db, member, certificates=[given.GRS], claims=[given.RECYCLED] * 20
    )
    statements.clear()

    await client().get(f"/v1/suppliers/{supplier.id}")

    assert len(statements) == 8


async def test_what_has_expired_is_shown_as_such(client, db, member):
    supplier = await given.a_supplier(db, member, certificates=[given.GRS])

    with time_machine.travel("2027-01-02T00:00:00Z"):
        answer = await client().get(f"/v1/suppliers/{supplier.id}")

    assert answer.json()["certificates"][0]["is_valid"] is False


async def test_nobody_is_404(client):
    answer = await client().get("/v1/suppliers/S-CN-000000-0")

    assert answer.status_code == 404


async def test_a_member_changes_the_profile_on_the_version_that_it_has_read(client, db, member):
    supplier = await given.a_supplier(db, member)
    url = f"/v1/suppliers/{supplier.public_id}"

    changed = await client(member).patch(url, json={"city": "Wuqing"}, headers={"If-Match": '"v1"'})
    stale = await client(member).patch(url, json={"city": "Jinan"}, headers={"If-Match": '"v1"'})
    careless = await client(member).patch(url, json={"city": "Jinan"})

    assert (changed.status_code, changed.json()["city"]) == (200, "Wuqing")
    assert changed.headers["ETag"] == '"v2"'
    assert changed.json()["products"][0]["name"] == "Woven cotton fabric"
    assert (stale.status_code, careless.status_code) == (412, 428)


async def test_others_change_nothing(client, db, member):
    supplier = await given.a_supplier(db, member)
    url = f"/v1/suppliers/{supplier.id}"
    headers = {"If-Match": '"v1"'}

    stranger = await client().patch(url, json={"city": "Jinan"}, headers=headers)
    other = await client(somebody()).patch(url, json={"city": "Jinan"}, headers=headers)

    assert (stranger.status_code, other.status_code) == (403, 403)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, 422),
        ({"name": None}, 422),
        ({"economy": "VN"}, 422),
        ({"origin": "compiled"}, 422),
        ({"latitude": 10.0}, 422),
        ({"products": [{"name": "Yarn", "colour": "red"}]}, 422),
    ],
)
async def test_a_change_that_makes_no_sense_is_refused(client, db, member, change, status):
    supplier = await given.a_supplier(db, member)

    answer = await client(member).patch(
        f"/v1/suppliers/{supplier.id}", json=change, headers={"If-Match": '"v1"'}
    )

    assert answer.status_code == status


async def test_a_compiled_profile_keeps_its_source(client, db, editor):
    supplier = await given.a_compiled_supplier(db, editor)

    answer = await client(editor).patch(
        f"/v1/suppliers/{supplier.id}", json={"source": None}, headers={"If-Match": '"v1"'}
    )

    assert answer.status_code == 422


async def test_a_member_adds_a_claim_and_a_certificate(client, db, member):
    supplier = await given.a_supplier(db, member)
    url = f"/v1/suppliers/{supplier.id}"

    claimed = await client(member).post(f"{url}/claims", json=given.RECYCLED)
    certified = await client(member).post(f"{url}/certificates", json=given.GRS)
    again = await client(member).post(f"{url}/certificates", json=given.GRS)

    assert (claimed.status_code, certified.status_code, again.status_code) == (201, 201, 409)
    assert claimed.json()["claims"][0]["claim"]["value"] == "45"
    assert certified.json()["version"] == 3


@pytest.mark.parametrize("part", ["claims", "certificates"])
async def test_others_add_nothing(client, db, member, part):
    supplier = await given.a_supplier(db, member)
    body = {"claims": given.RECYCLED, "certificates": given.GRS}[part]

    stranger = await client().post(f"/v1/suppliers/{supplier.id}/{part}", json=body)
    other = await client(somebody()).post(f"/v1/suppliers/{supplier.id}/{part}", json=body)

    assert (stranger.status_code, other.status_code) == (401, 403)


async def test_the_list_goes_on_where_it_stopped(client, db, member, editor):
    first = await given.a_supplier(db, member)
    second = await given.a_compiled_supplier(db, editor, name="SC Grand", economy="TH")

    page = (await client().get("/v1/suppliers", params={"limit": 1})).json()
    rest = (await client().get("/v1/suppliers", params={"cursor": page["next_cursor"]})).json()

    assert [each["id"] for each in page["items"]] == [str(second.id)]
    assert [each["id"] for each in rest["items"]] == [str(first.id)]
    assert rest["next_cursor"] is None


async def test_the_list_is_narrowed_by_economy_and_origin(client, db, member, editor):
    await given.a_supplier(db, member)
    await given.a_compiled_supplier(db, editor, name="SC Grand", economy="TH")

    thai = await client().get("/v1/suppliers", params={"economy": "TH"})
    registered = await client().get("/v1/suppliers", params={"origin": "registered"})
    nowhere = await client().get("/v1/suppliers", params={"economy": "XX"})

    assert [each["name"] for each in thai.json()["items"]] == ["SC Grand"]
    assert [each["economy"] for each in registered.json()["items"]] == ["CN"]
    assert nowhere.status_code == 422


PRODUCT = given.SUPPLIER["products"][0]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"economy": "XX"}, "/economy"),
        ({"economy": "vn"}, "/economy"),
        ({"name": ""}, "/name"),
        ({"name": "x" * 201}, "/name"),
        ({"colour": "green"}, "/colour"),
        ({"sectors": ["9999"]}, "/sectors/0"),
        ({"size_class": "huge"}, "/size_class"),
        ({"latitude": 91.0, "longitude": 0.0}, "/latitude"),
        ({"latitude": 39.1}, ""),
        ({"website": "javascript:alert(1)"}, "/website"),
        ({"language": "english"}, "/language"),
        ({"origin": "compiled"}, ""),
        (
            {"products": [PRODUCT | {"hs": {"code": "52081", "vintage": 2022}}]},
            "/products/0/hs/code",
        ),
        (
            {"products": [PRODUCT | {"hs": {"code": "7701", "vintage": 2022}}]},
            "/products/0/hs/code",
        ),
        (
            {"products": [PRODUCT | {"hs": {"code": "5208", "vintage": 2000}}]},
            "/products/0/hs/vintage",
        ),
        (
            {"products": [PRODUCT | {"capacity": {"value": "1", "unit": "bales", "per": "month"}}]},
            "/products/0/capacity/unit",
        ),
        (
            {"products": [PRODUCT | {"capacity": {"value": "NaN", "unit": "t", "per": "month"}}]},
            "/products/0/capacity/value",
        ),
        (
            {"products": [PRODUCT | {"capacity": {"value": "-1", "unit": "t", "per": "month"}}]},
            "/products/0/capacity/value",
        ),
        ({"products": [PRODUCT | {"lead_time_days": -1}]}, "/products/0/lead_time_days"),
        ({"certificates": [given.GRS | {"scheme": "GRS"}]}, "/certificates/0/scheme"),
        (
            {"certificates": [given.GRS | {"valid_until": "2026-02-30"}]},
            "/certificates/0/valid_until",
        ),
        ({"certificates": [given.GRS | {"valid_until": "2025-01-01"}]}, "/certificates/0"),
        ({"claims": [given.RECYCLED | {"criterion": "green.score"}]}, "/claims/0/criterion"),
        ({"claims": [given.RECYCLED | {"unit": "kg"}]}, "/claims/0"),
        ({"claims": [given.RECYCLED | {"value": "Infinity"}]}, "/claims/0/value"),
        ({"claims": [given.RECYCLED | {"value": "145"}]}, "/claims/0"),
        (
            {"claims": [given.RECYCLED | given.AUDITED | {"assessment_level": "Verified"}]},
            "/claims/0",
        ),
    ],
)
async def test_bad_input_is_named_and_nothing_is_stored(client, member, announced, change, pointer):
    answer = await client(member).post("/v1/suppliers", json=given.SUPPLIER | change)

    assert answer.status_code == 422
    assert pointers(answer) == [pointer]
    assert await announced() == []


@pytest.mark.parametrize(
    "body", ["", "{", "[]", '{"name": NaN}', '{"name": "a", "name": "b"}', '{"name": "a\\u0000"}']
)
async def test_what_is_no_json_of_ours_is_never_a_fault_of_ours(client, member, body):
    headers = {"Content-Type": "application/json"}

    answer = await client(member).post("/v1/suppliers", content=body, headers=headers)

    assert answer.status_code in {400, 422}

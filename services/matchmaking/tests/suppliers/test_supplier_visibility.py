"""Who sees what of a profile: no answer, document or event may hold what is hidden."""

import json

import given_needs
import given_suppliers as given
import pytest
from chassis.auth import ANONYMOUS
from chassis.testing import somebody
from matchmaking.members import actions as members
from matchmaking.search.projection import load
from matchmaking.suppliers.rules import Guarded
from sqlalchemy import text

SECRETS = {
    "contact_person": "Qsecretperson",
    "contact_email": "qsecret@example.com",
    "contact_phone": "+86 777 1234599",
    "address": "Qsecretstreet 7",
    "latitude": "12.3456789",
    "longitude": "98.7654321",
    "registrations": "91110000600037341L",
    "employees": "4711347",
    "turnover": "987654321987",
    "assets": "876543219876",
    "indicators": "7654321",
    "capacity": "6543219",
}
BODY = given.SUPPLIER | {
    "contact": {
        "person": SECRETS["contact_person"],
        "email": SECRETS["contact_email"],
        "phone": SECRETS["contact_phone"],
    },
    "address": SECRETS["address"],
    "latitude": float(SECRETS["latitude"]),
    "longitude": float(SECRETS["longitude"]),
    "registrations": [{"kind": "cn.uscc", "number": SECRETS["registrations"]}],
    "employees": int(SECRETS["employees"]),
    "accounts": {
        "year": 2025,
        "currency": "CNY",
        "turnover": SECRETS["turnover"],
        "assets": SECRETS["assets"],
    },
    "products": [
        {
            "name": "Woven cotton fabric",
            "hs": {"code": "5208.11", "vintage": 2022},
            "capacity": {"value": SECRETS["capacity"], "unit": "t", "per": "month"},
        }
    ],
}
READ = (
    "/v1/suppliers/{id}",
    "/v1/suppliers/{public_id}",
    "/v1/suppliers/{id}/passport",
    "/v1/suppliers/{id}/passport/qr",
    "/v1/suppliers/{id}/json-ld",
    "/v1/suppliers/{id}/members",
    "/v1/suppliers/{id}/evidence",
    "/v1/suppliers/{id}/documents",
    "/v1/suppliers",
    "/v1/matchmaking/ownership-claims",
    "/v1/matchmaking/exports/suppliers.csv",
    "/v1/matchmaking/duplicates",
)


async def a_guarded_supplier(db, member, audience, **changes):
    visibility = dict.fromkeys(map(str, Guarded), audience)
    supplier = await given.a_supplier(db, member, **BODY | changes | {"visibility": visibility})
    await given.an_indicator(db, member, supplier, value=SECRETS["indicators"])
    return supplier


async def everything_answered(client, actor, supplier) -> str:
    names = {"id": str(supplier.id), "public_id": supplier.public_id}
    answers = [await client(actor).get(address.format(**names)) for address in READ]
    return "\n".join(answer.text for answer in answers)


def secrets_in(answered: str) -> set[str]:
    return {name for name, secret in SECRETS.items() if secret in answered}


@pytest.mark.parametrize(
    ("audience", "who", "sees"),
    [
        ("public", "stranger", True),
        ("signed_in", "stranger", False),
        ("connected", "stranger", False),
        ("nobody", "stranger", False),
        ("signed_in", "buyer", True),
        ("connected", "buyer", False),
        ("nobody", "buyer", False),
        ("connected", "partner", True),
        ("nobody", "partner", False),
        ("connected", "invited", False),
        ("nobody", "invited", False),
        ("nobody", "viewer", True),
        ("nobody", "member", True),
        ("connected", "editor", False),
        ("nobody", "editor", False),
        ("nobody", "secretariat", False),
        ("nobody", "focal point", False),
    ],
)
async def test_nobody_reads_what_is_hidden_from_him_in_any_answer(
    client, db, member, audience, who, sees
):
    supplier = await a_guarded_supplier(db, member, audience)
    actors = {
        "stranger": ANONYMOUS,
        "buyer": somebody(),
        "partner": somebody(),
        "invited": somebody(),
        "viewer": somebody(),
        "member": member,
        "editor": somebody("editor"),
        "secretariat": somebody("secretariat"),
        "focal point": somebody("focal_point:CN"),
    }
    supplier_id = str(supplier.id)
    await members.connect(db, member, supplier_id, actors["partner"].account_id)
    for invited in ("viewer", "invited"):
        await members.invite_member(
            db, member, supplier_id, actors[invited].account_id, members.Role.VIEWER
        )
    await members.accept_invitation(db, actors["viewer"], supplier_id)

    answered = await everything_answered(client, actors[who], supplier)

    assert secrets_in(answered) == (set(SECRETS) if sees else set())


async def test_a_refusal_to_change_and_a_change_by_another_hold_nothing_hidden(client, db, member):
    supplier = await a_guarded_supplier(db, member, "nobody")
    url = f"/v1/suppliers/{supplier.id}"
    buyer = client(somebody())

    answers = [
        await buyer.patch(url, json={"city": "Jinan"}, headers={"If-Match": '"v2"'}),
        await buyer.post(f"{url}/claims", json=given.RECYCLED),
        await buyer.post(f"{url}/ownership", json={"reason": "I am the owner of it."}),
        await buyer.post(f"{url}/members/accept", json={}),
        await buyer.delete(f"{url}/indicators/energy.consumption/2025"),
    ]

    assert [each.status_code for each in answers] == [403, 403, 409, 404, 403]
    assert secrets_in("".join(each.text for each in answers)) == set()


async def test_a_match_and_a_comparison_hold_nothing_that_only_some_may_see(
    client, db, member, buyer
):
    supplier = await a_guarded_supplier(db, member, "signed_in")
    other = await given.a_supplier(db, member, name="Other Weavers Co., Ltd.")
    place = {"economy": "VN", "city": "Ha Noi", "latitude": 21.03, "longitude": 105.85}
    need = await given_needs.a_published_need(db, buyer, place=place)
    asking = client(buyer)

    matches = await asking.get(f"/v1/needs/{need.id}/matches")
    excluded = await asking.get(f"/v1/needs/{need.id}/exclusions")
    receipt = await asking.get(f"/v1/matchmaking/receipts/{matches.json()['receipt']['id']}")
    compared = await asking.get(
        "/v1/suppliers/compare", params={"ids": f"{supplier.id},{other.id}"}
    )

    answers = [matches, excluded, receipt, compared]
    assert [each.status_code for each in answers] == [200] * 4
    assert str(supplier.id) in matches.text
    assert secrets_in("".join(each.text for each in answers)) == set()


async def test_no_event_and_no_document_of_the_index_holds_what_is_hidden(db, member):
    supplier = await a_guarded_supplier(db, member, "signed_in")

    async with db.reading() as session:
        documents = await load(session, [supplier.id])
        events = (await session.scalars(text("SELECT envelope::text FROM outbox"))).all()

    assert len(events) == 2
    assert secrets_in("".join(events)) == set()
    assert secrets_in(repr(documents)) == set()


async def test_what_is_hidden_is_named_so_that_it_is_not_read_as_unknown(client, db, member):
    supplier = await a_guarded_supplier(db, member, "connected")

    answer = (await client(somebody()).get(f"/v1/suppliers/{supplier.id}")).json()

    assert answer["hidden_fields"] == sorted(map(str, Guarded))
    assert (answer["employees"], answer["accounts"], answer["indicators"]) == (None, None, [])
    assert answer["size"]["missing"] == []
    assert answer["visibility"] is None


async def test_people_and_money_are_hidden_until_the_enterprise_shows_them(client, db, member):
    supplier = await given.a_supplier(db, member, **BODY)

    answer = (await client().get(f"/v1/suppliers/{supplier.id}")).json()

    assert answer["hidden_fields"] == [
        "contact_email",
        "contact_person",
        "contact_phone",
        "turnover",
    ]
    assert answer["contact"] == {"person": None, "email": None, "phone": None}
    assert answer["employees"] == int(SECRETS["employees"])


async def test_visibility_is_changed_field_by_field(client, db, member):
    supplier = await given.a_supplier(db, member, **BODY)
    url = f"/v1/suppliers/{supplier.id}"

    changed = await client(member).patch(
        url, json={"visibility": {"employees": "nobody"}}, headers={"If-Match": '"v1"'}
    )
    seen = (await client().get(url)).json()

    assert changed.json()["visibility"]["employees"] == "nobody"
    assert changed.json()["visibility"]["turnover"] == "connected"
    assert seen["employees"] is None
    assert seen["address"] == SECRETS["address"]


async def test_who_was_connected_sees_no_more_once_that_has_ended(client, db, member):
    supplier = await a_guarded_supplier(db, member, "connected")
    partner = somebody()
    url = f"/v1/suppliers/{supplier.id}"
    body = {"account_id": str(partner.account_id)}

    connected = await client(member).post(f"{url}/connections", json=body)
    before = await client(partner).get(url)
    ended = await client(member).delete(f"{url}/connections/{partner.account_id}")
    after = await client(partner).get(url)

    assert (connected.status_code, ended.status_code) == (204, 204)
    assert before.json()["employees"] == int(SECRETS["employees"])
    assert after.json()["employees"] is None


@pytest.mark.parametrize(
    "field",
    [
        "id", "public_id", "version", "origin", "economy", "claimed_at", "size_definition",
        "size_class_stated", "created_at", "updated_at", "merged_into_id", "held_at", "name_trace",
        "identity_keys", "members", "your_role", "is_claimed", "verification_note", "certificates",
        "claims", "contact_person", "turnover", "hidden_fields",
    ],
)  # fmt: skip
async def test_no_field_that_is_not_the_members_to_write_is_taken(client, db, member, field):
    supplier = await given.a_supplier(db, member)

    answer = await client(member).patch(
        f"/v1/suppliers/{supplier.id}", json={field: None}, headers={"If-Match": '"v1"'}
    )

    assert answer.status_code == 422
    assert json.loads(answer.text)["errors"][0]["pointer"] == f"/{field}"

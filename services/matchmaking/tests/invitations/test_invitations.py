"""Who is invited, who reads that, and what an invitation opens."""

from uuid import uuid4

import given_needs as given
import given_suppliers
import pytest
from chassis.auth import ANONYMOUS
from chassis.testing import somebody
from matchmaking.suppliers.models import Supplier

KIND = "org.gscnet.matchmaking.invitation"


@pytest.fixture
async def supplier(db, member):
    return await given_suppliers.a_supplier(db, member)


@pytest.fixture
def rival():
    return somebody(name="Rival")


@pytest.fixture
async def rivals_supplier(db, rival):
    return await given_suppliers.a_supplier(db, rival, name="Rival Weavers of Lima S.A.C.")


async def test_an_invitation_opens_the_need_to_the_invited_alone(
    client, db, buyer, member, rival, supplier, rivals_supplier
):
    need = await given.a_need_by_invitation(db, buyer)
    url = f"/v1/needs/{need.id}"
    before = await client(member).get(url)

    answer = await client(buyer).post(
        f"{url}/invitations", json={"supplier_ids": [str(supplier.id)]}
    )

    assert (before.status_code, answer.status_code) == (404, 201)
    assert (await client(member).get(url)).status_code == 200
    assert (await client(rival).get(url)).status_code == 404
    assert (await client(ANONYMOUS).get(url)).status_code == 404


async def test_each_of_the_invited_reads_of_itself_alone(
    client, db, buyer, member, rival, supplier, rivals_supplier
):
    need = await given.a_need_by_invitation(db, buyer, supplier, rivals_supplier)
    url = f"/v1/needs/{need.id}/invitations"

    own, mine, theirs = [
        {each["supplier_id"] for each in (await client(who).get(url)).json()["items"]}
        for who in (buyer, member, rival)
    ]

    assert own == {str(supplier.id), str(rivals_supplier.id)}
    assert (mine, theirs) == ({str(supplier.id)}, {str(rivals_supplier.id)})


async def test_invitations_come_in_pages_each_once(client, db, buyer, supplier, rivals_supplier):
    need = await given.a_need_by_invitation(db, buyer, supplier, rivals_supplier)
    url = f"/v1/needs/{need.id}/invitations"

    first = (await client(buyer).get(url, params={"limit": 1})).json()
    rest = (await client(buyer).get(url, params={"cursor": first["next_cursor"]})).json()

    seen = [each["supplier_id"] for each in [*first["items"], *rest["items"]]]
    assert sorted(seen) == sorted([str(supplier.id), str(rivals_supplier.id)])
    assert (len(first["items"]), rest["next_cursor"]) == (1, None)


async def test_an_invitation_to_a_public_need_is_told_to_nobody_else(
    client, db, buyer, rival, supplier
):
    need = await given.a_published_need(db, buyer)
    await given.invited(db, buyer, need, supplier)

    seen = await client(rival).get(f"/v1/needs/{need.id}/invitations")

    assert seen.json()["items"] == []


async def test_the_need_stands_in_the_list_of_the_invited(client, db, buyer, member, supplier):
    need = await given.a_need_by_invitation(db, buyer, supplier)

    mine = (await client(member).get("/v1/needs")).json()["items"]
    others = (await client(somebody()).get("/v1/needs")).json()["items"]

    assert ([each["id"] for each in mine], others) == ([str(need.id)], [])


async def test_an_invitation_is_announced_once_and_leaves_the_need_as_it_was(
    client, db, buyer, supplier, announced, last_event
):
    need = await given.a_published_need(db, buyer)
    twice = {"supplier_ids": [str(supplier.id), str(supplier.id)]}
    url = f"/v1/needs/{need.id}"

    await client(buyer).post(f"{url}/invitations", json=twice)
    again = await client(buyer).post(f"{url}/invitations", json=twice)

    kinds = [kind for kind, _ in await announced()]
    assert kinds.count(f"{KIND}.sent") == 1
    assert len(again.json()["items"]) == 1
    assert (await last_event())["data"] == {
        "need_id": str(need.id),
        "supplier_id": str(supplier.id),
    }
    assert (await client(buyer).get(url)).headers["ETag"] == '"v2"'


async def test_an_invitation_holds_when_the_invited_is_merged_into_another(
    client, db, buyer, rival, supplier, rivals_supplier
):
    need = await given.a_need_by_invitation(db, buyer, supplier)
    async with db.transaction() as session:
        absorbed = await session.get_one(Supplier, supplier.id)
        absorbed.merged_into_id = rivals_supplier.id
        absorbed.version += 1

    seen = await client(rival).get(f"/v1/needs/{need.id}/invitations")

    assert [each["supplier_id"] for each in seen.json()["items"]] == [str(supplier.id)]


async def test_whoever_names_a_merged_supplier_invites_the_one_that_stands_for_it(
    client, db, buyer, member, supplier
):
    kept = await given_suppliers.a_supplier(db, member, name="Weavers of Cusco")
    body = {"keep": str(kept.id), "absorb": str(supplier.id), "reason": "They are one."}
    await client(member).post("/v1/matchmaking/merges", json=body)
    need = await given.a_published_need(db, buyer)
    named = {"supplier_ids": [str(supplier.id), str(kept.id)]}

    answer = await client(buyer).post(f"/v1/needs/{need.id}/invitations", json=named)

    assert answer.status_code == 201
    assert [each["supplier_id"] for each in answer.json()["items"]] == [str(kept.id)]


async def test_who_is_not_there_cannot_be_invited(client, db, buyer, supplier, announced):
    need = await given.a_published_need(db, buyer)
    told = len(await announced())

    answer = await client(buyer).post(
        f"/v1/needs/{need.id}/invitations",
        json={"supplier_ids": [str(supplier.id), str(uuid4())]},
    )

    assert answer.status_code == 422
    assert [each["pointer"] for each in answer.json()["errors"]] == ["/supplier_ids/1"]
    assert len(await announced()) == told


async def test_nobody_is_invited_to_a_draft(client, db, buyer, supplier):
    draft = await given.a_draft_need(db, buyer)

    answer = await client(buyer).post(
        f"/v1/needs/{draft.id}/invitations", json={"supplier_ids": [str(supplier.id)]}
    )

    assert answer.status_code == 409

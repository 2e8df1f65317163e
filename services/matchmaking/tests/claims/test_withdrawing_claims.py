"""A claim is taken back: it counts no more at once, and what was said stays as history."""

from datetime import timedelta

import given_suppliers as given
import pytest
from chassis import clock
from chassis.auth import ANONYMOUS
from chassis.testing import cloudevent, somebody
from matchmaking.certificates.subscriptions import suppliers
from matchmaking.suppliers.models import SupplierClaim

WITHDRAWN = "org.gscnet.matchmaking.supplier.claim_withdrawn"
WHY = {"reason": "The scales were wrong."}
FINDING = {"method": "document", "note": "Read in the report of the auditor."}
CONTENT = "materials.recycled_content"


def of_claim(supplier, step="withdraw"):
    return f"/v1/suppliers/{supplier.id}/claims/{supplier.claims[0].id}/{step}"


@pytest.fixture
async def supplier(db, member):
    return await given.a_supplier(db, member, claims=[given.RECYCLED | given.AUDITED])


async def test_a_withdrawn_claim_counts_for_nothing_at_once_and_stays_as_history(
    client, supplier, member
):
    url = f"/v1/suppliers/{supplier.id}"
    asked = {"required_criteria": [{"criterion": CONTENT}]}

    answer = await client(member).post(of_claim(supplier), json=WHY)

    [held] = answer.json()["claims"]
    passport = (await client().get(f"{url}/passport")).json()
    preview = (await client().post("/v1/matchmaking/previews", json=asked)).json()
    assert answer.status_code == 200
    assert (held["claim"]["is_valid"], held["claim"]["standing"]) == (False, "lapsed")
    assert held["claim"]["withdrawn_on"] == clock.now().date().isoformat()
    assert held["claim"]["withdrawal_reason"] == WHY["reason"]
    assert held["claim"]["claim"]["statement"] == given.RECYCLED["statement"]
    assert passport["criteria"][0]["standing"] == "lapsed"
    assert preview["requirements"][0]["proven"] == 0


async def test_its_verification_ends_with_a_claim(client, supplier, member, announced):
    reviewer = somebody("secretariat")
    await client(reviewer).post(of_claim(supplier, "verify"), json=FINDING)

    answer = await client(member).post(of_claim(supplier), json=WHY)

    [held] = answer.json()["claims"]
    [past] = held["past_verifications"]
    assert (held["verification"], held["claim"]["strength"]) == (None, "accredited")
    assert past["withdrawal_reason"] == "the claim was withdrawn"
    assert [kind.rpartition(".")[2] for kind, _ in (await announced())[-2:]] == [
        "verification_withdrawn",
        "claim_withdrawn",
    ]


@pytest.mark.parametrize(
    ("roles", "status"),
    [((), 403), (("editor",), 403), (("focal_point:CN",), 200), (("secretariat",), 200)],
)
async def test_of_those_who_do_not_speak_for_it_only_its_reviewers_withdraw(
    client, supplier, roles, status
):
    answer = await client(somebody(*roles)).post(of_claim(supplier), json=WHY)

    assert answer.status_code == status


async def test_a_stranger_withdraws_nothing(client, supplier):
    answer = await client(ANONYMOUS).post(of_claim(supplier), json=WHY)

    assert answer.status_code == 401


async def test_a_withdrawal_is_announced_with_the_day_from_which_the_claim_counts_no_more(
    client, supplier, member, last_event
):
    await client(member).post(of_claim(supplier), json=WHY)

    told = await last_event()
    assert told["type"] == WITHDRAWN
    assert told["data"] == {
        "claim_id": str(supplier.claims[0].id),
        "criterion": CONTENT,
        "since": clock.now().date().isoformat(),
    }


async def test_a_refused_withdrawal_announces_nothing(client, supplier, member, announced):
    await client(member).post(of_claim(supplier), json=WHY)
    told = await announced()

    again = await client(member).post(of_claim(supplier), json=WHY)
    by_stranger = await client(somebody()).post(of_claim(supplier), json=WHY)
    of_another = await client(member).post(
        of_claim(supplier).replace(str(supplier.claims[0].id), str(supplier.id)), json=WHY
    )

    assert [each.status_code for each in (again, by_stranger, of_another)] == [409, 403, 404]
    assert await announced() == told


@pytest.mark.parametrize("times", [1, 2])
async def test_the_clock_of_proofs_that_hears_of_it_tells_no_end_besides(
    client, db, member, announced, deliver, times
):
    today = clock.now().date()
    begins = {"valid_from": str(today - timedelta(30)), "valid_until": str(today + timedelta(30))}
    supplier = await given.a_supplier(db, member, claims=[given.RECYCLED | begins])
    async with db.transaction() as session:
        claim = await session.get_one(SupplierClaim, supplier.claims[0].id)
        claim.created_at = clock.now() - timedelta(20)
    await client(member).post(of_claim(supplier), json=WHY)
    data = {"claim_id": str(supplier.claims[0].id), "criterion": CONTENT, "since": str(today)}
    event = cloudevent(WITHDRAWN, supplier.id, 1, data)

    for _ in range(times):
        await deliver(suppliers, event)

    kinds = [kind.rpartition(".")[2] for kind, _ in await announced()]
    assert kinds == ["registered", "claim_withdrawn"]


async def test_a_claim_that_has_not_begun_is_withdrawn_too(client, db, member):
    later = {"valid_from": "2999-01-01"}
    supplier = await given.a_supplier(db, member, claims=[given.RECYCLED | later])

    answer = await client(member).post(of_claim(supplier), json=WHY)

    assert answer.json()["claims"][0]["claim"]["is_valid"] is False

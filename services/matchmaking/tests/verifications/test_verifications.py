"""A reviewer stands up for one certificate or one claim, and for nothing else."""

from collections.abc import Callable
from typing import Any

import given_suppliers as given
import pytest
from chassis.testing import ContractClient, somebody
from matchmaking.suppliers.models import Certificate, SupplierClaim
from sqlalchemy import select

Client = Callable[..., ContractClient]
FINDING = {"method": "register", "note": "Found in the public database of the scheme."}


@pytest.fixture
def secretariat():
    return somebody("secretariat", name="Secretariat")


@pytest.fixture
def focal_point():
    return somebody("focal_point:CN", name="Focal point")


@pytest.fixture
async def supplier(db, member):
    return await given.a_supplier(
        db, member, certificates=[given.GRS], claims=[given.RECYCLED, given.RECYCLED]
    )


async def evidence(client: ContractClient, supplier) -> dict[str, Any]:
    return (await client.get(f"/v1/suppliers/{supplier.id}/evidence")).json()


def of_certificate(supplier, verb: str) -> str:
    return f"/v1/suppliers/{supplier.id}/certificates/{supplier.certificates[0].id}/{verb}"


def of_claim(supplier, number: int = 0) -> str:
    return f"/v1/suppliers/{supplier.id}/claims/{supplier.claims[number].id}/verify"


async def test_a_verified_certificate_says_by_whom_when_and_how(
    client: Client, supplier, focal_point, announced
):
    answer = await client(focal_point).post(of_certificate(supplier, "verify"), json=FINDING)

    assert answer.status_code == 201
    [shown] = answer.json()["certificates"]
    assert shown["certificate"]["strength"] == "verified"
    verification = shown["verification"]
    assert verification["verified_as"] == "focal_point:CN"
    assert verification["verified_by"] == "Focal point"
    assert verification["method_label"] == "Looked up in the register of the scheme"
    assert (await announced())[-1] == (
        "org.gscnet.matchmaking.supplier.certificate_verified",
        str(supplier.id),
    )


async def test_verifying_one_claim_says_nothing_of_the_others(
    client: Client, supplier, secretariat, announced
):
    answer = await client(secretariat).post(of_claim(supplier), json=FINDING)

    claims = {each["claim"]["id"]: each for each in answer.json()["claims"]}
    first, second = (claims[str(each.id)] for each in supplier.claims)
    assert first["claim"]["strength"] == "verified"
    assert (second["claim"]["strength"], second["verification"]) == ("self_declared", None)
    assert answer.json()["certificates"][0]["certificate"]["strength"] == "accredited"
    assert (await announced())[-1][0].endswith("claim_verified")


@pytest.mark.parametrize(
    ("roles", "status"),
    [((), 403), (("editor",), 403), (("focal_point:VN",), 403), (("secretariat",), 201)],
)
async def test_only_the_secretariat_and_the_focal_point_of_the_economy_verify(
    client: Client, supplier, announced, roles, status
):
    before = await announced()

    answer = await client(somebody(*roles)).post(of_claim(supplier), json=FINDING)

    assert answer.status_code == status
    assert len(await announced()) - len(before) == (status == 201)


async def test_nobody_verifies_what_they_state_themselves(client: Client, db):
    owner = somebody("secretariat")
    supplier = await given.a_supplier(db, owner, claims=[given.RECYCLED])

    answer = await client(owner).post(of_claim(supplier), json=FINDING)

    assert answer.status_code == 403


async def test_a_second_verification_waits_until_the_first_is_withdrawn(
    client: Client, supplier, secretariat
):
    await client(secretariat).post(of_claim(supplier), json=FINDING)

    answer = await client(secretariat).post(of_claim(supplier), json=FINDING)

    assert answer.status_code == 409
    assert answer.json()["type"] == "urn:gscnet:problem:verified-already"


async def test_a_withdrawn_verification_leaves_what_there_was_before_and_its_history(
    client: Client, supplier, secretariat, announced
):
    verified = await client(secretariat).post(of_certificate(supplier, "verify"), json=FINDING)
    verification = verified.json()["certificates"][0]["verification"]["id"]

    answer = await client(secretariat).post(
        f"/v1/matchmaking/verifications/{verification}/withdraw",
        json={"reason": "The register says otherwise now."},
    )

    [shown] = answer.json()["certificates"]
    assert (shown["certificate"]["strength"], shown["verification"]) == ("accredited", None)
    [past] = shown["past_verifications"]
    assert past["withdrawal_reason"] == "The register says otherwise now."
    assert (await announced())[-1][0].endswith("verification_withdrawn")


async def test_a_verification_is_withdrawn_once_and_by_reviewers_alone(
    client: Client, supplier, secretariat, member
):
    verified = await client(secretariat).post(of_claim(supplier), json=FINDING)
    verification = next(
        each["verification"]["id"] for each in verified.json()["claims"] if each["verification"]
    )
    address, why = f"/v1/matchmaking/verifications/{verification}/withdraw", {"reason": "Because."}

    by_member = await client(member).post(address, json=why)
    first = await client(secretariat).post(address, json=why)
    second = await client(secretariat).post(address, json=why)
    absent = await client(secretariat).post(
        f"/v1/matchmaking/verifications/{supplier.id}/withdraw", json=why
    )

    assert [each.status_code for each in (by_member, first, second, absent)] == [
        403,
        200,
        409,
        404,
    ]


async def test_what_has_expired_cannot_be_verified(client: Client, db, member, secretariat):
    ended = given.GRS | {"valid_from": "2020-01-01", "valid_until": "2021-01-01"}
    supplier = await given.a_supplier(db, member, certificates=[ended])

    answer = await client(secretariat).post(of_certificate(supplier, "verify"), json=FINDING)

    assert answer.status_code == 409
    assert answer.json()["type"] == "urn:gscnet:problem:nothing-to-verify"


async def test_nobody_states_that_something_is_verified(client: Client, supplier, member):
    claim = given.RECYCLED | {"assessment_level": "Verified", "assessor_level": "3rdParty"}

    answer = await client(member).post(f"/v1/suppliers/{supplier.id}/claims", json=claim)

    assert answer.status_code == 422


async def test_a_rewritten_certificate_is_verified_no_more(
    client: Client, db, supplier, secretariat, member, announced
):
    verified = await client(secretariat).post(of_certificate(supplier, "verify"), json=FINDING)
    renewed = given.GRS | {"valid_until": "2028-01-01"}

    answer = await client(member).patch(
        of_certificate(supplier, "")[:-1],
        json=renewed,
        headers={"If-Match": verified.headers["etag"]},
    )

    [shown] = answer.json()["certificates"]
    assert (shown["certificate"]["strength"], shown["verification"]) == ("accredited", None)
    assert shown["certificate"]["valid_until"] == "2028-01-01"
    assert [kind.rpartition(".")[2] for kind, _ in (await announced())[-2:]] == [
        "verification_withdrawn",
        "certificate_changed",
    ]


async def test_a_suspended_certificate_counts_no_more_and_may_come_back(
    client: Client, db, supplier, secretariat, member, announced
):
    why = {"state": "suspended", "reason": "Audit findings are open."}

    stopped = await client(member).post(of_certificate(supplier, "withdraw"), json=why)
    by_member = await client(member).post(of_certificate(supplier, "reinstate"))
    back = await client(secretariat).post(of_certificate(supplier, "reinstate"))

    assert stopped.json()["certificates"][0]["certificate"]["is_valid"] is False
    assert stopped.json()["certificates"][0]["certificate"]["written_until"] == "2027-01-01"
    assert by_member.status_code == 403
    assert back.json()["certificates"][0]["certificate"]["is_valid"] is True
    assert back.json()["certificates"][0]["certificate"]["valid_until"] == "2027-01-01"
    assert [kind.rpartition(".")[2] for kind, _ in (await announced())[-2:]] == [
        "certificate_withdrawn",
        "certificate_reinstated",
    ]


async def test_a_certificate_is_withdrawn_from_the_first_day_of_the_calendar_on(
    client, member, supplier
):
    why = {"state": "withdrawn", "reason": "It never was.", "since": "0001-01-01"}

    answer = await client(member).post(of_certificate(supplier, "withdraw"), json=why)

    assert answer.status_code == 200


async def test_a_withdrawn_certificate_does_not_come_back(
    client: Client, supplier, secretariat, announced
):
    why = {"state": "withdrawn", "since": "2026-01-10", "reason": "The issuer took it back."}
    await client(secretariat).post(of_certificate(supplier, "withdraw"), json=why)

    again = await client(secretariat).post(of_certificate(supplier, "withdraw"), json=why)
    back = await client(secretariat).post(of_certificate(supplier, "reinstate"))
    verified = await client(secretariat).post(of_certificate(supplier, "verify"), json=FINDING)

    assert [each.status_code for each in (again, back, verified)] == [409, 409, 409]


async def test_a_certificate_may_be_withdrawn_from_the_first_day_of_all_on(
    client: Client, supplier, secretariat
):
    why = {"state": "withdrawn", "since": "0001-01-01", "reason": "It was never issued."}

    answer = await client(secretariat).post(of_certificate(supplier, "withdraw"), json=why)

    assert answer.status_code == 200
    assert answer.json()["certificates"][0]["certificate"]["is_valid"] is False


async def test_checks_are_made_on_demand_and_announced(client: Client, supplier, member, announced):
    answer = await client(member).post(of_certificate(supplier, "check"))

    [shown] = answer.json()["certificates"]
    assert {each["code"] for each in shown["checks"]} >= {"holder", "not_expired", "number"}
    assert (await announced())[-1][0].endswith("certificate_checked")


async def test_strangers_see_the_evidence_and_change_nothing(client: Client, supplier, buyer):
    shown = await client().get(f"/v1/suppliers/{supplier.id}/evidence")
    why = {"state": "withdrawn", "reason": "I do not like them."}

    refused = [
        await client(buyer).post(of_certificate(supplier, "withdraw"), json=why),
        await client(buyer).post(of_certificate(supplier, "check")),
        await client(buyer).patch(
            of_certificate(supplier, "")[:-1],
            json=given.GRS | {"number": "X"},
            headers={"If-Match": shown.headers["etag"]},
        ),
    ]

    assert shown.status_code == 200
    assert [each.status_code for each in refused] == [403, 403, 403]


async def test_the_rows_that_matching_reads_hold_the_strength_of_the_day(
    client: Client, db, supplier, secretariat
):
    await client(secretariat).post(of_certificate(supplier, "verify"), json=FINDING)
    await client(secretariat).post(of_claim(supplier, 1), json=FINDING)

    async with db.reading() as session:
        certificates = set(await session.scalars(select(Certificate.strength)))
        claims = sorted(await session.scalars(select(SupplierClaim.strength)))

    assert (certificates, claims) == ({"verified"}, ["self_declared", "verified"])


async def test_evidence_costs_five_selects_however_much_there_is(
    client: Client, db, supplier, member, statements
):
    many = [given.GRS | {"number": f"CU {number}"} for number in range(20)]
    rich = await given.a_supplier(db, member, name="Rich", certificates=many)

    statements.clear()
    await evidence(client(), rich)

    asked = [each for each in statements if "set_config" not in each]
    assert len(asked) == 5


async def test_evidence_of_a_supplier_that_is_not_there_is_not_found(client: Client, secretariat):
    http, nobody = client(secretariat), "00000000-0000-7000-8000-000000000000"

    answers = [
        await http.get(f"/v1/suppliers/{nobody}/evidence"),
        await http.post(f"/v1/suppliers/{nobody}/claims/{nobody}/verify", json=FINDING),
        await http.post(f"/v1/suppliers/{nobody}/certificates/{nobody}/check"),
    ]

    assert [each.status_code for each in answers] == [404, 404, 404]


@pytest.mark.parametrize("column", ["strength", "verified_by", "verified_as", "id", "checks"])
async def test_what_a_reviewer_may_not_write_is_refused(
    client: Client, supplier, secretariat, column
):
    answer = await client(secretariat).post(of_claim(supplier), json=FINDING | {column: "x"})

    assert answer.status_code == 422

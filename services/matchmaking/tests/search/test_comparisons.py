"""Suppliers side by side, criterion by criterion."""

import given_suppliers as given
import pytest
import time_machine

CONTENT = "materials.recycled_content"
NO_EVIDENCE = {"evidence": [], "assessor_level": "Self", "assessment_level": "Unspecified"}
ENDED = {"valid_from": "2025-01-01", "valid_until": "2025-12-31"}


@pytest.fixture
def compare(client):
    """A function that compares suppliers on a day of November 2026."""

    async def ask(*suppliers):
        with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
            ids = ",".join(str(each) for each in suppliers)
            return await client().get("/v1/suppliers/compare", params={"ids": ids})

    return ask


async def test_each_criterion_is_proven_claimed_expired_or_unknown(db, member, compare):
    audited = given.RECYCLED | given.AUDITED
    proves = await given.a_supplier(db, member, claims=[given.RECYCLED, audited])
    claims = await given.a_supplier(db, member, claims=[given.RECYCLED | {"value": "80"}])
    ended = await given.a_supplier(db, member, claims=[audited | ENDED])
    silent = await given.a_supplier(db, member)

    answer = await compare(proves.id, claims.public_id, ended.id, silent.id)

    (row,) = answer.json()["criteria"]
    assert (row["criterion"], row["unit"]) == (CONTENT, "%")
    cells = row["cells"]
    assert [each["state"] for each in cells] == ["proven", "claimed", "expired", "unknown"]
    assert [each["standing"] for each in cells] == ["proven", "claimed", "lapsed", None]
    assert [each["lowest"] for each in cells] == ["45", "80", "45", None]
    assert [each["strength"] for each in cells][:2] == ["accredited", "self_declared"]
    assert cells[0]["source"] == given.RECYCLED["statement"]
    assert cells[2]["valid_until"] == "2025-12-31"


async def test_a_no_is_denied_however_strong_and_a_yes_outweighs_it(db, member, compare):
    no = given.AUDITED | {"subject_type": "enterprise", "criterion": "social.women_led"}
    no |= {"statement": "An auditor found that no woman leads us.", "value": "0"}
    yes = no | {"statement": "Two sisters lead us.", "value": None} | NO_EVIDENCE
    denies = await given.a_supplier(db, member, claims=[no])
    says_both = await given.a_supplier(db, member, claims=[no, yes])

    (row,) = (await compare(denies.id, says_both.id)).json()["criteria"]

    assert [each["standing"] for each in row["cells"]] == ["denied", "claimed"]
    assert [each["state"] for each in row["cells"]] == ["claimed", "claimed"]
    assert [each["highest"] for each in row["cells"]] == ["0", "1"]


async def test_a_certificate_is_the_source_of_what_its_scheme_covers(db, member, compare):
    held = await given.a_supplier(db, member, certificates=[given.GRS])
    silent = await given.a_supplier(db, member)

    body = (await compare(held.id, silent.id)).json()

    row = next(each for each in body["criteria"] if each["criterion"] == CONTENT)
    assert row["cells"][0]["source_kind"] == "certificate"
    assert row["cells"][0]["valid_until"] == "2027-01-01"
    assert row["cells"][1]["state"] == "unknown"
    assert body["suppliers"][0]["certificates"][0]["is_valid"]
    assert body["suppliers"][0]["products"][0]["capacity"] == "120 t per month"


async def test_a_hidden_capacity_is_not_compared(db, member, compare):
    hides = await given.a_supplier(db, member, visibility={"capacity": "nobody"})
    shows = await given.a_supplier(db, member)

    suppliers = (await compare(hides.id, shows.id)).json()["suppliers"]

    assert [each["products"][0]["capacity"] for each in suppliers] == [None, "120 t per month"]


async def test_only_two_to_five_different_suppliers_are_compared(db, member, compare):
    made = [await given.a_supplier(db, member) for _ in range(6)]

    one = await compare(made[0].id, made[0].id)
    six = await compare(*(each.id for each in made))
    five = await compare(*(each.id for each in made[:5]))

    assert (one.status_code, six.status_code, five.status_code) == (422, 422, 200)


async def test_a_supplier_that_is_not_there_is_named(db, member, compare):
    made = await given.a_supplier(db, member)

    answer = await compare(made.id, "no-such-supplier")

    assert answer.status_code == 422
    assert "no-such-supplier" in answer.json()["detail"]


async def test_a_supplier_that_was_merged_is_compared_as_the_one_that_stands_for_it(
    client, db, member, compare
):
    kept, other = await given.a_supplier(db, member), await given.a_supplier(db, member)
    absorbed = await given.a_supplier(db, member, name="Jin Chun Weaving Mill")
    body = {"keep": str(kept.id), "absorb": str(absorbed.id), "reason": "They are one."}
    await client(member).post("/v1/matchmaking/merges", json=body)

    by_id = await compare(other.id, absorbed.id)
    by_public_id = await compare(absorbed.public_id, other.id)
    with_itself = await compare(kept.id, absorbed.id)

    assert [each["id"] for each in by_id.json()["suppliers"]] == [str(other.id), str(kept.id)]
    assert [each["id"] for each in by_public_id.json()["suppliers"]] == [
        str(kept.id),
        str(other.id),
    ]
    assert with_itself.status_code == 422


async def test_a_comparison_costs_four_selects(db, member, compare, statements):
    made = [await given.a_supplier(db, member) for _ in range(5)]
    statements.clear()

    await compare(*(each.id for each in made))

    assert len(statements) == 4

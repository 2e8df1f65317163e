"""Matches of a need: who is ranked how, why, and who may read it."""

import given_needs
import given_suppliers as given
import pytest
import time_machine
from chassis.testing import somebody

SOLAR = {
    "subject_type": "facility",
    "criterion": "energy.renewable_share",
    "value": "40",
    "unit": "%",
    "statement": "40 % of our power comes from our own roof.",
}


@pytest.fixture
def matches(client, buyer):
    """A function that returns the matches of a need of the buyer."""

    async def read(need, **question):
        answer = await client(buyer).get(f"/v1/needs/{need.id}/matches", params=question)
        assert answer.status_code == 200
        return answer.json()

    return read


async def test_each_match_says_what_is_proven_claimed_unknown_and_missing(
    db, member, buyer, matches
):
    proven = await given.a_supplier(
        db, member, name="Proven", claims=[given.RECYCLED | given.AUDITED]
    )
    claimed = await given.a_supplier(db, member, name="Claimed", claims=[given.RECYCLED])
    unknown = await given.a_supplier(db, member, name="Unknown")
    ended = given.RECYCLED | given.AUDITED | {"valid_until": "2020-12-31"}
    missing = await given.a_supplier(db, member, name="Missing", claims=[ended])
    need = await given_needs.a_published_need(db, buyer)

    found = await matches(need)

    assert found["evaluated"] == 4
    assert [each["supplier"]["id"] for each in found["matches"]] == [
        str(each.id) for each in (proven, claimed, unknown, missing)
    ]
    assert [each["criteria"][0]["status"] for each in found["matches"]] == [
        "proven",
        "claimed",
        "unknown",
        "missing",
    ]
    assert [each["criteria"][0]["because"] for each in found["matches"]] == [
        "Accredited: “Our yarn is made of 45 % recycled cotton” (45 %).",
        (
            "Self-declared: “Our yarn is made of 45 % recycled cotton” (45 %)."
            " Asked for is evidence that is a document at least."
        ),
        "The profile says nothing about it.",
        (
            "The claim “Our yarn is made of 45 % recycled cotton” ended on 2020-12-31"
            " and counts for nothing."
        ),
    ]


async def test_a_finding_names_the_claim_that_it_rests_on(db, member, buyer, matches):
    supplier = await given.a_supplier(db, member, claims=[given.RECYCLED | given.AUDITED, SOLAR])
    need = await given_needs.a_published_need(db, buyer)

    (match,) = (await matches(need))["matches"]

    (finding,) = match["criteria"]
    claims = {each.criterion: str(each.id) for each in supplier.claims}
    assert finding["evidence"] == {
        "kind": "claim",
        "id": claims["materials.recycled_content"],
        "scheme": None,
        "strength": "accredited",
        "valid_until": None,
    }
    assert (finding["value"], finding["unit"]) == ("45", "%")
    assert finding["required"] == {
        "at_least": "30",
        "at_most": None,
        "unit": "%",
        "evidence": "document",
    }
    assert match["preferences"][0]["status"] == "claimed"
    assert match["preferences"][0]["weight"] == "0.5"
    assert match["score"] == {"proven": 0.5667, "claimed": 0.8, "potential": 0.8}
    assert match["reasons"] == ["Proves 1 of 1 required criteria: Recycled content."]


async def test_a_certificate_proves_what_its_scheme_covers(db, member, buyer, matches):
    supplier = await given.a_supplier(db, member, certificates=[given.GRS])
    need = await given_needs.a_published_need(
        db,
        buyer,
        required_criteria=[
            {"criterion": "materials.recycled_content", "at_least": "20", "unit": "%"},
            {"criterion": "social.no_child_labour", "evidence": "accredited"},
            {"criterion": "materials.organic_content"},
        ],
    )

    (match,) = (await matches(need))["matches"]

    assert [each["status"] for each in match["criteria"]] == ["proven", "proven", "missing"]
    assert {each["evidence"]["id"] for each in match["criteria"]} == {
        str(supplier.certificates[0].id)
    }
    assert match["criteria"][0]["because"] == (
        "Accredited: The certificate of Global Recycled Standard, number CU 123456,"
        " guarantees at least 20 %."
    )
    assert match["criteria"][2]["because"].endswith(
        "does not look at it, and the profile shows nothing else."
    )


async def test_the_same_certificate_counts_for_nothing_after_its_last_day(
    db, member, buyer, matches
):
    await given.a_supplier(db, member, certificates=[given.GRS])
    need = await given_needs.a_published_need(
        db, buyer, required_schemes=["grs"], required_criteria=[], preferences=[]
    )

    with time_machine.travel("2027-01-01T23:00:00Z", tick=False):
        on_its_last_day = await matches(need)
    with time_machine.travel("2027-01-02T00:00:00Z", tick=False):
        after_it = await matches(need)

    assert len(on_its_last_day["matches"]) == 1
    assert after_it["matches"] == []
    assert after_it["excluded"] == [
        {
            "code": "no_certificate:grs",
            "reason": (
                "shows no valid certificate of Global Recycled Standard, nor of an equivalent"
            ),
            "count": 1,
        }
    ]


async def test_who_cannot_supply_is_counted_with_the_reason(db, member, buyer, matches):
    shirts = [{"name": "Shirts", "hs": {"code": "6109", "vintage": 2022}}]
    small = [
        {
            "name": "Fabric",
            "hs": {"code": "5208", "vintage": 2022},
            "capacity": {"value": "10", "unit": "kg", "per": "day"},
        }
    ]
    await given.a_supplier(db, member, products=shirts)
    await given.a_supplier(db, member, products=small)
    fits = await given.a_supplier(db, member)
    need = await given_needs.a_published_need(db, buyer)

    with time_machine.travel("2026-11-22T08:00:00Z", tick=False):
        found = await matches(need)

    assert [(each["code"], each["count"]) for each in found["excluded"]] == [
        ("other_products", 1),
        ("too_small", 1),
    ]
    assert [each["supplier"]["id"] for each in found["matches"]] == [str(fits.id)]


async def test_the_same_question_has_the_same_answer(db, member, buyer, matches):
    for name in "abcdef":
        await given.a_supplier(db, member, name=name, claims=[given.RECYCLED])
    need = await given_needs.a_published_need(db, buyer)

    first, second = await matches(need), await matches(need)

    assert first == second
    assert (await matches(need, limit=2))["matches"] == first["matches"][:2]


async def test_the_number_of_selects_does_not_grow_with_the_suppliers(
    db, member, buyer, matches, statements
):
    need = await given_needs.a_published_need(db, buyer)
    for _ in range(12):
        await given.a_supplier(db, member, claims=[given.RECYCLED, SOLAR], certificates=[given.GRS])
    statements.clear()

    found = await matches(need)

    assert len(found["matches"]) == 12
    assert len(statements) == EXPECTED


async def test_matches_are_their_owners_alone(client, db, buyer):
    need = await given_needs.a_published_need(db, buyer)
    draft = await given_needs.a_draft_need(db, buyer)

    stranger = await client().get(f"/v1/needs/{need.id}/matches")
    other = await client(somebody("secretariat")).get(f"/v1/needs/{need.id}/matches")
    unseen = await client(somebody()).get(f"/v1/needs/{draft.id}/matches")

    assert (stranger.status_code, other.status_code, unseen.status_code) == (403, 403, 404)


async def test_nobody_to_evaluate_is_an_empty_list(db, buyer, matches):
    need = await given_needs.a_draft_need(db, buyer, required_schemes=["grs"])

    found = await matches(need)

    assert (found["evaluated"], found["matches"], found["excluded"]) == (0, [], [])

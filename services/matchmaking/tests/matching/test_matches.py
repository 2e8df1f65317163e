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
    await matches(need)
    statements.clear()

    found = await matches(need)

    assert len(found["matches"]) == 12
    assert len(statements) == 6


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


async def test_a_large_enterprise_is_out_where_a_need_is_reserved_for_smaller_ones(
    db, member, buyer, matches
):
    await given.a_supplier(db, member, size_class="large")
    small = await given.a_supplier(db, member, size_class="small")
    need = await given_needs.a_published_need(db, buyer, reserved_for="msme")

    found = await matches(need)

    assert [each["supplier"]["id"] for each in found["matches"]] == [str(small.id)]
    assert [each["code"] for each in found["excluded"]] == ["reserved_for_msmes"]


async def test_a_margin_of_preference_moves_the_order_and_is_shown(db, member, buyer, matches):
    more = given.RECYCLED | given.AUDITED
    large = await given.a_supplier(db, member, size_class="large", claims=[more, SOLAR])
    micro = await given.a_supplier(
        db, member, size_class="micro", claims=[more, SOLAR | {"value": "38"}]
    )
    need = await given_needs.a_published_need(db, buyer)
    preferring = await given_needs.a_published_need(db, buyer, preference_margin={"micro": "10"})

    without, with_it = await matches(need), await matches(preferring)

    assert [each["supplier"]["id"] for each in without["matches"]] == [str(large.id), str(micro.id)]
    assert [each["supplier"]["id"] for each in with_it["matches"]] == [str(micro.id), str(large.id)]
    assert [each["margin_percent"] for each in with_it["matches"]] == [10.0, 0.0]
    assert with_it["matches"][0]["score"] == without["matches"][1]["score"]
    assert "10 % more" in " ".join(with_it["matches"][0]["reasons"])


async def test_an_equivalent_scheme_is_taken_and_shown_as_such(db, member, buyer, matches):
    await given.a_supplier(db, member, certificates=[given.GRS])
    need = await given_needs.a_published_need(db, buyer, required_schemes=["rcs"])

    (match,) = (await matches(need))["matches"]

    assert match["schemes"] == [{"asked": "rcs", "by": "grs", "is_equivalent": True}]
    assert match["reasons"][0].startswith("Holds a valid certificate of Global Recycled Standard")


async def test_a_match_says_which_lines_it_could_deliver(db, member, buyer, matches):
    await given.a_supplier(db, member)
    lines = [
        {"text": "Shirts", "hs": {"code": "6109", "vintage": 2022}},
        {"text": "Fabric", "hs": {"code": "5208", "vintage": 2022}},
    ]
    need = await given_needs.a_published_need(db, buyer, hs=None, quantity=None, lines=lines)

    (match,) = (await matches(need))["matches"]

    assert match["lines"] == [1]


async def test_freight_is_estimated_where_places_and_mass_are_known(db, member, buyer, matches):
    near = await given.a_supplier(db, member, economy="VN", latitude=20.8, longitude=106.7)
    far = await given.a_supplier(db, member, economy="CL", latitude=-33.4, longitude=-70.7)
    unplaced = await given.a_supplier(db, member)
    need = await given_needs.a_published_need(
        db,
        buyer,
        place={"economy": "VN", "city": "Ha Noi", "latitude": 21.03, "longitude": 105.85},
        preferences=[{"criterion": "emissions.freight", "weight": "1", "enough": "1000"}],
    )

    found = (await matches(need))["matches"]

    assert [each["supplier"]["id"] for each in found] == [
        str(each.id) for each in (near, far, unplaced)
    ]
    assert [each["preferences"][0]["status"] for each in found] == ["claimed", "not_met", "unknown"]
    assert [each["preferences"][0]["is_estimate"] for each in found] == [True, True, False]
    assert "2025" in found[0]["preferences"][0]["because"]


async def test_who_is_left_out_is_listed_page_by_page(db, member, buyer, client):
    shirts = [{"name": "Shirts", "hs": {"code": "6109", "vintage": 2022}}]
    out = [await given.a_supplier(db, member, products=shirts) for _ in range(3)]
    need = await given_needs.a_published_need(db, buyer)
    asking = client(buyer)

    first = (await asking.get(f"/v1/needs/{need.id}/exclusions?limit=2")).json()
    rest = (
        await asking.get(f"/v1/needs/{need.id}/exclusions?limit=2&cursor={first['next_cursor']}")
    ).json()
    other = (await asking.get(f"/v1/needs/{need.id}/exclusions?code=too_slow")).json()

    listed = [*first["items"], *rest["items"]]
    assert [each["supplier"]["id"] for each in listed] == sorted(str(each.id) for each in out)
    assert {each["code"] for each in listed} == {"other_products"}
    assert rest["next_cursor"] is None
    assert other["items"] == []


async def test_only_the_owner_of_a_need_reads_who_is_left_out(client, db, buyer):
    need = await given_needs.a_published_need(db, buyer)

    stranger = await client().get(f"/v1/needs/{need.id}/exclusions")
    other = await client(somebody("secretariat")).get(f"/v1/needs/{need.id}/exclusions")

    assert (stranger.status_code, other.status_code) == (403, 403)

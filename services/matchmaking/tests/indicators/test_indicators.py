"""Figures by year: stated, replaced, taken back, and held to the registry."""

import given_suppliers as given
import pytest
from chassis.testing import somebody

SAID = {"value": "1.2", "unit": "GWh/year", "statement": "All meters of the plant."}


def address(supplier, criterion="energy.consumption", year=2025) -> str:
    return f"/v1/suppliers/{supplier.id}/indicators/{criterion}/{year}"


async def test_an_indicator_is_shown_as_stated_and_in_the_unit_of_its_criterion(client, db, member):
    supplier = await given.a_supplier(db, member)

    answer = await client(member).put(address(supplier), json=SAID)

    (shown,) = answer.json()["indicators"]
    assert answer.headers["ETag"] == '"v2"'
    assert (shown["value"], shown["unit"], shown["year"]) == ("1.2", "GWh/year", 2025)
    assert float(shown["comparable_value"]) == 1_200_000
    assert shown["comparable_unit"] == "kWh/year"
    assert shown["strength"] == "self_declared"


async def test_a_year_has_one_value_and_years_stand_beside_each_other(client, db, member):
    supplier = await given.a_supplier(db, member)
    speaking = client(member)

    await speaking.put(address(supplier), json=SAID)
    await speaking.put(address(supplier, year=2024), json=SAID | {"value": "1.5"})
    answer = await speaking.put(address(supplier), json=SAID | {"value": "1.1"})

    shown = [(each["year"], each["value"]) for each in answer.json()["indicators"]]
    assert shown == [(2025, "1.1"), (2024, "1.5")]


async def test_what_was_stated_can_be_taken_back(client, db, member, announced):
    supplier = await given.a_supplier(db, member)
    await client(member).put(address(supplier), json=SAID)

    gone = await client(member).delete(address(supplier))
    again = await client(member).delete(address(supplier))

    assert (gone.status_code, again.status_code) == (204, 404)
    assert [kind for kind, _ in await announced()][1:] == [
        "org.gscnet.matchmaking.supplier.changed"
    ] * 2


async def test_others_state_nothing(client, db, member, announced):
    supplier = await given.a_supplier(db, member)

    stranger = await client().put(address(supplier), json=SAID)
    other = await client(somebody("secretariat")).put(address(supplier), json=SAID)

    assert (stranger.status_code, other.status_code) == (403, 403)
    assert len(await announced()) == 1


@pytest.mark.parametrize(
    ("criterion", "year", "change"),
    [
        ("energy.none", 2025, {}),
        ("energy.consumption", 1850, {}),
        ("energy.consumption", 2025, {"unit": "kg"}),
        ("energy.consumption", 2025, {"value": "-1"}),
        ("energy.consumption", 2025, {"value": "NaN"}),
        ("energy.consumption", 2025, {"statement": ""}),
        ("energy.consumption", 2025, {"strength": "verified"}),
        (
            "energy.consumption",
            2025,
            {"assessor_level": "3rdParty", "assessment_level": "Verified"},
        ),
        ("social.women_share", 2025, {"value": "101", "unit": "%"}),
    ],
)
async def test_what_the_registry_does_not_allow_is_refused(
    client, db, member, criterion, year, change
):
    supplier = await given.a_supplier(db, member)

    answer = await client(member).put(address(supplier, criterion, year), json=SAID | change)

    assert answer.status_code == 422

"""Filters by what is made, how much, how soon, and how far away."""

from decimal import Decimal

import given_suppliers as given
import pytest
from matchmaking.search import rules

HA_NOI = {"latitude": 21.03, "longitude": 105.85}
HAI_PHONG = {"latitude": 20.86, "longitude": 106.68}
BOTTLES = {
    "name": "Glass bottles",
    "hs": {"code": "7010.90", "vintage": 2022},
    "capacity": {"value": "1200000", "unit": "piece", "per": "year"},
    "lead_time_days": 5,
    "materials": ["glass"],
}


def titles(answer) -> list[str]:
    return [hit["title"] for hit in answer["hits"]]


@pytest.fixture
async def two(db, member):
    await given.a_supplier(
        db, member, name="Bottler", products=[BOTTLES], languages=["vi", "en"], **HA_NOI
    )
    await given.a_supplier(db, member, name="Weaver", **HAI_PHONG)


@pytest.mark.parametrize(
    ("facet", "code", "label"),
    [
        ("hs_chapter", "70", "Glass"),
        ("material", "glass", "Glass"),
        ("lead_time", "0-7", "Up to 7 days"),
        ("capacity", "piece:6", "100,000 pieces a month or more"),
        ("language", "vi", "vi"),
    ],
)
async def test_what_products_are_like_is_counted_and_filtered_by(two, search, facet, code, label):
    everything = await search()
    chosen = await search(**{facet: code})

    assert {"value": code, "label": label, "count": 1} in everything["facets"][facet]
    assert titles(chosen) == ["Bottler"]
    assert chosen["facets"][facet] == everything["facets"][facet]


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        (("120", "t", "month"), "t:3"),
        (("120000", "kg", "month"), "t:3"),
        (("10", "t", "day"), "t:3"),
        (("5", "t", "year"), "t:0"),
        (("99", "piece", "week"), "piece:3"),
        (("7", "GWh", "year"), "kWh:6"),
        (("7", "kelvin", "year"), None),
    ],
)
def test_a_capacity_has_the_digits_of_its_monthly_amount(stated, code):
    value, unit, per = stated

    assert rules.capacity(Decimal(value), unit, per) == code


@pytest.mark.parametrize(
    ("days", "code"),
    [(0, "0-7"), (7, "0-7"), (8, "8-14"), (90, "61-90"), (91, "91-"), (3650, "91-")],
)
def test_a_lead_time_falls_in_one_step(days, code):
    assert rules.lead_time(days) == code
    assert code in rules.LEAD_TIMES


async def test_the_nearest_are_found_and_come_first(two, db, member, search):
    await given.a_supplier(db, member, name="Nowhere")
    place = {"lat": 20.9, "lon": 106.6}

    near = await search(**place, km=20)
    sorted_by_distance = await search(**place, sort="distance")

    assert titles(near) == ["Weaver"]
    assert near["hits"][0]["distance_km"] == pytest.approx(9.4, abs=0.3)
    assert titles(sorted_by_distance) == ["Weaver", "Bottler", "Nowhere"]
    assert sorted_by_distance["hits"][2]["distance_km"] is None


async def test_the_soonest_come_first_and_the_unknown_last(two, db, member, search):
    await given.a_supplier(db, member, name="Silent", products=[])

    answer = await search(sort="lead_time")

    assert titles(answer) == ["Bottler", "Weaver", "Silent"]
    assert [hit["lead_time_days"] for hit in answer["hits"]] == [5, 30, None]


@pytest.mark.parametrize(
    "question",
    [
        {"sort": "distance"},
        {"km": "5"},
        {"lat": "5"},
        {"lat": "95", "lon": "0"},
        {"hs_chapter": "7010"},
        {"capacity": "t:9"},
        {"lead_time": "3"},
        {"material": "unobtainium"},
    ],
)
async def test_a_filter_that_makes_no_sense_is_refused(client, question):
    answer = await client().get("/v1/suppliers/search", params=question)

    assert answer.status_code == 422


async def test_a_typing_error_says_what_it_was_taken_for(two, search):
    (hit,) = (await search(q="botles"))["hits"]

    assert (hit["title"], hit["reasons"][0]["typed"]) == ("Bottler", "botles")
    assert hit["reasons"][0]["taken_for"] == "bottles"

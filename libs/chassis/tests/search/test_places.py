"""What is near a place, exactly, and what is nearest."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from chassis.search import Index, IndexSchema, Near
from chassis.search.places import cells, cover, distance_km
from given_search import a_document, ask, keep, names
from hypothesis import given
from hypothesis import strategies as st

SCHEMA = IndexSchema(text={"name": 3.0, "summary": 1.0}, facets=("economy",), places=True)
HA_NOI = (21.03, 105.85)
LATITUDES, LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with Index(tmp_path, SCHEMA) as opened:
        yield opened


def test_a_distance_is_that_of_the_great_circle() -> None:
    lima = Near(-12.05, -77.04)

    assert distance_km(lima, -12.05, -77.04) == 0
    assert distance_km(lima, 35.68, 139.69) == pytest.approx(15_494, rel=0.005)
    assert distance_km(Near(0, 179.5), 0, -179.5) == pytest.approx(111.2, rel=0.001)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES, st.floats(1, 20_000))
def test_a_cover_misses_no_place_and_what_is_inside_is_near(
    latitude: float, longitude: float, other: float, along: float, radius_km: float
) -> None:
    near = Near(latitude, longitude)
    circle = cover(near, radius_km)
    of_place = set(cells(other, along))
    far_km = distance_km(near, other, along)

    assert far_km > radius_km or of_place & {*circle.inside, *circle.edge}
    assert far_km <= radius_km * 1.001 + 0.01 or not of_place & set(circle.inside)


@given(st.floats(-70, 70), LONGITUDES, st.floats(1, 20_000))
def test_away_from_the_poles_a_cover_is_a_few_hundred_terms_at_most(
    latitude: float, longitude: float, radius_km: float
) -> None:
    circle = cover(Near(latitude, longitude), radius_km)

    assert len(circle.inside) + len(circle.edge) < 1_000


def test_a_circle_holds_what_is_in_it_exactly(index: Index) -> None:
    rng = random.Random(3)
    places = {
        f"P{n}": (21.03 + rng.uniform(-2, 2), 105.85 + rng.uniform(-2, 2)) for n in range(300)
    }
    keep(index, *(a_document(name, place=place) for name, place in places.items()))
    near = Near(*HA_NOI, within_km=100)

    found = ask(index, near=near, limit=300, facets=["economy"])

    expected = {name for name, place in places.items() if distance_km(near, *place) <= 100}
    assert set(names(found)) == expected
    assert found.total == len(expected)


def test_the_nearest_come_first_with_their_distance_and_the_unknown_last(index: Index) -> None:
    keep(
        index,
        a_document("Hai Phong", place=(20.86, 106.68)),
        a_document("Nowhere"),
        a_document("Lima", place=(-12.05, -77.04)),
        a_document("Ha Noi", place=HA_NOI),
    )

    first = ask(index, near=Near(*HA_NOI), sort="distance", limit=2)
    second = ask(index, near=Near(*HA_NOI), sort="distance", limit=2, offset=2)

    assert names(first) + names(second) == ["Ha Noi", "Hai Phong", "Lima", "Nowhere"]
    assert [hit.distance_km for hit in first.hits] == [0.0, 88.2]
    assert second.hits[1].distance_km is None
    assert first.total == second.total == 4


def test_to_sort_by_distance_needs_a_place(index: Index) -> None:
    keep(index, a_document("Anything"))

    with pytest.raises(KeyError):
        ask(index, sort="distance")

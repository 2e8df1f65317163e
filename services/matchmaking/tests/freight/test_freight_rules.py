"""Emissions of freight: distance, mode, factors, and what is not known."""

from decimal import Decimal
from uuid import UUID

import numpy as np
import pytest
from matchmaking.freight.rules import (
    Load,
    Mode,
    distances_km,
    factors,
    kilograms,
    mass_t,
    modes_to,
    pieces,
)
from matchmaking.markets.rules import enterprises_of

HA_NOI = (21.03, 105.85)
NOWHERE = float("nan")


def enterprises(*places):
    economies, latitudes, longitudes = zip(*places, strict=True)
    count = len(places)
    ids = [UUID(int=at) for at in range(count)]
    return enterprises_of(ids, [1] * count, ["small"] * count, economies, latitudes, longitudes)


def test_distances_are_great_circles():
    from_santiago = enterprises(("CL", -33.45, -70.67))

    (kilometres,) = distances_km(from_santiago, 35.68, 139.69).tolist()

    assert kilometres == pytest.approx(17_230, rel=0.01)


@pytest.mark.parametrize(
    ("economy", "kilometres", "to", "mode"),
    [
        ("VN", 90, "VN", Mode.ROAD),
        ("CN", 900, "VN", Mode.ROAD),
        ("CN", 2_500, "VN", Mode.SEA),
        ("JP", 900, "KR", Mode.SEA),
        ("PH", 100, "ID", Mode.SEA),
        ("US", 1_000, "CA", Mode.ROAD),
        ("MX", 4_000, "PE", Mode.SEA),
        ("LA", 2_000, "CN", Mode.RAIL),
        ("ZZ", 300, "VN", Mode.SEA),
    ],
)
def test_the_mode_follows_from_distance_and_water(economy, kilometres, to, mode):
    far = enterprises((economy, 0.0, 0.0))

    modes = modes_to(far, to, np.array([float(kilometres)]))

    assert modes.tolist() == [mode]


def test_emissions_are_mass_times_distance_times_a_published_factor():
    one = enterprises(("VN", 21.03, 106.85))
    load = Load(2.0, "VN", *HA_NOI)

    (emitted,) = kilograms(one, [load]).tolist()

    (kilometres,) = distances_km(one, *HA_NOI).tolist()
    assert emitted == pytest.approx(2 * kilometres * 0.12522 * 1.05, abs=0.001)


def test_a_factor_counts_the_making_of_the_fuel_too():
    known = factors().kg_per_tkm

    assert known[Mode.ROAD] == Decimal("0.12522")
    assert known[Mode.RAIL] == Decimal("0.03470")
    assert known[Mode.SEA] == Decimal("0.01977")
    assert known[Mode.AIR] == Decimal("0.66646")


def test_several_loads_add_up():
    one = enterprises(("VN", 20.0, 106.0))
    load = Load(1.5, "VN", *HA_NOI)

    alone, twice = kilograms(one, [load]), kilograms(one, [load, load])

    assert twice.tolist() == pytest.approx((2 * alone).tolist(), abs=0.002)


def test_an_unknown_place_or_load_is_unknown_and_not_zero():
    both = enterprises(("VN", 20.0, 106.0), ("VN", NOWHERE, NOWHERE))

    assert pieces(both, [Load(1.0, "VN", *HA_NOI)]).supplier.tolist() == [0]
    assert pieces(both, []).supplier.tolist() == []


@pytest.mark.parametrize(
    ("value", "unit", "tonnes"),
    [("40", "t", 40.0), ("500", "kg", 0.5), ("7", "m2", None), (None, None, None)],
)
def test_only_a_mass_can_be_carried(value, unit, tonnes):
    assert mass_t(None if value is None else Decimal(value), unit) == tonnes


def test_a_cleaner_mode_has_a_smaller_factor_and_each_names_its_source():
    known = factors().kg_per_tkm

    assert known[Mode.SEA] < known[Mode.RAIL] < known[Mode.ROAD] < known[Mode.AIR]
    assert factors().year >= 2025
    assert "Conversion Factors" in factors().source

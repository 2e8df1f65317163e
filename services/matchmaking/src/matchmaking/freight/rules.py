"""Emissions of freight by distance, mode and mass: an estimate by published averages, and so named.

The factors count from well to wheel: the fuel burnt on the way, and its making and delivery. The
distance is the great circle times a detour. The mode follows from distance and water: by lorry
over land while it is not far, by ship where both sides have a coast, by rail otherwise. Nobody
flies goods without being asked to, so air is never assumed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from vocabulary import units
from vocabulary.evidence import Strength

from matchmaking.markets.rules import (
    ALWAYS_SINCE,
    FOR_EVER,
    Enterprises,
    Flags,
    Floats,
    Ints,
    Pieces,
)

CRITERION = "emissions.freight"
STRENGTH = Strength.DOCUMENT
"""A published factor is a document; nobody has measured this journey."""

_EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG


class Mode(IntEnum):
    """How goods travel."""

    ROAD = 0
    RAIL = 1
    SEA = 2
    AIR = 3


@dataclass(frozen=True, slots=True)
class Factors:
    """Published averages, from well to wheel, and which economies goods reach by land."""

    kg_per_tkm: Mapping[Mode, Decimal]
    detour: Mapping[Mode, Decimal]
    land: Mapping[str, int]
    without_coast: frozenset[str]
    longest_by_road_km: float
    source: str
    year: int


@dataclass(frozen=True, slots=True)
class Load:
    """Goods that go to a place."""

    mass_t: float
    economy: str
    latitude: float
    longitude: float


@cache
def factors() -> Factors:
    """Return the factors of `factors.yaml`."""
    said: dict[str, Any] = yaml.safe_load(
        (Path(__file__).parent / "factors.yaml").read_text(encoding="utf-8")
    )
    modes = {mode: said["modes"][mode.name.lower()] for mode in Mode}
    return Factors(
        kg_per_tkm={
            mode: Decimal(each["tank_to_wheel"]) + Decimal(each["well_to_tank"])
            for mode, each in modes.items()
        },
        detour={mode: Decimal(each["detour"]) for mode, each in modes.items()},
        land={code: at for at, group in enumerate(said["by_land"]) for code in group},
        without_coast=frozenset(said["without_coast"]),
        longest_by_road_km=float(said["longest_by_road_km"]),
        source=said["source"],
        year=said["year"],
    )


def mass_t(value: Decimal | None, unit: str | None) -> float | None:
    """Return a quantity in tonnes; None when it is no mass."""
    if value is None or unit is None or not units.comparable(unit, "t"):
        return None
    return float(units.convert(value, unit, "t"))


def distances_km(enterprises: Enterprises, latitude: float, longitude: float) -> Floats:
    """Return the great circles from all enterprises to a place; NaN from an unknown one."""
    here, there = np.radians(enterprises.latitude), np.radians(latitude)
    across = np.radians(enterprises.longitude - longitude) / 2
    half = np.sin((here - there) / 2) ** 2 + np.cos(here) * np.cos(there) * np.sin(across) ** 2
    kilometres: Floats = 2 * _EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return kilometres


def modes_to(enterprises: Enterprises, economy: str, kilometres: Floats) -> Ints:
    """Return by which mode goods come from each enterprise to an economy."""
    known = factors()
    home = known.land.get(economy, -1)
    codes, which = np.unique(enterprises.economy, return_inverse=True)
    by_land = [each == economy or (home >= 0 and known.land.get(each) == home) for each in codes]
    dry = [not {each, economy}.isdisjoint(known.without_coast) for each in codes]
    over_land: Flags = np.array(by_land, np.bool_)[which]
    no_ship: Flags = np.array(dry, np.bool_)[which]
    is_near = kilometres <= known.longest_by_road_km
    far = np.where(no_ship & over_land, Mode.RAIL, Mode.SEA)
    modes: Ints = np.where(over_land & is_near, Mode.ROAD, far)
    return modes


def kilograms(enterprises: Enterprises, loads: Sequence[Load]) -> Floats:
    """Return kg CO2e for all loads from each enterprise, to the gram; NaN from an unknown place."""
    known = factors()
    each_tkm = np.array([float(known.kg_per_tkm[mode] * known.detour[mode]) for mode in Mode])
    total = np.zeros(len(enterprises))
    for load in loads:
        kilometres = distances_km(enterprises, load.latitude, load.longitude)
        modes = modes_to(enterprises, load.economy, kilometres)
        total += load.mass_t * kilometres * each_tkm[modes]
    grams: Floats = np.round(total, 3)
    return grams


def pieces(enterprises: Enterprises, loads: Sequence[Load]) -> Pieces:
    """Return the emissions as evidence for `CRITERION`, of those whose place is known."""
    emitted = kilograms(enterprises, loads) if loads else np.full(len(enterprises), np.nan)
    known = np.flatnonzero(~np.isnan(emitted)).astype(np.int32)
    count = len(known)
    return Pieces(
        supplier=known,
        strength=np.full(count, STRENGTH.rank, np.int8),
        valid_from=np.full(count, ALWAYS_SINCE, np.int32),
        valid_until=np.full(count, FOR_EVER, np.int32),
        serial=np.full(count, -1, np.int32),
        lowest=emitted[known],
        highest=emitted[known],
        leaves_out=np.zeros(count, np.bool_),
    )

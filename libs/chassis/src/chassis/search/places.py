"""Places in the index: cells of a grid as terms, so that "within 50 km" is a lookup, not a scan.

A place carries the cells that contain it, on six levels; each cell has sixteen on the next one. A
circle becomes the cells that lie inside it and those on its edge, whose places are then measured.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

EARTH_RADIUS_KM = 6371.0088
HALF_ROUND_KM = 20_038.0
ANYWHERE = "anywhere"
"""The cell of every place that is known."""
_LEVELS = (2, 4, 6, 8, 10, 12)  # the finest cell is some 10 by 5 km
_EDGE_SHARE = 8  # an edge cell is at most so much smaller than the radius: some 200 at most


@dataclass(frozen=True, slots=True)
class Near:
    """A place to measure from, and how far away something may be; None is any distance."""

    latitude: float
    longitude: float
    within_km: float | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """The cells that lie in a circle as a whole, and those of which only a part may."""

    inside: Sequence[str]
    edge: Sequence[str]


def cells(latitude: float, longitude: float) -> list[str]:
    """Return the terms of a place, from the whole earth to some kilometres."""
    return [ANYWHERE, *(_name(level, *_cell(level, latitude, longitude)) for level in _LEVELS)]


def cover(near: Near, radius_km: float) -> Cover:
    """Return cells that together hold every place within the radius, and few others."""
    inside: list[str] = []
    edge: list[str] = []
    first = _LEVELS[0]
    waiting = [(0, x, y) for x in range(1 << first) for y in range(1 << first)]
    while waiting:
        at, x, y = waiting.pop()
        level = _LEVELS[at]
        middle_km, corner_km = _measure(near, level, x, y)
        if middle_km - corner_km > radius_km:
            continue
        if middle_km + corner_km <= radius_km:
            inside.append(_name(level, x, y))
        elif at + 1 == len(_LEVELS) or corner_km * _EDGE_SHARE < radius_km:
            edge.append(_name(level, x, y))
        else:
            waiting += ((at + 1, *below) for below in _below(x, y))
    return Cover(inside, edge)


def distance_km(near: Near, latitude: float, longitude: float) -> float:
    """Return the length of the great circle between two places."""
    lat, other = radians(near.latitude), radians(latitude)
    half = sin((other - lat) / 2) ** 2
    half += cos(lat) * cos(other) * sin(radians(longitude - near.longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


def distances_km(
    near: Near, latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return `distance_km` of many places."""
    lat, others = np.radians(near.latitude), np.radians(latitudes)
    half = np.sin((others - lat) / 2) ** 2
    half += np.cos(lat) * np.cos(others) * np.sin(np.radians(longitudes - near.longitude) / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, np.sqrt(half))))


def _cell(level: int, latitude: float, longitude: float) -> tuple[int, int]:
    count = 1 << level
    x = int((longitude + 180) / 360 * count) % count
    return x, min(count - 1, int((latitude + 90) / 180 * count))


def _name(level: int, x: int, y: int) -> str:
    return f"{level}/{x}/{y}"


def _below(x: int, y: int) -> Iterator[tuple[int, int]]:
    return ((4 * x + i, 4 * y + j) for i in range(4) for j in range(4))


def _measure(near: Near, level: int, x: int, y: int) -> tuple[float, float]:
    """Return how far the middle of a cell is, and its farthest corner from there, with a margin."""
    count = 1 << level
    south, west = y / count * 180 - 90, x / count * 360 - 180
    high, wide = 180 / count, 360 / count
    middle = Near(south + high / 2, west + wide / 2)
    # The corners on the side of the equator are the farthest.
    flat = south if south >= 0 else south + high
    corner_km = distance_km(middle, flat, west) * 1.001
    return distance_km(near, middle.latitude, middle.longitude), corner_km

"""The map: the outline of the land, and where a point lies on it."""

import json
import math
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The land as one SVG path, with the projection that it was drawn in."""

    path: str
    width: float
    height: float
    central_longitude: float
    scale: float
    left: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One point on the drawing."""

    x: float
    y: float
    label: str
    url: str
    label_left: bool = False
    """The label stands left of the point."""


@cache
def outline() -> Outline:
    """The outline that tools/make_outline.py drew from Natural Earth."""
    text = (files("website") / "static" / "outline.json").read_text(encoding="utf-8")
    drawn = json.loads(text)
    return Outline(**{name: drawn[name] for name in Outline.__dataclass_fields__})


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Place degrees on the drawing (Equal Earth, see tools/make_outline.py)."""
    land = outline()
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2**3
    turned = (longitude - land.central_longitude + 180) % 360 - 180
    slope = a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)
    x = 2 * math.sqrt(3) * math.radians(turned) * math.cos(theta) / (3 * slope)
    y = theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
    return round((x - land.left) * land.scale, 1), round((land.top - y) * land.scale, 1)


def place(latitude: float | None, longitude: float | None, label: str, url: str) -> Place | None:
    """A point with its label, or None when nobody said where it is."""
    if latitude is None or longitude is None:
        return None
    x, y = project(latitude, longitude)
    # East of Asia lies the sea with its many points: labels stand over the land.
    width = outline().width
    label_left = width * 0.12 < x < width * 0.35 or x > width * 0.8
    return Place(x=x, y=y, label=label, url=url, label_left=label_left)


@cache
def graticule() -> str:
    """Meridians and parallels every 30 degrees, as one SVG path."""
    lines = [
        [project(latitude, longitude) for latitude in range(-60, 81, 4)]
        for longitude in range(30, 360, 30)
    ]
    lines += [
        [project(latitude, longitude) for longitude in range(10, 346, 5)]
        for latitude in range(-30, 61, 30)
    ]
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in line) for line in lines)


# A point within each member economy, for orientation on the map only.
ECONOMY_POSITIONS: Final[dict[str, tuple[float, float]]] = {
    "AU": (-25.0, 134.0),
    "BN": (4.6, 114.7),
    "CA": (56.0, -106.0),
    "CL": (-33.4, -70.7),
    "CN": (32.5, 104.0),
    "HK": (22.3, 114.2),
    "ID": (-2.5, 113.8),
    "JP": (36.2, 138.3),
    "KR": (36.4, 127.9),
    "MY": (3.6, 102.3),
    "MX": (23.5, -102.0),
    "NZ": (-40.2, 175.8),
    "PE": (-9.5, -75.5),
    "PG": (-6.4, 144.0),
    "PH": (15.6, 121.0),
    "RU": (61.0, 105.0),
    "SG": (1.35, 103.9),
    "TH": (15.3, 101.2),
    "TW": (23.7, 121.0),
    "US": (39.5, -98.5),
    "VN": (20.8, 105.2),
}

# Cities from which a distance can be asked for by name: seats, ports and places of industry,
# to a tenth of a degree. Any other place can be given by its coordinates.
CITIES: Final[dict[str, tuple[float, float]]] = {
    "Auckland, New Zealand": (-36.8, 174.8),
    "Bandar Seri Begawan, Brunei Darussalam": (4.9, 114.9),
    "Bandung, Indonesia": (-6.9, 107.6),
    "Bangkok, Thailand": (13.8, 100.5),
    "Beijing, China": (39.9, 116.4),
    "Busan, Korea": (35.2, 129.1),
    "Cebu City, Philippines": (10.3, 123.9),
    "Chiang Mai, Thailand": (18.8, 99.0),
    "Colombo, Sri Lanka": (6.9, 79.9),
    "Da Nang, Viet Nam": (16.1, 108.2),
    "Guadalajara, Mexico": (20.7, -103.3),
    "Guangzhou, China": (23.1, 113.3),
    "Ha Noi, Viet Nam": (21.0, 105.9),
    "Hai Phong, Viet Nam": (20.9, 106.7),
    "Ho Chi Minh City, Viet Nam": (10.8, 106.7),
    "Hong Kong, China": (22.3, 114.2),
    "Jakarta, Indonesia": (-6.2, 106.8),
    "Kaohsiung, Chinese Taipei": (22.6, 120.3),
    "Kuala Lumpur, Malaysia": (3.1, 101.7),
    "Lima, Peru": (-12.0, -77.0),
    "Los Angeles, United States": (34.1, -118.2),
    "Manila, Philippines": (14.6, 121.0),
    "Manzanillo, Mexico": (19.1, -104.3),
    "Melbourne, Australia": (-37.8, 145.0),
    "Mexico City, Mexico": (19.4, -99.1),
    "Osaka, Japan": (34.7, 135.5),
    "Penang, Malaysia": (5.4, 100.3),
    "Port Moresby, Papua New Guinea": (-9.4, 147.2),
    "Santiago, Chile": (-33.4, -70.7),
    "Seoul, Korea": (37.6, 127.0),
    "Shanghai, China": (31.2, 121.5),
    "Shenzhen, China": (22.5, 114.1),
    "Singapore": (1.3, 103.8),
    "Surabaya, Indonesia": (-7.3, 112.7),
    "Sydney, Australia": (-33.9, 151.2),
    "Taipei, Chinese Taipei": (25.0, 121.6),
    "Tianjin, China": (39.1, 117.2),
    "Tokyo, Japan": (35.7, 139.7),
    "Valparaiso, Chile": (-33.0, -71.6),
    "Vancouver, Canada": (49.3, -123.1),
    "Vladivostok, Russia": (43.1, 131.9),
}


def _folded(name: str) -> str:
    """A name without capitals and spaces: Ha Noi is Hanoi."""
    return "".join(name.casefold().split())


_BY_NAME: Final = {
    name: position
    for city, position in CITIES.items()
    for name in (_folded(city), _folded(city.partition(",")[0]))
}
_COORDINATES: Final = re.compile(r"(-?\d{1,2}(?:\.\d{1,6})?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d{1,6})?)")


def position_of(place: str) -> tuple[float, float] | None:
    """Latitude and longitude of a known city, or of what was written as coordinates."""
    if known := _BY_NAME.get(_folded(place)):
        return known
    written = _COORDINATES.fullmatch(place)
    if written is None:
        return None
    latitude, longitude = float(written[1]), float(written[2])
    is_on_earth = abs(latitude) <= 90 and abs(longitude) <= 180  # noqa: PLR2004
    return (latitude, longitude) if is_on_earth else None

"""Draw the land outline of the website's map from Natural Earth, once; the result is committed.

    node's npm fetches the package `world-atlas` (Natural Earth, public domain), this script
    decodes its TopoJSON, clips it to the Asia-Pacific, projects it and simplifies it:

        .venv/bin/python tools/make_outline.py website/src/website/static/outline.json

No border is drawn: the data used is land against water, nothing else.
"""

import json
import math
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = list[Point]

PACKAGE = "world-atlas@2.0.2"
MEMBER = "package/land-110m.json"

# The same two numbers are read by website/geography.py, which places the centers: the outline
# carries them, so that land and points can never be projected differently.
CENTRAL_LONGITUDE = 178.0
WIDTH = 1200.0

# What is drawn, in degrees east (continuous over the antimeridian) and north. The clip is wider
# than the view, so that no cut edge is ever seen.
CLIP = (20.0, 340.0, -62.0, 84.0)
VIEW = (64.0, 302.0, -50.0, 74.0)
TOLERANCE = 0.8
SMALLEST_ISLAND = 5.0
TRIANGLE = 3


def download(package: str, member: str) -> dict[str, Any]:
    """Return the TopoJSON `member` of the npm package."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(  # noqa: S603 - the arguments are the constants above
            ["npm", "pack", "--silent", package],  # noqa: S607 - npm is found on the path
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        archive = next(Path(folder).glob("*.tgz"))
        with tarfile.open(archive) as package_files:
            content = package_files.extractfile(member)
            if content is None:
                raise SystemExit(f"{member} is not in {package}")
            found: dict[str, Any] = json.load(content)
            return found


def decode_arcs(topology: dict[str, Any]) -> list[Ring]:
    """Undo TopoJSON's quantisation and delta encoding."""
    scale_x, scale_y = topology["transform"]["scale"]
    move_x, move_y = topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for delta_x, delta_y in deltas:
            x += delta_x
            y += delta_y
            arc.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(arc)
    return arcs


def rings_of(topology: dict[str, Any]) -> Iterable[Ring]:
    """Every outer ring and hole of the land, in degrees."""
    arcs = decode_arcs(topology)
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for numbers in polygon:
                ring: Ring = []
                for number in numbers:
                    arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                    ring.extend(arc[1:] if ring else arc)
                yield ring


def unrolled(ring: Ring) -> Ring:
    """Make the longitudes continuous, so that a ring over the antimeridian stays one piece."""
    result = [ring[0]]
    for longitude, latitude in ring[1:]:
        previous = result[-1][0]
        turns = round((previous - longitude) / 360)
        result.append((longitude + 360 * turns, latitude))
    return result


def clipped(ring: Ring, axis: int, bound: float, sign: int) -> Ring:
    """One side of the Sutherland-Hodgman clip: keep what lies on `sign`'s side of `bound`."""
    kept: Ring = []
    for index, current in enumerate(ring):
        previous = ring[index - 1]
        inside = sign * (current[axis] - bound) >= 0
        was_inside = sign * (previous[axis] - bound) >= 0
        if inside != was_inside:
            share = (bound - previous[axis]) / (current[axis] - previous[axis])
            kept.append(
                (
                    previous[0] + share * (current[0] - previous[0]),
                    previous[1] + share * (current[1] - previous[1]),
                )
            )
        if inside:
            kept.append(current)
    return kept


def equal_earth(longitude: float, latitude: float) -> Point:
    """Project degrees; x grows east from the central longitude, y grows north.

    Source: Šavrič, Patterson, Jenny: The Equal Earth map projection (2018), equations 9 and 10.
    """
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2**3
    slope = a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)
    x = 2 * math.sqrt(3) * math.radians(longitude - CENTRAL_LONGITUDE) * math.cos(theta)
    return x / (3 * slope), theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))


def simplified(line: Sequence[Point], tolerance: float) -> Ring:
    """Drop the points that lie closer than `tolerance` to what remains (Douglas-Peucker)."""
    if len(line) < TRIANGLE:
        return list(line)
    (x1, y1), (x2, y2) = line[0], line[-1]
    length = math.hypot(x2 - x1, y2 - y1)

    def distance(point: Point) -> float:
        if length == 0:
            return math.hypot(point[0] - x1, point[1] - y1)
        return abs((x2 - x1) * (y1 - point[1]) - (x1 - point[0]) * (y2 - y1)) / length

    far = max(range(1, len(line) - 1), key=lambda index: distance(line[index]))
    if distance(line[far]) <= tolerance:
        return [line[0], line[-1]]
    return simplified(line[: far + 1], tolerance)[:-1] + simplified(line[far:], tolerance)


def area(ring: Ring) -> float:
    """The area of a ring, in square units of the drawing."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def draw(topology: dict[str, Any]) -> dict[str, Any]:
    """Return the outline as one SVG path, with what is needed to place points on it."""
    west, east, south, north = VIEW
    left = equal_earth(west, 10.0)[0]
    right = equal_earth(east, 10.0)[0]
    scale = WIDTH / (right - left)
    top = equal_earth(CENTRAL_LONGITUDE, north)[1]
    bottom = equal_earth(CENTRAL_LONGITUDE, south)[1]

    def placed(longitude: float, latitude: float) -> Point:
        x, y = equal_earth(longitude, latitude)
        return (x - left) * scale, (top - y) * scale

    commands = []
    for ring in rings_of(topology):
        line = unrolled(ring)
        for turn in (-360, 0, 360):
            piece = [(longitude + turn, latitude) for longitude, latitude in line]
            for axis, bound, sign in zip((0, 0, 1, 1), CLIP, (1, -1, 1, -1), strict=True):
                piece = clipped(piece, axis, bound, sign) if piece else piece
            if len(piece) < TRIANGLE:
                continue
            drawn = [placed(*point) for point in piece]
            half = len(drawn) // 2
            thin = simplified(drawn[: half + 1], TOLERANCE)[:-1]
            thin += simplified(drawn[half:], TOLERANCE)
            if len(thin) <= TRIANGLE or area(thin) < SMALLEST_ISLAND:
                continue
            steps = "L".join(f"{x:.1f} {y:.1f}".replace(".0", "") for x, y in thin)
            commands.append(f"M{steps}Z")

    return {
        "source": "Natural Earth 1:110m land (public domain), by the npm package " + PACKAGE,
        "made_by": "tools/make_outline.py",
        "projection": "Equal Earth",
        "central_longitude": CENTRAL_LONGITUDE,
        "scale": scale,
        "left": left,
        "top": top,
        "width": WIDTH,
        "height": round((top - bottom) * scale, 1),
        "path": "".join(commands),
    }


def main(target: str) -> None:
    """Write the outline to `target`."""
    outline = draw(download(PACKAGE, MEMBER))
    Path(target).write_text(json.dumps(outline, indent=1) + "\n", encoding="utf-8")
    print(f"{target}: {len(outline['path'])} characters of path")


if __name__ == "__main__":
    main(*sys.argv[1:])

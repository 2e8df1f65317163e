"""A small picture of lines over logarithmic axes, as SVG."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 210, 50, 60
_SLOT = 16  # pixels that a line of text needs


@dataclass(frozen=True)
class Series:
    """A line: what it is, how it is drawn, and where it goes."""

    name: str
    colour: str
    points: Sequence[tuple[float, float]]


def picture(title: str, along: str, upwards: str, series: Sequence[Series]) -> str:
    """Draw lines through points, with every value written beside its point."""
    xs = [x for each in series for x, _ in each.points]
    ys = [max(y, 0.01) for each in series for _, y in each.points]
    horizontal = _Axis(min(xs), max(xs), LEFT, WIDTH - RIGHT)
    vertical = _Axis(min(ys), max(ys), HEIGHT - BOTTOM, TOP)
    pieces = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
            f' font-family="system-ui, sans-serif" font-size="12" fill="#1d2b2a">'
        ),
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="26" font-size="16" font-weight="600">{escape(title)}</text>',
        *_grid(horizontal, vertical),
        (
            f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 16}" text-anchor="middle">'
            f"{escape(along)}</text>"
        ),
        (
            f'<text transform="translate(18 {(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)"'
            f' text-anchor="middle">{escape(upwards)}</text>'
        ),
    ]
    ends = sorted(series, key=lambda each: vertical.at(each.points[-1][1]))
    last = -1.0 * HEIGHT
    for each in ends:
        last = max(vertical.at(each.points[-1][1]), last + _SLOT)
        pieces += _line(each, horizontal, vertical, last)
    pieces += _values(series, horizontal, vertical)
    return "\n".join([*pieces, "</svg>"]) + "\n"


@dataclass(frozen=True)
class _Axis:
    least: float
    most: float
    begin: float
    end: float

    @property
    def decades(self) -> range:
        return range(floor(log10(self.least)), ceil(log10(self.most)) + 1)

    def at(self, value: float) -> float:
        first, last = self.decades[0], self.decades[-1]
        share = (log10(max(value, 0.01)) - first) / max(1, last - first)
        return round(self.begin + share * (self.end - self.begin), 1)


def _grid(horizontal: _Axis, vertical: _Axis) -> Iterator[str]:
    for power in horizontal.decades:
        x = horizontal.at(10.0**power)
        yield f'<path d="M{x} {TOP}V{HEIGHT - BOTTOM}" stroke="#d9e2e0"/>'
        y = HEIGHT - BOTTOM + 18
        yield f'<text x="{x}" y="{y}" text-anchor="middle">{10.0**power:,.0f}</text>'
    for power in vertical.decades:
        y = vertical.at(10.0**power)
        yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#d9e2e0"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{10.0**power:g}</text>'


def _line(series: Series, horizontal: _Axis, vertical: _Axis, label_y: float) -> Iterator[str]:
    places = [(horizontal.at(x), vertical.at(y)) for x, y in series.points]
    route = "M" + "L".join(f"{x} {y}" for x, y in places)
    yield f'<path d="{route}" fill="none" stroke="{series.colour}" stroke-width="2"/>'
    for x, y in places:
        yield f'<circle cx="{x}" cy="{y}" r="3.5" fill="{series.colour}"/>'
    yield (
        f'<text x="{WIDTH - RIGHT + 50}" y="{label_y + 4}" fill="{series.colour}"'
        f' font-weight="600">{escape(series.name)}</text>'
    )


def _values(series: Sequence[Series], horizontal: _Axis, vertical: _Axis) -> Iterator[str]:
    """Write every value to the right of its point, none over another."""
    at: dict[float, list[tuple[float, float, str]]] = {}
    for each in series:
        for x, value in each.points:
            place = (vertical.at(value), value, each.colour)
            at.setdefault(horizontal.at(x), []).append(place)
    for x, places in at.items():
        last = -1.0 * HEIGHT
        for y, value, colour in sorted(places):
            last = max(y + 4, last + _SLOT - 2)
            yield (
                f'<text x="{x + 7}" y="{last}" font-size="11" fill="{colour}" stroke="#fff"'
                f' stroke-width="3" paint-order="stroke">{value:g}</text>'
            )

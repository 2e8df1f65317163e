"""What a search asks of a supplier, as a tree of terms: one meaning, asked in both directions.

A condition `holds` of the facts of a supplier; that is its meaning. It also names `keys`: terms of
which a supplier that meets it has at least one. A reverse index reaches every condition through its
cheapest keys and asks `holds` of what it finds.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, Protocol, Self, TypeAlias

Cost: TypeAlias = Callable[[str], float]
"""The share of suppliers that have a term, as far as anybody knows."""

EARTH_RADIUS_KM = 6371.0088
_CELL_DEGREES = 5
_KM_PER_DEGREE = 111.0  # less than the true 111.19, so that a box is never too small


@dataclass(frozen=True, slots=True)
class Point:
    """A place on Earth, in degrees."""

    latitude: float
    longitude: float

    def distance_km(self, other: "Point") -> float:
        """Return the great-circle distance (haversine)."""
        here, there = math.radians(self.latitude), math.radians(other.latitude)
        across = math.radians(other.longitude - self.longitude)
        chord = (
            math.sin((there - here) / 2) ** 2
            + math.cos(here) * math.cos(there) * math.sin(across / 2) ** 2
        )
        return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))

    @property
    def cell(self) -> str:
        return _cell(
            math.floor(self.latitude / _CELL_DEGREES), math.floor(self.longitude / _CELL_DEGREES)
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a supplier on a day.

    Args:
        terms: codes (`economy=VN`), words (`w:fabric`) and stems (`s:fabric`).
        passages: the words of each text in order, between blanks.
        numbers: the least value of each number that is known, such as `lead_time_days`.
        point: where it is.
    """

    terms: frozenset[str]
    passages: tuple[str, ...] = ()
    numbers: Mapping[str, float] = field(default_factory=dict)
    point: Point | None = None

    @classmethod
    def gathered(
        cls,
        terms: Iterable[str],
        passages: Iterable[str] = (),
        numbers: Mapping[str, float] | None = None,
        point: Point | None = None,
    ) -> Self:
        """Return facts whose numbers and place can be reached by terms too."""
        reached = {*terms, *map(number_term, numbers or ())}
        if point is not None:
            reached.add(point.cell)
        return cls(frozenset(reached), tuple(passages), numbers or {}, point)


class Keys(NamedTuple):
    """Terms of which one is there wherever a condition holds, and how many suppliers have one."""

    cost: float
    terms: frozenset[str]


class Node(Protocol):
    """A part of a condition."""

    def holds(self, facts: Facts) -> bool: ...

    def keys(self, cost: Cost) -> Keys | None:
        """Return None when no term says anything about it."""
        ...


@dataclass(frozen=True, slots=True)
class AnyTerm:
    """At least one of these terms."""

    terms: frozenset[str]

    def holds(self, facts: Facts) -> bool:
        return not self.terms.isdisjoint(facts.terms)

    def keys(self, cost: Cost) -> Keys | None:
        return Keys(sum(map(cost, self.terms)), self.terms)


@dataclass(frozen=True, slots=True)
class Phrase:
    """These words, one after the other, in one text."""

    words: tuple[str, ...]

    def holds(self, facts: Facts) -> bool:
        if not facts.terms.issuperset(map(word_term, self.words)):
            return False
        wanted = f" {' '.join(self.words)} "
        return any(wanted in passage for passage in facts.passages)

    def keys(self, cost: Cost) -> Keys | None:
        rarest = min((word_term(each) for each in self.words), key=cost)
        return Keys(cost(rarest), frozenset({rarest}))


@dataclass(frozen=True, slots=True)
class Some:
    """At least `enough` of several parts."""

    enough: int
    of: tuple[Node, ...]

    def holds(self, facts: Facts) -> bool:
        return sum(each.holds(facts) for each in self.of) >= self.enough

    def keys(self, cost: Cost) -> Keys | None:
        """Whoever has `enough` of all has one of any group that leaves fewer than that out."""
        known = sorted(
            (keys for each in self.of if (keys := each.keys(cost)) is not None),
            key=lambda keys: keys.cost,
        )
        chosen = known[: len(self.of) - self.enough + 1]
        if len(chosen) < len(self.of) - self.enough + 1:
            return None
        return Keys(
            sum(each.cost for each in chosen), frozenset().union(*(each.terms for each in chosen))
        )


@dataclass(frozen=True, slots=True)
class Without:
    """Not this."""

    what: Node

    def holds(self, facts: Facts) -> bool:
        return not self.what.holds(facts)

    def keys(self, cost: Cost) -> Keys | None:  # noqa: ARG002  (absence has no term)
        return None


@dataclass(frozen=True, slots=True)
class AtMost:
    """A number that is known and not above a bound."""

    name: str
    bound: float

    def holds(self, facts: Facts) -> bool:
        return self.name in facts.numbers and facts.numbers[self.name] <= self.bound

    def keys(self, cost: Cost) -> Keys | None:
        known = number_term(self.name)
        return Keys(cost(known), frozenset({known}))


@dataclass(frozen=True, slots=True)
class Within:
    """A known place not farther than so many kilometres from a point."""

    point: Point
    km: float

    def holds(self, facts: Facts) -> bool:
        return facts.point is not None and self.point.distance_km(facts.point) <= self.km

    def keys(self, cost: Cost) -> Keys | None:
        cells = _cells_around(self.point, self.km)
        return Keys(sum(map(cost, cells)), cells)


@dataclass(frozen=True, slots=True)
class Condition:
    """Everything that a search asks; without parts it asks nothing.

    Args:
        criteria: those that it is about, for telling when a supplier proves more of them.
    """

    parts: tuple[Node, ...]
    criteria: frozenset[str] = frozenset()

    def holds(self, facts: Facts) -> bool:
        return all(each.holds(facts) for each in self.parts)

    def keys(self, cost: Cost) -> Keys | None:
        known = [keys for each in self.parts if (keys := each.keys(cost)) is not None]
        return min(known, key=lambda keys: keys.cost, default=None)


@lru_cache(maxsize=1 << 16)
def any_of(terms: frozenset[str]) -> AnyTerm:
    """Return one object for equal sets, because a hundred thousand searches repeat themselves."""
    return AnyTerm(terms)


def codes(field_name: str, values: Iterable[str]) -> AnyTerm:
    """Return the part that asks for one of several codes of a field."""
    return any_of(frozenset(code_term(field_name, each) for each in values))


def code_term(field_name: str, code: str) -> str:
    return f"{field_name}={code}"


def word_term(word: str) -> str:
    return f"w:{word}"


def stem_term(stem: str) -> str:
    return f"s:{stem}"


def beginning_term(letter: str) -> str:
    return f"b:{letter}"


def number_term(name: str) -> str:
    return f"n:{name}"


def _cell(row: int, column: int) -> str:
    return f"cell={row},{column % (360 // _CELL_DEGREES)}"


def _cells_around(point: Point, km: float) -> frozenset[str]:
    """Return the cells of a box that holds the circle."""
    reach = km / _KM_PER_DEGREE
    south, north = max(-90.0, point.latitude - reach), min(90.0, point.latitude + reach)
    widest = math.cos(math.radians(max(abs(south), abs(north))))
    spread = reach / widest if widest > reach / 180 else 180.0
    # A circle is at its widest a little towards the pole, where this box is wider still.
    west, east = point.longitude - min(180.0, spread), point.longitude + min(180.0, spread)
    return frozenset(
        _cell(row, column) for row in _numbers(south, north) for column in _numbers(west, east)
    )


def _numbers(low: float, high: float) -> Sequence[int]:
    return range(math.floor(low / _CELL_DEGREES), math.floor(high / _CELL_DEGREES) + 1)

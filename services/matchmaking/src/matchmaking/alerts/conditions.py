"""What a search asks of a supplier, as a tree of terms: one meaning, asked in both directions.

A condition `holds` of the facts of a supplier; that is its meaning. It also names `keys`: terms of
which a supplier that meets it has at least one. A reverse index reaches every condition through its
cheapest keys and asks `holds` of what it finds.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol, Self, TypeAlias

from chassis.search.places import Near, distance_km

Cost: TypeAlias = Callable[[str], float]
"""The share of suppliers that have a term, as far as anybody knows."""

ANYWHERE = "cell=anywhere"
"""The term of every place that is known."""
_CELL_DEGREES = 5
_WIDE_DEGREES = 30  # of a circle that reaches further, the cells would say little
_KM_PER_DEGREE = 111.0  # less than the true 111.19, so that a box is never too small


class Point(NamedTuple):
    """A place on Earth, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a supplier on a day.

    Args:
        terms: codes (`economy=VN`), words (`w:fabric`) and stems (`s:fabric`).
        passages: the words of each text in order, between blanks.
        point: where it is.
    """

    terms: frozenset[str]
    passages: tuple[str, ...] = ()
    point: Point | None = None

    @classmethod
    def gathered(
        cls, terms: Iterable[str], passages: Iterable[str] = (), point: Point | None = None
    ) -> Self:
        """Return facts whose place can be reached by terms too."""
        reached = set(terms)
        if point is not None:
            reached |= {ANYWHERE, *_cells(point.latitude, point.longitude, 0, 0)}
        return cls(frozenset(reached), tuple(passages), point)


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
class Within:
    """A known place not farther than so many kilometres from a point."""

    point: Point
    km: float

    def holds(self, facts: Facts) -> bool:
        return facts.point is not None and distance_km(Near(*self.point), *facts.point) <= self.km

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


def _cells_around(point: Point, km: float) -> frozenset[str]:
    """Return the cells of a box that holds the circle."""
    reach = km / _KM_PER_DEGREE
    farthest = abs(point.latitude) + reach
    if reach > _WIDE_DEGREES or farthest >= 90:  # noqa: PLR2004  (degrees to the pole)
        return frozenset({ANYWHERE})
    # As wide as a degree is where the circle is nearest to the pole, so wider than the circle.
    spread = reach / math.cos(math.radians(farthest))
    if spread >= 180:  # noqa: PLR2004  (degrees to the other side)
        return frozenset({ANYWHERE})
    return frozenset(_cells(point.latitude, point.longitude, reach, spread))


def _cells(latitude: float, longitude: float, reach: float, spread: float) -> Iterable[str]:
    for row in _numbers(latitude - reach, latitude + reach):
        for column in _numbers(longitude - spread, longitude + spread):
            yield f"cell={row},{column % (360 // _CELL_DEGREES)}"


def _numbers(low: float, high: float) -> Sequence[int]:
    return range(math.floor(low / _CELL_DEGREES), math.floor(high / _CELL_DEGREES) + 1)

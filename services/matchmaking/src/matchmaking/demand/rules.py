"""When what is counted of many may be published, and when it may change.

A cell is published of at least `K` buyers and `K` suppliers. What it said stays until at least `K`
buyers (or suppliers) count differently in it, so that whoever compares two publications in turn
learns what `K` of them did together, and nothing of one. Counts are rounded down to a multiple of
`K`; smaller ones are not told, and neither is any sum of cells. ADR 0018.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import TypeAlias
from uuid import UUID

import numpy as np
from vocabulary.sectors import PILOT_SECTORS

from matchmaking.exclusions.rules import exclude, nobody_unless_found
from matchmaking.freight import rules as freight
from matchmaking.markets.rules import Flags, Ints, Market
from matchmaking.matching.ranking import Question
from matchmaking.matching.rules import STANDINGS, Standing, score

K = 5
"""Of how many at least something is told."""

Group: TypeAlias = tuple[str, str]
"""An economy and a sector."""

_DIVISION = 2  # digits of an ISIC division
_OTHER_BUSINESS = frozenset({"other_products", "not_found"})


class Level(IntEnum):
    """How a supplier stands to a criterion, as at least one open need asks for it."""

    LACKS = 0
    CLAIMS = 1
    PROVES = 2


_LEVELS = np.array(
    [
        {Standing.PROVEN: Level.PROVES, Standing.CLAIMED: Level.CLAIMS}.get(each, Level.LACKS)
        for each in STANDINGS
    ],
    np.int8,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """Of whom and of what something is told. No cell lies within another."""

    economy: str
    sector: str
    criterion: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Who counts in a cell: never told.

    Args:
        asking: the needs that ask, by buyer.
        levels: how each supplier stands.
    """

    asking: Mapping[UUID, frozenset[UUID]]
    levels: Mapping[UUID, Level]


NOBODY = Sources({}, {})


@dataclass(frozen=True, slots=True)
class Told:
    """What is published of a cell; None is fewer than `K`."""

    needs: int
    suppliers: int
    proves: int | None
    claims: int | None
    lacks: int | None


def counted(now: Sources, before: Sources | None) -> Sources:
    """Return who counts in the next publication, given who counted in the last one."""
    if before is None:
        return now
    buyers = _changed(before.asking, now.asking)
    suppliers = _changed(before.levels, now.levels)
    return Sources(
        now.asking if buyers >= K else before.asking,
        now.levels if suppliers >= K else before.levels,
    )


def may_be_told(sources: Sources) -> bool:
    """Whether there are enough buyers and suppliers for anything to be told."""
    return len(sources.asking) >= K and len(sources.levels) >= K


def told(sources: Sources) -> Told:
    """Return what may be published of those who count."""
    levels = list(sources.levels.values())
    return Told(
        needs=_rounded(len(frozenset().union(*sources.asking.values()))) or 0,
        suppliers=_rounded(len(levels)) or 0,
        proves=_rounded(levels.count(Level.PROVES)),
        claims=_rounded(levels.count(Level.CLAIMS)),
        lacks=_rounded(levels.count(Level.LACKS)),
    )


def _rounded(count: int) -> int | None:
    return count - count % K if count >= K else None


def _changed(before: Mapping[UUID, object], now: Mapping[UUID, object]) -> int:
    return sum(before.get(each) != now.get(each) for each in before.keys() | now.keys())


@cache
def sector_of(code: str) -> str | None:
    """Return the sector under which a supplier of this one counts, or None.

    A pilot sector, if the code belongs to one, else its ISIC division: so that each code counts in
    one sector, and none lies within another. A section is wider than both and counts in none.
    """
    if code in PILOT_SECTORS:
        return code
    for pilot in PILOT_SECTORS.values():
        if any(code.startswith(part) for part in pilot.isic):
            return pilot.code
    return code[:_DIVISION] if code[:_DIVISION].isdigit() and len(code) >= _DIVISION else None


@dataclass(frozen=True, slots=True)
class Asking:
    """An open public need, and how the suppliers that make such things stand to what it requires.

    Args:
        need: its identifier.
        buyer: its owner.
        levels: by required criterion, a `Level` per supplier; -1 for whom it is no business.
    """

    need: UUID
    buyer: UUID
    levels: Mapping[str, Ints]


def asking_of(
    need: UUID, buyer: UUID, question: Question, market: Market, found: Sequence[Flags | None]
) -> Asking:
    """Return how all suppliers stand to a need.

    A line without a code is the business of those whom its words find (`found`, by line), and of
    nobody while nobody has looked.
    """
    known = nobody_unless_found(question.constraints, market, found)
    exclusions = exclude(question.constraints, market, question.day, found=known)
    concerned: Flags = market.enterprises.is_there.copy()
    other = [at for at, each in enumerate(exclusions.reasons) if each.code in _OTHER_BUSINESS]
    concerned &= ~np.isin(exclusions.first, other)
    evidence = dict(market.evidence)
    if freight.CRITERION in evidence:
        evidence[freight.CRITERION] = freight.pieces(market.enterprises, question.loads)
    asks = [each for each in question.asks if each.is_required]
    scores = score(asks, evidence, market.size, question.day)
    return Asking(
        need,
        buyer,
        {
            ask.criterion: np.where(concerned, _LEVELS[scores.standings(place)], -1)
            for place, ask in enumerate(asks)
        },
    )


class Tally:
    """Counts needs one after another, and tells the cells of one criterion at a time.

    Of 100,000 suppliers that is some 100 kB a criterion; their cells, all at once, were 440 MiB.

    Args:
        groups: by economy and sector, the places of the suppliers.
        ids: the identifier of the supplier at each place.
    """

    def __init__(self, groups: Mapping[Group, Ints], ids: Sequence[UUID]) -> None:
        self._groups = groups
        self._ids = ids
        self._best: dict[str, Ints] = {}
        self._asking: dict[str, list[tuple[UUID, UUID, frozenset[Group]]]] = {}

    def add(self, asking: Asking) -> None:
        """Count a need; what it says of each supplier is kept as the best of all needs."""
        for criterion, levels in asking.levels.items():
            wanted = frozenset(
                group for group, places in self._groups.items() if (levels[places] >= 0).any()
            )
            before = self._best.get(criterion)
            self._best[criterion] = levels if before is None else np.maximum(before, levels)
            self._asking.setdefault(criterion, []).append((asking.need, asking.buyer, wanted))

    @property
    def criteria(self) -> frozenset[str]:
        """What anybody asks for."""
        return frozenset(self._best)

    def cells_of(self, criterion: str) -> dict[Cell, Sources]:
        """Return who counts in each cell of a criterion."""
        if criterion not in self._best:
            return {}
        cells: dict[Cell, Sources] = {}
        for group, places in self._groups.items():
            asking = [
                (buyer, need) for need, buyer, wanted in self._asking[criterion] if group in wanted
            ]
            if asking:
                best = self._best[criterion][places]
                levels = {
                    self._ids[places[at]]: Level(int(best[at]))
                    for at in np.flatnonzero(best >= 0).tolist()
                }
                cells[Cell(*group, criterion)] = Sources(_by_buyer(asking), levels)
        return cells


def _by_buyer(asking: Iterable[tuple[UUID, UUID]]) -> dict[UUID, frozenset[UUID]]:
    by_buyer: dict[UUID, set[UUID]] = {}
    for buyer, need in asking:
        by_buyer.setdefault(buyer, set()).add(need)
    return {buyer: frozenset(several) for buyer, several in by_buyer.items()}

"""The names of suppliers as a process holds them, so that those near a name are found at once.

    roster = Roster()
    roster.put([(supplier_id, "CN", "heng fa dyeing | hengfa")])
    roster.near("CN", ["hengfa dyeing"])     # identifiers, likest first

A name is known by its trigrams, as PostgreSQL takes them: of each word, with two spaces before it
and one after. A look begins with the trigrams that the fewest names have, and leaves out the ones
that so many have that they tell nothing. 100,000 names of three words take some 13 MiB.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final, TypeAlias
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

BETWEEN_NAMES: Final = " | "  # in a trace
LOOKED_AT: Final = 12  # suppliers near a name that are compared
_LETTERS: Final = " 0123456789abcdefghijklmnopqrstuvwxyz"
_BASE: Final = len(_LETTERS)
# Trigrams that share so many places with others in sum are not looked up, but for the rarest ones.
_MOST_PLACES: Final = 40_000
_RAREST: Final = 5
# Of the weight of the looked-up trigrams, the share that a name must have to be near.
_LEAST_SHARED: Final = 0.3
# Two segments become one when the older is less than so many times the size of the younger.
_MERGED_BELOW: Final = 3

Codes: TypeAlias = NDArray[np.uint16]
Places: TypeAlias = NDArray[np.int32]


class Roster:
    """Names in Latin letters, by economy, of whatever has an identifier."""

    def __init__(self) -> None:
        self._names: defaultdict[str, _Names] = defaultdict(_Names)

    def put(self, traces: Iterable[tuple[UUID, str, str]]) -> None:
        """Hold what these identifiers are called now: economy, and names as `Identity.trace`."""
        by_economy: defaultdict[str, list[tuple[UUID, str]]] = defaultdict(list)
        known = list(traces)
        self.remove({each for each, _, _ in known})
        for each, economy, trace in known:
            for name in filter(None, trace.split(BETWEEN_NAMES)):
                by_economy[economy].append((each, name))
        for economy, names in by_economy.items():
            self._names[economy].add(names)

    def remove(self, ids: Collection[UUID]) -> None:
        """Forget these, if they are known."""
        for each in self._names.values():
            each.remove(ids)

    def near(self, economy: str, latin: Iterable[str], most: int = LOOKED_AT) -> list[UUID]:
        """Return whose names resemble one of these, likest first, `most` for each."""
        known = self._names.get(economy)
        if known is None:
            return []
        found = (each for name in dict.fromkeys(latin) for each in known.near(name, most))
        return list(dict.fromkeys(found))

    @property
    def size_bytes(self) -> int:
        return sum(each.size_bytes for each in self._names.values())


class _Names:
    """The names of one economy; `there` is false for what was forgotten."""

    def __init__(self) -> None:
        self._ids: NDArray[np.uint64] = np.empty((0, 2), np.uint64)
        self._lengths: NDArray[np.uint16] = np.empty(0, np.uint16)
        self._there: NDArray[np.bool_] = np.empty(0, np.bool_)
        # Each sorted by trigram, the older and larger ones first.
        self._segments: list[tuple[Codes, Places]] = []

    def add(self, names: Sequence[tuple[UUID, str]]) -> None:
        codes, places = _trigrams([name for _, name in names])
        lengths = np.bincount(places, minlength=len(names)).astype(np.uint16)
        self._segments.append((codes, (places + len(self._ids)).astype(np.int32)))
        self._ids = np.concatenate([self._ids, _halves(each for each, _ in names)])
        self._lengths = np.concatenate([self._lengths, lengths])
        self._there = np.concatenate([self._there, np.ones(len(names), np.bool_)])
        self._merge()

    def remove(self, ids: Collection[UUID]) -> None:
        if not ids or not len(self._ids):
            return
        # The random half of an identifier tells almost all apart; the other half makes it certain.
        wanted = np.sort(_halves(ids)[:, 1])
        at = np.searchsorted(wanted, self._ids[:, 1]).clip(max=len(wanted) - 1)
        for place in np.flatnonzero(wanted[at] == self._ids[:, 1]):
            if _whole(self._ids[place]) in ids:
                self._there[place] = False

    def near(self, name: str, most: int) -> list[UUID]:
        codes, _ = _trigrams([name])
        spans = [
            (places, np.searchsorted(held, codes), np.searchsorted(held, codes, "right"))
            for held, places in self._segments
        ]
        counts = np.sum([ends - starts for _, starts, ends in spans], axis=0)
        weights = np.log1p(len(self._ids) / np.maximum(counts, 1))
        rarest = np.argsort(counts, kind="stable")
        looked_up = rarest[np.cumsum(counts[rarest]) <= _MOST_PLACES]
        if len(looked_up) < _RAREST:
            looked_up = rarest[:_RAREST]
        slices = [
            (places[starts[each] : ends[each]], weights[each])
            for places, starts, ends in spans
            for each in looked_up
            if starts[each] < ends[each]
        ]
        if not slices:
            return []
        shared = np.bincount(
            np.concatenate([places for places, _ in slices]),
            np.repeat([weight for _, weight in slices], [len(places) for places, _ in slices]),
            len(self._ids),
        )
        whole = weights[looked_up].sum()
        chosen = np.flatnonzero((shared >= _LEAST_SHARED * whole) & self._there)
        # What both have beside what each has, in trigrams of this name's middling weight.
        likest = shared[chosen] / (len(codes) + self._lengths[chosen])
        order = np.argsort(-likest, kind="stable")[: 2 * most]
        ids = dict.fromkeys(_whole(self._ids[place]) for place in chosen[order])
        return list(ids)[:most]

    @property
    def size_bytes(self) -> int:
        own = (self._ids, self._lengths, self._there)
        return sum(
            each.nbytes for each in (*own, *(part for two in self._segments for part in two))
        )

    def _merge(self) -> None:
        """Keep few segments, each much larger than the next: an addition costs little for ever."""
        while len(self._segments) > 1:
            (older, their_places), (younger, its_places) = self._segments[-2:]
            if len(older) >= _MERGED_BELOW * len(younger):
                return
            codes = np.concatenate([older, younger])
            places = np.concatenate([their_places, its_places])
            is_there = self._there[places]
            codes, places = codes[is_there], places[is_there]
            order = np.argsort(codes, kind="stable")
            self._segments[-2:] = [(codes[order], places[order])]


def _trigrams(names: Sequence[str]) -> tuple[Codes, Places]:
    """Return the different trigrams of each name with its place, sorted by trigram."""
    spaced = [f"  {name.replace(' ', '  ')} " for name in names]
    letters = _NUMBERS[np.frombuffer("".join(spaced).encode("ascii", "replace"), np.uint8)]
    first, second, third = letters[:-2], letters[1:-1], letters[2:]
    codes = (first * _BASE + second) * _BASE + third
    of_name = np.repeat(np.arange(len(names)), [len(each) for each in spaced])[2:]
    is_one = (second > 0) | (third > 0)
    both = np.unique(codes[is_one] << 32 | of_name[is_one])
    return (both >> 32).astype(np.uint16), (both & 0xFFFFFFFF).astype(np.int32)


def _numbers() -> NDArray[np.int64]:
    numbers = np.zeros(256, np.int64)
    numbers[np.frombuffer(_LETTERS.encode(), np.uint8)] = np.arange(_BASE)
    return numbers


_NUMBERS: Final = _numbers()


def _halves(ids: Iterable[UUID]) -> NDArray[np.uint64]:
    return np.frombuffer(b"".join(each.bytes for each in ids), ">u8").reshape(-1, 2).astype("u8")


def _whole(halves: Any) -> UUID:
    return UUID(int=int(halves[0]) << 64 | int(halves[1]))

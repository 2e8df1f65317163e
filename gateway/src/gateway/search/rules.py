"""How answers of several services become one: pure functions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

Hit = TypeVar("Hit")

# The usual constant of reciprocal rank fusion: low ranks of one list do not drown another's top.
_DAMPING: Final = 60

SEARCH_PATHS: Final = {
    "pilot-centers": "/v1/pilot-centers/search",
    "knowledge": "/v1/knowledge/search",
    "matchmaking": "/v1/suppliers/search",
}
KINDS: Final = {
    "center": "pilot-centers",
    "update": "pilot-centers",
    "case": "knowledge",
    "initiative": "knowledge",
    "supplier": "matchmaking",
}
# A service with one kind of hit does not ask which.
_UNKINDED: Final = frozenset({"matchmaking"})


def services_for(kind: str | None) -> tuple[str, ...]:
    """Return who has to be asked."""
    return tuple(SEARCH_PATHS) if kind is None else (KINDS[kind],)


def parameters_for(
    service: str, q: str, kind: str | None, economy: str | None, limit: int
) -> dict[str, str]:
    """Return the query for one service."""
    parameters = {"q": q, "limit": str(limit)}
    if economy is not None:
        parameters["economy"] = economy
    if kind is not None and service not in _UNKINDED:
        parameters["kind"] = kind
    return parameters


def fuse(ranked: Mapping[str, Sequence[Hit]], limit: int) -> list[tuple[str, Hit, float]]:
    """Return the best hits of all lists, by reciprocal rank, with the list each came from.

    Scores of different services do not compare; ranks do. Equal ranks keep the order of `ranked`.
    """
    scored = [
        (name, hit, 1 / (_DAMPING + rank))
        for name, hits in ranked.items()
        for rank, hit in enumerate(hits, start=1)
    ]
    return sorted(scored, key=lambda each: -each[2])[:limit]


def add_counts(lists: Iterable[Iterable[tuple[str, str, int]]]) -> list[tuple[str, str, int]]:
    """Add up facet counts of several services: (value, label, count), the most frequent first."""
    labels: dict[str, str] = {}
    counts: dict[str, int] = {}
    for one in lists:
        for value, label, count in one:
            labels.setdefault(value, label)
            counts[value] = counts.get(value, 0) + count
    ordered = sorted(counts, key=lambda value: (-counts[value], value))
    return [(value, labels[value], counts[value]) for value in ordered]

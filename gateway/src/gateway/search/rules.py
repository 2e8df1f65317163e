"""How answers of several services become one: pure functions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from vocabulary import economies

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
# What one of our kinds is called by the service that has it; the others call it as we do.
_KIND_FILTERS: Final[Mapping[str, tuple[str, ...]]] = {
    "update": ("news", "opinion", "experience", "case", "study", "activity", "dialogue"),
    "supplier": (),  # There is nothing else to find there.
}


def services_for(kind: str | None, economy: str | None) -> tuple[str, ...]:
    """Return who has to be asked: centers are only in member economies."""
    asked = tuple(SEARCH_PATHS) if kind is None else (KINDS[kind],)
    if economy is None or economies.get_economy(economy).is_member:
        return asked
    return tuple(service for service in asked if service != "pilot-centers")


def parameters_for(
    q: str, kind: str | None, economy: str | None, limit: int
) -> list[tuple[str, str]]:
    """Return the query for the services that have this kind."""
    parameters = [("q", q), ("limit", str(limit))]
    if economy is not None:
        parameters.append(("economy", economy))
    if kind is not None:
        parameters += [("kind", name) for name in _KIND_FILTERS.get(kind, (kind,))]
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

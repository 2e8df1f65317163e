"""The search turned round: which of many conditions does one supplier meet.

Nothing in here knows of saved searches, so that whatever can be said as a `Condition` can stand in
an index: a saved search today, the requirements of a need as well.
"""

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from matchmaking.alerts.conditions import Condition, Facts

K = TypeVar("K", bound=Hashable)

_ENOUGH_SEEN = 2_000
_EXPECTED = 20.0
# The share of suppliers that have a term of a field, until some were seen.
_SHARES = {"w": 0.01, "s": 0.01, "b": 0.05, "origin": 0.5, "size_class": 0.25, "language": 0.5}
_OTHER_SHARE = 0.08


class Rarity:
    """How common terms are, learnt from the first suppliers that come by.

    It only decides which key is cheap; no answer depends on it.
    """

    def __init__(self) -> None:
        self._seen = 0
        self._counts: Counter[str] = Counter()

    def learn(self, facts: Facts) -> None:
        if self._seen < _ENOUGH_SEEN:
            self._seen += 1
            self._counts.update(facts.terms)

    def share(self, term: str) -> float:
        """Return the share of suppliers that have a term."""
        kind = term[0] if term[1] == ":" else term.partition("=")[0]
        expected = _SHARES.get(kind, _OTHER_SHARE) * _EXPECTED
        return (self._counts[term] + expected) / (self._seen + _EXPECTED)


class ReverseIndex(Generic[K]):
    """Conditions by the cheapest terms without which none of them can hold."""

    def __init__(self) -> None:
        self.rarity = Rarity()
        self._conditions: dict[K, Condition] = {}
        self._terms: dict[K, frozenset[str]] = {}
        self._by_term: dict[str, set[K]] = {}
        self._without_term: set[K] = set()

    def __len__(self) -> int:
        return len(self._conditions)

    def __getitem__(self, key: K) -> Condition:
        return self._conditions[key]

    def put(self, key: K, condition: Condition) -> None:
        """Add a condition, or let another one take its place."""
        self.discard(key)
        self._conditions[key] = condition
        keys = condition.keys(self.rarity.share)
        if keys is None:
            self._without_term.add(key)
            return
        self._terms[key] = keys.terms
        for term in keys.terms:
            self._by_term.setdefault(term, set()).add(key)

    def discard(self, key: K) -> None:
        """Take a condition out, if it is there."""
        if self._conditions.pop(key, None) is None:
            return
        self._without_term.discard(key)
        for term in self._terms.pop(key, ()):
            keys = self._by_term[term]
            keys.discard(key)
            if not keys:
                del self._by_term[term]

    def matching(self, facts: Facts) -> set[K]:
        """Return the keys of exactly those conditions that hold."""
        candidates = set(self._without_term)
        candidates.update(*self._reached(facts))
        conditions = self._conditions
        return {key for key in candidates if conditions[key].holds(facts)}

    def _reached(self, facts: Facts) -> Iterable[set[K]]:
        by_term = self._by_term
        return [by_term[term] for term in facts.terms if term in by_term]

"""Whom the words of a line find, in any language: by the search index of this process."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import structlog
from chassis.auth import ANONYMOUS
from chassis.problems import Unavailable
from chassis.search import LiveIndex, SearchRequest

from matchmaking.markets.rules import Flags, Market
from matchmaking.markets.stock import Stock
from matchmaking.receipts.rules import Json
from matchmaking.suppliers import policy

FEWEST = 5
"""Below so many, enough for a comparison, fewer of the words have to be there."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """By line, whom its words find; None where nobody could look."""

    by_line: Sequence[Flags | None]

    def digests(self, market: Market) -> list[Json]:
        """Return how many each line finds and the SHA-256 of who they are."""
        return [_digest(each, market) for each in self.by_line]


def nobody_looked(words: Sequence[str]) -> Found:
    return Found([None] * len(words))


async def found_by_words(live: LiveIndex | None, words: Sequence[str], stock: Stock) -> Found:
    """Return whom the words of each line find.

    Without an index, or before it was filled once, nobody looks and nobody is left out for it. A
    supplier that was written moments ago may not be found yet: it is when the index has followed.
    """
    if live is None or live.index.position() is None:
        return nobody_looked(words)
    by_line: list[Flags | None] = []
    for line in words:
        try:
            by_line.append(await whom_words_find(live, line, stock))
        except Unavailable as reason:
            log.warning("matching.without_words", reason=str(reason))
            return nobody_looked(words)
    return Found(by_line)


async def whom_words_find(live: LiveIndex, words: str, stock: Stock) -> Flags:
    """Return whom some words find in a filled index.

    Raises:
        Unavailable: nobody can say it now.
    """
    visible = policy.search_terms(ANONYMOUS)
    found = await live.identify(SearchRequest(words, visible, fewest=FEWEST))
    flags: Flags = np.isin(stock.enterprises.keys, np.array(found, np.int64))
    return flags


def _digest(found: Flags | None, market: Market) -> Json:
    if found is None:
        return {"looked": False, "count": 0, "digest": None}
    ids = np.sort(market.enterprises.id[found])
    return {
        "looked": True,
        "count": len(ids),
        "digest": hashlib.sha256(ids.tobytes()).hexdigest(),
    }

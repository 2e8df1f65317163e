"""Counts who could meet what is asked for: alone, one after another, and by economy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from vocabulary.economies import all_economies

from matchmaking.exclusions.rules import once_held, ways_held
from matchmaking.markets.rules import Flags, Ints, Market, Texts
from matchmaking.matching.rules import STANDINGS, Standing, score
from matchmaking.needs.rules import Ask

_CODES = np.array(sorted(all_economies()), "U2")
_PROVEN = STANDINGS.index(Standing.PROVEN)


@dataclass(frozen=True, slots=True)
class Count:
    """How the suppliers stand to one thing that is asked for.

    Args:
        standings: how many stand how.
        by_economy: the same by economy, for those economies that have suppliers.
        left: how many prove this and all that was asked for before it.
    """

    standings: Mapping[Standing, int]
    by_economy: Mapping[str, Mapping[Standing, int]]
    left: int


@dataclass(frozen=True, slots=True)
class Preview:
    """How many suppliers there are, and how they stand to each requirement and scheme."""

    suppliers: int
    requirements: Sequence[Count]
    schemes: Sequence[Count]
    left: int


def preview(asks: Sequence[Ask], schemes: Sequence[str], market: Market, today: date) -> Preview:
    """Count over all suppliers that can be matched, with the evidence that is valid `today`."""
    there = market.enterprises.is_there
    scores = score(asks, market.evidence, market.size, today)
    economies = _economies(market.enterprises.economy[there])
    left = np.ones(len(economies), np.bool_)
    counts: list[Count] = []
    columns = [scores.standings(place) for place in range(len(asks))]
    columns += [_held(each, market, today) for each in schemes]
    for column in columns:
        standings = column[there]
        left &= standings == _PROVEN
        counts.append(_count(standings, economies, left))
    return Preview(
        suppliers=len(economies),
        requirements=counts[: len(asks)],
        schemes=counts[len(asks) :],
        left=int(left.sum()),
    )


def _held(scheme: str, market: Market, today: date) -> Ints:
    """Return as standings who shows a scheme as matching wants it, once showed it, or never did."""
    standings = np.full(market.size, STANDINGS.index(Standing.UNKNOWN), np.int64)
    standings[once_held(scheme, market, today)] = STANDINGS.index(Standing.MISSING)
    standings[ways_held(scheme, market, today) >= 0] = _PROVEN
    return standings


def _economies(codes: Texts) -> Ints:
    """Return codes as places in `_CODES`; two letters are compared as one number."""
    as_numbers = codes.astype("U2").view(np.uint64)
    known = _CODES.view(np.uint64)
    order = np.argsort(known)
    places: Ints = order[np.searchsorted(known[order], as_numbers).clip(max=len(known) - 1)]
    return places


def _count(standings: Ints, economies: Ints, left: Flags) -> Count:
    width = len(STANDINGS)
    table = np.bincount(economies * width + standings, minlength=len(_CODES) * width)
    by_economy = table.reshape(len(_CODES), width)
    return Count(
        standings=_named(by_economy.sum(axis=0)),
        by_economy={
            str(_CODES[place]): _named(by_economy[place])
            for place in np.flatnonzero(by_economy.sum(axis=1)).tolist()
        },
        left=int(left.sum()),
    )


def _named(row: Ints) -> dict[Standing, int]:
    return dict(zip(STANDINGS, row.tolist(), strict=True))

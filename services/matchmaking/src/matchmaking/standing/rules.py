"""The best of a list when a few suppliers have changed, without looking at all others again."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from matchmaking.matching.rules import Scores, Standing
from matchmaking.needs.rules import Ask

KEPT = 100
"""How many suppliers are kept for a need; who comes after them is found by looking at all again."""

BEST = 20
"""Whoever hears of changes hears of changes among these."""

WHOLE = 10_000
"""A margin is in so many parts of the points."""


class State(StrEnum):
    """How a listed supplier stands to all requirements together."""

    MEETS = "meets"
    CLAIMS = "claims"
    LACKS = "lacks"


Key: TypeAlias = tuple[int, int, bytes]


@dataclass(frozen=True, slots=True)
class Kept:
    """A supplier on the list of a need, with all that decides its place.

    Args:
        supplier: its identifier, which decides between equals.
        proven: points, as the other two.
        claimed: points if every claim held.
        potential: points if every unknown turned out well, too.
        margin: by how many hundredths of a percent its points count for more.
        state: how it stands to what is required.
    """

    supplier: UUID
    proven: int
    claimed: int
    potential: int
    margin: int
    state: State

    @property
    def key(self) -> Key:
        """What the list is ordered by, ascending."""
        times = WHOLE + self.margin
        return (-self.proven * times, -self.claimed * times, self.supplier.bytes)


def renewed(
    kept: Sequence[Kept], changed: Mapping[UUID, Kept | None], *, most: int = KEPT
) -> list[Kept] | None:
    """Return the list when some suppliers stand differently; None if that needs a look at all.

    Args:
        kept: the list so far, best first.
        changed: how each changed supplier stands now; None for those that cannot supply.
        most: how long a list gets.
    """
    remaining = [each for each in kept if each.supplier not in changed]
    arrived = [each for each in changed.values() if each is not None]
    merged = sorted([*remaining, *arrived], key=lambda each: each.key)[:most]
    if len(kept) < most:
        return merged  # Nobody was left off the list, so nobody else can move up.
    # Whoever was left off comes after the last of the old list, and nobody knows how far.
    is_whole = len(merged) == most and merged[-1].key <= kept[-1].key
    return merged if is_whole else None


@dataclass(frozen=True, slots=True)
class Moves:
    """Who entered the best of a list and who left them; nobody when they only change places."""

    entered: Sequence[UUID]
    left: Sequence[UUID]


def moves_among_best(before: Sequence[Kept], after: Sequence[Kept]) -> Moves | None:
    """Return what changed among the best; None if they are the same in the same order."""
    was, now = ([each.supplier for each in rows[:BEST]] for rows in (before, after))
    if was == now:
        return None
    return Moves(
        [each for each in now if each not in was], [each for each in was if each not in now]
    )


@dataclass(frozen=True, slots=True)
class Ladder:
    """The keys of the others on the list of a need, ascending, for asking which place one has."""

    keys: Sequence[Key]
    is_full: bool

    def place(self, key: Key) -> int | None:
        """Return the place of whoever has this key; None if it is after all of a full list."""
        place = 1 + bisect_left(self.keys, key)
        return None if self.is_full and place > len(self.keys) else place


def state_of(asks: Sequence[Ask], scores: Scores, supplier: int) -> State:
    """Return how a supplier stands to all that is required; to nothing, everybody does."""
    stands = {scores.standing(supplier, place) for place, ask in enumerate(asks) if ask.is_required}
    if stands <= {Standing.PROVEN}:
        return State.MEETS
    return State.CLAIMS if stands <= {Standing.PROVEN, Standing.CLAIMED} else State.LACKS

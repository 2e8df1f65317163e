"""Joining what the words find with what the meaning finds.

Reciprocal rank fusion: a hit scores 1 / (60 + rank) in each leg, and the sums are compared. Ranks
are all that is compared, because BM25 has no scale and what a similarity is worth depends on the
question: no fixed threshold separates unrelated texts from related ones.

A hit that only the meaning finds needs more than a rank, since there is always a nearest text.
It is taken when its similarity stands out from that of texts which have nothing to do with any
question by about as much as the best of so many such texts would by chance, in robust standard
deviations, and there are at most `MOST_ALONE` of them, so that a question without an answer is not
answered by much noise. The texts of the service itself are no such measure: where everybody makes
textiles, nobody who makes textiles stands out. The figures are those that rank best in
bench/relevance. When the words find next to nothing, often because the question is in another
language, a little less will do: an answer that says "by meaning only" then helps more than none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log, sqrt
from uuid import UUID

from chassis.search.schema import key_of

FUSED = 200
"""So many hits of the text leg are reordered by meaning; later ones keep the order of the text."""
MOST_ALONE = 30
FEW = 5
"""Below so many hits of the text leg, a meaning need stand out less."""
_RANK_CONSTANT = 60
_LEAST_Z = 2.5
_SHARE_OF_CHANCE = 0.75
_LENIENCE = 0.6
_SMALLEST_SPREAD = 0.002  # of texts that are all as far away, where everything would stand out


class Leg(StrEnum):
    """Which search found a hit."""

    TEXT = "text"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True)
class Nearest:
    """The texts nearest in meaning, best first, before filters and visibility.

    Args:
        similar: id and cosine similarity.
        usual: the median similarity of unrelated texts to the question.
        spread: its robust standard deviation (1.4826 median absolute deviations).
        among: how many texts there are.
    """

    similar: Sequence[tuple[UUID, float]]
    usual: float
    spread: float
    among: int

    def clear(self, *, little_else: bool) -> list[UUID]:
        """Return those that stand out, best first."""
        best_by_chance = sqrt(2 * log(max(self.among, 2)))  # of so many normal draws
        least = max(_LEAST_Z, _SHARE_OF_CHANCE * best_by_chance)
        if little_else:
            least *= _LENIENCE
        spread = max(self.spread, _SMALLEST_SPREAD)
        return [each for each, cosine in self.similar if (cosine - self.usual) / spread > least]


@dataclass(frozen=True, slots=True)
class Fused:
    key: int
    score: float
    legs: frozenset[Leg]


def fuse(by_text: Sequence[int], nearest: Nearest, alone: Sequence[int]) -> list[Fused]:
    """Rank the union of `by_text` and `alone`, both best first."""
    text_rank = {key: rank for rank, key in enumerate(by_text, 1)}
    members = {*by_text, *alone}
    near = [key for key in (key_of(each) for each, _ in nearest.similar) if key in members]
    meaning_rank = {key: rank for rank, key in enumerate(near, 1)}
    fused = [
        Fused(
            key,
            sum(
                1 / (_RANK_CONSTANT + ranks[key])
                for ranks in (text_rank, meaning_rank)
                if key in ranks
            ),
            frozenset(
                leg
                for leg, ranks in ((Leg.TEXT, text_rank), (Leg.MEANING, meaning_rank))
                if key in ranks
            ),
        )
        for key in members
    ]
    return sorted(
        fused, key=lambda each: (-each.score, text_rank.get(each.key, FUSED + 1), each.key)
    )

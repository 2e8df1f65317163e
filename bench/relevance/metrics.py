"""nDCG and recall of a ranking against graded judgments."""

from collections.abc import Sequence
from math import log2

RELEVANT = 2
"""From this grade on somebody would be invited; recall counts those."""


def ndcg(grades: Sequence[int], ideal: Sequence[int], depth: int) -> float:
    """Return the discounted gain of a ranking as a share of the best possible one.

    Args:
        grades: of the hits, in the order of the ranking.
        ideal: all grades that there are, in any order.
        depth: how many hits are looked at.
    """
    best = _gain(sorted(ideal, reverse=True)[:depth])
    return _gain(grades[:depth]) / best if best else 0.0


def recall(grades: Sequence[int], ideal: Sequence[int], depth: int) -> float:
    """Return the share of the relevant among the first hits; at most `depth` can be."""
    there_are = sum(grade >= RELEVANT for grade in ideal)
    found = sum(grade >= RELEVANT for grade in grades[:depth])
    return found / min(there_are, depth) if there_are else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum(float(2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))

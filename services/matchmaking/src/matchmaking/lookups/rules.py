"""Which lines are looked up by their words, and what is known of whom they find."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

import numpy as np

from matchmaking.markets.rules import Ids, ids_of
from matchmaking.needs.wanted import NeedLine

Words: TypeAlias = Sequence[str | None]
"""By line, what it is looked up by; None for a line with an HS code, which finds without."""

NOBODY: Ids = ids_of(())


def words_to_look_up(lines: Sequence[NeedLine]) -> Words:
    return [line.text if line.hs_code is None else None for line in lines]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far an index had followed a stream: the moment that made the stream, and its event."""

    created: datetime
    sequence: int

    def is_behind(self, other: "Reach") -> bool:
        """Whether the other has seen more; of another stream nobody can say."""
        return self.created == other.created and self.sequence < other.sequence


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What is kept of a need.

    Args:
        revision: counts how often that changed; 0: nobody ever looked.
        words: what was looked up, by line.
        found: by the number of a line, who was found, ascending; nobody where it is absent.
    """

    revision: int = 0
    words: Words = ()
    found: Mapping[int, Ids] = field(default_factory=dict)

    def by_line(self, words: Words) -> list[Ids | None]:
        """Return whom the words of each line find; None where nobody looked for just these."""
        return [
            self.found.get(line, NOBODY) if asked is not None and self._knows(line, asked) else None
            for line, asked in enumerate(words)
        ]

    def covers(self, words: Words) -> bool:
        """Whether all of these were looked up."""
        return all(asked is None or self._knows(line, asked) for line, asked in enumerate(words))

    def says(self, words: Words, found: Mapping[int, Ids]) -> bool:
        """Whether just these were looked up and found."""
        lines = self.found.keys() | found.keys()
        return list(self.words) == list(words) and all(
            np.array_equal(self.found.get(line, NOBODY), found.get(line, NOBODY)) for line in lines
        )

    def _knows(self, line: int, asked: str) -> bool:
        return line < len(self.words) and self.words[line] == asked


NEVER = LookedUp()
"""Of a need that nobody looked up."""

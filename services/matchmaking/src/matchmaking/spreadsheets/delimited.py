"""Rows of a text whose cells are parted by a sign: which sign, and the cells."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from math import log
from typing import Final

from matchmaking.spreadsheets.limits import Unreadable

SEPARATORS: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 60
_LONGEST_FIELD: Final = 100_000


def told_separator(text: str) -> str | None:
    """Return the sign that the first line names, as spreadsheet programs write it: `sep=;`."""
    first = text[:8].split("\n", 1)[0].strip().strip('"').lower()
    return first[4] if first.startswith("sep=") and len(first) == 5 else None  # noqa: PLR2004


def guess_separator(text: str) -> tuple[str, float]:
    """Return the sign that parts most rows into the same number of cells, and how sure that is."""
    told = told_separator(text)
    if told in SEPARATORS:
        return told, 1.0
    scored = sorted(((_regularity(text, each), each) for each in SEPARATORS), reverse=True)
    best, separator = scored[0]
    if best == 0.0:
        return ",", 0.5  # one column
    return separator, round(max(0.5, min(1.0, best - scored[1][0])), 2)


def _regularity(text: str, separator: str) -> float:
    """Return the share of rows with the most usual width, and a little for more columns."""
    try:
        widths = [len(cells) for cells in islice(_rows(text, separator), _LOOKED_AT) if any(cells)]
    except csv.Error:
        return 0.0
    if not widths:
        return 0.0
    width, often = Counter(widths).most_common(1)[0]
    if width < 2:  # noqa: PLR2004
        wider = [each for each in widths if each > 1]
        return 0.3 * len(wider) / len(widths)
    return often / len(widths) + 0.1 * log(width)


def rows(text: str, separator: str) -> Iterator[list[str]]:
    """Yield every record, also the empty ones, so that they can be counted as a program does.

    Raises:
        Unreadable: a cell never ends.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        yield from _rows(text, separator)
    except csv.Error as fault:
        raise Unreadable("a cell is too long; is a quotation mark missing?") from fault


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)

"""What an import is made of: its states, what becomes of a row, and what is wrong with a cell."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class ImportState(StrEnum):
    """Where an import stands."""

    GUESSED = "guessed"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"


class Verdict(StrEnum):
    """What became of a row. Of the duplicates, those that are linked are the same enterprise."""

    ACCEPTED = "accepted"
    ACCEPTED_WITH_WARNINGS = "accepted_with_warnings"
    DUPLICATE_ASKED = "duplicate_asked"
    DUPLICATE_LINKED = "duplicate_linked"
    REJECTED = "rejected"


class Field(StrEnum):
    """What a column can hold; the names are also the headings of an export."""

    PUBLIC_ID = "public_id"
    NAME = "name"
    NAMES_LOCAL = "names_local"
    ECONOMY = "economy"
    ADDRESS = "address"
    CITY = "city"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    SIZE_CLASS = "size_class"
    SECTORS = "sectors"
    SUMMARY = "summary"
    LANGUAGE = "language"
    WEBSITE = "website"
    PRODUCTS = "products"
    SOURCE = "source"


# A field that several columns may hold together.
REPEATABLE = frozenset({Field.NAMES_LOCAL, Field.PRODUCTS, Field.SECTORS})


class Severity(StrEnum):
    """Whether a finding keeps the row out, or only wants to be seen."""

    PROBLEM = "problem"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a cell: its place, its value as written, the reason in plain English."""

    cell: str
    field: str
    value: str
    severity: Severity
    reason: str

    def as_json(self) -> dict[str, Any]:
        return {
            "cell": self.cell,
            "field": self.field,
            "value": self.value,
            "severity": self.severity.value,
            "reason": self.reason,
        }


def column_letter(position: int) -> str:
    """Return what a spreadsheet program writes above a column: 0 is A, 26 is AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_position(letter: str) -> int:
    """Return the place of a column by its letter: A is 0.

    Raises:
        ValueError: that is no column.
    """
    if not (letter.isascii() and letter.isalpha() and len(letter) <= 3):  # noqa: PLR2004
        raise ValueError(f"{letter!r} is no column; write A, B, …, AA")
    position = 0
    for each in letter.upper():
        position = 26 * position + ord(each) - ord("A") + 1
    return position - 1

"""Guesses what the columns of a table hold, by their headings and by what is in them."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz
from vocabulary import economies, identifiers, names
from vocabulary._text import fold

from matchmaking.imports.rules import REPEATABLE, Field, column_letter

_LOOKED_AT: Final = 20
_BRACKETS: Final = re.compile(r"[(\[（【].*?[)\]）】]")  # noqa: RUF001
_NUMBER: Final = re.compile(r"-?\d{1,3}[.,]?\d*")
_WEBSITE: Final = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:/\S*)?", re.IGNORECASE
)
_SURE: Final = 0.5
_FUZZY: Final = 88
_SHORTEST_FUZZY: Final = 5


@dataclass(frozen=True, slots=True)
class Column:
    """What a column was taken for, how sure that is (0 to 1), and why."""

    position: int
    header: str
    field: Field | None
    confidence: float
    reason: str
    samples: tuple[str, ...]

    @property
    def letter(self) -> str:
        return column_letter(self.position)


@dataclass(frozen=True, slots=True)
class Guess:
    """Where the headings stand (0 when there are none), and the columns below them."""

    header_row: int
    columns: tuple[Column, ...]


def guess(rows: Sequence[tuple[int, Sequence[str]]], told_header_row: int | None = None) -> Guess:
    """Guess from the first rows of a table, each with its number."""
    header_row = _header_row(rows) if told_header_row is None else told_header_row
    header: Sequence[str] = next((cells for number, cells in rows if number == header_row), ())
    below = [cells for number, cells in rows if number > header_row]
    width = max((len(cells) for cells in [header, *below]), default=0)
    columns = [
        _Evidence(
            position,
            _at(header, position),
            [value for cells in below if (value := _at(cells, position))],
        )
        for position in range(width)
    ]
    return Guess(header_row, _assigned(columns))


def assign(columns: Sequence[Column], told: Mapping[int, Field | None]) -> tuple[Column, ...]:
    """Return the columns as the sender corrects them; those that are not named stay.

    A field that a correction gives to one column is taken from every other.
    """
    taken = {field for field in told.values() if field not in (None, *REPEATABLE)}
    return tuple(
        Column(each.position, each.header, told[each.position], 1.0, "as you told", each.samples)
        if each.position in told
        else Column(each.position, each.header, None, 1.0, "another column has it", each.samples)
        if each.field in taken
        else each
        for each in columns
    )


@dataclass(frozen=True, slots=True)
class _Evidence:
    position: int
    header: str
    values: list[str]


def _at(cells: Sequence[str], position: int) -> str:
    return cells[position].strip() if position < len(cells) else ""


def _header_row(rows: Sequence[tuple[int, Sequence[str]]]) -> int:
    """Return the row among the first ones with the most headings in it; 0 when there is none."""
    best_row, best = 0, 0.0
    for number, cells in rows[:_LOOKED_AT]:
        filled = [cell for cell in cells if cell.strip()]
        if not filled:
            continue
        known = [score for cell in filled if (score := _by_header(cell)[1]) >= _SURE]
        content = sum(economies.recognise(cell) is not None for cell in filled)
        # A title may contain one such word; headings fill their row with them.
        enough = len(known) >= min(2, len(filled)) and len(known) / len(filled) > 0.3  # noqa: PLR2004
        score = sum(known) * len(known) / len(filled) - content
        if enough and score > best:
            best_row, best = number, score
    return best_row


def _by_header(header: str) -> tuple[Field | None, float, str]:
    """Return the field that a heading names, how sure that is, and why."""
    whole, short = fold(header), fold(_BRACKETS.sub(" ", header))
    words = _header_words()
    for key in (whole, short):
        if key and key in words:
            return words[key], 0.98, f"the heading {header!r}"
    if len(short) < _SHORTEST_FUZZY and short.isascii():
        return None, 0.0, ""
    found = [
        (score, word)
        for word in words
        if len(word) >= min(4, _SHORTEST_FUZZY if word.isascii() else 2)
        and (score := _likeness(short, word)) > 0
    ]
    if not found:
        return None, 0.0, ""
    score, word = max(found, key=lambda each: (each[0], len(each[1])))
    return words[word], score, f"the heading {header!r} resembles one that is known"


def _likeness(header: str, word: str) -> float:
    if len(header) < 2:  # noqa: PLR2004
        return 0.0
    if word in header and len(word) >= len(header) / 3:
        return 0.6 + 0.25 * len(word) / len(header)
    ratio = fuzz.ratio(header, word, score_cutoff=_FUZZY)
    return 0.75 * ratio / 100


@cache
def _header_words() -> Mapping[str, Field]:
    path = Path(__file__).parent / "headers.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    known = {fold(word): Field(name) for name, table in tables.items() for word in table["words"]}
    return {fold(field.value): field for field in Field} | known


def _by_content(column: _Evidence) -> tuple[Field | None, float, str]:
    values = column.values[:200]
    if not values:
        return None, 0.0, ""

    def share(is_one: Callable[[str], bool]) -> float:
        return sum(map(is_one, values)) / len(values)

    if (known := share(lambda value: economies.recognise(value) is not None)) > _SURE:
        return Field.ECONOMY, 0.6 + 0.35 * known, f"{known:.0%} of its values are economies"
    if (known := share(_is_public_id)) > 0.9:  # noqa: PLR2004
        return Field.PUBLIC_ID, known, f"{known:.0%} of its values are public identifiers"
    if (known := share(lambda value: bool(_WEBSITE.fullmatch(value)))) > 0.7:  # noqa: PLR2004
        return Field.WEBSITE, 0.8 * known, f"{known:.0%} of its values are addresses in the web"
    return None, 0.0, ""


def _is_public_id(value: str) -> bool:
    try:
        return identifiers.normalise(value).startswith("S-")
    except ValueError:
        return False


def _is_coordinate(value: str) -> bool:
    return bool(_NUMBER.fullmatch(value)) and ("." in value or "," in value)


def _coordinates(columns: Sequence[_Evidence]) -> dict[int, tuple[Field, float, str]]:
    """Find two neighbours of broken numbers, where the second leaves the range of the first."""
    reason = "two columns of numbers that look like a place"
    found = [
        each.position
        for each in columns
        if each.values and sum(map(_is_coordinate, each.values)) > 0.8 * len(each.values)
    ]
    for first, second in pairwise(found):
        wide = {
            each.position: max(
                abs(float(value.replace(",", ".")))
                for value in each.values
                if _is_coordinate(value)
            )
            for each in columns
            if each.position in (first, second)
        }
        if second == first + 1 and max(wide.values()) <= 180:  # noqa: PLR2004
            swapped = wide[first] > 90 >= wide[second]  # noqa: PLR2004
            latitude, longitude = (second, first) if swapped else (first, second)
            return {
                latitude: (Field.LATITUDE, 0.6, reason),
                longitude: (Field.LONGITUDE, 0.6, reason),
            }
    return {}


def _likely_name_and_address(
    columns: Sequence[_Evidence], taken: Mapping[int, Field]
) -> dict[int, tuple[Field, float, str]]:
    """Take the column with the most legal forms for the names, and the longest for the address."""
    free = [each for each in columns if each.position not in taken and each.values]
    found: dict[int, tuple[Field, float, str]] = {}

    def forms(column: _Evidence) -> float:
        shown = column.values[:100]
        shorter = sum(_has_legal_form(value) for value in shown)
        return shorter / len(shown)

    if Field.NAME not in taken.values() and free:
        best = max(free, key=forms)
        if forms(best) > 0.2:  # noqa: PLR2004
            reason = f"{forms(best):.0%} of its values end like the names of companies"
            found[best.position] = (Field.NAME, round(0.5 + forms(best) * 0.4, 2), reason)
        elif texts := [each for each in free if _is_text(each)]:
            first = texts[0]
            found[first.position] = (Field.NAME, 0.35, "the first column of different texts")
    if Field.ADDRESS not in taken.values():
        rest = [each for each in free if each.position not in found and _mean(each) > 25]  # noqa: PLR2004
        if rest:
            longest = max(rest, key=_mean)
            found[longest.position] = (Field.ADDRESS, 0.4, "the column with the longest texts")
    return found


def _has_legal_form(value: str) -> bool:
    """Whether taking legal forms away leaves less; dots and accents are taken away from both."""
    words = names.normalise_name(f"x {value} x").split()
    return len(names.normalise_name(value).split()) < len(words) - 2


def _is_text(column: _Evidence) -> bool:
    different = len(set(column.values)) > 0.8 * len(column.values)
    letters = sum(any(letter.isalpha() for letter in value) for value in column.values)
    return different and letters > 0.9 * len(column.values)


def _mean(column: _Evidence) -> float:
    return sum(map(len, column.values)) / len(column.values)


def _assigned(columns: Sequence[_Evidence]) -> tuple[Column, ...]:
    """Give each field to the column that is surest of it."""
    guesses = {each.position: _one(each) for each in columns}
    taken: dict[int, Field] = {}
    for position, (field, confidence, _) in sorted(
        guesses.items(), key=lambda item: (-item[1][1], item[0])
    ):
        if field is None or confidence < _SURE:
            continue
        if field not in REPEATABLE and field in taken.values():
            if field is Field.NAME and Field.NAMES_LOCAL not in taken.values():
                field = Field.NAMES_LOCAL  # noqa: PLW2901  (a second name is another language)
                guesses[position] = (field, 0.5, "a second column of names")
            else:
                guesses[position] = (None, confidence, f"another column is surer to be {field}")
                continue
        taken[position] = field
    for extra in (_coordinates(columns), _likely_name_and_address(columns, taken)):
        for position, (field, confidence, reason) in extra.items():
            if position not in taken and field not in taken.values():
                taken[position] = field
                guesses[position] = (field, confidence, reason)
    return tuple(
        Column(
            each.position,
            each.header,
            taken.get(each.position),
            round(guesses[each.position][1], 2),
            guesses[each.position][2] or "nothing that is known here; it is left out",
            tuple(value[:80] for value in each.values[:3]),
        )
        for each in columns
    )


def _one(column: _Evidence) -> tuple[Field | None, float, str]:
    """Weigh the heading and the content of one column."""
    by_header, by_content = _by_header(column.header), _by_content(column)
    if by_header[0] is None or by_content[1] > by_header[1]:
        return by_content
    if by_header[0] is by_content[0]:
        return by_header[0], 1.0, f"{by_header[2]}, and {by_content[2]}"
    if by_header[0] is Field.ECONOMY and column.values:
        return by_header[0], min(0.7, by_header[1]), f"{by_header[2]}, though few are economies"
    return by_header

"""Why something was found: the best stretch of each field, with <mark> around what matched."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from chassis.search.analysis import Wanted
from chassis.search.fusion import Leg

_WIDTH = 180  # characters of a stretch
_MOST_REASONS = 3
_MOST_READ = 20_000  # characters of a field that are looked at
_SENTENCE_ENDS = re.compile(r"[.!?](?=\s)|\u3002")  # also the full stop of Chinese and Japanese

Texts = Mapping[str, Sequence[tuple[str, str]]]
"""Per field, in the order of the schema: texts with their language."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A field that matched, and HTML in which only <mark> is not escaped.

    A word that matched by a typing error says what was typed, and what it was taken for. Of what
    the meaning alone found, no word is marked: `text` is the beginning of what it was compared by.
    """

    field: str
    text: str
    typed: str | None = None
    taken_for: str | None = None
    kind: Leg = Leg.TEXT


def reasons(texts: Texts, wanted: Wanted) -> list[Reason]:
    """Return what matched, in the order of the fields."""
    found: list[Reason] = []
    for name, passages in texts.items():
        best: tuple[int, str, tuple[str, str] | None] = (0, "", None)
        for text, language in passages:
            read = text[:_MOST_READ]
            spans = wanted.spans(read, language)
            if spans:
                guessed = (wanted.taken_for(read[a:b]) for a, b in spans)
                taken = next((each for each in guessed if each), None)
                best = max(best, (*_stretch(read, spans), taken), key=lambda made: made[0])
        if best[0]:
            found.append(Reason(name, best[1], *(best[2] or (None, None))))
        if len(found) == _MOST_REASONS:
            break
    return found


def meant(texts: Texts, fields: Sequence[str]) -> list[Reason]:
    """Return the first of these fields that says something, for what the meaning alone found.

    Of several texts of a field each says its first sentence: which of them is near to the question
    is not known, because one vector stands for all.
    """
    for name in fields:
        said = [text for text, _ in texts.get(name, ()) if text.strip()]
        if len(said) > 1:
            said = [_SENTENCE_ENDS.split(text, 1)[0].removesuffix(".") for text in said]
        if said:
            return [Reason(name, escape(_shortened("; ".join(said))), kind=Leg.MEANING)]
    return []


def lead(texts: Texts, *, after: str) -> str:
    """Return the beginning of the first text that is not the title, escaped."""
    for name, passages in texts.items():
        if name != after and passages:
            return escape(_shortened(passages[0][0]))
    return ""


def _shortened(text: str) -> str:
    return text if len(text) <= _WIDTH else _cut(text, 0, _WIDTH)


def _stretch(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, str]:
    """Return the stretch with the most different words marked, and how many those are."""
    if len(text) <= _WIDTH:
        return len({text[a:b].lower() for a, b in spans}), _marked(text, 0, len(text), spans)
    best_start, best_count = spans[0][0], 0
    for at, (start, _) in enumerate(spans):
        inside = {text[a:b].lower() for a, b in spans[at:] if b <= start + _WIDTH}
        if len(inside) > best_count:
            best_start, best_count = start, len(inside)
        if at > _WIDTH:
            break
    start = max(0, best_start - _WIDTH // 4)
    end = min(len(text), start + _WIDTH)
    while 0 < start < best_start and not text[start - 1].isspace():
        start += 1
    while best_start < end < len(text) and text[end].isalnum() and text[end - 1].isascii():
        end -= 1
    return max(best_count, 1), _marked(text, start, end, spans)


def _marked(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> str:
    pieces = ["… " if start > 0 else ""]
    at = start
    for left, right in spans:
        if left < start or right > end:
            continue
        pieces += [escape(text[at:left]), "<mark>", escape(text[left:right]), "</mark>"]
        at = right
    pieces += [escape(text[at:end].rstrip()), " …" if end < len(text) else ""]
    return "".join(pieces)


def _cut(text: str, start: int, width: int) -> str:
    cut = text[start : start + width]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip() + " …"

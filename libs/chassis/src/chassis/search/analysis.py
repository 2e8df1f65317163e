"""How text becomes search terms, the same way for documents, questions and highlighting.

Three tokenizations share one pass over the words of a text:

* every word in a script with spaces: case and accents folded ("Công ty" finds "cong ty");
* its stem in the language of the text, where Snowball knows that language;
* scripts without spaces (Han, Kana, Hangul, Thai, Lao, Khmer, Burmese): overlapping pairs of
  characters, so that no dictionary of words is needed.

The index receives terms joined by blanks. All analysis happens here, nothing is registered with
the index, and an index opened by another process reads the same.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import add
from typing import NamedTuple

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

ANALYSIS = 1
"""Counts the changes of this module: a new number rebuilds every index."""

STEMMERS = {"en": "english", "es": "spanish", "fr": "french", "ru": "russian"}
_MOST_REMEMBERED = 1 << 16
_LONG = 8  # letters of a word in which two typing errors are forgiven
_SHORT = 8  # a longer run without spaces seldom comes twice
_DEFAULT_LANGUAGE = "en"  # English words stand inside texts of every economy

_HAN = "々〆\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HANGUL = "\u1100-\u11ff\uac00-\ud7a3"
_KANA = "\u3041-\u3096\u3099\u309a\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
_SOUTH_EAST = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecd\u0edc-\u0edf"
    "\u1000-\u103f\u1050-\u1089\ua9e0-\ua9ef\u1780-\u17d3"
)
_UNSPACED = _HAN + _HANGUL + _KANA + _SOUTH_EAST
_MARKS = "\u0300-\u036f"


def _spaced(letter: str) -> str:
    return rf"\d+|{letter}+(?:[{_MARKS}]+{letter}*)*"


_ASCII_WORD = re.compile(r"[a-z]+|[0-9]+")
_ASCII_DIGIT = re.compile(r"[0-9]")
_ASCII_LETTERS = {at: chr(at).lower() if chr(at).isalpha() else " " for at in range(128)}
_SPACED_WORD = re.compile(_spaced(r"[^\W\d_]"))  # several times as fast, for most texts
_ANY_WORD = re.compile(
    rf"[{_HAN}]+|[{_HANGUL}]+|[{_KANA}]+|[{_SOUTH_EAST}]+|" + _spaced(rf"[^\W\d_{_UNSPACED}]")
)
_BIG_CHARACTERS = re.compile(rf"[{_HAN}{_HANGUL}]")
_ONE_UNSPACED = re.compile(f"[{_UNSPACED}]")
_PARTICLE = re.compile("[\u3041-\u3096]{1,2}")
_ACCENTS = re.compile(f"[{_MARKS}]")
_LETTERS = str.maketrans(
    {
        "đ": "d",
        "ø": "o",
        "ł": "l",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
    }
)


class Word(NamedTuple):
    """A word, or a run of characters without spaces, and where it stands in the text."""

    text: str
    start: int
    end: int

    @property
    def is_unspaced(self) -> bool:
        return is_unspaced(self.text)

    @property
    def is_particle(self) -> bool:
        """Tell whether this is a piece of Japanese grammar between two words."""
        return _PARTICLE.fullmatch(self.text) is not None


def is_unspaced(word: str) -> bool:
    return word[0] >= "\u0e01" and _ONE_UNSPACED.match(word) is not None


def _word_pattern(text: str) -> re.Pattern[str]:
    return _ANY_WORD if _ONE_UNSPACED.search(text) else _SPACED_WORD


def words(text: str) -> Iterator[Word]:
    for match in _word_pattern(text).finditer(text):
        yield Word(match.group(), match.start(), match.end())


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """Return `word` without case, width and accents; vowel signs of Thai or Khmer stay."""
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", word.casefold()))
    return unicodedata.normalize("NFC", bare.translate(_LETTERS))


@cache
def _analyzer(language: str, *, stops: bool) -> TextAnalyzer:
    name = STEMMERS[language]
    chosen = Filter.stopword(name) if stops else Filter.stemmer(name)
    return TextAnalyzerBuilder(Tokenizer.raw()).filter(chosen).build()


@lru_cache(maxsize=1 << 15)
def stem(word: str, language: str) -> str:
    """Return the folded stem; a language without a stemmer is treated as English."""
    known = language if language in STEMMERS else _DEFAULT_LANGUAGE
    lowered = unicodedata.normalize("NFC", word.lower())
    stems = _analyzer(known, stops=False).analyze(lowered)
    return fold(stems[0]) if stems else fold(word)


def stems_in_any_language(word: str) -> list[str]:
    """Return the stems of a word of a question, whose language nobody told us."""
    return sorted({stem(word, language) for language in STEMMERS})


def is_stop_word(word: str) -> bool:
    return any(not _analyzer(language, stops=True).analyze(word.lower()) for language in STEMMERS)


def pairs(run: str) -> list[str]:
    """Return the overlapping pairs of a run; the last character stands alone at the end."""
    folded = fold(run) if len(run) <= _SHORT else fold.__wrapped__(run)
    return [*map(add, folded, folded[1:]), folded[-1:]]


def windows(run: str) -> list[str]:
    """Cut a run of a question into pieces that carry meaning.

    Two characters of Han or Hangul are mostly a word; in Kana or Thai a word is longer, and pairs
    alone would match by chance.
    """
    folded = fold(run)
    width = 2 if _BIG_CHARACTERS.match(folded) else 4
    return [folded[at : at + width] for at in range(max(1, len(folded) - width + 1))]


def terms(text: str, language: str) -> tuple[str, str]:
    """Return what the index keeps: the words as they stand, and the stems of the spaced ones."""
    stemmed = _stems_of(language if language in STEMMERS else _DEFAULT_LANGUAGE)
    if text.isascii():
        found = (
            _ASCII_WORD.findall(text.lower())
            if _ASCII_DIGIT.search(text)
            else text.translate(_ASCII_LETTERS).split()
        )
        return " ".join(found), " ".join(map(stemmed.__getitem__, found))
    if not _ONE_UNSPACED.search(text):
        found = _SPACED_WORD.findall(text)
        return " ".join(map(_FOLDED.__getitem__, found)), " ".join(map(stemmed.__getitem__, found))
    plain: list[str] = []
    stems: list[str] = []
    for word in _ANY_WORD.findall(text):
        if is_unspaced(word):
            plain += pairs(word)
        else:
            plain.append(_FOLDED[word])
            stems.append(stemmed[word])
    return " ".join(plain), " ".join(stems)


class _Remembered(dict[str, str]):
    """What a function makes of words; several times as fast as a cache that counts its uses."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        made = self[word] = self._make(word)
        return made


_FOLDED = _Remembered(fold.__wrapped__)


@cache
def _stems_of(language: str) -> _Remembered:
    return _Remembered(lambda word: stem.__wrapped__(word, language))


def edits_forgiven(word: str) -> int:
    """Return how many typing errors a word of a question may have."""
    return 2 if len(word) >= _LONG else 1


def within_edits(left: str, right: str, most: int) -> bool:
    """Tell whether so many letters more, less, other or swapped make two words equal."""
    # One edit brings at most one letter in and one out: most pairs are refused without a table.
    if abs(len(left) - len(right)) > most or len(set(left) ^ set(right)) > 2 * most:
        return False
    before: list[int] = []
    row = list(range(len(right) + 1))
    for at, letter in enumerate(left, 1):
        older, before, row = before, row, [at]
        for to, other in enumerate(right, 1):
            cost = min(before[to] + 1, row[-1] + 1, before[to - 1] + (letter != other))
            if at > 1 and to > 1 and letter == right[to - 2] and other == left[at - 2]:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return row[-1] <= most


@dataclass(frozen=True, slots=True)
class Wanted:
    """The terms of a question, for marking them in what was found."""

    plain: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    runs: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    misspelt: tuple[str, ...] = ()
    _decided: dict[str, tuple[set[str], set[str]]] = field(default_factory=dict)
    _begins: dict[str, bool] = field(default_factory=dict)
    _beginning_so: list[re.Pattern[str] | None] = field(default_factory=list)

    def spans(self, text: str, language: str) -> list[tuple[int, int]]:
        """Return where `text` answers, as non-overlapping ranges in order."""
        is_simple = text.isascii() and not self.misspelt
        pattern = self._candidates() if is_simple else _word_pattern(text)
        if pattern is None:
            return []
        # Most texts do not answer, and a set of words is far cheaper than their positions.
        answering = self._answering(set(pattern.findall(text)), language)
        found: list[tuple[int, int]] = []
        for match in pattern.finditer(text) if answering else ():
            word = match.group()
            if word in answering:
                found += self._inside(word, match.start()) or [match.span()]
        return _joined(found)

    def _candidates(self) -> re.Pattern[str] | None:
        """Return what finds the few words of an ASCII text that may answer, by two letters.

        Folding keeps both, and so does stemming but for a word like "dying".
        """
        if not self._beginning_so:
            firsts = {it[:2] for it in (*self.plain, *self.stems, *self.beginnings)}
            ascii_firsts = sorted(re.escape(it) for it in firsts if it.isascii())
            some = "|".join(ascii_firsts)
            self._beginning_so.append(
                re.compile(
                    rf"(?<![a-z])(?:{some})(?<=[a-z])[a-z]*|(?<!\d)(?:{some})(?<=\d)\d*",
                    re.IGNORECASE,
                )
                if some
                else None
            )
        return self._beginning_so[0]

    def _may_begin(self, letter: str) -> bool:
        """Refuse most words quickly: folding and stemming keep the first letter."""
        answer = self._begins.get(letter)
        if answer is None:
            first = fold(letter)[:1]
            wanted = (*self.plain, *self.stems, *self.beginnings)
            answer = bool(self.misspelt) or is_unspaced(letter) or first in {w[0] for w in wanted}
            self._begins[letter] = answer
        return answer

    def _answering(self, words: set[str], language: str) -> set[str]:
        """Return those of the words that answer; each is looked at once."""
        seen, answering = self._decided.setdefault(language, (set(), set()))
        for word in words - seen:
            if self._may_begin(word[0]) and self._has(word, language):
                answering.add(word)
        seen |= words
        return words & answering

    def _has(self, word: str, language: str) -> bool:
        folded = fold(word)
        if is_unspaced(word):
            return any(piece in folded for piece in self.runs)
        return (
            folded in self.plain
            or (bool(self.stems) and stem(word, language) in self.stems)
            or (bool(self.beginnings) and folded.startswith(self.beginnings))
            or self._meant(folded) is not None
        )

    def _meant(self, folded: str) -> str | None:
        """Return what was typed when `folded` is what it was probably meant to be."""
        return next(
            (
                typed
                for typed in self.misspelt
                if within_edits(typed, folded, edits_forgiven(typed))
            ),
            None,
        )

    def taken_for(self, found: str) -> tuple[str, str] | None:
        """Return what was typed, and the word it was taken for, where they differ."""
        if not self.misspelt or is_unspaced(found):
            return None
        folded = fold(found)
        if folded in self.plain or folded.startswith(self.beginnings or ("\0",)):
            return None
        typed = self._meant(folded)
        if typed is None or typed == folded:
            return None
        return typed, found

    def _inside(self, run: str, start: int) -> list[tuple[int, int]]:
        if not is_unspaced(run):
            return []
        folded = fold(run)
        whole = len(folded) != len(run)  # half-width Kana: folding moved the characters
        return sorted(
            (start, start + len(run)) if whole else (start + at, start + at + len(piece))
            for piece in self.runs
            for at in _occurrences(piece, folded)
        )


def _occurrences(piece: str, text: str) -> Sequence[int]:
    return [match.start() for match in re.finditer(f"(?={re.escape(piece)})", text)]


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1] and end > start:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined

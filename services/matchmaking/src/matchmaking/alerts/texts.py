"""The words of a question, read as the search index reads them, but exact.

The index asks what its documents hold before it takes a word for the beginning of another or for a
misspelt one, and it finds by meaning besides. One supplier alone holds no such knowledge, so here a
word is itself or has the same stem, and words that a sign joins ("low-carbon") are a phrase.
"""

import re
from collections.abc import Iterator, Sequence

from chassis.search import analysis
from chassis.search.analysis import Word

from matchmaking.alerts.conditions import (
    AnyTerm,
    Node,
    Phrase,
    Some,
    Without,
    any_of,
    beginning_term,
    stem_term,
    word_term,
)

_MOST_CHARACTERS = 400
_MOST_WORDS = 16
# As in `chassis.search.questions`; a test asks both the same.
_PIECE = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
_PART = re.compile(
    r"[^\s/,;:()\[\]{}|+!?<>=\u3001\u3002\u300c\u300d\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]+"
)


def read(typed: str) -> tuple[Node, ...]:
    """Return what a supplier's texts must have: nothing for an empty question."""
    optional: list[Node] = []
    required: list[Node] = []
    stops: list[Word] = []
    for minus, quoted, loose in _PIECE.findall(typed[:_MOST_CHARACTERS]):
        if minus or quoted:
            phrase = _phrase(list(analysis.words(quoted or loose)))
            if phrase is not None:
                required.append(Without(phrase) if minus else phrase)
            continue
        for part in _PART.findall(loose):
            optional += _part(part, stops)
    if not optional and all(isinstance(each, Without) for each in required):
        optional = [_word(each) for each in stops]
    optional = optional[:_MOST_WORDS]
    count = len(optional)
    enough = count if count <= 2 else count * 3 // 4  # noqa: PLR2004  (two words: both)
    return (*required, *_some(enough, optional))


def terms_of(text: str, language: str) -> tuple[str, set[str]]:
    """Return a passage and its terms."""
    plain, stems = analysis.terms(text, language)
    words = plain.split()
    terms = {word_term(each) for each in words}
    terms |= {stem_term(each) for each in stems.split()}
    terms |= {beginning_term(each[0]) for each in words if analysis.is_unspaced(each)}
    return f" {plain} ", terms


def _part(part: str, stops: list[Word]) -> Iterator[Node]:
    """Read a piece without blanks: a word, or several like "low-carbon" and "ISO14001"."""
    found = list(analysis.words(part))
    spaced = [word for word in found if not word.is_unspaced]
    if len(spaced) > 1:
        yield Phrase(tuple(analysis.fold(word.text) for word in spaced))
    elif spaced and analysis.is_stop_word(spaced[0].text):
        stops.append(spaced[0])
    elif spaced:
        yield _word(spaced[0])
    for word in found:
        if word.is_unspaced and (not word.is_particle or len(found) == 1):
            yield _run(word.text)


def _word(word: Word) -> AnyTerm:
    stems = analysis.stems_in_any_language(word.text)
    plain = word_term(analysis.fold(word.text))
    return any_of(frozenset({plain, *map(stem_term, stems)}))


def _run(run: str) -> Node:
    pieces = [_piece(each) for each in analysis.windows(run)]
    (whole,) = _some(-(-len(pieces) * 2 // 3), pieces)
    return whole


def _piece(piece: str) -> Node:
    if len(piece) == 1:
        return any_of(frozenset({beginning_term(piece)}))
    return _sequence(analysis.pairs(piece)[:-1])


def _phrase(said: Sequence[Word]) -> Node | None:
    plain: list[str] = []
    for word in said:
        plain += analysis.pairs(word.text) if word.is_unspaced else [analysis.fold(word.text)]
    if said and said[-1].is_unspaced and len(plain) > 1:
        plain.pop()  # the run may go on in the text, so its last character says nothing
    return _sequence(plain) if plain else None


def _sequence(plain: Sequence[str]) -> Node:
    if len(plain) == 1:
        return any_of(frozenset({word_term(plain[0])}))
    return Phrase(tuple(plain))


def _some(enough: int, parts: Sequence[Node]) -> tuple[Node, ...]:
    if not parts:
        return ()
    return (parts[0],) if len(parts) == 1 else (Some(enough, tuple(parts)),)

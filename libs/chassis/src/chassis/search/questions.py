"""What a person typed, as a query that never fails.

Words are required up to a quarter of them, "quoted phrases" and -exclusions always. A word that
no visible document holds is taken as the beginning of one, or as one with a typing error; when
nothing holds all the words together, each of them may be one with a typing error.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeAlias

from tantivy import Occur, Query, Schema

from chassis.search import analysis
from chassis.search.analysis import Wanted, Word
from chassis.search.schema import stem_field

_MOST_CHARACTERS = 400
_MOST_WORDS = 16
_SHORTEST_BEGINNING = 4
_SHORTEST_MISSPELT = 4
_STEM_WEIGHT, _BEGINNING_WEIGHT, _MISSPELT_WEIGHT = 0.6, 0.4, 0.3
_TIE = 0.2  # a second field that matches too counts a little

_PIECE = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
_PART = re.compile(
    r"[^\s/,;:()\[\]{}|+!?<>=\u3001\u3002\u300c\u300d\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]+"
)

Holds: TypeAlias = Callable[[str, str], bool]
"""Tell whether a visible document has this term in this field."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query, and looser ones to ask when nothing answers, each with the terms to mark."""

    strict: Query
    loose: Query
    wanted: Wanted
    forgiving: "Callable[[], Question | None]" = lambda: None

    def looser(self) -> Iterator[tuple[Query, Wanted]]:
        forgiving = self.forgiving()
        if forgiving is not None:
            yield forgiving.strict, forgiving.wanted
        yield self.loose, self.wanted


@dataclass
class _Terms:
    plain: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    runs: set[str] = field(default_factory=set)
    beginnings: set[str] = field(default_factory=set)
    misspelt: set[str] = field(default_factory=set)


class Reader:
    """Turns what was typed into a `Question` over the weighted text fields of one index."""

    def __init__(
        self, built: Schema, weights: Mapping[str, float], holds: Holds, is_common: Holds
    ) -> None:
        self._built = built
        self._weights = weights
        self._holds = holds
        self._is_common = is_common
        self._terms = _Terms()
        self._forgives = False
        self._may_forgive = False

    def read(self, typed: str) -> Question | None:
        """Return None when there is nothing to look for."""
        question = self._read(typed)
        if question is None or not self._may_forgive:
            return question
        return replace(question, forgiving=partial(self._forgiving, typed))

    def _forgiving(self, typed: str) -> Question | None:
        self._forgives, self._terms = True, _Terms()
        return self._read(typed)

    def _read(self, typed: str) -> Question | None:
        optional: list[Query] = []
        required: list[tuple[Occur, Query]] = []
        stops: list[Word] = []
        for minus, quoted, loose in _PIECE.findall(typed[:_MOST_CHARACTERS]):
            if minus or quoted:
                query = self._phrase(list(analysis.words(quoted or loose)), marks=not minus)
                if query is not None:
                    required.append((Occur.MustNot if minus else Occur.Must, query))
                continue
            for part in _PART.findall(loose):
                optional += self._part(part, stops)
        if not optional and not any(occur == Occur.Must for occur, _ in required):
            optional = [self._word(word) for word in stops]
        optional = optional[:_MOST_WORDS]
        if not optional and not required:
            return None
        if not optional and all(occur == Occur.MustNot for occur, _ in required):
            required.append((Occur.Must, Query.all_query()))
        count = len(optional)
        enough = count if count <= 2 else count * 3 // 4  # noqa: PLR2004  (two words: both)
        return Question(
            strict=_all_of(required, optional, enough),
            loose=_all_of(required, optional, min(1, count)),
            wanted=self._wanted(),
        )

    def _part(self, part: str, stops: list[Word]) -> Iterator[Query]:
        """Read a piece without blanks: a word, or several like "low-carbon" and "ISO14001"."""
        found = list(analysis.words(part))
        spaced = [word for word in found if not word.is_unspaced]
        runs = [word for word in found if word.is_unspaced]
        together = self._phrase(spaced, only_if_held=True) if len(spaced) > 1 else None
        if together is not None:
            yield together
        else:
            for word in spaced:
                if analysis.is_stop_word(word.text):
                    stops.append(word)
                else:
                    yield self._word(word)
        for run in runs:
            if not run.is_particle or len(found) == 1:
                yield self._run(run.text)

    def _word(self, word: Word) -> Query:
        plain = analysis.fold(word.text)
        stems = analysis.stems_in_any_language(word.text)
        known = any(
            self._holds(name, plain) or any(self._holds(stem_field(name), each) for each in stems)
            for name in self._weights
        )
        misspelt = len(plain) >= _SHORTEST_MISSPELT and not plain.isdecimal()
        if known or len(plain) < _SHORTEST_BEGINNING or plain.isdecimal():
            # What many hold is hardly an error.
            misspelt = misspelt and not any(self._is_common(it, plain) for it in self._weights)
            self._may_forgive |= misspelt
            misspelt &= self._forgives
            self._terms.plain.add(plain)
            self._terms.stems.update(stems)
            self._terms.misspelt.update([plain] if misspelt else [])
            return self._in_any_field(
                lambda name: [
                    (self._term(name, plain), 1.0),
                    *((self._term(stem_field(name), each), _STEM_WEIGHT) for each in stems),
                    *self._misspelt(name, [plain] if misspelt else []),
                ]
            )
        # "chế" without its marks would begin "chemicals": a word with marks is whole.
        begins = plain == word.text.lower()
        self._terms.beginnings.update([plain] if begins else [])
        self._terms.misspelt.update([plain] if misspelt else [])
        return self._in_any_field(
            lambda name: [
                (
                    Query.regex_query(self._built, name, plain + ".*")
                    if begins
                    else self._term(name, plain),
                    _BEGINNING_WEIGHT,
                ),
                *self._misspelt(name, [plain] if misspelt else []),
            ]
        )

    def _run(self, run: str) -> Query:
        pieces = analysis.windows(run)
        self._terms.runs.update(pieces)
        queries = [
            self._in_any_field(lambda name, it=piece: [(self._piece(name, it), 1.0)])  # type: ignore[misc]
            for piece in pieces
        ]
        enough = -(-len(queries) * 2 // 3)
        return _all_of([], queries, enough)

    def _piece(self, name: str, piece: str) -> Query:
        if len(piece) == 1:
            return Query.regex_query(self._built, name, re.escape(piece) + ".*")
        return self._sequence(name, analysis.pairs(piece)[:-1])

    def _phrase(
        self, said: Sequence[Word], *, marks: bool = True, only_if_held: bool = False
    ) -> Query | None:
        plain: list[str] = []
        for word in said:
            plain += analysis.pairs(word.text) if word.is_unspaced else [analysis.fold(word.text)]
        if said and said[-1].is_unspaced and len(plain) > 1:
            plain.pop()  # the run may go on in the document, so its last character says nothing
        if not plain:
            return None
        if only_if_held and not self._held_together(plain):
            return None
        if marks:
            self._terms.plain.update(plain)
            self._terms.runs.update(analysis.fold(word.text) for word in said if word.is_unspaced)
        return self._in_any_field(lambda name: [(self._sequence(name, plain), 1.0)])

    def _held_together(self, plain: Sequence[str]) -> bool:
        return any(all(self._holds(name, term) for term in plain) for name in self._weights)

    def _sequence(self, name: str, terms: Sequence[str]) -> Query:
        if len(terms) == 1:
            return self._term(name, terms[0])
        return Query.phrase_query(self._built, name, list(terms))

    def _term(self, name: str, term: str) -> Query:
        return Query.term_query(self._built, name, term)

    def _misspelt(self, name: str, terms: Sequence[str]) -> list[tuple[Query, float]]:
        return [
            (
                Query.fuzzy_term_query(
                    self._built, name, term, distance=analysis.edits_forgiven(term)
                ),
                _MISSPELT_WEIGHT,
            )
            for term in terms
        ]

    def _in_any_field(self, make: Callable[[str], Sequence[tuple[Query, float]]]) -> Query:
        return Query.disjunction_max_query(
            [
                Query.boost_query(query, weight * boost)
                for name, weight in self._weights.items()
                for query, boost in make(name)
            ],
            _TIE,
        )

    def _wanted(self) -> Wanted:
        terms = self._terms
        return Wanted(
            plain=frozenset(terms.plain),
            stems=frozenset(terms.stems),
            runs=tuple(terms.runs),
            beginnings=tuple(terms.beginnings),
            misspelt=tuple(terms.misspelt),
        )


def _all_of(
    required: Sequence[tuple[Occur, Query]], optional: Sequence[Query], enough: int
) -> Query:
    if not required and len(optional) == 1:
        return optional[0]
    return Query.boolean_query(
        [*required, *((Occur.Should, query) for query in optional)],
        minimum_number_should_match=enough,
    )

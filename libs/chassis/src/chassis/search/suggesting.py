"""What somebody who is still typing may mean: texts of visible documents that hold the words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import orjson
from tantivy import Occur, Query, Schema, Searcher

from chassis.search import analysis
from chassis.search.analysis import Wanted, Word

_MOST_CHARACTERS = 80
_MOST_WORDS = 6
_MOST_ENDINGS = 24  # the most frequent words of a field that begin like the last one
_READ = 3  # so many documents are read for each suggestion: many say the same


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text of a field; `marked` is HTML in which only <mark> is not escaped."""

    field: str
    text: str
    marked: str
    payload: dict[str, Any]


class Suggesting:
    """Completes over one state of the index, for one actor, in fields given best first."""

    def __init__(
        self,
        built: Schema,
        searcher: Searcher,
        visible_to: Iterable[str],
        fields: Sequence[str],
    ) -> None:
        self._built = built
        self._searcher = searcher
        self._fields = fields
        terms = [self._term("_visible_to", each) for each in sorted(set(visible_to))]
        self._visible = Query.boolean_query([(Occur.Should, each) for each in terms])

    def suggest(self, typed: str, limit: int) -> list[Suggestion]:
        said = list(analysis.words(typed[:_MOST_CHARACTERS]))[:_MOST_WORDS]
        if not said:
            return []
        wanted = _wanted(said)
        found: dict[str, Suggestion] = {}
        for name in self._fields:
            if len(found) < limit:
                for each in self._in_field(name, said, wanted, limit):
                    found.setdefault(f"{name} {analysis.fold(each.text)}", each)
        return list(found.values())[:limit]

    def _in_field(
        self, name: str, said: Sequence[Word], wanted: Wanted, limit: int
    ) -> list[Suggestion]:
        query = self._query(name, said)
        if query is None:
            return []
        visible = Query.const_score_query(self._visible, 0.0)
        both = Query.boolean_query([(Occur.Must, query), (Occur.Must, visible)])
        hits = self._searcher.search(both, limit * _READ, count=False).hits
        found: dict[str, Suggestion] = {}
        for _, at in hits:
            stored = orjson.loads(self._searcher.doc(at)["_stored"][0])
            for text, language in stored["text"].get(name, ()):
                folded = analysis.fold(text)
                if folded in found:
                    continue
                spans = wanted.spans(text, language)
                if len({analysis.fold(text[a:b]) for a, b in spans}) >= len(said):
                    marked = _marked(text, spans)
                    found[folded] = Suggestion(name, text, marked, stored["payload"])
            if len(found) >= limit:
                break
        start = analysis.fold(said[0].text)
        return sorted(
            found.values(), key=lambda each: not analysis.fold(each.text).startswith(start)
        )

    def _query(self, name: str, said: Sequence[Word]) -> Query | None:
        """Ask for all words, the last of them as a beginning; None when none begins so."""
        parts = [self._whole(name, word) for word in said[:-1]]
        last = said[-1]
        ending = self._run(name, last) if last.is_unspaced else self._beginning(name, last)
        if ending is None:
            return None
        return Query.boolean_query([(Occur.Must, each) for each in (*parts, ending)])

    def _whole(self, name: str, word: Word) -> Query:
        if word.is_unspaced:
            return self._run(name, word) or Query.empty_query()
        return self._term(name, analysis.fold(word.text))

    def _beginning(self, name: str, word: Word) -> Query | None:
        start = analysis.fold(word.text)
        # Only words of visible documents: another document must not show in what is offered.
        ends = self._searcher.terms_with_prefix(name, start, self._visible, _MOST_ENDINGS)
        if not ends:
            return None
        whole = [self._term(name, term) for term, _ in ends]
        return Query.boolean_query([(Occur.Should, each) for each in whole])

    def _run(self, name: str, word: Word) -> Query | None:
        pairs = analysis.pairs(word.text)
        if len(pairs) == 1:
            return self._beginning(name, word)
        if len(pairs) == 2:  # noqa: PLR2004  (one pair, and the character that ends it)
            return self._term(name, pairs[0])
        return Query.phrase_query(self._built, name, list(pairs[:-1]))

    def _term(self, name: str, term: str) -> Query:
        return Query.term_query(self._built, name, term)


def _wanted(said: Sequence[Word]) -> Wanted:
    *whole, last = said
    return Wanted(
        plain=frozenset(analysis.fold(each.text) for each in whole if not each.is_unspaced),
        runs=tuple(analysis.fold(each.text) for each in said if each.is_unspaced),
        beginnings=() if last.is_unspaced else (analysis.fold(last.text),),
    )


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return "".join([*pieces, escape(text[at:])])

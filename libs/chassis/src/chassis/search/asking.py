"""One question against one state of an index: filters, visibility, ranking, facets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

import orjson
import tantivy
from tantivy import DocAddress, FieldType, Occur, Order, Query, Searcher

from chassis.search.analysis import Wanted
from chassis.search.fusion import FUSED, MOST_ALONE, Leg, Nearest, fuse
from chassis.search.marking import Reason, lead, reasons
from chassis.search.questions import Reader
from chassis.search.schema import IndexSchema, key_of

_MOST_FACET_VALUES = 100
_FEW = 64  # below this many documents, visibility decides whether a term exists
_MANY = 32


@dataclass(frozen=True, slots=True)
class Between:
    """A range of a number or of a moment, both ends included; None is open."""

    low: float | datetime | None = None
    high: float | datetime | None = None


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of these codes; a plain sequence means any of them."""

    values: Sequence[str]


Filter: TypeAlias = Sequence[str] | AllOf | Between | bool


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A question.

    Args:
        q: what was typed; empty finds everything that the filters leave.
        visible_to: the terms that the asking actor holds. A document is found when it carries one
            of them; there is no way to ask without.
        filters: by field; all of them hold.
        facets: fields to count. A count ignores the filter of its own field, so that it says how
            many more another choice would show.
        sort: a number or moment field, with "-" for the largest first; None is by relevance.
    """

    q: str
    visible_to: Iterable[str]
    filters: Mapping[str, Filter] = field(default_factory=dict)
    facets: Sequence[str] = ()
    limit: int = 20
    offset: int = 0
    sort: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found; `score` compares hits of one answer only."""

    id: UUID
    version: int
    score: float
    payload: Mapping[str, Any]
    snippet: str
    reasons: Sequence[Reason]
    legs: frozenset[Leg]


@dataclass(frozen=True, slots=True)
class SearchResult:
    hits: Sequence[Hit]
    facets: Mapping[str, Sequence[tuple[str, int]]]
    total: int
    took_ms: float


@dataclass(frozen=True, slots=True)
class _Found:
    score: float
    address: DocAddress
    legs: frozenset[Leg]


class Asking:
    """One question against one state of the index."""

    def __init__(
        self,
        schema: IndexSchema,
        built: tantivy.Schema,
        searcher: Searcher,
        request: SearchRequest,
        nearest: Nearest | None,
    ) -> None:
        self._schema = schema
        self._built = built
        self._searcher = searcher
        self._request = request
        self._visible = self._any_of("_visible_to", sorted(set(request.visible_to)))
        self._filters = {
            name: self._filter(name, wanted) for name, wanted in request.filters.items()
        }
        question = Reader(built, schema.text, self._holds).read(request.q)
        self._wanted = question.wanted if question else Wanted()
        self._question = question
        self._text = question.strict if question else Query.all_query()
        self._nearest = nearest if question and request.sort is None else None
        self._alone: dict[int, DocAddress] = {}

    def found(self) -> tuple[list[_Found], int]:
        """Return the page that was asked for, and how many there are in all."""
        first, limit = (0, FUSED) if self._nearest else (self._request.offset, self._request.limit)
        hits, count = self._page(self._narrowed(self._text), first, limit)
        if count == 0 and self._question is not None:
            self._text = self._question.loose
            hits, count = self._page(self._narrowed(self._text), first, limit)
        if self._nearest is None:
            return [_Found(score or 0.0, at, frozenset({Leg.TEXT})) for score, at in hits], count
        return self._fused(self._by_key([at for _, at in hits]), count, self._nearest)

    def _fused(
        self, by_text: dict[int, DocAddress], count: int, nearest: Nearest
    ) -> tuple[list[_Found], int]:
        first, limit = self._request.offset, self._request.limit
        self._alone = self._by_meaning_alone(nearest.clear(nothing_else=count == 0))
        by_key = by_text | self._alone
        ranked = fuse(list(by_text), nearest, list(self._alone))
        page = [_Found(each.score, by_key[each.key], each.legs) for each in ranked[first:][:limit]]
        if len(page) < limit and count > FUSED:
            beyond = max(FUSED, first - len(self._alone))
            later, _ = self._page(self._narrowed(self._text), beyond, limit - len(page))
            page += [_Found(0.0, at, frozenset({Leg.TEXT})) for _, at in later]
        return page, count + len(self._alone)

    def _page(
        self, query: Query, offset: int, limit: int
    ) -> tuple[list[tuple[Any, DocAddress]], int]:
        sort = self._request.sort
        if sort is None:
            result = self._searcher.search(query, max(1, limit), offset=offset)
        else:
            name = self._known(sort.removeprefix("-"), self._schema.numbers, self._schema.moments)
            result = self._searcher.search(
                query,
                max(1, limit),
                offset=offset,
                order_by_field=name,
                order=Order.Desc if sort.startswith("-") else Order.Asc,
            )
        count: int = result.count  # type: ignore[attr-defined]
        return result.hits[:limit], count

    def facets(self) -> dict[str, list[tuple[str, int]]]:
        """Count each facet over what is found without the filter of that facet.

        What the meaning alone finds is counted where it is shown, and not for other choices.
        """
        together: dict[str | None, list[str]] = {}
        for name in self._request.facets:
            self._known(name, self._schema.facets)
            together.setdefault(name if name in self._filters else None, []).append(name)
        counted: dict[str, list[tuple[str, int]]] = {}
        for ignored, names in together.items():
            terms = {name: {"terms": {"field": name, "size": _MOST_FACET_VALUES}} for name in names}
            answer = self._searcher.aggregate(
                self._narrowed(self._text_or_meaning, ignoring=ignored), terms
            )
            for name in names:
                buckets = answer[name]["buckets"]
                counted[name] = sorted(
                    ((each["key"], each["doc_count"]) for each in buckets),
                    key=lambda pair: (-pair[1], pair[0]),
                )
        return {name: counted[name] for name in self._request.facets}

    def hit(self, found: _Found) -> Hit:
        stored = stored_in(self._searcher, found.address)
        texts = stored["text"]
        because = reasons(texts, self._wanted)
        title = next(iter(self._schema.text), "")
        return Hit(
            id=UUID(stored["id"]),
            version=stored["version"],
            score=round(found.score, 6),
            payload=stored["payload"],
            snippet=next((each.text for each in because if each.field != title), None)
            or lead(texts, after=title),
            reasons=because,
            legs=found.legs,
        )

    # Meaning -----------------------------------------------------------------------------------

    def _by_meaning_alone(self, standing_out: Sequence[UUID]) -> dict[int, DocAddress]:
        """Return those that the text does not find, and that filters and visibility leave."""
        clear = [key_of(each) for each in standing_out]
        if not clear:
            return {}
        candidates = Query.boolean_query(
            [
                (Occur.Must, Query.term_set_query(self._built, "_key", clear)),
                (Occur.MustNot, self._text),
            ]
        )
        hits = self._searcher.search(self._narrowed(candidates), len(clear), count=False).hits
        allowed = self._by_key([at for _, at in hits])
        chosen = [key for key in clear if key in allowed][:MOST_ALONE]
        return {key: allowed[key] for key in chosen}

    @property
    def _text_or_meaning(self) -> Query:
        if not self._alone:
            return self._text
        alone = Query.term_set_query(self._built, "_key", list(self._alone))
        return Query.boolean_query([(Occur.Should, self._text), (Occur.Should, alone)])

    def _by_key(self, addresses: Sequence[DocAddress]) -> dict[int, DocAddress]:
        keys = self._searcher.fast_field_values("_key", list(addresses)) if addresses else []
        return {int(key or 0): at for key, at in zip(keys, addresses, strict=True)}

    # Narrowing ---------------------------------------------------------------------------------

    def _narrowed(self, query: Query, *, ignoring: str | None = None) -> Query:
        filters = [each for name, each in self._filters.items() if name != ignoring]
        return Query.boolean_query(
            [
                (Occur.Must, query),
                *((Occur.Must, Query.const_score_query(each, 0.0)) for each in filters),
                (Occur.Must, Query.const_score_query(self._visible, 0.0)),
            ]
        )

    def _filter(self, name: str, wanted: Filter) -> Query:
        schema = self._schema
        if isinstance(wanted, bool):
            return Query.term_query(self._built, self._known(name, schema.flags), wanted)
        if isinstance(wanted, Between):
            self._known(name, schema.numbers, schema.moments)
            kind = FieldType.Float if name in schema.numbers else FieldType.Date
            return Query.range_query(self._built, name, kind, wanted.low, wanted.high)
        self._known(name, schema.facets)
        if isinstance(wanted, AllOf):
            return Query.boolean_query(
                [(Occur.Must, Query.term_query(self._built, name, each)) for each in wanted.values]
                or [(Occur.Must, Query.all_query())]
            )
        return self._any_of(name, wanted)

    def _any_of(self, name: str, values: Sequence[str]) -> Query:
        if len(values) > _MANY:
            return Query.term_set_query(self._built, name, list(values))
        # Faster than a set while there are few, because a union can skip.
        terms = [Query.term_query(self._built, name, each, "basic") for each in values]
        return Query.boolean_query([(Occur.Should, each) for each in terms])

    def _known(self, name: str, *declared: Sequence[str]) -> str:
        if not any(name in names for names in declared):
            raise KeyError(name)
        return name

    def _holds(self, name: str, term: str) -> bool:
        """Tell whether a document that this actor may see has the term.

        A rare term is looked up among the visible documents, so that the treatment of a question
        does not tell whether a confidential document holds a word.
        """
        frequency = self._searcher.doc_freq(name, term)
        if frequency == 0 or frequency > _FEW:
            return frequency > 0
        query = Query.boolean_query(
            [
                (Occur.Must, Query.term_query(self._built, name, term)),
                (Occur.Must, self._visible),
            ]
        )
        return bool(self._searcher.search(query, 1, count=False).hits)


def stored_in(searcher: Searcher, address: DocAddress) -> dict[str, Any]:
    stored: dict[str, Any] = orjson.loads(searcher.doc(address)["_stored"][0])
    return stored

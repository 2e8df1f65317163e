"""One question against one state of an index: filters, visibility, ranking, facets."""

from collections import ChainMap, Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from typing import Any, TypeAlias
from uuid import UUID

import numpy as np
import orjson
import tantivy
from tantivy import DocAddress, FieldType, Occur, Order, Query, Searcher

from chassis import clock
from chassis.search.analysis import Wanted
from chassis.search.fusion import FEW, FUSED, MOST_ALONE, Leg, Nearest, fuse
from chassis.search.marking import Reason, lead, meant, reasons
from chassis.search.places import ANYWHERE, HALF_ROUND_KM, Near, cover, distances_km
from chassis.search.questions import Reader
from chassis.search.schema import (
    CELL,
    DUE,
    END,
    LATITUDE,
    LONGITUDE,
    IndexSchema,
    ends_field,
    key_of,
    moment_that_fits,
)

_MOST_FACET_VALUES = 100
_FEW = 64  # below this many documents, visibility decides whether a term exists
_MANY = 32
_MOST_ENDS = 65_000
_MOST_MEASURED = 50_000  # places on the edge of a circle; the other cells are inside as a whole
_FIRST_RADIUS_KM, _WIDER = 10.0, 3.0
DISTANCE = "distance"

FacetCount: TypeAlias = Callable[[], dict[str, dict[str, int]]]
"""Counts some facets: by name and code how many have it."""


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
        sort: a number or moment field, with "-" for the largest first; "distance" from `near`, and
            what has no known place last; None is by relevance.
        near: a place; hits say how far away they are, and may be no farther than it says.
        today: the day on which lasting codes have to hold.
        fewest: when the words together find fewer, fewer of the words have to be there.
    """

    q: str
    visible_to: Iterable[str]
    filters: Mapping[str, Filter] = field(default_factory=dict)
    facets: Sequence[str] = ()
    limit: int = 20
    offset: int = 0
    sort: str | None = None
    near: Near | None = None
    today: date = field(default_factory=lambda: clock.now().date())
    fewest: int = 1


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
    distance_km: float | None = None


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
    distance_km: float | None = None


class Asking:
    """One question against one state of the index."""

    def __init__(
        self,
        schema: IndexSchema,
        built: tantivy.Schema,
        searcher: Searcher,
        request: SearchRequest,
        nearest: Nearest | None,
        *,
        overdue: bool = False,
    ) -> None:
        self._schema = schema
        self._built = built
        self._searcher = searcher
        self._request = request
        self._overdue = overdue
        self._visible = self._any_of("_visible_to", sorted(set(request.visible_to)))
        self._filters = {
            name: self._filter(name, wanted) for name, wanted in request.filters.items()
        }
        question = Reader(built, schema.text, self._holds, self._is_common).read(request.q)
        self._wanted = question.wanted if question else Wanted()
        self._question = question
        self._text = question.strict if question else Query.all_query()
        self.is_loosened = False
        """Fewer of the words are asked for than at first: facets are to be counted anew."""
        self._place: Query | None = None
        if request.near is not None and request.near.within_km is not None:
            self._place = self._within(request.near, request.near.within_km)
        self._nearest = nearest if question and request.sort is None else None
        self._alone: dict[int, DocAddress] = {}

    def found(self) -> tuple[list[_Found], int]:
        """Return the page that was asked for, and how many there are in all."""
        hits, count = self._first_of_enough()
        if self._nearest is None:
            found = [_Found(score or 0.0, at, frozenset({Leg.TEXT})) for score, at in hits]
        else:
            found, count = self._fused(self._by_key([at for _, at in hits]), count, self._nearest)
        return self._measured(found), count

    def keys(self) -> list[int]:
        """Return the keys (`key_of`) of all that is found, in no order and without a limit."""
        _, count = self._first_of_enough()
        # In the order of the keys, the keys are what is compared, and documents are not looked at.
        hits = self._searcher.search(
            self._narrowed(self._text), max(1, count), count=False, order_by_field="_key"
        ).hits
        keys = [int(key) for key, _ in hits]
        if self._nearest is not None:
            keys += self._by_meaning_alone(self._nearest.clear(little_else=count < FEW))
        return keys

    def _first_of_enough(self) -> tuple[list[tuple[Any, DocAddress]], int]:
        """Return the first hits, of fewer of the words where all of them find too few."""
        hits, count = self._first()
        fewest = self._request.fewest
        if count < fewest and self._question is not None:
            for looser, wanted in self._question.looser():
                self._text, self._wanted, self.is_loosened = looser, wanted, True
                hits, count = self._first()
                if count >= fewest:
                    break
        return hits, count

    def _first(self) -> tuple[list[tuple[Any, DocAddress]], int]:
        offset, limit = (0, FUSED) if self._nearest else (self._request.offset, self._request.limit)
        if self._request.sort == DISTANCE:
            return self._by_distance(offset, limit)
        return self._page(self._narrowed(self._text), offset, limit)

    def _fused(
        self, by_text: dict[int, DocAddress], count: int, nearest: Nearest
    ) -> tuple[list[_Found], int]:
        first, limit = self._request.offset, self._request.limit
        self._alone = self._by_meaning_alone(nearest.clear(little_else=count < FEW))
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

    def facets(self) -> list[FacetCount]:
        """Return what is to be counted, each in any thread, of what the text finds.

        A facet is counted over what is found without its own filter, so that each filtered one is
        a question of its own. `counted_in_all` adds what the meaning alone finds.
        """
        together: dict[str | None, list[str]] = {}
        for name in self._request.facets:
            self._known(name, self._schema.facets, self._schema.lasting)
            together.setdefault(name if name in self._filters else None, []).append(name)
        return [
            partial(self._counted, self._narrowed(self._text, ignoring=ignored), names)
            for ignored, names in together.items()
        ]

    def counted_in_all(
        self, counted: Iterable[dict[str, dict[str, int]]]
    ) -> dict[str, list[tuple[str, int]]]:
        """Return the facets with what the meaning alone has found, the most frequent first.

        That is counted where it is shown, and not for other choices.
        """
        by_text, alone = ChainMap(*counted), self._counted_alone()
        return {
            name: sorted(
                (Counter(by_text[name]) + Counter(alone.get(name))).items(),
                key=lambda pair: (-pair[1], pair[0]),
            )[:_MOST_FACET_VALUES]
            for name in self._request.facets
        }

    def _counted_alone(self) -> dict[str, dict[str, int]]:
        if not self._alone:
            return {}
        alone = Query.term_set_query(self._built, "_key", list(self._alone))
        return self._counted(self._narrowed(alone), self._request.facets)

    def _counted(self, query: Query, names: Sequence[str]) -> dict[str, dict[str, int]]:
        terms = {name: {"terms": {"field": name, "size": _MOST_FACET_VALUES}} for name in names}
        answer = self._searcher.aggregate(query, terms)
        ended = self._ended(query, [name for name in names if name in self._schema.lasting])
        counted = {}
        for name in names:
            gone = ended.get(name, {})
            counted[name] = {
                each["key"]: each["doc_count"] - gone.get(each["key"], 0)
                for each in answer[name]["buckets"]
            }
        return counted

    def _ended(self, query: Query, names: Sequence[str]) -> dict[str, dict[str, int]]:
        """Return how many of the counted hold a code no more, since they were written."""
        if not (self._overdue and names):
            return {}
        due = Query.range_query(
            self._built, DUE, FieldType.Unsigned, upper_bound=self._request.today.toordinal()
        )
        terms = {name: {"terms": {"field": ends_field(name), "size": _MOST_ENDS}} for name in names}
        both = Query.boolean_query([(Occur.Must, query), (Occur.Must, due)])
        answer = self._searcher.aggregate(both, terms)
        today = self._request.today.isoformat()
        ended: dict[str, dict[str, int]] = {name: {} for name in names}
        for name in names:
            for each in answer[name]["buckets"]:
                code, _, day = each["key"].rpartition(END)
                if day < today:
                    ended[name][code] = ended[name].get(code, 0) + each["doc_count"]
        return ended

    def hit(self, found: _Found) -> Hit:
        stored = stored_in(self._searcher, found.address)
        texts = stored["text"]
        because = reasons(texts, self._wanted)
        if not because and found.legs == {Leg.MEANING}:
            because = meant(texts, self._schema.meant)
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
            distance_km=found.distance_km,
        )

    # Distance ----------------------------------------------------------------------------------

    def _within(self, near: Near, radius_km: float) -> Query:
        """Find what is no farther away; the places on the edge are measured."""
        cells = cover(near, radius_km)
        inside = Query.term_set_query(self._built, CELL, list(cells.inside))
        edge = Query.term_set_query(self._built, CELL, list(cells.edge))
        candidates = Query.boolean_query([(Occur.Must, edge), (Occur.Must, self._visible)])
        hits = self._searcher.search(candidates, _MOST_MEASURED, count=False).hits
        addresses = [at for _, at in hits]
        measured = zip(self._distances(near, addresses), addresses, strict=True)
        beyond = list(self._by_key([at for km, at in measured if not km <= radius_km]))
        on_the_edge = [(Occur.Must, edge)]
        if beyond:
            on_the_edge.append((Occur.MustNot, Query.term_set_query(self._built, "_key", beyond)))
        both = [(Occur.Should, inside), (Occur.Should, Query.boolean_query(on_the_edge))]
        return Query.const_score_query(Query.boolean_query(both), 0.0)

    def _by_distance(self, offset: int, limit: int) -> tuple[list[tuple[Any, DocAddress]], int]:
        """Return what is nearest first, by looking in wider and wider circles."""
        near = self._request.near
        if near is None or not self._schema.places:
            raise KeyError(DISTANCE)
        everything = self._narrowed(self._text)
        placed = Query.term_query(self._built, CELL, ANYWHERE, "basic")
        count = self._count([(Occur.Must, everything)])
        located = self._count([(Occur.Must, everything), (Occur.Must, placed)])
        needed = min(offset + limit, located)
        radius_km = _FIRST_RADIUS_KM
        while True:
            cells = cover(near, radius_km)
            circle = Query.term_set_query(self._built, CELL, [*cells.inside, *cells.edge])
            if radius_km >= HALF_ROUND_KM:
                circle = placed
            query = Query.boolean_query([(Occur.Must, everything), (Occur.Must, circle)])
            result = self._searcher.search(query, max(1, located))
            addresses = [at for _, at in result.hits]
            km = self._distances(near, addresses)
            if int(np.count_nonzero(km <= radius_km)) >= needed or radius_km >= HALF_ROUND_KM:
                break
            radius_km *= _WIDER
        order = np.argsort(km, kind="stable")[offset : offset + limit]
        page: list[tuple[Any, DocAddress]] = [(0.0, addresses[int(at)]) for at in order]
        if len(page) < limit and count > located:
            rest = Query.boolean_query([(Occur.Must, everything), (Occur.MustNot, placed)])
            later = self._searcher.search(
                rest, limit - len(page), offset=max(0, offset - located), count=False
            )
            page += later.hits
        return page, count

    def _count(self, parts: Sequence[tuple[Occur, Query]]) -> int:
        result = self._searcher.search(Query.boolean_query(list(parts)), 1)
        count: int = result.count  # type: ignore[attr-defined]
        return count

    def _distances(self, near: Near, addresses: list[DocAddress]) -> "np.ndarray[Any, Any]":
        """Return kilometres; not a number where the place is not known."""
        if not addresses:
            return np.empty(0)
        latitudes, longitudes = (
            np.array(self._searcher.fast_field_values(name, addresses), dtype=np.float64)
            for name in (LATITUDE, LONGITUDE)
        )
        return distances_km(near, latitudes, longitudes)

    def _measured(self, found: list[_Found]) -> list[_Found]:
        near = self._request.near
        if near is None:
            return found
        km = self._distances(near, [each.address for each in found])
        return [
            replace(each, distance_km=None if np.isnan(far) else round(float(far), 1))
            for each, far in zip(found, km, strict=True)
        ]

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

    def _by_key(self, addresses: Sequence[DocAddress]) -> dict[int, DocAddress]:
        keys = self._searcher.fast_field_values("_key", list(addresses)) if addresses else []
        return {int(key or 0): at for key, at in zip(keys, addresses, strict=True)}

    # Narrowing ---------------------------------------------------------------------------------

    def _narrowed(self, query: Query, *, ignoring: str | None = None) -> Query:
        filters = [each for name, each in self._filters.items() if name != ignoring]
        filters += [self._place] if self._place is not None else []
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
            ends = (_that_fits(wanted.low), _that_fits(wanted.high))
            return Query.range_query(self._built, name, kind, *ends)
        self._known(name, schema.facets, schema.lasting)
        if isinstance(wanted, AllOf):
            return Query.boolean_query(
                [(Occur.Must, self._code(name, each)) for each in wanted.values]
                or [(Occur.Must, Query.all_query())]
            )
        if name in schema.lasting and self._overdue:
            return Query.boolean_query([(Occur.Should, self._code(name, each)) for each in wanted])
        return self._any_of(name, wanted)

    def _code(self, name: str, code: str) -> Query:
        """Ask for a code; a lasting one that has ended since it was written does not count."""
        held = Query.term_query(self._built, name, code, "basic")
        if name not in self._schema.lasting or not self._overdue:
            return held
        today = self._request.today.isoformat()
        ends = self._searcher.terms_with_prefix(ends_field(name), code + END)
        ended = [end for end, _ in ends if end.rpartition(END)[2] < today]
        if not ended:
            return held
        gone = Query.term_set_query(self._built, ends_field(name), ended)
        return Query.boolean_query([(Occur.Must, held), (Occur.MustNot, gone)])

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

    def _is_common(self, name: str, term: str) -> bool:
        return self._searcher.doc_freq(name, term) > _FEW

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


def _that_fits(end: float | datetime | None) -> float | datetime | None:
    return moment_that_fits(end) if isinstance(end, datetime) else end


def stored_in(searcher: Searcher, address: DocAddress) -> dict[str, Any]:
    stored: dict[str, Any] = orjson.loads(searcher.doc(address)["_stored"][0])
    return stored

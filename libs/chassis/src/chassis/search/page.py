"""The answer to a search in JSON, the same from every service."""

from collections.abc import Callable, Mapping
from dataclasses import asdict

from pydantic import BaseModel, ConfigDict, Field

from chassis.search.asking import SearchResult
from chassis.search.fusion import Leg

Labels = Mapping[str, Callable[[str], str]]


class Reason(BaseModel):
    """Why it was found: HTML in which only <mark> is not escaped.

    Of what the meaning alone found, no word is marked: it is the text that was compared.
    """

    kind: Leg = Field(Leg.TEXT, description="by a word of this field, or by its meaning")
    field: str
    text: str
    typed: str | None = Field(None, description="a word that nothing holds as it was typed")
    taken_for: str | None = Field(None, description="the word that it was taken for")


class SearchHit(BaseModel):
    """What every hit has; services add fields of their own."""

    model_config = ConfigDict(extra="allow")

    id: str
    kind: str
    title: str
    snippet: str = Field(description="HTML in which only <mark> is not escaped")
    economy: str | None = None
    url_path: str
    score: float = Field(description="compares the hits of this answer only")
    found_by: list[Leg] = Field(description="by its words, by its meaning, or by both")
    reasons: list[Reason]


class FacetValue(BaseModel):
    """A code, its name, and how many hits choosing it would leave."""

    value: str
    label: str
    count: int


class SearchPage(BaseModel):
    """The common answer of every search."""

    hits: list[SearchHit]
    facets: dict[str, list[FacetValue]]
    total: int
    took_ms: float


def search_page(result: SearchResult, labels: Labels | None = None) -> SearchPage:
    """Write the answer; the payload of a document gives `kind`, `title`, `url_path` and the rest.

    Args:
        result: what the index found.
        labels: per facet, the name of a code; without one the code is its own name.
    """
    naming = labels or {}
    return SearchPage(
        hits=[
            SearchHit.model_validate(
                {
                    **hit.payload,
                    "id": str(hit.id),
                    "snippet": hit.snippet,
                    "score": hit.score,
                    "found_by": sorted(hit.legs),
                    "reasons": [asdict(each) for each in hit.reasons],
                    **({} if hit.distance_km is None else {"distance_km": hit.distance_km}),
                }
            )
            for hit in result.hits
        ],
        facets={
            name: [
                FacetValue(value=value, label=naming.get(name, str)(value), count=count)
                for value, count in counts
            ]
            for name, counts in result.facets.items()
        },
        total=result.total,
        took_ms=result.took_ms,
    )

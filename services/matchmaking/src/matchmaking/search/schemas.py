"""JSON of the supplier search."""

from datetime import date
from typing import Any, Self

from chassis.schemas import Out
from chassis.search import SearchHit, SearchPage, SearchResult, search_page
from pydantic import Field
from vocabulary import labels
from vocabulary.evidence import Strength
from vocabulary.labels import SizeClass

from matchmaking.evidence.rules import is_valid
from matchmaking.suppliers.rules import Origin

LABELS = {
    "economy": labels.economy,
    "sector": labels.sector,
    "scheme": labels.scheme,
    "criterion": labels.criterion,
    "size_class": lambda code: SizeClass(code).label,
    "origin": lambda code: labels.label(Origin(code)),
}


class EvidenceStrength(Out):
    """How many criteria the supplier speaks for today, by its strongest evidence for each."""

    verified: int
    accredited: int
    document: int
    self_declared: int


class SupplierHit(SearchHit):
    """A supplier that was found."""

    public_id: str
    city: str | None
    size_class: SizeClass
    origin: Origin
    sectors: list[str]
    schemes: list[str] = Field(description="of certificates that are valid today")
    strength: Strength | None = Field(description="the strongest evidence for anything, today")
    evidence: EvidenceStrength


class SupplierSearchPage(SearchPage):
    """What the supplier search answers."""

    hits: list[SupplierHit]  # type: ignore[assignment]  # narrower on purpose

    @classmethod
    def of(cls, result: SearchResult, today: date) -> Self:
        page = search_page(result, LABELS)
        hits = [_hit(hit.model_dump(), today) for hit in page.hits]
        return cls(hits=hits, facets=page.facets, total=page.total, took_ms=page.took_ms)


def _hit(found: dict[str, Any], today: date) -> SupplierHit:
    """Weigh the evidence on the day of the answer: the index may have been written before."""
    certificates = _counting(found.pop("certificates"), today)
    strongest: dict[str, Strength] = {}
    for proof in _counting(found.pop("proofs"), today):
        strength = Strength(proof["strength"])
        before = strongest.get(proof["criterion"], strength)
        strongest[proof["criterion"]] = max(before, strength)
    schemes = sorted({each["scheme"] for each in certificates})
    counts = {each: list(strongest.values()).count(each) for each in Strength}
    return SupplierHit(
        **found,
        schemes=schemes,
        strength=max(strongest.values(), default=None),
        evidence=EvidenceStrength(**{each.value: count for each, count in counts.items()}),
    )


def _counting(entries: list[dict[str, Any]], today: date) -> list[dict[str, Any]]:
    return [each for each in entries if is_valid(_day(each["from"]), _day(each["until"]), today)]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

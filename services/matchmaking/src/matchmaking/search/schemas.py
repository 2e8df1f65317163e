"""JSON of the supplier search."""

from collections.abc import Collection
from datetime import date
from typing import Any, Self

from chassis.schemas import Out
from chassis.search import SearchHit, SearchPage, SearchResult, search_page
from pydantic import Field
from vocabulary import hs, labels, materials
from vocabulary.evidence import Strength
from vocabulary.labels import SizeClass

from matchmaking.evidence.rules import is_valid
from matchmaking.search import rules
from matchmaking.suppliers.rules import Origin


def _proves_label(code: str) -> str:
    wanted = rules.read_wanted(code)
    least = "" if wanted.at_least is Strength.VERIFIED else " or more"
    return f"{labels.criterion(wanted.criterion)}, {wanted.at_least.label.lower()}{least}"


LABELS = {
    "economy": labels.economy,
    "sector": labels.sector,
    "scheme": labels.scheme,
    "criterion": labels.criterion,
    "size_class": lambda code: SizeClass(code).label,
    "origin": lambda code: labels.label(Origin(code)),
    "hs_chapter": hs.chapter_name,
    "material": materials.name_of,
    "ownership": labels.criterion,
    "lead_time": rules.lead_time_label,
    "capacity": rules.capacity_label,
    "proves": _proves_label,
}


class EvidenceStrength(Out):
    """How many criteria the supplier speaks for today, by its strongest evidence for each."""

    verified: int
    accredited: int
    document: int
    self_declared: int


class CriterionEvidence(Out):
    """How strongly a supplier speaks today for a criterion that was asked for."""

    criterion: str
    label: str
    strength: Strength
    valid_until: date | None = Field(description="of the strongest evidence; null has no end")


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
    criteria: list[CriterionEvidence] = Field(description="those that the filters name")
    lead_time_days: int | None = Field(None, description="of the product that is ready first")
    distance_km: float | None = Field(None, description="from the place that was named")


class SupplierSearchPage(SearchPage):
    """What the supplier search answers."""

    hits: list[SupplierHit]  # type: ignore[assignment]  # narrower on purpose

    @classmethod
    def of(cls, result: SearchResult, today: date, asked: Collection[str] = ()) -> Self:
        """Write the answer; `asked` are the criteria that the filters name."""
        page = search_page(result, LABELS)
        hits = [_hit(hit.model_dump(), today, asked) for hit in page.hits]
        return cls(hits=hits, facets=page.facets, total=page.total, took_ms=page.took_ms)


def _hit(found: dict[str, Any], today: date, asked: Collection[str]) -> SupplierHit:
    """Weigh the evidence on the day of the answer: the index may have been written before."""
    certificates = _counting(found.pop("certificates"), today)
    strongest: dict[str, dict[str, Any]] = {}
    for proof in _counting(found.pop("proofs"), today):
        before = strongest.get(proof["criterion"])
        if before is None or _weight(proof) > _weight(before):
            strongest[proof["criterion"]] = proof
    schemes = sorted({each["scheme"] for each in certificates})
    strengths = [Strength(each["strength"]) for each in strongest.values()]
    return SupplierHit(
        **found,
        schemes=schemes,
        strength=max(strengths, default=None),
        evidence=EvidenceStrength(**{each.value: strengths.count(each) for each in Strength}),
        criteria=[
            CriterionEvidence(
                criterion=code,
                label=labels.criterion(code),
                strength=Strength(strongest[code]["strength"]),
                valid_until=_day(strongest[code]["until"]),
            )
            for code in sorted(asked)
            if code in strongest
        ],
    )


def _weight(proof: dict[str, Any]) -> tuple[int, str]:
    """Compare by strength, then by the last day."""
    return Strength(proof["strength"]).rank, proof["until"] or "9999"


def _counting(entries: list[dict[str, Any]], today: date) -> list[dict[str, Any]]:
    return [each for each in entries if is_valid(_day(each["from"]), _day(each["until"]), today)]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

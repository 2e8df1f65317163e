"""What the saved searches see of a supplier: what the search index shows to everybody, today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from chassis.search import IndexDocument, Passage
from vocabulary.evidence import Strength

from matchmaking.alerts import texts
from matchmaking.alerts.conditions import Facts, Point, code_term
from matchmaking.alerts.questions import proving
from matchmaking.alerts.rules import Span, next_change_on
from matchmaking.evidence.rules import is_valid

_FACETS = {
    "economy": "economy",
    "sector": "sector",
    "scheme": "scheme",
    "criterion": "claims",
    "size_class": "size_class",
    "origin": "origin",
}
_HS_LENGTHS = (2, 4, 6)


@dataclass(frozen=True, slots=True)
class Offer:
    """What a search asks of a supplier besides its document: products and place."""

    hs_codes: tuple[str, ...] = ()
    lead_time_days: int | None = None
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A supplier on one day.

    Args:
        strengths: the strongest evidence that counts today, by criterion.
        shown_as: what a digest says of it.
    """

    facts: Facts
    strengths: Mapping[str, Strength]
    shown_as: Mapping[str, Any]
    next_change_on: date | None = None

    @classmethod
    def of(cls, document: IndexDocument, offer: Offer, today: date) -> Self:
        """Look at a supplier as the index describes it."""
        strengths: dict[str, Strength] = {}
        for proof in document.payload["proofs"]:
            if is_valid(proof["from"], proof["until"], today):
                strength = Strength(proof["strength"])
                before = strengths.get(proof["criterion"], strength)
                strengths[proof["criterion"]] = max(before, strength)
        dated = [*document.payload["proofs"], *document.payload["certificates"]]
        spans = [Span(each["from"], each["until"]) for each in dated]
        passages, terms = _texts(document)
        numbers = {} if offer.lead_time_days is None else {"lead_time_days": offer.lead_time_days}
        return cls(
            facts=Facts.gathered(
                terms | set(_codes(document, offer, strengths)), passages, numbers, offer.point
            ),
            strengths=strengths,
            shown_as={
                "id": str(document.id),
                "public_id": document.payload["public_id"],
                "name": document.payload["title"],
                "economy": document.payload["economy"],
                "url_path": document.payload["url_path"],
            },
            next_change_on=next_change_on(spans, today),
        )

    def dump(self) -> dict[str, Any]:
        """Return it as JSON, the same for the same sighting."""
        facts = self.facts
        return {
            "terms": sorted(facts.terms),
            "passages": list(facts.passages),
            "numbers": dict(facts.numbers),
            "point": [facts.point.latitude, facts.point.longitude] if facts.point else None,
            "strengths": {name: each.value for name, each in sorted(self.strengths.items())},
            "shown_as": dict(self.shown_as),
        }

    @classmethod
    def load(cls, dumped: Mapping[str, Any]) -> Self:
        point = Point(*dumped["point"]) if dumped["point"] else None
        return cls(
            facts=Facts(
                frozenset(dumped["terms"]), tuple(dumped["passages"]), dumped["numbers"], point
            ),
            strengths={name: Strength(each) for name, each in dumped["strengths"].items()},
            shown_as=dumped["shown_as"],
        )


def _codes(
    document: IndexDocument, offer: Offer, strengths: Mapping[str, Strength]
) -> Iterator[str]:
    for facet, name in _FACETS.items():
        for code in document.facets.get(facet, ()):
            yield code_term(name, code)
    for code in offer.hs_codes:
        for length in _HS_LENGTHS:
            if len(code) >= length:
                yield code_term("hs", code[:length])
    for criterion, strongest in strengths.items():
        for strength in Strength:
            if strength <= strongest:
                yield code_term("proves", proving(criterion, strength))


def _texts(document: IndexDocument) -> tuple[list[str], set[str]]:
    passages: list[str] = []
    terms: set[str] = set()
    for said in document.text.values():
        for each in [said] if isinstance(said, str | Passage) else said:
            passage = each if isinstance(each, Passage) else Passage(each, document.language)
            words, found = texts.terms_of(passage.text, passage.language)
            if words.strip():
                passages.append(words)
                terms |= found
    return passages, terms

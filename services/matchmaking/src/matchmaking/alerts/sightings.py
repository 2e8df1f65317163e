"""What the saved searches see of a supplier: what the search index shows to everybody, today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from chassis.search import IndexDocument, Passage
from vocabulary.evidence import Strength

from matchmaking.alerts import texts
from matchmaking.alerts.conditions import Facts, Point, code_term
from matchmaking.alerts.rules import next_change_on
from matchmaking.search.rules import read_wanted


@dataclass(frozen=True, slots=True)
class Sighting:
    """A supplier on one day.

    Args:
        strengths: the strongest evidence that counts today, by criterion, without what is only
            self-declared.
        shown_as: what a digest says of it.
    """

    facts: Facts
    strengths: Mapping[str, Strength]
    shown_as: Mapping[str, Any]
    next_change_on: date | None = None

    @classmethod
    def of(cls, document: IndexDocument) -> Self:
        """Look at a supplier as the index describes it."""
        passages, terms = _texts(document)
        for name, codes in (*document.facets.items(), *document.lasting.items()):
            terms |= {code_term(name, code) for code in codes}
        point = Point(*document.place) if document.place is not None else None
        last_days = [day for codes in document.lasting.values() for day in codes.values()]
        shown = ("public_id", "title", "economy", "url_path")
        return cls(
            facts=Facts.gathered(terms, passages, point),
            strengths=_strengths(document),
            shown_as={"id": str(document.id)} | {name: document.payload[name] for name in shown},
            next_change_on=next_change_on(last_days, document.due),
        )

    def dump(self) -> dict[str, Any]:
        """Return it as JSON, the same for the same sighting."""
        return {
            "terms": sorted(self.facts.terms),
            "passages": list(self.facts.passages),
            "point": list(self.facts.point) if self.facts.point else None,
            "strengths": {name: each.value for name, each in sorted(self.strengths.items())},
            "shown_as": dict(self.shown_as),
        }

    @classmethod
    def load(cls, dumped: Mapping[str, Any]) -> Self:
        point = Point(*dumped["point"]) if dumped["point"] else None
        facts = Facts(frozenset(dumped["terms"]), tuple(dumped["passages"]), point)
        strengths = {name: Strength(each) for name, each in dumped["strengths"].items()}
        return cls(facts, strengths, dumped["shown_as"])


def _strengths(document: IndexDocument) -> dict[str, Strength]:
    strengths: dict[str, Strength] = {}
    for code in document.lasting.get("proves", ()):
        proven = read_wanted(code)
        before = strengths.get(proven.criterion, proven.at_least)
        strengths[proven.criterion] = max(before, proven.at_least)
    return strengths


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

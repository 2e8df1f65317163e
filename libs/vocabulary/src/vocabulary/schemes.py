"""Certification schemes, labels and declarations, and what a holder has thereby shown.

Coverage has three values, and none of them is a number: a scheme covers a criterion, leaves it out
(`NotCovered`), or nobody has compared the two yet (`Unknown`). An amount of zero is something else
again: a value of a claim.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeAlias

from vocabulary import _data, _text, criteria, units
from vocabulary.criteria import SubjectType
from vocabulary.errors import UnknownTermError
from vocabulary.evidence import AssessmentLevel, AssessorLevel


class SchemeType(StrEnum):
    """What kind of statement a scheme makes."""

    ECO_LABEL = "eco_label"
    DECLARATION = "declaration"
    PRODUCT = "product"
    FOOTPRINT = "footprint"
    MANAGEMENT_SYSTEM = "management_system"
    SOCIAL = "social"
    ENTERPRISE = "enterprise"
    INPUT = "input"
    BUILDING = "building"
    COMMITMENT = "commitment"

    @property
    def label(self) -> str:
        return _TYPE_LABELS.get(self, self.value.replace("_", " ").capitalize())


_TYPE_LABELS = {
    SchemeType.ECO_LABEL: "Eco-label (type I)",
    SchemeType.DECLARATION: "Environmental declaration (type III)",
    SchemeType.PRODUCT: "Product certification",
    SchemeType.SOCIAL: "Social standard",
    SchemeType.ENTERPRISE: "Enterprise certification",
    SchemeType.INPUT: "Chemical input",
}


@dataclass(frozen=True, slots=True)
class Covered:
    """The scheme checks the criterion.

    `at_least` and `at_most` (in `unit`) are what every holder has by the scheme's own rule. Without
    them the scheme checks the criterion and guarantees no amount: unknown, not zero.
    """

    criterion: str
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class NotCovered:
    """The scheme's scope leaves the criterion out: a certificate says nothing about it."""

    criterion: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody has compared the scheme with the criterion; never read it as a no."""

    criterion: str


Coverage: TypeAlias = Covered | NotCovered | Unknown


@dataclass(frozen=True, slots=True)
class Effort:
    """What it takes to be certified, as far as a public source states it; None is not known.

    `cost_from` and `cost_to` are for a small or medium enterprise, in `currency`; `note` says what
    they pay for.
    """

    source: str
    months: Decimal | None = None
    cost_from: Decimal | None = None
    cost_to: Decimal | None = None
    currency: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme and its scope.

    `validity_months` is the life of a certificate where the scheme fixes one; None is not known.
    `assessor_level` and `assessment_level` say what a genuine certificate amounts to.
    `varies_by_product`: only what all product groups share is listed in `covers`.
    """

    code: str
    name: str
    owner: str
    type: SchemeType
    certifies: frozenset[SubjectType]
    assessor_level: AssessorLevel
    assessment_level: AssessmentLevel
    covers: Mapping[str, Covered]
    excludes: frozenset[str]
    source: str
    aliases: tuple[str, ...] = ()
    economy: str | None = None
    validity_months: int | None = None
    varies_by_product: bool = False
    url: str | None = None
    named_in: str | None = None
    effort: Effort | None = None


@cache
def all_schemes() -> Mapping[str, Scheme]:
    """Return every scheme by code."""
    return MappingProxyType({entry["code"]: _scheme(entry) for entry in _data.read("schemes.yaml")})


def find_scheme(code: str) -> Scheme | None:
    return all_schemes().get(code)


def get_scheme(code: str) -> Scheme:
    """Return the scheme with this code.

    Raises:
        UnknownTermError: no such code; use `recognise` for what stands on a certificate.
    """
    scheme = find_scheme(code)
    if scheme is None:
        raise UnknownTermError("certification scheme", code)
    return scheme


def recognise(text: str) -> Scheme | None:
    """Return the scheme that a person means by a code, a name or a common short form, if known."""
    return _by_spelling().get(_text.fold(text))


def coverage(scheme: str, criterion: str) -> Coverage:
    """Say whether a scheme covers a criterion.

    Raises:
        UnknownTermError: one of the two codes is on no list.
    """
    criteria.get_criterion(criterion)
    found = get_scheme(scheme)
    if criterion in found.covers:
        return found.covers[criterion]
    return NotCovered(criterion) if criterion in found.excludes else Unknown(criterion)


def covering(criterion: str) -> tuple[Scheme, ...]:
    """Return the schemes that check a criterion: what an enterprise could get to prove it."""
    criteria.get_criterion(criterion)
    return tuple(scheme for scheme in all_schemes().values() if criterion in scheme.covers)


def guarantees(
    scheme: str,
    criterion: str,
    *,
    at_least: Decimal | None = None,
    at_most: Decimal | None = None,
    unit: str | None = None,
) -> bool:
    """Say whether every holder of the scheme meets a condition, by the scheme's own rule alone.

    Without bounds the condition is that the criterion is covered. False means only that the
    certificate does not settle it: the product may well meet the condition, and a claim can say so.
    `unit` is that of the bounds; without it they are in the criterion's own unit.
    """
    covered = coverage(scheme, criterion)
    if not isinstance(covered, Covered):
        return False
    asked = unit or criteria.get_criterion(criterion).unit
    if asked and covered.unit and not units.comparable(covered.unit, asked):
        return False
    lower, upper = (
        units.convert(bound, covered.unit, asked)
        if bound is not None and covered.unit and asked
        else bound
        for bound in (covered.at_least, covered.at_most)
    )
    enough = at_least is None or (lower is not None and lower >= at_least)
    within = at_most is None or (upper is not None and upper <= at_most)
    return enough and within


def _scheme(entry: dict[str, Any]) -> Scheme:
    covers = {cover.criterion: cover for cover in map(_cover, entry["covers"])}
    return Scheme(
        code=entry["code"],
        name=entry["name"],
        owner=entry["owner"],
        type=SchemeType(entry["type"]),
        certifies=frozenset(map(SubjectType, entry["certifies"])),
        assessor_level=AssessorLevel(entry.get("assessor_level", AssessorLevel.THIRD_PARTY)),
        assessment_level=AssessmentLevel(entry["assessment_level"]),
        covers=MappingProxyType(covers),
        excludes=frozenset(_expanded(entry.get("excludes", ()))) - covers.keys(),
        source=entry["source"],
        aliases=tuple(entry.get("aliases", ())),
        economy=entry.get("economy"),
        validity_months=entry.get("validity_months"),
        varies_by_product=entry.get("varies_by_product", False),
        url=entry.get("url"),
        named_in=entry.get("named_in"),
        effort=_effort(entry["effort"]) if "effort" in entry else None,
    )


def _effort(entry: dict[str, str]) -> Effort:
    amounts = {
        name: Decimal(entry[name]) if name in entry else None
        for name in ("months", "cost_from", "cost_to")
    }
    return Effort(
        source=entry["source"],
        currency=entry.get("currency"),
        note=entry.get("note"),
        **amounts,
    )


def _cover(entry: str | dict[str, str]) -> Covered:
    if isinstance(entry, str):
        return Covered(criteria.get_criterion(entry).code)
    bounds = {name: Decimal(entry[name]) for name in ("at_least", "at_most") if name in entry}
    return Covered(criteria.get_criterion(entry["criterion"]).code, unit=entry["unit"], **bounds)


def _expanded(excludes: list[str]) -> Iterator[str]:
    for exclude in excludes:
        if exclude.endswith(".*"):
            area = criteria.Area(exclude.removesuffix(".*"))
            yield from (criterion.code for criterion in criteria.in_area(area))
        else:
            yield criteria.get_criterion(exclude).code


@cache
def _by_spelling() -> Mapping[str, Scheme]:
    return {
        _text.fold(spelling): scheme
        for scheme in all_schemes().values()
        for spelling in (scheme.code, scheme.name, *scheme.aliases)
    }

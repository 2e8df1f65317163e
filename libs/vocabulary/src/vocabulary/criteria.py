"""The criterion registry: the one list that needs, claims, schemes, cases and courses share."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from vocabulary import _data
from vocabulary.errors import UnknownTermError


class Area(StrEnum):
    """The first part of a criterion's code."""

    ENERGY = "energy"
    EMISSIONS = "emissions"
    WATER = "water"
    WASTE = "waste"
    MATERIALS = "materials"
    CHEMICALS = "chemicals"
    CIRCULAR = "circular"
    PACKAGING = "packaging"
    MANAGEMENT = "management"
    SOCIAL = "social"
    TRACEABILITY = "traceability"
    PROGRAMME = "programme"
    FINANCE = "finance"
    SCALE = "scale"

    @property
    def label(self) -> str:
        return _AREA_LABELS.get(self, self.value.capitalize())


_AREA_LABELS = {
    Area.CIRCULAR: "Circular design",
    Area.MANAGEMENT: "Management systems",
    Area.PROGRAMME: "Results of programmes",
}


class Topic(StrEnum):
    """Conformity topics of the UN Transparency Protocol (UNTP, Digital Conformity Credential)."""

    ENERGY = "environment.energy"
    EMISSIONS = "environment.emissions"
    WATER = "environment.water"
    WASTE = "environment.waste"
    DEFORESTATION = "environment.deforestation"
    BIODIVERSITY = "environment.biodiversity"
    CONTENT = "circularity.content"
    DESIGN = "circularity.design"
    LABOUR = "social.labour"
    RIGHTS = "social.rights"
    COMMUNITY = "social.community"
    SAFETY = "social.safety"
    ETHICS = "governance.ethics"
    COMPLIANCE = "governance.compliance"
    TRANSPARENCY = "governance.transparency"


class Measure(StrEnum):
    """What a value of the criterion is."""

    PERCENTAGE = "percentage"
    QUANTITY = "quantity"
    COUNT = "count"
    MONEY = "money"
    TRUTH = "truth"


class Direction(StrEnum):
    """Which way is better. A neutral criterion describes scale and is never scored."""

    HIGHER = "higher_is_better"
    LOWER = "lower_is_better"
    TRUE = "true_is_better"
    NEUTRAL = "neutral"


class SubjectType(StrEnum):
    """What a claim can be about."""

    PRODUCT = "product"
    FACILITY = "facility"
    ENTERPRISE = "enterprise"
    PROJECT = "project"
    PROCESS = "process"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the registry.

    `unit` is what values are compared in; it is None for truth (the claim says that it holds) and
    for money (the claim names an ISO 4217 currency). `minimum` and `maximum`, in that unit, bound
    what can be true at all.
    """

    code: str
    name: str
    definition: str
    topic: Topic
    measure: Measure
    direction: Direction
    applies_to: frozenset[SubjectType]
    source: str
    unit: str | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None

    @property
    def area(self) -> Area:
        return Area(self.code.partition(".")[0])

    @property
    def is_scored(self) -> bool:
        """Whether more or less of it is better, so that a match may weigh it."""
        return self.direction is not Direction.NEUTRAL


# Who owns or leads an enterprise: stated by claims, so that each has its evidence and its end.
OWNERSHIP: Final = (
    "social.women_led",
    "social.community_owned",
    "social.cooperative",
    "social.artisan_enterprise",
)


@cache
def all_criteria() -> Mapping[str, Criterion]:
    """Return the registry by code, in its own order."""
    return MappingProxyType({entry["code"]: _criterion(entry) for entry in _read()})


def find_criterion(code: str) -> Criterion | None:
    return all_criteria().get(code)


def get_criterion(code: str) -> Criterion:
    """Return the criterion with this code.

    Raises:
        UnknownTermError: the registry has no such code.
    """
    criterion = find_criterion(code)
    if criterion is None:
        raise UnknownTermError("criterion", code)
    return criterion


def in_area(area: Area) -> tuple[Criterion, ...]:
    return tuple(criterion for criterion in all_criteria().values() if criterion.area is area)


def _read() -> list[dict[str, str]]:
    entries: list[dict[str, str]] = _data.read("criteria.yaml")
    return entries


def _criterion(entry: dict[str, str]) -> Criterion:
    return Criterion(
        code=entry["code"],
        name=entry["name"],
        definition=entry["definition"],
        topic=Topic(entry["topic"]),
        measure=Measure(entry["measure"]),
        direction=Direction(entry["direction"]),
        applies_to=frozenset(map(SubjectType, entry["applies_to"])),
        source=entry["source"],
        unit=entry.get("unit"),
        minimum=_bound(entry, "minimum"),
        maximum=_bound(entry, "maximum"),
    )


def _bound(entry: dict[str, str], name: str) -> Decimal | None:
    return Decimal(entry[name]) if name in entry else None

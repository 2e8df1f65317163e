"""What a need asks for: requirements, preferences, and both as asks that can be scored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from vocabulary import units
from vocabulary.criteria import Criterion, Direction, Measure, get_criterion
from vocabulary.evidence import LEAST_PROOF, Strength
from vocabulary.fields import CriterionCode, UnitCode

_LONGEST_OPENING = timedelta(days=731)

Bound = Annotated[Decimal, Field(max_digits=24, decimal_places=9, ge=0)]
Weight = Annotated[Decimal, Field(gt=0, le=100, max_digits=6, decimal_places=3)]


class Status(StrEnum):
    """How far a need has come; `clarification` begins with the first published answer."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CLARIFICATION = "clarification"
    CLOSED = "closed"
    DECIDED = "decided"
    CANCELLED = "cancelled"


OPEN = frozenset({Status.PUBLISHED, Status.CLARIFICATION})
"""A need that offers can still be prepared for."""

_NEXT = {
    Status.DRAFT: {Status.PUBLISHED, Status.CANCELLED},
    Status.PUBLISHED: {Status.CLARIFICATION, Status.CLOSED, Status.CANCELLED},
    Status.CLARIFICATION: {Status.CLOSED, Status.CANCELLED},
    Status.CLOSED: {Status.DECIDED, Status.CANCELLED},
    Status.DECIDED: set(),
    Status.CANCELLED: set(),
}


def check_step(before: Status, after: Status) -> None:
    """Raise ValueError unless a need may go from one status to the other."""
    if after not in _NEXT[before]:
        raise ValueError(f"a need that is {before} cannot become {after}")


class Subject(StrEnum):
    """What a requirement is about."""

    PRODUCT = "product"
    SUPPLIER = "supplier"
    PROCESS = "process"


class ProcurementStage(StrEnum):
    """When in a purchase a requirement counts."""

    SPECIFICATION = "specification"
    SELECTION = "selection"
    AWARD = "award"
    CONTRACT = "contract"


class Asked(BaseModel):
    """A criterion that a need names."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    criterion: CriterionCode
    unit: UnitCode | None = None

    @property
    def terms(self) -> Criterion:
        return get_criterion(self.criterion)

    def _in_own_unit(self, value: Decimal | None) -> Decimal | None:
        """Return a value in the unit of the criterion.

        Raises:
            ValueError: the criterion has no amounts, or the unit measures something else.
        """
        if value is None:
            return None
        own = self.terms.unit
        if own is None:
            raise ValueError(f"{self.terms.name} is not measured in amounts that can be compared")
        return units.convert(value, self.unit or own, own)


class Requirement(Asked):
    """What an offer must show; without bounds, that it is shown at all (a truth: that it holds).

    `evidence` is the least strength that counts as proof: a document, unless the buyer takes the
    supplier's own word (`self_declared`) or asks for more. `weight` is how much it counts beside
    other requirements and preferences.
    """

    subject: Subject = Subject.PRODUCT
    stage: ProcurementStage = ProcurementStage.SPECIFICATION
    weight: Weight = Decimal(1)
    at_least: Bound | None = None
    at_most: Bound | None = None
    evidence: Strength = Strength.DOCUMENT

    @model_validator(mode="after")
    def _can_be_met(self) -> Self:
        lower, upper = self._in_own_unit(self.at_least), self._in_own_unit(self.at_most)
        if lower is not None and upper is not None and lower > upper:
            raise ValueError("at_least is more than at_most")
        if self.unit is not None and lower is None and upper is None:
            raise ValueError("a unit without at_least or at_most says nothing")
        return self

    @property
    def ask(self) -> "Ask":
        """The requirement in the criterion's own unit; a truth is one, and has to be."""
        is_truth = self.terms.measure is Measure.TRUTH
        return Ask(
            criterion=self.criterion,
            weight=self.weight,
            strength=self.evidence,
            is_required=True,
            subject=self.subject,
            stage=self.stage,
            at_least=Decimal(1) if is_truth else self._in_own_unit(self.at_least),
            at_most=self._in_own_unit(self.at_most),
        )


class Preference(Asked):
    """What makes an offer better, and how much it counts; a requirement counts 1 if not weighted.

    `enough` is the value that satisfies fully. Percentages and truths need none: 100 % (or 0 %,
    where less is better) and "it holds" are enough. What is weaker than a proof is a claim.
    """

    weight: Weight
    enough: Bound | None = None

    @model_validator(mode="after")
    def _can_be_weighed(self) -> Self:
        terms = self.terms
        if not terms.is_scored or terms.measure is Measure.MONEY:
            raise ValueError(f"{terms.name} has no better or worse, so it cannot be preferred")
        if self.enough is None and terms.measure in {Measure.QUANTITY, Measure.COUNT}:
            raise ValueError("say in `enough` which value satisfies you fully")
        if terms.measure is Measure.TRUTH and self.enough is not None:
            raise ValueError(f"{terms.name} either holds or does not; leave `enough` out")
        if self._nothing_at == self._full_at:
            raise ValueError("`enough` must differ from the value that is worth nothing")
        return self

    @property
    def _full_at(self) -> Decimal:
        enough = self._in_own_unit(self.enough)
        if enough is not None:
            return enough
        if self.terms.measure is Measure.TRUTH:
            return Decimal(1)
        return Decimal(0) if self.terms.direction is Direction.LOWER else Decimal(100)

    @property
    def _nothing_at(self) -> Decimal:
        if self.terms.direction is not Direction.LOWER:
            return Decimal(0)
        # Where less is better and no end is in sight, twice what is enough is worth nothing.
        return Decimal(100) if self.terms.measure is Measure.PERCENTAGE else 2 * self._full_at

    @property
    def ask(self) -> "Ask":
        """The preference in the criterion's own unit."""
        return Ask(
            criterion=self.criterion,
            weight=self.weight,
            strength=LEAST_PROOF,
            is_required=False,
            nothing_at=self._nothing_at,
            full_at=self._full_at,
        )


@dataclass(frozen=True, slots=True)
class Ask:
    """One criterion of a need as it is scored, in the criterion's own unit.

    Args:
        criterion: its code.
        weight: how much full marks count.
        strength: the least strength of evidence that proves it.
        is_required: a requirement is met or not; a preference is met more or less.
        at_least: lower bound of a requirement.
        at_most: upper bound of a requirement.
        nothing_at: value of a preference that is worth nothing.
        full_at: value of a preference that is worth all; in between, utility is linear.
        subject: what a requirement is about.
        stage: when in the purchase a requirement counts.
    """

    criterion: str
    weight: Decimal
    strength: Strength
    is_required: bool
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    nothing_at: Decimal = Decimal(0)
    full_at: Decimal = Decimal(1)
    subject: Subject = Subject.PRODUCT
    stage: ProcurementStage = ProcurementStage.SPECIFICATION

    @property
    def weight_thousandths(self) -> int:
        return int(self.weight * 1000)


def asks_of(
    requirements: Iterable["Requirement"], preferences: Iterable["Preference"]
) -> list[Ask]:
    """Return the requirements and then the preferences, as they are scored."""
    return [*(each.ask for each in requirements), *(each.ask for each in preferences)]


def refuse_twins(criteria: Iterable[str]) -> None:
    """Raise ValueError if a criterion is named twice in one list."""
    seen: set[str] = set()
    for code in criteria:
        if code in seen:
            raise ValueError(f"{code} is named twice")
        seen.add(code)


def check_closing(closes_on: date | None, today: date) -> None:
    """Raise ValueError unless offers can be made for a sensible time."""
    if closes_on is None:
        return
    if closes_on <= today:
        raise ValueError("a need closes on a later day than today")
    if closes_on - today > _LONGEST_OPENING:
        raise ValueError("a need closes within two years")

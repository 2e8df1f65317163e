"""The claim: one statement about one criterion, with its evidence, levels and validity.

The same object serves the profile of a supplier, the result of a case, the target of a programme
and the answer to a need. Unknown is not zero: a claim without a value states no amount, and nobody
may read it as none.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self, TypeAlias

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)

from vocabulary import criteria, units
from vocabulary.criteria import Criterion, Measure, SubjectType
from vocabulary.currencies import get_currency
from vocabulary.evidence import AssessmentLevel, AssessorLevel, Strength, strength_of
from vocabulary.fields import CriterionCode

Amount: TypeAlias = Annotated[
    Decimal,
    Field(max_digits=24, decimal_places=9),
    PlainSerializer(lambda amount: format(amount, "f"), return_type=str, when_used="json"),
    # A JSON number has lost its digits before we see it, so the contract asks for text.
    WithJsonSchema({"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}),
]
Text: TypeAlias = Annotated[str, Field(min_length=1, max_length=500)]
Url: TypeAlias = Annotated[HttpUrl, PlainSerializer(str, return_type=str)]


class Comparator(StrEnum):
    """How exact a value is. `about` is the source's own rounding and is compared as written."""

    EQUAL = "equal"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


class EvidenceKind(StrEnum):
    DOCUMENT = "document"
    CERTIFICATE = "certificate"
    URL = "url"
    REPORT = "report"


class Answer(StrEnum):
    """What a claim says to a question. `unknown` is neither yes nor no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Period(_Model):
    """The time that a value is about; a source often tells only one end."""

    start: date | None = None
    end: date | None = None

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        _check_order(self.start, self.end, "a period ends before it starts")
        return self


class Evidence(_Model):
    """What a reader can look up."""

    kind: EvidenceKind
    title: Text
    reference: Text | None = None
    url: Url | None = None


class Source(_Model):
    """Where a statement was taken from, when it was compiled and not made here."""

    document: Text
    page: Text | None = None
    paragraph: Text | None = None
    url: Url | None = None
    note: Annotated[str, Field(max_length=2000)] | None = None


class Claim(_Model):
    """One statement. `value` and `baseline` are in `unit`; for money, `unit` is the currency.

    A count may leave its unit out. For a truth criterion no value means that the statement holds;
    1 and 0 say yes and no.
    """

    subject_type: SubjectType
    criterion: CriterionCode
    value: Amount | None = None
    baseline: Amount | None = None
    unit: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    comparator: Comparator = Comparator.EQUAL
    period: Period | None = None
    statement: Annotated[str, Field(min_length=1, max_length=2000)]
    evidence: Annotated[tuple[Evidence, ...], Field(max_length=50)] = ()
    assessor_level: AssessorLevel = AssessorLevel.SELF
    assessment_level: AssessmentLevel = AssessmentLevel.UNSPECIFIED
    valid_from: date | None = None
    valid_until: date | None = None
    source: Source | None = None

    @model_validator(mode="before")
    @classmethod
    def _counts_in_ones(cls, fields: Any) -> Any:
        if isinstance(fields, dict) and fields.get("unit") is None:
            criterion = criteria.find_criterion(str(fields.get("criterion")))
            if criterion is not None and criterion.measure is Measure.COUNT:
                return {**fields, "unit": criterion.unit}
        return fields

    @model_validator(mode="after")
    def _is_possible(self) -> Self:
        criterion = self.criterion_entry
        if self.subject_type not in criterion.applies_to:
            allowed = ", ".join(sorted(criterion.applies_to))
            raise ValueError(f"{criterion.code} is about {allowed}, not {self.subject_type}")
        _check_unit(self, criterion)
        _check_bounds(self, criterion)
        _check_order(self.valid_from, self.valid_until, "a claim ends before it starts")
        return self

    @property
    def criterion_entry(self) -> Criterion:
        return criteria.get_criterion(self.criterion)

    @property
    def strength(self) -> Strength:
        """How much the claim weighs while it is valid."""
        return strength_of(
            self.assessor_level, self.assessment_level, has_evidence=bool(self.evidence)
        )

    def is_valid_on(self, day: date) -> bool:
        """Whether the day lies in the validity; both ends belong to it."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)

    def strength_on(self, day: date) -> Strength | None:
        """Return the strength, or None when the claim counts for nothing on this day."""
        return self.strength if self.is_valid_on(day) else None

    def value_in(self, unit: str) -> Decimal | None:
        """Return the value in another unit; None when no amount is stated.

        Raises:
            ValueError: the units are not comparable, or this is money in another currency.
        """
        if self.value is None or self.unit == unit:
            return self.value
        if self.unit is None or self.criterion_entry.measure is Measure.MONEY:
            raise ValueError(f"{self.unit!r} cannot be compared with {unit!r}")
        return units.convert(self.value, self.unit, unit)

    def answers(
        self,
        *,
        at_least: Decimal | None = None,
        at_most: Decimal | None = None,
        unit: str | None = None,
    ) -> Answer:
        """Say whether the claim meets a condition, whatever its strength and validity.

        Bounds are in `unit`, or in the criterion's own. Without bounds the question is whether the
        statement holds at all. Money in another currency is unknown: no rate is assumed.
        """
        criterion = self.criterion_entry
        if criterion.measure is Measure.TRUTH:
            return Answer.NO if self.value == 0 else Answer.YES
        if at_least is None and at_most is None:
            return Answer.YES
        try:
            value = self.value_in(unit or criterion.unit or self.unit or "")
        except ValueError:
            return Answer.UNKNOWN
        if value is None:
            return Answer.UNKNOWN
        low = None if self.comparator is Comparator.AT_MOST else value
        high = None if self.comparator is Comparator.AT_LEAST else value
        return _both(_reaches(low, high, at_least), _stays_within(low, high, at_most))


def strongest(claims: Iterable[Claim], criterion: str, day: date) -> Claim | None:
    """Return the claim on a criterion that weighs most on this day, if any counts."""
    valid = [claim for claim in claims if claim.criterion == criterion and claim.is_valid_on(day)]
    return max(valid, key=lambda claim: claim.strength, default=None)


def _reaches(low: Decimal | None, high: Decimal | None, at_least: Decimal | None) -> Answer:
    if at_least is None or (low is not None and low >= at_least):
        return Answer.YES
    return Answer.NO if high is not None and high < at_least else Answer.UNKNOWN


def _stays_within(low: Decimal | None, high: Decimal | None, at_most: Decimal | None) -> Answer:
    if at_most is None or (high is not None and high <= at_most):
        return Answer.YES
    return Answer.NO if low is not None and low > at_most else Answer.UNKNOWN


def _both(first: Answer, second: Answer) -> Answer:
    if Answer.NO in {first, second}:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in {first, second} else Answer.YES


def _check_unit(claim: Claim, criterion: Criterion) -> None:
    amounts = [amount for amount in (claim.value, claim.baseline) if amount is not None]
    if criterion.measure is Measure.TRUTH:
        if claim.unit is not None:
            raise ValueError(f"{criterion.code} holds or does not hold and takes no unit")
        if not {*amounts} <= {Decimal(0), Decimal(1)}:
            raise ValueError(f"{criterion.code} holds (1) or does not hold (0)")
        return
    if amounts and claim.unit is None:
        expected = criterion.unit or "an ISO 4217 currency"
        raise ValueError(f"an amount of {criterion.code} needs its unit, such as {expected}")
    if claim.unit is None:
        return
    if criterion.unit is None:
        get_currency(claim.unit)
    elif claim.unit != criterion.unit and not units.comparable(claim.unit, criterion.unit):
        raise ValueError(f"{claim.unit!r} cannot be compared with {criterion.unit!r}")


def _check_bounds(claim: Claim, criterion: Criterion) -> None:
    value = claim.value_in(criterion.unit) if criterion.unit else claim.value
    if value is None:
        return
    if criterion.minimum is not None and value < criterion.minimum:
        raise ValueError(f"{criterion.code} cannot be below {criterion.minimum}")
    if criterion.maximum is not None and value > criterion.maximum:
        raise ValueError(f"{criterion.code} cannot be above {criterion.maximum} {criterion.unit}")


def _check_order(start: date | None, end: date | None, refusal: str) -> None:
    if start is not None and end is not None and end < start:
        raise ValueError(refusal)

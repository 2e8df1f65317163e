"""JSON of indicators."""

from decimal import Decimal
from typing import Annotated, Self

from chassis.schemas import In, Out
from pydantic import Field
from vocabulary import labels, units
from vocabulary.claims import Amount, Claim, Comparator, Evidence
from vocabulary.criteria import SubjectType, get_criterion
from vocabulary.evidence import AssessmentLevel, AssessorLevel, Strength

from matchmaking.evidence.rules import check_may_be_stated
from matchmaking.indicators.models import Indicator, year_of


class IndicatorIn(In):
    """What an enterprise states for one criterion and one year; `unit` as for a claim."""

    value: Amount
    unit: Annotated[str, Field(max_length=40)] | None = None
    subject_type: SubjectType = SubjectType.ENTERPRISE
    comparator: Comparator = Comparator.EQUAL
    statement: Annotated[str, Field(min_length=1, max_length=500)]
    evidence: Annotated[list[Evidence], Field(max_length=20)] = []
    assessor_level: AssessorLevel = AssessorLevel.SELF
    assessment_level: AssessmentLevel = AssessmentLevel.UNSPECIFIED

    def claim_for(self, criterion: str, year: int) -> Claim:
        """Return the claim that the indicator is.

        Raises:
            ValueError: the registry does not allow it, or the level is a reviewer's alone.
        """
        said = {"criterion": criterion, "period": year_of(year)}
        claim = Claim.model_validate(self.model_dump() | said)
        check_may_be_stated(claim)
        return claim


class IndicatorOut(Out):
    """A value as it was stated, and in the unit in which the criterion is compared."""

    criterion: str
    criterion_label: str
    year: int
    value: Amount
    unit: str | None
    comparable_value: Amount | None
    comparable_unit: str | None
    comparator: Comparator
    statement: str
    strength: Strength
    evidence: list[Evidence]

    @classmethod
    def of(cls, indicator: Indicator) -> Self:
        claim, own = indicator.claim, get_criterion(indicator.criterion).unit
        return cls(
            criterion=indicator.criterion,
            criterion_label=labels.criterion(indicator.criterion),
            year=indicator.year,
            value=indicator.value,
            unit=indicator.unit,
            comparable_value=_converted(indicator, own),
            comparable_unit=own,
            comparator=claim.comparator,
            statement=claim.statement,
            strength=Strength(indicator.strength),
            evidence=list(claim.evidence),
        )


def _converted(indicator: Indicator, unit: str | None) -> Decimal | None:
    if unit is None or indicator.unit is None:
        return None
    return round(units.convert(indicator.value, indicator.unit, unit), 9)

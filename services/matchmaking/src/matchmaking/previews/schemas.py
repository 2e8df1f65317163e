"""JSON of the help while writing a need."""

from collections.abc import Mapping
from typing import Annotated, Any, Self

from chassis.schemas import In, Out
from pydantic import Field, model_validator
from vocabulary.criteria import get_criterion
from vocabulary.evidence import Strength
from vocabulary.fields import SchemeCode
from vocabulary.schemes import get_scheme

from matchmaking.exclusions.rules import equivalents
from matchmaking.matching.rules import Standing
from matchmaking.needs.rules import Requirement, refuse_twins
from matchmaking.previews.rules import Count, Preview


class PreviewIn(In):
    """What a buyer is about to ask for."""

    required_criteria: Annotated[list[Requirement], Field(max_length=30)] = []
    required_schemes: Annotated[list[SchemeCode], Field(max_length=10)] = []

    @model_validator(mode="after")
    def _asks_once(self) -> Self:
        refuse_twins(each.criterion for each in self.required_criteria)
        refuse_twins(self.required_schemes)
        if not self.required_criteria and not self.required_schemes:
            raise ValueError("name at least one criterion or scheme")
        return self


class Standings(Out):
    """How many suppliers stand how.

    `proven` is by evidence of the level that is asked for; `claimed` is less than that; `not_met`
    falls short by its own word; `missing` had a proof that has lapsed; of `unknown` nobody has
    said anything.
    """

    proven: int
    claimed: int
    not_met: int
    missing: int
    unknown: int

    @classmethod
    def of(cls, counted: Mapping[Standing, int]) -> Self:
        return cls(**{standing.value: count for standing, count in counted.items()})


class CountOut(Standings):
    """How the suppliers stand to one thing that is asked for.

    `left` prove it and all that stands before it.
    """

    by_economy: dict[str, Standings]
    left: int
    says: Annotated[str, Field(examples=["accredited evidence of Recycled content: 12 of 840"])]

    @classmethod
    def counted(cls, count: Count, asked: str, suppliers: int) -> dict[str, Any]:
        proven = count.standings[Standing.PROVEN]
        return {
            **{standing.value: number for standing, number in count.standings.items()},
            "by_economy": {code: Standings.of(each) for code, each in count.by_economy.items()},
            "left": count.left,
            "says": f"{asked}: {proven} of {suppliers}",
        }


class RequirementCount(CountOut):
    """How the suppliers stand to one requirement."""

    criterion: str
    evidence: Strength


class SchemeCount(CountOut):
    """How many suppliers show a valid certificate of a scheme or of an equivalent."""

    scheme: str


class PreviewOut(Out):
    """How many suppliers could prove today what is asked for; `left` prove all of it."""

    suppliers: int
    left: int
    requirements: list[RequirementCount]
    schemes: list[SchemeCount]

    @classmethod
    def of(cls, asked: PreviewIn, found: Preview) -> Self:
        return cls(
            suppliers=found.suppliers,
            left=found.left,
            requirements=[
                RequirementCount(
                    criterion=each.criterion,
                    evidence=each.evidence,
                    **CountOut.counted(count, _worded(each), found.suppliers),
                )
                for each, count in zip(asked.required_criteria, found.requirements, strict=True)
            ],
            schemes=[
                SchemeCount(
                    scheme=code,
                    **CountOut.counted(count, _named(code), found.suppliers),
                )
                for code, count in zip(asked.required_schemes, found.schemes, strict=True)
            ],
        )


def _named(scheme: str) -> str:
    name = get_scheme(scheme).name
    return f"{name} or an equivalent" if equivalents(scheme) else name


def _worded(required: Requirement) -> str:
    level = {Strength.SELF_DECLARED: "any", Strength.DOCUMENT: "documented"}
    strength = level.get(required.evidence, required.evidence.value)
    return f"{strength} evidence of {get_criterion(required.criterion).name}"

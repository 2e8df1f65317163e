"""JSON of cases."""

from typing import Annotated

from chassis.schemas import In, Out
from pydantic import Field
from vocabulary.barriers import Barrier
from vocabulary.claims import Claim, Source
from vocabulary.stages import Stage, Strategy

from knowledge.publishing.schemas import (
    Annotations,
    Claims,
    Economy,
    Language,
    Line,
    Paragraph,
    RecordOut,
    Sector,
)


class EnterpriseIn(In):
    """The enterprise that a case is about."""

    name: Line
    economy: Economy


class CaseIn(In):
    """A case as it is drafted."""

    title: Line
    summary: Paragraph
    challenge: Paragraph
    solution: Paragraph
    results: Claims = []
    sector: Sector
    stages: Annotated[list[Stage], Field(max_length=6)] = []
    strategies: Annotated[list[Strategy], Field(max_length=4)] = []
    barriers: Annotated[list[Barrier], Field(max_length=5)] = []
    economy: Economy | None = None
    enterprise: EnterpriseIn | None = None
    source: Source
    language: Language
    annotations: Annotations = []


class CaseChange(In):
    """What shall change; a field that is absent stays as it is."""

    title: Line = Field(default_factory=str)
    summary: Paragraph = Field(default_factory=str)
    challenge: Paragraph = Field(default_factory=str)
    solution: Paragraph = Field(default_factory=str)
    results: Claims = Field(default_factory=list)
    sector: Sector = Field(default_factory=str)
    stages: Annotated[list[Stage], Field(max_length=6)] = Field(default_factory=list)
    strategies: Annotated[list[Strategy], Field(max_length=4)] = Field(default_factory=list)
    barriers: Annotated[list[Barrier], Field(max_length=5)] = Field(default_factory=list)
    economy: Economy | None = None
    enterprise: EnterpriseIn | None = None
    source: Source = Field(default_factory=lambda: Source(document="-"))
    language: Language = Field(default_factory=str)
    annotations: Annotations = Field(default_factory=list)


class EnterpriseOut(Out):
    """The enterprise that a case is about, as the source writes it."""

    name: str
    economy: str


class CaseOut(RecordOut):
    """A case: challenge, solution, and results with their evidence."""

    challenge: str
    solution: str
    results: list[Claim]
    criteria: list[str]
    sector: str
    stages: list[Stage]
    strategies: list[Strategy]
    barriers: list[Barrier]
    enterprise: EnterpriseOut | None

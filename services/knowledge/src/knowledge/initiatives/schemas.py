"""JSON of initiatives."""

from datetime import date
from typing import Annotated, Self

from chassis.schemas import In
from pydantic import AfterValidator, Field, model_validator
from vocabulary import criteria
from vocabulary.claims import Claim, Source

from knowledge.initiatives.rules import Kind, Standing
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


def _known_criterion(code: str) -> str:
    criteria.get_criterion(code)
    return code


Criterion = Annotated[
    str,
    AfterValidator(_known_criterion),
    Field(description="Code of the criterion registry.", examples=["materials.recycled_content"]),
]
Criteria = Annotated[list[Criterion], Field(max_length=60)]
Sectors = Annotated[list[Sector], Field(max_length=20)]


class InitiativeIn(In):
    """An initiative as it is drafted. Its own standing is not the status of this record."""

    title: Line
    summary: Paragraph
    kind: Kind
    standing: Standing
    economy: Economy | None = None
    organisation: Line | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    sectors: Sectors = []
    criteria: Criteria = []
    targets: Claims = []
    source: Source
    language: Language
    annotations: Annotations = []

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValueError("an initiative cannot end before it starts")
        return self


class InitiativeChange(In):
    """What shall change; a field that is absent stays as it is."""

    title: Line = Field(default_factory=str)
    summary: Paragraph = Field(default_factory=str)
    kind: Kind = Field(default_factory=lambda: Kind.POLICY)
    standing: Standing = Field(default_factory=lambda: Standing.UNKNOWN)
    economy: Economy | None = None
    organisation: Line | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    sectors: Sectors = Field(default_factory=list)
    criteria: Criteria = Field(default_factory=list)
    targets: Claims = Field(default_factory=list)
    source: Source = Field(default_factory=lambda: Source(document="-"))
    language: Language = Field(default_factory=str)
    annotations: Annotations = Field(default_factory=list)


class InitiativeOut(RecordOut):
    """Something that an economy or an organisation undertakes."""

    kind: Kind
    standing: Standing
    organisation: str | None
    starts_on: date | None
    ends_on: date | None
    sectors: list[str]
    criteria: list[str]
    targets: list[Claim]

"""JSON of updates."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import Field, StringConstraints

from pilot_centers.schemas import Language, Line, Sectors, Url

KindName = Literal["news", "opinion", "experience", "case", "study", "activity", "dialogue"]
Tag = Annotated[str, StringConstraints(min_length=1, max_length=50)]
Body = Annotated[
    str,
    StringConstraints(min_length=1, max_length=50_000),
    Field(description="Markdown (CommonMark); HTML in it is shown as text."),
]


class Link(In):
    """A place to read on."""

    url: Url
    title: Line


class Draft(In):
    """A new update."""

    title: Line
    text: Body
    kind: KindName
    language: Language
    tags: Annotated[list[Tag], Field(max_length=20)] = []
    links: Annotated[list[Link], Field(max_length=20)] = []
    sectors: Sectors = []
    dated_on: date


class Revision(In):
    """What shall change; a field that is absent stays as it is."""

    title: Line = Field(default_factory=str)
    text: Body = Field(default_factory=str)
    kind: KindName = Field(default_factory=lambda: "news")
    language: Language = Field(default_factory=str)
    tags: Annotated[list[Tag], Field(max_length=20)] = Field(default_factory=list)
    links: Annotated[list[Link], Field(max_length=20)] = Field(default_factory=list)
    sectors: Sectors = Field(default_factory=list)
    dated_on: date | None = None


class LinkOut(Out):
    """A place to read on."""

    url: str
    title: str


class CenterBrief(Out):
    """The center that an update is from."""

    id: UUID
    public_id: str
    name: str
    economy: str


class UpdateOut(Out):
    """What a center tells the network."""

    id: UUID
    version: int
    center: CenterBrief
    title: str
    text: str
    kind: KindName
    language: str
    tags: list[str]
    links: list[LinkOut]
    sectors: list[str]
    dated_on: date
    status: Literal["draft", "published"]
    published_at: datetime | None

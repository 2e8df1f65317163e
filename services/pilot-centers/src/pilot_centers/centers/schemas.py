"""JSON of centers."""

from datetime import date
from typing import Annotated, Literal, Self
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import Field, StringConstraints, model_validator

from pilot_centers.schemas import Line, MemberEconomy, Paragraph, Sectors, Url

StatusName = Literal["nominated", "endorsed", "operational"]


class Nomination(In):
    """What an economy says of the center that it proposes."""

    name: Line
    name_local: Line | None = None
    city: Line
    economy: MemberEconomy
    host_organisation: Line
    sectors: Sectors = []
    summary: Paragraph
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    website: Url | None = None
    nominated_on: date

    @model_validator(mode="after")
    def _place_is_whole(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("give latitude and longitude together, or neither")
        return self


class Endorsement(In):
    """The decision of a forum."""

    forum: Annotated[str, StringConstraints(min_length=1, max_length=100), Field(examples=["SOM3"])]
    document_number: Annotated[
        str, StringConstraints(min_length=1, max_length=100), Field(examples=["2014/SOM3/045anx07"])
    ]
    decided_on: date
    note: Paragraph | None = None


class Opening(In):
    """The beginning of a center's work."""

    opened_on: date
    note: Paragraph | None = None


class NewEditor(In):
    """An account that shall write in the name of a center."""

    account_id: UUID


class DecisionOut(Out):
    """One line of the decision trail."""

    kind: Literal["nomination", "endorsement", "opening"]
    decided_on: date
    forum: str | None
    document_number: str | None
    note: str | None


class CenterOut(Out):
    """A demonstration pilot center, with the trail of decisions that made it one."""

    id: UUID
    public_id: str
    version: int
    name: str
    name_local: str | None
    city: str
    economy: str
    host_organisation: str
    sectors: list[str]
    summary: str
    latitude: float | None
    longitude: float | None
    website: str | None
    status: StatusName
    decisions: list[DecisionOut]

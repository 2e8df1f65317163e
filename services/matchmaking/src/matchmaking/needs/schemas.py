"""JSON of needs."""

from datetime import date, datetime
from typing import Annotated, Self
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import Field, model_validator
from vocabulary.claims import Amount
from vocabulary.fields import EconomyCode, HsReference, SchemeCode, UnitCode

from matchmaking.needs.models import Need
from matchmaking.needs.rules import Preference, Requirement, Status, Wanted, refuse_twins
from matchmaking.schemas import Latitude, Line, Longitude, Paragraph


class Quantity(In):
    """How much is needed."""

    value: Annotated[Amount, Field(gt=0)]
    unit: UnitCode


class Place(In):
    """Where it is needed."""

    economy: EconomyCode
    city: Line | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("give latitude and longitude together, or neither")
        return self


class NeedIn(In):
    """What a buyer looks for, and by which criteria an offer is measured."""

    title: Line
    description: Paragraph
    hs: HsReference | None = None
    quantity: Quantity | None = None
    place: Place
    needed_by: date | None = None
    required_criteria: Annotated[list[Requirement], Field(max_length=30)] = []
    required_schemes: Annotated[list[SchemeCode], Field(max_length=10)] = []
    preferences: Annotated[list[Preference], Field(max_length=30)] = []
    buyer_name: Line

    @model_validator(mode="after")
    def _names_nothing_twice(self) -> Self:
        refuse_twins(each.criterion for each in self.required_criteria)
        refuse_twins(self.required_schemes)
        refuse_twins(each.criterion for each in self.preferences)
        return self

    @property
    def wanted(self) -> Wanted:
        return Wanted(
            title=self.title,
            description=self.description,
            buyer_name=self.buyer_name,
            hs_code=self.hs.code if self.hs else None,
            hs_vintage=self.hs.vintage if self.hs else None,
            quantity_value=self.quantity.value if self.quantity else None,
            quantity_unit=self.quantity.unit if self.quantity else None,
            **self.place.model_dump(),
            needed_by=self.needed_by,
            required_criteria=tuple(self.required_criteria),
            required_schemes=tuple(self.required_schemes),
            preferences=tuple(self.preferences),
        )


class Publication(In):
    """How long the need is open."""

    closes_on: date | None = None


class QuantityOut(Out):
    """How much is needed."""

    value: Amount
    unit: str


class PlaceOut(Out):
    """Where it is needed."""

    economy: str
    city: str | None
    latitude: float | None
    longitude: float | None


class NeedOut(Out):
    """What a buyer looks for."""

    id: UUID
    version: int
    status: Status
    title: str
    description: str
    buyer_name: str
    hs: HsReference | None
    quantity: QuantityOut | None
    place: PlaceOut
    needed_by: date | None
    required_criteria: list[Requirement]
    required_schemes: list[str]
    preferences: list[Preference]
    closes_on: date | None
    published_at: datetime | None
    created_at: datetime

    @classmethod
    def of(cls, need: Need) -> Self:
        hs = {"code": need.hs_code, "vintage": need.hs_vintage}
        quantity = {"value": need.quantity_value, "unit": need.quantity_unit}
        return cls(
            id=need.id,
            version=need.version,
            status=Status(need.status),
            title=need.title,
            description=need.description,
            buyer_name=need.buyer_name,
            hs=HsReference.model_validate(hs) if need.hs_code else None,
            quantity=QuantityOut.model_validate(quantity) if need.quantity_unit else None,
            place=PlaceOut.model_validate(need),
            needed_by=need.needed_by,
            required_criteria=need.requirements,
            required_schemes=need.required_schemes,
            preferences=need.wishes,
            closes_on=need.closes_on,
            published_at=need.published_at,
            created_at=need.created_at,
        )

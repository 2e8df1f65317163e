"""What a buyer writes down, and what differs between two writings of it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self, TypeAlias

from chassis.schemas import In
from pydantic import Field, field_validator, model_validator
from vocabulary.claims import Amount
from vocabulary.fields import CurrencyCode, EconomyCode, HsReference, SchemeCode, UnitCode

from matchmaking.needs.rules import Preference, Requirement, refuse_twins
from matchmaking.schemas import Latitude, Line, Longitude, Paragraph

MOST_LINES = 100
_OMITTED = object()

Percent: TypeAlias = Annotated[Decimal, Field(gt=0, le=50, max_digits=4, decimal_places=2)]


class Visibility(StrEnum):
    """Who may know of a published need: everybody, or its owner and those whom it invites."""

    PUBLIC = "public"
    INVITED = "invited"


class ReservedFor(StrEnum):
    NOBODY = "none"
    MSME = "msme"


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


class NeedLine(In):
    """One thing that is needed, in words and, where there is one, by its HS code.

    `place` and `needed_by` are its own; without them those of the need hold. `position` follows
    from the order of the lines, whatever is sent.
    """

    position: int = 0
    text: Line
    hs: HsReference | None = None
    quantity: Quantity | None = None
    needed_by: date | None = None
    place: Place | None = None

    @property
    def hs_code(self) -> str | None:
        return self.hs.code if self.hs else None

    @property
    def hs_vintage(self) -> int | None:
        return self.hs.vintage if self.hs else None

    @property
    def quantity_value(self) -> Decimal | None:
        return self.quantity.value if self.quantity else None

    @property
    def quantity_unit(self) -> str | None:
        return self.quantity.unit if self.quantity else None


class Budget(In):
    """What may be spent. A hidden one is read by the owner alone, and announced to nobody."""

    amount: Annotated[Amount, Field(gt=0)]
    currency: CurrencyCode
    hidden: bool = True


class PreferenceMargin(In):
    """By how many percent the offers of smaller enterprises are treated as if they were better."""

    micro: Percent | None = None
    small: Percent | None = None
    medium: Percent | None = None

    @model_validator(mode="after")
    def _prefers_somebody(self) -> Self:
        if not self.model_dump(exclude_none=True):
            raise ValueError("give a percentage for at least one of micro, small and medium")
        return self


class Wanted(In):
    """All that a buyer writes down."""

    title: Line
    description: Paragraph
    buyer_name: Line
    lines: Annotated[tuple[NeedLine, ...], Field(min_length=1, max_length=MOST_LINES)]
    place: Place
    needed_by: date | None = None
    required_criteria: Annotated[tuple[Requirement, ...], Field(max_length=30)] = ()
    required_schemes: Annotated[tuple[SchemeCode, ...], Field(max_length=10)] = ()
    preferences: Annotated[tuple[Preference, ...], Field(max_length=30)] = ()
    no_green_requirement: bool = False
    reserved_for: ReservedFor = ReservedFor.NOBODY
    preference_margin: PreferenceMargin | None = None
    visibility: Visibility = Visibility.PUBLIC
    budget: Budget | None = None

    @model_validator(mode="after")
    def _makes_sense_together(self) -> Self:
        refuse_twins(each.criterion for each in self.required_criteria)
        refuse_twins(self.required_schemes)
        refuse_twins(each.criterion for each in self.preferences)
        if self.no_green_requirement and (self.required_criteria or self.required_schemes):
            raise ValueError("no_green_requirement contradicts the requirements beside it")
        if self.reserved_for is not ReservedFor.NOBODY and self.preference_margin is not None:
            raise ValueError("reserve a need for smaller enterprises or prefer them, not both")
        return self

    @property
    def face(self) -> "Wanted":
        """What everybody may read who sees the need."""
        if self.budget is None or not self.budget.hidden:
            return self
        return self.model_copy(update={"budget": None})

    @field_validator("lines", mode="after")
    @classmethod
    def _numbered(cls, lines: tuple[NeedLine, ...]) -> tuple[NeedLine, ...]:
        return tuple(
            line.model_copy(update={"position": place}) for place, line in enumerate(lines)
        )

    def check_publishable(self) -> None:
        """Raise ValueError while it says nothing about green requirements, not even that none."""
        if not (self.required_criteria or self.required_schemes or self.no_green_requirement):
            raise ValueError(
                "say what an offer has to show (required_criteria or required_schemes), "
                "or say no_green_requirement: true"
            )


class Change(In):
    """One field that says something else than before.

    `field` is a JSON Pointer into the need; criteria stand there by their codes, not by places.
    An absent value is null.
    """

    field: str
    before: Any = None
    after: Any = None


def changes_between(before: Wanted, after: Wanted) -> list[Change]:
    """Return field by field what everybody may know to be different, in the order of the fields."""
    return list(_differences("", _tree(before.face), _tree(after.face)))


def _tree(wanted: Wanted) -> dict[str, Any]:
    tree = wanted.model_dump(mode="json")
    tree["lines"] = {str(place): line for place, line in enumerate(tree["lines"])}
    for name in ("required_criteria", "preferences"):
        tree[name] = {each["criterion"]: each for each in tree[name]}
    return tree


def _differences(pointer: str, before: Any, after: Any) -> Iterator[Change]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [*before, *(key for key in after if key not in before)]:
            yield from _differences(
                f"{pointer}/{key}", before.get(key, _OMITTED), after.get(key, _OMITTED)
            )
    elif before != after:
        yield Change(
            field=pointer,
            before=None if before is _OMITTED else before,
            after=None if after is _OMITTED else after,
        )

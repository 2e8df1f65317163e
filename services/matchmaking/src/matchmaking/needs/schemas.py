"""JSON of needs."""

from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import FieldError, Unprocessable
from chassis.schemas import In, Out
from pydantic import Field, ValidationError, model_validator
from vocabulary.fields import HsReference, SchemeCode

from matchmaking.needs import policy
from matchmaking.needs.models import CLOCK, Amendment, Need
from matchmaking.needs.rules import Preference, Requirement, Status
from matchmaking.needs.wanted import (
    MOST_LINES,
    Budget,
    Change,
    NeedLine,
    Place,
    PreferenceMargin,
    Quantity,
    ReservedFor,
    Visibility,
    Wanted,
)
from matchmaking.schemas import Line, Paragraph

Lines = Annotated[tuple[NeedLine, ...], Field(max_length=MOST_LINES)]


class NeedIn(Wanted):
    """What a buyer looks for, and by which criteria an offer is measured.

    `hs` and `quantity` are short for one line that is called as the need is.
    """

    lines: Lines = Field(default_factory=tuple)
    hs: HsReference | None = None
    quantity: Quantity | None = None

    @model_validator(mode="after")
    def _says_it_once(self) -> Self:
        if self.lines and (self.hs or self.quantity):
            raise ValueError("give hs and quantity in the lines, or leave the lines out")
        return self

    @property
    def wanted(self) -> Wanted:
        own = {name: getattr(self, name) for name in Wanted.model_fields}
        line = NeedLine(text=self.title, hs=self.hs, quantity=self.quantity)
        return Wanted(**own | {"lines": self.lines or (line,)})


class NeedPatch(In):
    """What a need shall say from now on; fields that are left out stay. Lists are replaced.

    `hs` and `quantity` change the first line.
    """

    title: Line = Field(default_factory=str)
    description: Paragraph = Field(default_factory=str)
    buyer_name: Line = Field(default_factory=str)
    lines: Annotated[Lines, Field(min_length=1, default_factory=tuple)]
    hs: HsReference | None = None
    quantity: Quantity | None = None
    place: Place = Field(default_factory=lambda: Place(economy="VN"))
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
    def _says_something_once(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("name at least one field that shall change")
        if "lines" in self.model_fields_set and {"hs", "quantity"} & self.model_fields_set:
            raise ValueError("give hs and quantity in the lines, or leave the lines out")
        return self

    def rewrite(self, wanted: Wanted) -> Wanted:
        """Return what was wanted with these changes.

        Raises:
            Unprocessable: the changed whole makes no sense.
        """
        changed = {name: getattr(self, name) for name in self.model_fields_set}
        own = {name: getattr(wanted, name) for name in Wanted.model_fields}
        first: dict[str, Any] = {
            name: changed.pop(name) for name in ("hs", "quantity") if name in changed
        }
        if first:
            own["lines"] = (wanted.lines[0].model_copy(update=first), *wanted.lines[1:])
        try:
            return Wanted(**own | changed)
        except ValidationError as fault:
            errors = [FieldError(pointer="", detail=each["msg"]) for each in fault.errors()]
            raise Unprocessable("the changed need makes no sense", errors=errors) from fault


class AmendmentIn(In):
    """What an open need shall say from now on, and why."""

    reason: Paragraph
    changes: NeedPatch | None = None
    closes_on: date | None = None

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if self.changes is None and "closes_on" not in self.model_fields_set:
            raise ValueError("name in `changes` or `closes_on` what shall be different")
        return self

    def rewrite(self, wanted: Wanted) -> Wanted:
        return wanted if self.changes is None else self.changes.rewrite(wanted)

    @property
    def closing(self) -> dict[str, date | None]:
        """The new last day, or nothing if it stays."""
        return self.model_dump(include={"closes_on"}, exclude_unset=True)


class Publication(In):
    """How long the need is open."""

    closes_on: date | None = None


class Closing(In):
    """Why no more offers are taken."""

    why: Paragraph | None = None


class Ending(In):
    """Why it ends so; everybody who sees the need reads it."""

    why: Paragraph


class StepOut(Out):
    """A step in the life of a need: who took it, when and why."""

    status: Status
    at: datetime
    by: Annotated[str, Field(examples=["buyer", "clock"])]
    why: str | None


class VersionOut(Out):
    """What an amendment changed, field by field."""

    version: int
    at: datetime
    reason: str
    changes: list[Change]

    @classmethod
    def of(cls, amendment: Amendment) -> Self:
        return cls(
            version=amendment.need_version,
            at=amendment.made_at,
            reason=amendment.reason,
            changes=[Change.model_validate(each) for each in amendment.changes],
        )


class NeedOut(Out):
    """What a buyer looks for; `hs` and `quantity` are those of the first line.

    `budget` is there if it is not hidden, and for the owner.
    """

    id: UUID
    version: int
    status: Status
    visibility: Visibility
    title: str
    description: str
    buyer_name: str
    lines: list[NeedLine]
    hs: HsReference | None
    quantity: Quantity | None
    place: Place
    needed_by: date | None
    required_criteria: list[Requirement]
    required_schemes: list[str]
    preferences: list[Preference]
    no_green_requirement: bool
    reserved_for: ReservedFor
    preference_margin: PreferenceMargin | None
    budget: Budget | None
    closes_on: date | None
    published_at: datetime | None
    created_at: datetime

    @classmethod
    def of(cls, need: Need) -> Self:
        return cls(**_shown(need))


class NeedDetail(NeedOut):
    """A need with its life so far."""

    is_yours: bool
    history: list[StepOut]
    versions: list[VersionOut]

    @classmethod
    def shown_to(cls, actor: Actor, need: Need) -> Self:
        return cls(
            **_shown(need),
            is_yours=policy.is_owner(actor, need),
            history=[
                StepOut.model_validate(each | {"by": CLOCK if each["by"] == CLOCK else "buyer"})
                for each in need.steps
            ],
            versions=[VersionOut.of(each) for each in need.amendments],
        )


def _shown(need: Need) -> dict[str, Any]:
    lines = need.lines
    named = (
        "id version title description buyer_name place needed_by required_schemes"
        " no_green_requirement preference_margin budget closes_on published_at created_at"
    )
    return {name: getattr(need, name) for name in named.split()} | {
        "status": Status(need.status),
        "visibility": Visibility(need.visibility),
        "lines": lines,
        "hs": lines[0].hs,
        "quantity": lines[0].quantity,
        "required_criteria": need.requirements,
        "preferences": need.wishes,
        "reserved_for": ReservedFor(need.reserved_for),
    }

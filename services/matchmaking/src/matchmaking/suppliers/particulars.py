"""JSON of what surrounds a profile: numbers, contact, accounts, size, and who may see what."""

import re
from datetime import date
from typing import Annotated, Self
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import AfterValidator, Field, StringConstraints, model_validator
from vocabulary import registrations
from vocabulary.claims import Amount
from vocabulary.fields import CurrencyCode
from vocabulary.labels import SizeClass

from matchmaking.schemas import Line
from matchmaking.suppliers.models import Supplier
from matchmaking.suppliers.rules import Audience, Guarded, Registration

LATEST_YEAR = 2100
_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER_LETTER = re.compile(r"[^\W\d_A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]")


def _in_latin_script(name: str) -> str:
    if _OTHER_LETTER.search(name) or not _LATIN_LETTER.search(name):
        raise ValueError("write this name in Latin letters")
    return name


LatinName = Annotated[Line, AfterValidator(_in_latin_script)]
Email = Annotated[
    str,
    StringConstraints(max_length=254, pattern=r"^[^@\s<>\"]{1,64}@[^@\s<>\"]+\.[^@\s<>\"]{2,}$"),
]
Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ()./-]{4,30}$")]
Year = Annotated[int, Field(ge=1990, le=LATEST_YEAR)]
Money = Annotated[Amount, Field(ge=0)]


class RegistrationIn(In):
    """A number under which the enterprise is registered, checked as far as its kind allows."""

    kind: str = Field(examples=["vn.mst"])
    number: Annotated[str, StringConstraints(min_length=1, max_length=40)]

    @model_validator(mode="after")
    def _is_right(self) -> Self:
        registrations.normalise(self.kind, self.number)
        return self

    @property
    def facts(self) -> Registration:
        return Registration(self.kind, registrations.normalise(self.kind, self.number))


class RegistrationOut(Out):
    """A registration number; `checked` says what was checked: its digits, parts or shape.

    That a number is right does not say that it belongs to this enterprise.
    """

    kind: str
    name: str
    number: str
    checked: registrations.Checks
    register_name: str

    @classmethod
    def of(cls, kind: str, number: str) -> Self:
        known = registrations.get_kind(kind)
        return cls(
            kind=kind,
            name=known.name,
            number=number,
            checked=known.checks,
            register_name=known.source,
        )


class Contact(In):
    """Whom to write to."""

    person: Line | None = None
    email: Email | None = None
    phone: Phone | None = None


class ContactOut(Out):
    """Whom to write to; a part that is hidden is null and named in `hidden_fields`."""

    person: str | None
    email: str | None
    phone: str | None


class Accounts(In):
    """Figures of one year, in one currency. `assets` are without land where the law says so."""

    year: Year
    currency: CurrencyCode
    turnover: Amount | None = None
    assets: Money | None = None
    capital: Money | None = None


class AccountsOut(Out):
    """Figures of one year, in one currency."""

    year: int
    currency: str
    turnover: Amount | None
    assets: Amount | None
    capital: Amount | None


class DefinitionOut(Out):
    """The definition of an economy by which a size class was computed."""

    code: str
    title: str
    source: str
    valid_from: date
    note: str | None
    recheck: bool = Field(description="known from a secondary account; not compared yet")


class SizeOut(Out):
    """Where the size class comes from.

    `computed`: from employees and accounts, by `definition`; `stated`: the enterprise says so and
    its figures settle nothing; `unknown`: nobody has said.
    """

    size_class: SizeClass
    basis: str = Field(json_schema_extra={"enum": ["computed", "stated", "unknown"]})
    is_msme: bool | None = Field(description="whether it is micro, small or medium at all")
    definition: DefinitionOut | None
    missing: list[str] = Field(description="what the definition asks for and nobody has stated")

    @classmethod
    def of(cls, supplier: Supplier, today: date, *, tells_missing: bool) -> Self:
        found = supplier.profile.classified(today)
        size = SizeClass(supplier.size_class)
        is_computed = supplier.size_definition is not None
        definition = found.definition
        is_unknown = size is SizeClass.UNKNOWN
        return cls(
            size_class=size,
            basis="computed" if is_computed else "unknown" if is_unknown else "stated",
            is_msme=(found.is_msme if is_unknown else size is not SizeClass.LARGE),
            definition=DefinitionOut.model_validate(definition) if definition else None,
            missing=list(found.missing) if tells_missing else [],
        )


class VisibilityIn(In):
    """Who may see a field; fields that are left out stay as they are."""

    contact_person: Audience | None = None
    contact_email: Audience | None = None
    contact_phone: Audience | None = None
    address: Audience | None = None
    registrations: Audience | None = None
    employees: Audience | None = None
    turnover: Audience | None = None
    indicators: Audience | None = None
    capacity: Audience | None = None

    @property
    def stated(self) -> dict[Guarded, Audience]:
        return {Guarded(name): who for name, who in self if who is not None}


class VisibilityOut(Out):
    """Who may see each field; shown to those who keep the profile."""

    contact_person: Audience
    contact_email: Audience
    contact_phone: Audience
    address: Audience
    registrations: Audience
    employees: Audience
    turnover: Audience
    indicators: Audience
    capacity: Audience


Ids = Annotated[list[UUID], Field(max_length=100)]
Position = Annotated[int, Field(ge=0, le=200)]
Positions = Annotated[list[Position], Field(max_length=200)]

"""What a profile consists of, before it is stored anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, NamedTuple
from uuid import UUID

from vocabulary.labels import SizeClass
from vocabulary.registrations import get_kind
from vocabulary.size_classes import Classified, SizeInputs, classify


class Origin(StrEnum):
    """Who wrote a profile: the enterprise itself, or an editor from a public source."""

    REGISTERED = "registered"
    COMPILED = "compiled"


class Audience(StrEnum):
    """Who may see a field, from everybody to none but those who keep the profile."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    CONNECTED = "connected"
    NOBODY = "nobody"


class Guarded(StrEnum):
    """What of a profile its keepers may show to some and not to others.

    `address` is the street with the exact place, `turnover` all of the accounts, `capacity` that
    of every product.
    """

    CONTACT_PERSON = "contact_person"
    CONTACT_EMAIL = "contact_email"
    CONTACT_PHONE = "contact_phone"
    ADDRESS = "address"
    REGISTRATIONS = "registrations"
    EMPLOYEES = "employees"
    TURNOVER = "turnover"
    INDICATORS = "indicators"
    CAPACITY = "capacity"


# People and money are shown to nobody whom the enterprise has not thought of.
USUAL_VISIBILITY: Final[Mapping[Guarded, Audience]] = MappingProxyType(
    dict.fromkeys(Guarded, Audience.PUBLIC)
    | {
        Guarded.CONTACT_PERSON: Audience.SIGNED_IN,
        Guarded.CONTACT_EMAIL: Audience.SIGNED_IN,
        Guarded.CONTACT_PHONE: Audience.SIGNED_IN,
        Guarded.TURNOVER: Audience.CONNECTED,
    }
)


def completed(stated: Mapping[str, str]) -> dict[Guarded, Audience]:
    """Return who may see each field, as stated and else as usual."""
    said = {Guarded(field): Audience(who) for field, who in stated.items()}
    return {**USUAL_VISIBILITY, **said}


class Registration(NamedTuple):
    """A number under which an enterprise is registered; `kind` is one of vocabulary's."""

    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """Something that a supplier makes; capacity is `value` of `unit` each `per`.

    `product_id` says which product these facts are about; without it, the one of that name.
    `certificates_at` and `claims_at` are positions in what is registered together with it.
    """

    name: str
    hs_code: str | None = None
    hs_vintage: int | None = None
    description: str | None = None
    capacity_value: Decimal | None = None
    capacity_unit: str | None = None
    capacity_per: str | None = None
    lead_time_days: int | None = None
    minimum_order_value: Decimal | None = None
    minimum_order_unit: str | None = None
    materials: tuple[str, ...] = ()
    certificate_ids: tuple[UUID, ...] = ()
    claim_ids: tuple[UUID, ...] = ()
    product_id: UUID | None = field(default=None, compare=False)
    certificates_at: tuple[int, ...] = field(default=(), compare=False)
    claims_at: tuple[int, ...] = field(default=(), compare=False)


class CertificateKind(StrEnum):
    """What a certificate speaks for: what an enterprise may make, or one delivery of it."""

    SCOPE = "scope"
    TRANSACTION = "transaction"


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """A certificate as it is written: the holder's name may differ from the supplier's."""

    scheme: str
    number: str | None = None
    holder: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    kind: CertificateKind = CertificateKind.SCOPE
    products: tuple[str, ...] = ()
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What a supplier says of itself, without its proofs.

    `size_class` is what it states; what it is shown with may be computed from the rest. Money is
    in `accounts_currency`, of the accounts of `accounts_year`.
    """

    name: str
    names_local: tuple[str, ...]
    economy: str
    address: str | None
    city: str | None
    latitude: float | None
    longitude: float | None
    size_class: SizeClass
    sectors: tuple[str, ...]
    summary: str
    language: str
    website: str | None
    source: dict[str, Any] | None
    products: tuple[ProductFacts, ...]
    name_latin: str | None = None
    registrations: tuple[Registration, ...] = ()
    languages: tuple[str, ...] = ()
    export_markets: tuple[str, ...] = ()
    contact_person: str | None = None
    contact_email: str | None = None
    contact_phone: str | None = None
    employees: int | None = None
    turnover: Decimal | None = None
    assets: Decimal | None = None
    capital: Decimal | None = None
    accounts_currency: str | None = None
    accounts_year: int | None = None
    main_sector: str | None = None
    visibility: Mapping[Guarded, Audience] = field(default_factory=lambda: USUAL_VISIBILITY)

    def __post_init__(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("give latitude and longitude together, or neither")
        if self.has_money and (self.accounts_currency is None or self.accounts_year is None):
            raise ValueError("amounts of money need a currency and the year of the accounts")
        for kind, _ in self.registrations:
            if get_kind(kind).economy not in {self.economy, None}:
                raise ValueError(f"{get_kind(kind).name} is a number of another economy")

    def changed(self, changes: Mapping[str, Any]) -> "Profile":
        """Return the profile with other fields; who may see what is completed, not replaced."""
        stated = {**self.visibility, **changes.get("visibility", {})}
        return replace(self, **{**changes, "visibility": stated})

    @property
    def has_money(self) -> bool:
        return any(each is not None for each in (self.turnover, self.assets, self.capital))

    def classified(self, on: date) -> Classified:
        """Return the size class by the definition of the economy that holds on a day."""
        inputs = SizeInputs(
            employees=self.employees,
            turnover=self.turnover,
            assets=self.assets,
            capital=self.capital,
            currency=self.accounts_currency,
            year=self.accounts_year,
            sectors=(self.main_sector,) if self.main_sector else self.sectors,
        )
        return classify(self.economy, inputs, on)


def check_source(origin: Origin, profile: Profile) -> None:
    """Raise ValueError if a compiled profile does not say where it was taken from."""
    if origin is Origin.COMPILED and profile.source is None:
        raise ValueError("a compiled profile names its source")

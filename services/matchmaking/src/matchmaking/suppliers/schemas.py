"""JSON of suppliers."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import Field, model_validator
from vocabulary import labels
from vocabulary.claims import Amount, Claim, Source
from vocabulary.evidence import Strength
from vocabulary.fields import EconomyCode, HsReference, SchemeCode, SectorCode, UnitCode
from vocabulary.labels import SizeClass

from matchmaking.directory.schemas import CaseOut
from matchmaking.evidence.rules import check_may_be_stated
from matchmaking.schemas import Language, Latitude, Line, Longitude, Paragraph, Url
from matchmaking.suppliers.models import Certificate, Product, Supplier, SupplierClaim
from matchmaking.suppliers.rules import (
    CertificateFacts,
    Origin,
    ProductFacts,
    Profile,
    check_source,
)


class Capacity(In):
    """How much can be made: `value` of `unit` each `per`."""

    value: Annotated[Amount, Field(ge=0)]
    unit: UnitCode
    per: Literal["day", "week", "month", "year"]


class ProductIn(In):
    """Something that the enterprise makes."""

    name: Line
    hs: HsReference | None = None
    description: Paragraph | None = None
    capacity: Capacity | None = None
    lead_time_days: Annotated[int, Field(ge=0, le=3650)] | None = None

    @property
    def facts(self) -> ProductFacts:
        return ProductFacts(
            name=self.name,
            hs_code=self.hs.code if self.hs else None,
            hs_vintage=self.hs.vintage if self.hs else None,
            description=self.description,
            capacity_value=self.capacity.value if self.capacity else None,
            capacity_unit=self.capacity.unit if self.capacity else None,
            capacity_per=self.capacity.per if self.capacity else None,
            lead_time_days=self.lead_time_days,
        )


class CertificateIn(In):
    """A certificate, as it is written on it. Without a number nobody can look it up."""

    scheme: SchemeCode
    number: Line | None = None
    holder: Line | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    @model_validator(mode="after")
    def _validity_is_in_order(self) -> Self:
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValueError("the certificate ends before it begins")
        return self

    @property
    def facts(self) -> CertificateFacts:
        return CertificateFacts(**self.model_dump())


class ClaimIn(Claim):
    """A statement of the enterprise about one criterion."""

    @model_validator(mode="after")
    def _level_may_be_stated(self) -> Self:
        check_may_be_stated(self)
        return self


Products = Annotated[list[ProductIn], Field(max_length=200)]
NamesLocal = Annotated[list[Line], Field(max_length=10)]
Sectors = Annotated[list[SectorCode], Field(max_length=20)]


class SupplierIn(In):
    """An enterprise. `source` says where a compiled profile was taken from."""

    name: Line
    names_local: NamesLocal = []
    economy: EconomyCode
    address: Line | None = None
    city: Line | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    size_class: SizeClass = SizeClass.UNKNOWN
    sectors: Sectors = []
    summary: Paragraph
    language: Language = "en"
    website: Url | None = None
    products: Products = []
    certificates: Annotated[list[CertificateIn], Field(max_length=100)] = []
    claims: Annotated[list[ClaimIn], Field(max_length=200)] = []
    origin: Origin = Origin.REGISTERED
    source: Source | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        check_source(self.origin, self.profile)
        return self

    @property
    def profile(self) -> Profile:
        return Profile(
            name=self.name,
            economy=self.economy,
            **_profile_fields(self, set(Profile.__dataclass_fields__) - {"name", "economy"}),
        )


class SupplierPatch(In):
    """What a profile shall say from now on; fields that are left out stay. Lists are replaced."""

    name: Line = Field(default_factory=str)
    names_local: NamesLocal = Field(default_factory=list)
    address: Line | None = None
    city: Line | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    size_class: SizeClass = Field(default_factory=lambda: SizeClass.UNKNOWN)
    sectors: Sectors = Field(default_factory=list)
    summary: Paragraph = Field(default_factory=str)
    language: Language = Field(default_factory=str)
    website: Url | None = None
    products: Products = Field(default_factory=list)
    source: Source | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("name at least one field that shall change")
        return self

    @property
    def changes(self) -> dict[str, Any]:
        return _profile_fields(self, self.model_fields_set)


class CapacityOut(Out):
    """How much can be made: `value` of `unit` each `per`."""

    value: Amount
    unit: str
    per: str


class ProductOut(Out):
    """Something that the supplier makes."""

    id: UUID
    name: str
    hs: HsReference | None
    description: str | None
    capacity: CapacityOut | None
    lead_time_days: int | None

    @classmethod
    def of(cls, product: Product) -> Self:
        return cls(
            id=product.id,
            name=product.name,
            hs=_hs(product.hs_code, product.hs_vintage),
            description=product.description,
            capacity=_capacity(product.capacity_value, product.capacity_unit, product.capacity_per),
            lead_time_days=product.lead_time_days,
        )


class CertificateOut(Out):
    """A certificate that the supplier shows; `is_valid` is about today."""

    id: UUID
    scheme: str
    scheme_label: str
    number: str | None
    holder: str | None
    valid_from: date | None
    valid_until: date | None
    strength: Strength
    is_valid: bool

    @classmethod
    def of(cls, certificate: Certificate, today: date) -> Self:
        return cls(
            id=certificate.id,
            scheme=certificate.scheme,
            scheme_label=labels.scheme(certificate.scheme),
            number=certificate.number,
            holder=certificate.holder,
            valid_from=certificate.valid_from,
            valid_until=certificate.valid_until,
            strength=Strength(certificate.strength),
            is_valid=certificate.is_valid(today),
        )


class ClaimOut(Out):
    """A claim of the supplier as it was made; `is_valid` is about today."""

    id: UUID
    criterion_label: str
    strength: Strength
    is_valid: bool
    claim: Claim

    @classmethod
    def of(cls, claim: SupplierClaim, today: date) -> Self:
        return cls(
            id=claim.id,
            criterion_label=labels.criterion(claim.criterion),
            strength=Strength(claim.strength),
            is_valid=claim.is_valid(today),
            claim=claim.claim,
        )


class SupplierSummary(Out):
    """A supplier in a list."""

    id: UUID
    public_id: str
    version: int
    origin: Origin
    name: str
    names_local: list[str]
    economy: str
    city: str | None
    size_class: SizeClass
    sectors: list[str]
    summary: str
    language: str
    created_at: datetime
    updated_at: datetime


class SupplierOut(SupplierSummary):
    """A supplier with its products, proofs, and the published cases that name it.

    An entry says what the supplier states. It is not verified here unless its strength says so.
    """

    address: str | None
    latitude: float | None
    longitude: float | None
    website: str | None
    source: Source | None
    products: list[ProductOut]
    certificates: list[CertificateOut]
    claims: list[ClaimOut]
    cases: list[CaseOut]

    @classmethod
    def of(cls, supplier: Supplier, cases: list[CaseOut], today: date) -> Self:
        summary = SupplierSummary.model_validate(supplier)
        return cls(
            **summary.model_dump(),
            address=supplier.address,
            latitude=supplier.latitude,
            longitude=supplier.longitude,
            website=supplier.website,
            source=Source.model_validate(supplier.source) if supplier.source else None,
            products=[ProductOut.of(each) for each in supplier.products],
            certificates=[CertificateOut.of(each, today) for each in supplier.certificates],
            claims=[ClaimOut.of(each, today) for each in supplier.claims],
            cases=cases,
        )


def _profile_fields(body: SupplierIn | SupplierPatch, names: set[str]) -> dict[str, Any]:
    """Return fields of the body as `Profile` holds them."""
    read = {name: getattr(body, name) for name in names}
    for name in {"names_local", "sectors"} & names:
        read[name] = tuple(read[name])
    if "products" in names:
        read["products"] = tuple(each.facts for each in body.products)
    if "source" in names:
        read["source"] = body.source.model_dump(mode="json") if body.source else None
    return read


def _hs(code: str | None, vintage: int | None) -> HsReference | None:
    if code is None or vintage is None:
        return None
    return HsReference.model_validate({"code": code, "vintage": vintage})


def _capacity(value: Decimal | None, unit: str | None, per: str | None) -> CapacityOut | None:
    if value is None or unit is None or per is None:
        return None
    return CapacityOut(value=value, unit=unit, per=per)

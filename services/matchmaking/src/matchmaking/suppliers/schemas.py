"""JSON of suppliers."""

from dataclasses import replace
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import Field, model_validator
from vocabulary import labels
from vocabulary.claims import Amount, Claim, Source
from vocabulary.evidence import AssessmentLevel, AssessorLevel, Strength
from vocabulary.fields import (
    EconomyCode,
    HsReference,
    MaterialCode,
    SchemeCode,
    SectorCode,
    UnitCode,
)
from vocabulary.labels import SizeClass
from vocabulary.schemes import get_scheme

from matchmaking.certificates.models import CertificateState
from matchmaking.directory.schemas import CaseOut
from matchmaking.duplicates.rules import Objection
from matchmaking.duplicates.schemas import FormerSupplier, SupplierReference
from matchmaking.evidence.rules import ProofState, check_may_be_stated
from matchmaking.indicators.schemas import IndicatorOut
from matchmaking.photos.schemas import PhotoOut
from matchmaking.schemas import Language, Latitude, Line, Longitude, Paragraph, Url
from matchmaking.suppliers.models import Certificate, Product, Supplier, SupplierClaim
from matchmaking.suppliers.particulars import (
    Accounts,
    AccountsOut,
    Contact,
    ContactOut,
    Ids,
    LatinName,
    Positions,
    RegistrationIn,
    RegistrationOut,
    SizeOut,
    VisibilityIn,
    VisibilityOut,
)
from matchmaking.suppliers.policy import Relation
from matchmaking.suppliers.rules import (
    Audience,
    CertificateFacts,
    CertificateKind,
    Guarded,
    Origin,
    ProductFacts,
    Profile,
    check_source,
)

OWNERSHIP_NOTE = (
    "That somebody keeps this profile for the enterprise says nothing about the data in it: "
    "look at the strength of each claim and certificate."
)


class Capacity(In):
    """How much can be made: `value` of `unit` each `per`."""

    value: Annotated[Amount, Field(ge=0)]
    unit: UnitCode
    per: Literal["day", "week", "month", "year"]


class MinimumOrder(In):
    """An amount with its unit."""

    value: Annotated[Amount, Field(ge=0)]
    unit: UnitCode


class ProductIn(In):
    """Something that the enterprise makes.

    `id` is that of a product that stays; without it, the product of the same name stays.
    `certificates` and `claims` are ids of those that apply to this product.
    """

    id: UUID | None = None
    name: Line
    hs: HsReference | None = None
    description: Paragraph | None = None
    capacity: Capacity | None = None
    lead_time_days: Annotated[int, Field(ge=0, le=3650)] | None = None
    minimum_order: MinimumOrder | None = None
    materials: Annotated[list[MaterialCode], Field(max_length=20)] = []
    certificates: Ids = []
    claims: Ids = []

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
            minimum_order_value=self.minimum_order.value if self.minimum_order else None,
            minimum_order_unit=self.minimum_order.unit if self.minimum_order else None,
            materials=tuple(dict.fromkeys(self.materials)),
            certificate_ids=tuple(dict.fromkeys(self.certificates)),
            claim_ids=tuple(dict.fromkeys(self.claims)),
            product_id=self.id,
        )


class NewProductIn(ProductIn):
    """A product that is registered with its proofs, named by their positions in the same body."""

    certificates_at: Positions = []
    claims_at: Positions = []

    @property
    def facts(self) -> ProductFacts:
        return replace(
            super().facts,
            certificates_at=tuple(self.certificates_at),
            claims_at=tuple(self.claims_at),
        )


class CertificateIn(In):
    """A certificate, as it is written on it. Without a number nobody can look it up."""

    scheme: SchemeCode
    number: Line | None = None
    holder: Line | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    kind: CertificateKind = CertificateKind.SCOPE
    products: Annotated[list[Line], Field(max_length=100)] = []
    issuer: Line | None = None

    @model_validator(mode="after")
    def _validity_is_in_order(self) -> Self:
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValueError("the certificate ends before it begins")
        return self

    @property
    def facts(self) -> CertificateFacts:
        return CertificateFacts(**self.model_dump() | {"products": tuple(self.products)})


class ClaimIn(Claim):
    """A statement of the enterprise about one criterion."""

    @model_validator(mode="after")
    def _level_may_be_stated(self) -> Self:
        check_may_be_stated(self)
        return self


Products = Annotated[list[ProductIn], Field(max_length=200)]
NewProducts = Annotated[list[NewProductIn], Field(max_length=200)]
Registrations = Annotated[list[RegistrationIn], Field(max_length=10)]
Languages = Annotated[list[Language], Field(max_length=20)]
Markets = Annotated[list[EconomyCode], Field(max_length=80)]
Employees = Annotated[int, Field(ge=0, le=5_000_000)]
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
    name_latin: LatinName | None = None
    registrations: Registrations = []
    languages: Languages = []
    export_markets: Markets = []
    contact: Contact | None = None
    employees: Employees | None = None
    accounts: Accounts | None = None
    main_sector: SectorCode | None = None
    visibility: VisibilityIn = VisibilityIn()
    products: NewProducts = []
    certificates: Annotated[list[CertificateIn], Field(max_length=100)] = []
    claims: Annotated[list[ClaimIn], Field(max_length=200)] = []
    origin: Origin = Origin.REGISTERED
    source: Source | None = None
    not_duplicate_of: Annotated[
        list[SupplierReference],
        Field(max_length=50, description="suppliers that it is not, though it resembles them"),
    ] = []
    not_duplicate_reason: Paragraph | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        check_source(self.origin, self.profile)
        if self.not_duplicate_of and self.not_duplicate_reason is None:
            raise ValueError("say in `not_duplicate_reason` why it is none of those suppliers")
        for product in self.products:
            if max(product.certificates_at, default=-1) >= len(self.certificates):
                raise ValueError("a product names a certificate that is not in the list")
            if max(product.claims_at, default=-1) >= len(self.claims):
                raise ValueError("a product names a claim that is not in the list")
            if product.id or product.certificates or product.claims:
                raise ValueError("a new product names its proofs by their positions")
        return self

    @property
    def objection(self) -> Objection:
        return Objection(frozenset(self.not_duplicate_of), self.not_duplicate_reason or "")

    @property
    def profile(self) -> Profile:
        return Profile(
            name=self.name,
            economy=self.economy,
            **_profile_fields(self, set(_PROFILE)),
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
    name_latin: LatinName | None = None
    registrations: Registrations = Field(default_factory=list)
    languages: Languages = Field(default_factory=list)
    export_markets: Markets = Field(default_factory=list)
    contact: Contact | None = None
    employees: Employees | None = None
    accounts: Accounts | None = None
    main_sector: SectorCode | None = None
    visibility: VisibilityIn = Field(default_factory=VisibilityIn)
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


class QuantityOut(Out):
    """An amount with its unit."""

    value: Amount
    unit: str


class MaterialOut(Out):
    """A material by its name, which UNECE Recommendation 46 asks for."""

    code: str
    name: str


class ProductOut(Out):
    """Something that the supplier makes, with the ids of the proofs that apply to it."""

    id: UUID
    name: str
    hs: HsReference | None
    description: str | None
    capacity: CapacityOut | None
    lead_time_days: int | None
    minimum_order: QuantityOut | None
    materials: list[MaterialOut]
    certificates: list[UUID]
    claims: list[UUID]

    @classmethod
    def of(cls, product: Product, *, shows_capacity: bool) -> Self:
        least = product.minimum_order_value
        return cls(
            id=product.id,
            name=product.name,
            hs=_hs(product.hs_code, product.hs_vintage),
            description=product.description,
            capacity=_capacity(product) if shows_capacity else None,
            lead_time_days=product.lead_time_days,
            minimum_order=(
                QuantityOut(value=least, unit=product.minimum_order_unit)
                if least is not None and product.minimum_order_unit is not None
                else None
            ),
            materials=[
                MaterialOut(code=each, name=labels.material(each)) for each in product.materials
            ],
            certificates=product.certificate_ids,
            claims=product.claim_ids,
        )


class CertificateOut(Out):
    """A certificate that the supplier shows; `is_valid` and `standing` are about today.

    `standing` is what it makes of the criteria that its scheme covers.
    `written_until` stands on it, `valid_until` is the last day on which it counts. The levels are
    what a genuine certificate of its scheme amounts to (UNTP).
    """

    id: UUID
    scheme: str
    scheme_label: str
    number: str | None
    holder: str | None
    valid_from: date | None
    valid_until: date | None
    written_until: date | None
    kind: CertificateKind
    products: list[str]
    issuer: str | None
    state: CertificateState
    state_since: date | None
    state_reason: str | None
    assessor_level: AssessorLevel
    assessment_level: AssessmentLevel
    strength: Strength
    is_valid: bool
    standing: ProofState

    @classmethod
    def of(cls, certificate: Certificate, today: date) -> Self:
        scheme = get_scheme(certificate.scheme)
        return cls(
            id=certificate.id,
            scheme=certificate.scheme,
            scheme_label=labels.scheme(certificate.scheme),
            number=certificate.number,
            holder=certificate.holder,
            valid_from=certificate.valid_from,
            valid_until=certificate.valid_until,
            written_until=certificate.written_until,
            kind=CertificateKind(certificate.kind),
            products=certificate.products,
            issuer=certificate.issuer,
            state=CertificateState(certificate.state),
            state_since=certificate.state_since,
            state_reason=certificate.state_reason,
            assessor_level=scheme.assessor_level,
            assessment_level=scheme.assessment_level,
            strength=Strength(certificate.strength),
            is_valid=certificate.is_valid(today),
            standing=certificate.standing(today),
        )


class ClaimOut(Out):
    """A claim of the supplier as it was made; `is_valid` and `standing` are about today.

    One that was withdrawn counts for nothing from that day on.
    """

    id: UUID
    criterion_label: str
    strength: Strength
    is_valid: bool
    standing: ProofState
    withdrawn_on: date | None
    withdrawal_reason: str | None
    claim: Claim

    @classmethod
    def of(cls, claim: SupplierClaim, today: date) -> Self:
        return cls(
            id=claim.id,
            criterion_label=labels.criterion(claim.criterion),
            strength=Strength(claim.strength),
            is_valid=claim.is_valid(today),
            standing=claim.standing(today),
            withdrawn_on=claim.withdrawn_on,
            withdrawal_reason=claim.withdrawal_reason,
            claim=claim.claim,
        )


class SupplierSummary(Out):
    """A supplier in a list."""

    id: UUID
    public_id: str
    version: int
    origin: Origin
    name: str
    name_latin: str | None
    names_local: list[str]
    is_claimed: bool = Field(description="whether somebody keeps it who speaks for the enterprise")
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
    What the reader may not see is null or empty, and named in `hidden_fields`.
    """

    verification_note: str = OWNERSHIP_NOTE
    hidden_fields: list[Guarded]
    your_role: str | None = Field(description="your role as a member, if you are one")
    visibility: VisibilityOut | None = Field(description="shown to those who keep the profile")
    registrations: list[RegistrationOut]
    contact: ContactOut
    languages: list[str]
    export_markets: list[str]
    employees: int | None
    accounts: AccountsOut | None
    main_sector: str | None
    size: SizeOut
    indicators: list[IndicatorOut]
    photos: list[PhotoOut]
    address: str | None
    latitude: float | None
    longitude: float | None
    website: str | None
    source: Source | None
    products: list[ProductOut]
    certificates: list[CertificateOut]
    claims: list[ClaimOut]
    cases: list[CaseOut]
    held_at: datetime | None = Field(
        description="since when it is shown to reviewers and members alone, if it is held"
    )
    merged_from: list[FormerSupplier] = Field(
        description="suppliers that became part of this one; their identifiers lead here"
    )

    @classmethod
    def of(
        cls,
        supplier: Supplier,
        today: date,
        *,
        hidden: frozenset[Guarded],
        relation: Relation,
        keeps: bool,
        indicators: list[IndicatorOut],
        photos: list[PhotoOut],
        cases: list[CaseOut],
        merged: list[FormerSupplier],
    ) -> Self:
        """Return what a reader may see, to whom the fields `hidden` do not exist.

        Whatever shows a supplier to somebody is made of this, never of the rows.
        """
        shows = frozenset(Guarded) - hidden
        place = supplier if Guarded.ADDRESS in shows else None
        return cls(
            **SupplierSummary.model_validate(supplier).model_dump(),
            hidden_fields=sorted(hidden),
            your_role=relation.role,
            visibility=VisibilityOut.model_validate(_by_name(supplier)) if keeps else None,
            registrations=[
                RegistrationOut.of(*each)
                for each in supplier.registrations
                if Guarded.REGISTRATIONS in shows
            ],
            contact=ContactOut(
                person=supplier.contact_person if Guarded.CONTACT_PERSON in shows else None,
                email=supplier.contact_email if Guarded.CONTACT_EMAIL in shows else None,
                phone=supplier.contact_phone if Guarded.CONTACT_PHONE in shows else None,
            ),
            languages=supplier.languages,
            export_markets=supplier.export_markets,
            employees=supplier.employees if Guarded.EMPLOYEES in shows else None,
            accounts=_accounts(supplier) if Guarded.TURNOVER in shows else None,
            main_sector=supplier.main_sector,
            size=SizeOut.of(
                supplier, today, tells_missing={Guarded.EMPLOYEES, Guarded.TURNOVER} <= shows
            ),
            photos=photos,
            indicators=indicators if Guarded.INDICATORS in shows else [],
            address=place.address if place else None,
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            website=supplier.website,
            source=Source.model_validate(supplier.source) if supplier.source else None,
            products=[
                ProductOut.of(each, shows_capacity=Guarded.CAPACITY in shows)
                for each in supplier.products
            ],
            certificates=[CertificateOut.of(each, today) for each in supplier.certificates],
            claims=[ClaimOut.of(each, today) for each in supplier.claims],
            cases=cases,
            held_at=supplier.held_at,
            merged_from=merged,
        )


_LISTS = ("names_local", "sectors", "languages", "export_markets")
_FLAT = (
    "name_latin", "address", "city", "latitude", "longitude", "size_class", "summary", "language",
    "website", "employees", "main_sector",
)  # fmt: skip
_PROFILE = (
    *_LISTS,
    *_FLAT,
    "registrations",
    "contact",
    "accounts",
    "visibility",
    "products",
    "source",
)


def _profile_fields(body: SupplierIn | SupplierPatch, names: set[str]) -> dict[str, Any]:
    """Return fields of the body as `Profile` holds them."""
    read: dict[str, Any] = {name: getattr(body, name) for name in names & ({*_FLAT, "name"})}
    read |= {name: tuple(dict.fromkeys(getattr(body, name))) for name in names & set(_LISTS)}
    if "registrations" in names:
        read["registrations"] = tuple(dict.fromkeys(each.facts for each in body.registrations))
    if "contact" in names:
        contact = body.contact or Contact()
        read |= {f"contact_{name}": value for name, value in contact}
    if "accounts" in names:
        read |= _accounts_fields(body.accounts)
    if "visibility" in names:
        read["visibility"] = body.visibility.stated
    if "products" in names:
        read["products"] = tuple(each.facts for each in body.products)
    if "source" in names:
        read["source"] = body.source.model_dump(mode="json") if body.source else None
    return read


def _accounts_fields(accounts: Accounts | None) -> dict[str, Any]:
    return {
        "turnover": accounts.turnover if accounts else None,
        "assets": accounts.assets if accounts else None,
        "capital": accounts.capital if accounts else None,
        "accounts_currency": accounts.currency if accounts else None,
        "accounts_year": accounts.year if accounts else None,
    }


def _accounts(supplier: Supplier) -> AccountsOut | None:
    if supplier.accounts_currency is None or supplier.accounts_year is None:
        return None
    return AccountsOut(
        year=supplier.accounts_year,
        currency=supplier.accounts_currency,
        turnover=supplier.turnover,
        assets=supplier.assets,
        capital=supplier.capital,
    )


def _by_name(supplier: Supplier) -> dict[str, Audience]:
    return {str(field): who for field, who in supplier.profile_visibility.items()}


def _hs(code: str | None, vintage: int | None) -> HsReference | None:
    if code is None or vintage is None:
        return None
    return HsReference.model_validate({"code": code, "vintage": vintage})


def _capacity(product: Product) -> CapacityOut | None:
    value, unit, per = product.capacity_value, product.capacity_unit, product.capacity_per
    if value is None or unit is None or per is None:
        return None
    return CapacityOut(value=value, unit=unit, per=per)

"""What the gateway tells the website, as plain records: read tolerantly, never changed."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator


def _as_note(value: Any) -> Any:
    """An annotation may be a bare sentence."""
    return {"note": value} if isinstance(value, str) else value


_JUDGED = ("id", "strength", "is_valid", "standing", "withdrawn_on", "withdrawal_reason")


def _as_claim(value: Any) -> Any:
    """A service may put its judgement around a claim: one record holds both here."""
    if isinstance(value, dict) and isinstance(value.get("claim"), dict):
        judged = {name: value.get(name) for name in _JUDGED}
        return {**value["claim"], **judged}
    return value


def _or_empty(value: Any) -> Any:
    """A list that is absent is an empty list."""
    return [] if value is None else value


def _as_name(value: Any) -> Any:
    """A local name may be a bare string, or a text with its language."""
    return value.get("name") or value.get("text", "") if isinstance(value, dict) else value


def _web_address(value: Any) -> Any:
    """Only what leads to the web becomes a link; anything else is left out."""
    return value if str(value).lower().startswith(("https://", "http://")) else None


WebAddress = Annotated[str | None, BeforeValidator(_web_address)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact was read."""

    document: str
    page: str | int | None = None
    paragraph: str | int | None = None
    url: WebAddress = None
    note: str | None = None

    @property
    def place(self) -> str:
        """The page and paragraph, in words; empty when only the document is known."""
        places = [("page", self.page), ("paragraph", self.paragraph)]
        return ", ".join(
            f"{word} {value}" if str(value)[:1].isdigit() else str(value)
            for word, value in places
            if value is not None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A remark of the editors on a text that they do not correct."""

    note: str
    field: str | None = None
    """The part of the record that the remark is on, when it is on one."""
    source: str | None = None
    """Where the remark was read, when it is not the editors' own."""


Annotations = Annotated[
    list[Annotated[Annotation, BeforeValidator(_as_note)]], BeforeValidator(_or_empty)
]
Names = Annotated[list[Annotated[str, BeforeValidator(_as_name)]], BeforeValidator(_or_empty)]
Words = Annotated[list[str], BeforeValidator(_or_empty)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time that a value is about; either end may be open."""

    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A document, certificate, report or address that supports a claim."""

    title: str
    kind: str = "document"
    reference: str | None = None
    url: WebAddress = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement on one criterion, with what supports it."""

    criterion: str
    id: str | None = None
    statement: str = ""
    subject_type: str = "enterprise"
    value: Decimal | None = None
    baseline: Decimal | None = None
    unit: str | None = None
    comparator: str | None = None
    period: Period | None = None
    evidence: Annotated[list[Evidence], BeforeValidator(_or_empty)] = field(default_factory=list)
    assessor_level: str | None = None
    assessment_level: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    source: Source | None = None
    strength: str | None = None
    """What the service makes of the evidence, when it says it."""
    is_valid: bool | None = None
    """Whether the service counts the claim today, when it says it."""
    standing: str | None = None
    """What the service makes of it today: proven, claimed, denied, lapsed; when it says it."""
    withdrawn_on: date | None = None
    """Since when it counts for nothing, because it was taken back."""
    withdrawal_reason: str | None = None


Claims = Annotated[list[Annotated[Claim, BeforeValidator(_as_claim)]], BeforeValidator(_or_empty)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One step of a center's life, with who decided it and in which document."""

    kind: str = "decision"
    decided_on: date | None = None
    forum: str | None = None
    document_number: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Center:
    """A demonstration pilot center."""

    id: str
    name: str
    economy: str
    public_id: str | None = None
    name_local: str | None = None
    city: str | None = None
    host_organisation: str | None = None
    sectors: Words = field(default_factory=list)
    summary: str = ""
    latitude: float | None = None
    longitude: float | None = None
    website: WebAddress = None
    status: str = "nominated"
    decisions: Annotated[list[Decision], BeforeValidator(_or_empty)] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class CenterBrief:
    """The center that an update is from."""

    id: str
    name: str
    public_id: str | None = None
    economy: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address outside the network."""

    url: WebAddress
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What a center publishes: news, an experience, a study, an activity."""

    id: str
    title: str
    text: str = ""
    kind: str = "news"
    language: str = "en"
    center: CenterBrief | None = None
    tags: Words = field(default_factory=list)
    sectors: Words = field(default_factory=list)
    links: Annotated[list[Link], BeforeValidator(_or_empty)] = field(default_factory=list)
    dated_on: date | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enterprise:
    """The enterprise that a case tells of, as its source writes it."""

    name: str
    economy: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What somebody did, and what came of it."""

    id: str
    title: str
    public_id: str | None = None
    summary: str = ""
    challenge: str = ""
    solution: str = ""
    results: Claims = field(default_factory=list)
    sector: str | None = None
    stages: Words = field(default_factory=list)
    strategies: Words = field(default_factory=list)
    barriers: Words = field(default_factory=list)
    economy: str | None = None
    enterprise: Enterprise | None = None
    source: Source | None = None
    language: str = "en"
    annotations: Annotations = field(default_factory=list)
    status: str = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """What an economy or an organisation does: a law, a programme, a finance scheme."""

    id: str
    title: str
    public_id: str | None = None
    summary: str = ""
    kind: str = "programme"
    standing: str | None = None
    """What became of it: in force, proposed, ended; not the status of its record here."""
    economy: str | None = None
    organisation: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    sectors: Words = field(default_factory=list)
    criteria: Words = field(default_factory=list)
    targets: Claims = field(default_factory=list)
    source: Source | None = None
    language: str = "en"
    annotations: Annotations = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hs:
    """A code of the Harmonized System, with the year of its edition."""

    code: str
    vintage: int | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """How much an enterprise can make in a span of time."""

    value: Decimal
    unit: str
    per: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with its unit."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a product is made of."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """What an enterprise sells, with the proofs that apply to it."""

    name: str
    hs: Hs | None = None
    description: str | None = None
    capacity: Capacity | None = None
    lead_time_days: int | None = None
    minimum_order: Amount | None = None
    materials: Annotated[list[Material], BeforeValidator(_or_empty)] = field(default_factory=list)
    certificates: Words = field(default_factory=list)
    """The ids of certificates of the same profile."""
    claims: Words = field(default_factory=list)
    """The ids of claims of the same profile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate that an enterprise says it holds."""

    scheme: str
    id: str | None = None
    number: str | None = None
    holder: str | None = None
    issuer: str | None = None
    kind: str | None = None
    """What it speaks for: what may be made, or one delivery."""
    products: Words = field(default_factory=list)
    """The products that are written on it."""
    valid_from: date | None = None
    valid_until: date | None = None
    written_until: date | None = None
    """The last day that is written on it, when it counted for less."""
    state: str | None = None
    """Whether it stands as issued, is suspended or was withdrawn."""
    state_since: date | None = None
    state_reason: str | None = None
    assessor_level: str | None = None
    assessment_level: str | None = None
    strength: str | None = None
    """What the service makes of the certificate, when it says it."""
    is_valid: bool | None = None
    """Whether it is valid today, when the service says it."""
    standing: str | None = None
    """What it makes today of the criteria that its scheme covers, when the service says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check of a certificate: what it says, and why."""

    code: str
    outcome: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """Who stands up for one certificate or one claim, and how they convinced themselves."""

    verified_as: str
    verified_by: str = ""
    verified_at: datetime | None = None
    method_label: str = ""
    note: str = ""
    reference: WebAddress = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The part of a piece of evidence that says which piece it is."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedCertificate:
    """What the checks say of a certificate today, and who stands up for it."""

    certificate: Known
    checks: Annotated[list[Check], BeforeValidator(_or_empty)] = field(default_factory=list)
    verification: Verification | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedClaim:
    """Who stands up for a claim."""

    claim: Known
    verification: Verification | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierEvidence:
    """What is known of each certificate and claim of a supplier; of nothing as a whole."""

    certificates: Annotated[list[CheckedCertificate], BeforeValidator(_or_empty)] = field(
        default_factory=list
    )
    claims: Annotated[list[VerifiedClaim], BeforeValidator(_or_empty)] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """A number under which an enterprise is registered, and what was checked of it."""

    name: str
    number: str
    checked: str = ""
    register_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to write to, as far as everybody may know."""

    person: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeDefinition:
    """The definition of an economy by which a size was computed."""

    title: str
    source: str = ""
    valid_from: date | None = None
    note: str | None = None
    recheck: bool = False
    """Known from a secondary account, not compared yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Where the size of an enterprise comes from."""

    size_class: str = "unknown"
    basis: str = "unknown"
    is_msme: bool | None = None
    definition: SizeDefinition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """Figures of one year in one currency."""

    year: int
    currency: str
    turnover: Decimal | None = None
    assets: Decimal | None = None
    capital: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What an enterprise states for one criterion and one year."""

    criterion: str
    year: int
    value: Decimal
    unit: str | None = None
    comparable_value: Decimal | None = None
    """In the unit in which the criterion is compared; None where it cannot be converted."""
    comparable_unit: str | None = None
    comparator: str | None = None
    statement: str = ""
    strength: str | None = None
    evidence: Annotated[list[Evidence], BeforeValidator(_or_empty)] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photo, and the words for those who do not see it."""

    id: str
    alt: str
    width: int
    height: int
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedSupplier:
    """A profile that became part of another one; its address still leads there."""

    public_id: str
    name: str
    registrations: Annotated[list[Registration], BeforeValidator(_or_empty)] = field(
        default_factory=list
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCase:
    """A published case that names a supplier."""

    title: str
    public_id: str
    summary: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier:
    """An enterprise, registered by itself or compiled from a public report."""

    id: str
    name: str
    economy: str
    public_id: str | None = None
    name_latin: str | None = None
    names_local: Names = field(default_factory=list)
    is_claimed: bool = False
    """Whether somebody keeps the profile who speaks for the enterprise."""
    verification_note: str = ""
    """What an approved claim of ownership does not say."""
    hidden_fields: Words = field(default_factory=list)
    """What the enterprise shows to some and not to everybody."""
    language: str = "en"
    registrations: Annotated[list[Registration], BeforeValidator(_or_empty)] = field(
        default_factory=list
    )
    contact: Contact = field(default_factory=Contact)
    languages: Words = field(default_factory=list)
    export_markets: Words = field(default_factory=list)
    employees: int | None = None
    accounts: Accounts | None = None
    size: Size = field(default_factory=Size)
    indicators: Annotated[list[Indicator], BeforeValidator(_or_empty)] = field(default_factory=list)
    photos: Annotated[list[Photo], BeforeValidator(_or_empty)] = field(default_factory=list)
    merged_from: Annotated[list[MergedSupplier], BeforeValidator(_or_empty)] = field(
        default_factory=list
    )
    address: str | None = None
    city: str | None = None
    size_class: str = "unknown"
    sectors: Words = field(default_factory=list)
    summary: str = ""
    website: WebAddress = None
    products: Annotated[list[Product], BeforeValidator(_or_empty)] = field(default_factory=list)
    certificates: Annotated[list[Certificate], BeforeValidator(_or_empty)] = field(
        default_factory=list
    )
    claims: Claims = field(default_factory=list)
    origin: str = "registered"
    source: Source | None = None
    cases: Annotated[list[NamedCase], BeforeValidator(_or_empty)] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a hit is in the answer: the field that matched and its text, matches in <mark>."""

    field: str
    text: str
    typed: str | None = None
    """A word that nothing holds as it was typed."""
    taken_for: str | None = None
    """The word that it was taken for."""
    kind: str = "text"
    """By a word, "text", or by its "meaning": then no word is marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionEvidence:
    """How strongly a hit speaks today for a criterion that was asked for."""

    criterion: str
    strength: str | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceCounts:
    """How many criteria a supplier speaks for, by its strongest evidence for each."""

    verified: int = 0
    accredited: int = 0
    document: int = 0
    self_declared: int = 0

    @property
    def proven(self) -> int:
        return self.verified + self.accredited

    @property
    def claimed(self) -> int:
        return self.document + self.self_declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One line of a search answer."""

    id: str
    kind: str
    title: str
    snippet: str = ""
    economy: str | None = None
    url_path: str | None = None
    language: str | None = None
    reasons: Annotated[list[Reason], BeforeValidator(_or_empty)] = field(default_factory=list)
    strength: str | None = None
    """The strongest evidence that a supplier has for anything; None for other kinds."""
    evidence: EvidenceCounts | None = None
    """What a supplier can show; None for other kinds."""
    origin: str | None = None
    size_class: str | None = None
    sectors: Words = field(default_factory=list)
    schemes: Words = field(default_factory=list)
    public_id: str | None = None
    city: str | None = None
    criteria: Annotated[list[CriterionEvidence], BeforeValidator(_or_empty)] = field(
        default_factory=list
    )
    """What a supplier can show for the criteria that the filters name."""
    lead_time_days: int | None = None
    distance_km: float | None = None
    found_by: Words = field(default_factory=list)
    """By its words, by its meaning, or by both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One choice of a facet, and how many hits have it."""

    value: str
    count: int
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAnswer:
    """How one service answered its part of the network-wide search."""

    service: str
    status: str = "ok"
    took_ms: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """Hits, facets and the total of one search."""

    hits: Annotated[list[Hit], BeforeValidator(_or_empty)] = field(default_factory=list)
    facets: dict[str, list[FacetValue]] = field(default_factory=dict)
    total: int | None = None
    took_ms: float | None = None
    sources: Annotated[list[ServiceAnswer], BeforeValidator(_or_empty)] = field(
        default_factory=list
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Something that may be meant while somebody types."""

    kind: str
    text: str
    economy: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """What may be meant, best first."""

    suggestions: Annotated[list[Suggestion], BeforeValidator(_or_empty)] = field(
        default_factory=list
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedCell:
    """What one supplier says about one criterion, by its strongest evidence."""

    state: str
    standing: str | None = None
    """proven, claimed, denied or lapsed; none where nothing was said."""
    lowest: Decimal | None = None
    highest: Decimal | None = None
    strength: str | None = None
    valid_until: date | None = None
    source: str | None = None
    source_kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """One criterion; the cells are in the order of the suppliers."""

    criterion: str
    label: str
    unit: str | None = None
    direction: str | None = None
    cells: list[ComparedCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedProduct:
    """Something that a compared supplier makes."""

    name: str
    capacity: str | None = None
    lead_time_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedCertificate:
    """A certificate of a compared supplier."""

    scheme: str
    label: str
    number: str | None = None
    valid_until: date | None = None
    strength: str | None = None
    is_valid: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedSupplier:
    """A supplier that is compared."""

    id: str
    public_id: str
    name: str
    economy: str
    city: str | None = None
    size_class: str = "unknown"
    products: Annotated[list[ComparedProduct], BeforeValidator(_or_empty)] = field(
        default_factory=list
    )
    certificates: Annotated[list[ComparedCertificate], BeforeValidator(_or_empty)] = field(
        default_factory=list
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two to five suppliers; a row for each criterion that at least one of them speaks for."""

    suppliers: list[ComparedSupplier]
    criteria: list[ComparedRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassportPiece:
    """A claim or a certificate that speaks about a criterion."""

    kind: str
    title: str
    strength: str
    is_valid: bool
    valid_from: date | None = None
    valid_until: date | None = None
    references: Words = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassportCriterion:
    """How a supplier stands to one criterion, and by what."""

    criterion: str
    label: str
    standing: str
    evidence: Annotated[list[PassportPiece], BeforeValidator(_or_empty)] = field(
        default_factory=list
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownCriterion:
    """A criterion that nothing was said about."""

    criterion: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passport:
    """What of a supplier is proven, claimed and unknown, as everybody may see it."""

    public_id: str
    version: int
    as_of: date
    name: str
    economy: str
    page: str
    """The address that the QR code leads to."""
    name_latin: str | None = None
    names_local: Names = field(default_factory=list)
    city: str | None = None
    is_claimed: bool = False
    verification_note: str = ""
    criteria: Annotated[list[PassportCriterion], BeforeValidator(_or_empty)] = field(
        default_factory=list
    )
    unknown: Annotated[list[UnknownCriterion], BeforeValidator(_or_empty)] = field(
        default_factory=list
    )

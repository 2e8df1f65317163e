"""What an entry of each file has to be: a key, the body that the API takes, and its source."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Final, Literal, Self

from chassis.schemas import In
from pydantic import AfterValidator, Field, StringConstraints, model_validator
from vocabulary.barriers import Barrier
from vocabulary.claims import Claim, Source
from vocabulary.fields import (
    CriterionCode,
    EconomyCode,
    HsReference,
    MaterialCode,
    SectorCode,
    UnitCode,
)
from vocabulary.stages import Stage, Strategy

from gscnet.compendium import files

STRATEGY: Final = "APEC Strategy for Green, Sustainable and Innovative MSMEs"
REGISTRY: Final = (
    "UN registry of voluntary commitments, "
    "Promotion of Green Productivity for Sustainable Development"
)
FOUNDING_DOCUMENTS: Final = frozenset(
    {"2014/SOM3/045anx07", "APEC#224-SM-04.3", "APEC#225-SM-04.3", STRATEGY, REGISTRY}
)


def _from_a_founding_document(source: Source) -> Source:
    if source.document not in FOUNDING_DOCUMENTS:
        raise ValueError(f"{source.document!r} is not one of the founding documents")
    if source.page is None and source.paragraph is None:
        raise ValueError("a source names a page or a paragraph")
    return source


def _sourced(claim: Claim) -> Claim:
    if claim.source is None:
        raise ValueError("a claim of the compendium names its source")
    _from_a_founding_document(claim.source)
    return claim


Text = Annotated[str, StringConstraints(min_length=1)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z]+)*$")]
FoundingSource = Annotated[Source, AfterValidator(_from_a_founding_document)]
SourcedClaim = Annotated[Claim, AfterValidator(_sourced)]


class Annotation(In):
    """What a reader should know about a field that is kept as the document has it."""

    field: Text
    note: Text
    source: Text


class Entry(In):
    """Every entry has a key that never changes."""

    key: Key


class EndorsementStep(In):
    """Body of POST /v1/centers/{id}/endorse."""

    forum: Text
    document_number: Text
    decided_on: date
    note: Text | None = None


class OpeningStep(In):
    """Body of POST /v1/centers/{id}/open."""

    opened_on: date
    note: Text | None = None


class CenterEntry(Entry):
    """A center, with the steps that made it one."""

    name: Text
    name_local: Text | None = None
    city: Text
    economy: EconomyCode
    host_organisation: Text
    sectors: list[SectorCode]
    summary: Text
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    website: Text | None = None
    nominated_on: date
    endorse: EndorsementStep | None = None
    open: OpeningStep | None = None


class Link(In):
    """A place to read on."""

    url: Text
    title: Text


class UpdateEntry(Entry):
    """An update, with the key of its center."""

    center: Key
    title: Text
    text: Text
    kind: Literal["news", "opinion", "experience", "case", "study", "activity", "dialogue"]
    language: Language
    tags: list[Text]
    links: list[Link]
    sectors: list[SectorCode]
    dated_on: date

    @model_validator(mode="after")
    def _ends_with_its_source(self) -> Self:
        last = self.text.strip().rpartition("\n")[2]
        if not last.startswith("Source: ") or not any(name in last for name in FOUNDING_DOCUMENTS):
            raise ValueError("the last line of the text is 'Source: ' with a founding document")
        return self


class InitiativeEntry(Entry):
    """A law, bill, policy, programme, scheme or the like."""

    title: Text
    summary: Text
    kind: Literal[
        "policy", "law", "bill", "programme", "finance_scheme", "incentive", "standard", "toolkit",
        "body", "facility", "platform", "award", "event", "target",
    ]  # fmt: skip
    standing: Literal["proposed", "planned", "in_force", "active", "ended", "unknown"]
    economy: EconomyCode | None
    organisation: Text
    starts_on: date | None = None
    ends_on: date | None = None
    sectors: list[SectorCode]
    criteria: list[CriterionCode]
    targets: list[SourcedClaim]
    source: FoundingSource
    language: Language
    annotations: list[Annotation]

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValueError("it ends before it starts")
        if self.kind == "bill" and self.standing == "in_force":
            raise ValueError("a bill is not in force; an act is a law")
        if self.kind == "finance_scheme" and not self.criteria:
            raise ValueError("a finance scheme names the criteria that it funds")
        return self


class Enterprise(In):
    """The enterprise of a case, by the name that its profile has."""

    name: Text
    economy: EconomyCode


class CaseEntry(Entry):
    """A case with its results."""

    title: Text
    summary: Text
    challenge: Text
    solution: Text
    results: list[SourcedClaim]
    sector: SectorCode
    stages: Annotated[list[Stage], Field(min_length=1)]
    strategies: list[Strategy]
    barriers: list[Barrier]
    economy: EconomyCode
    enterprise: Enterprise | None
    source: FoundingSource
    language: Language
    annotations: list[Annotation]


class Capacity(In):
    """How much of a product can be had."""

    value: Decimal
    unit: UnitCode
    per: Text


class Product(In):
    """What an enterprise offers. The HS code is our reading; the founding documents give none.

    `claims_at` are positions in the claims of the same entry.
    """

    name: Text
    hs: HsReference | None
    description: Text | None = None
    capacity: Capacity | None
    materials: list[MaterialCode] = Field(default_factory=list)
    claims_at: list[Annotated[int, Field(ge=0)]] = Field(default_factory=list)


class SupplierEntry(Entry):
    """An unclaimed profile, compiled from a founding document."""

    name: Text
    names_local: list[Text]
    economy: EconomyCode
    city: Text | None = None
    size_class: Literal["micro", "small", "medium", "large", "unknown"]
    sectors: Annotated[list[SectorCode], Field(min_length=1)]
    summary: Text
    products: Annotated[list[Product], Field(min_length=1)]
    certificates: Annotated[list[None], Field(max_length=0)]
    claims: list[SourcedClaim]
    origin: Literal["compiled"]
    source: FoundingSource

    @model_validator(mode="after")
    def _products_name_its_claims(self) -> Self:
        for product in self.products:
            if max(product.claims_at, default=-1) >= len(self.claims):
                raise ValueError("a product names a claim that is not in the list")
        return self


ENTRY_TYPES: Final[Mapping[str, type[Entry]]] = MappingProxyType(
    {
        files.CENTERS: CenterEntry,
        files.UPDATES: UpdateEntry,
        files.INITIATIVES: InitiativeEntry,
        files.CASES: CaseEntry,
        files.SUPPLIERS: SupplierEntry,
    }
)

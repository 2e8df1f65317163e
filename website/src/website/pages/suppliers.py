"""Suppliers: the search with its filters, and the profile with what is proven and what is not."""

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse
from vocabulary.evidence import Strength

from website import evidence, labels
from website.content import Hit, Supplier
from website.evidence import AreaCoverage, Standing, WeighedCertificate, WeighedClaim
from website.pages import asked
from website.pages.asked import PER_PAGE, Asked, Chip, Filter, FilterKind
from website.pages.common import FromGateway, hit_url, today
from website.rendering import Page, render

router = APIRouter()

FILTERS: Final = (
    FilterKind(name="economy", title="Economy", label=labels.economy, known=labels.is_economy),
    FilterKind(name="sector", title="Sector", label=labels.sector, known=labels.is_sector),
    FilterKind(name="scheme", title="Certificate", label=labels.scheme, known=labels.is_scheme),
    FilterKind(
        name="criterion",
        title="States something on",
        label=labels.criterion,
        known=labels.is_criterion,
    ),
    FilterKind(
        name="size_class", title="Size", label=labels.size_class, known=labels.is_size_class
    ),
    FilterKind(name="origin", title="Profile", label=labels.origin, known=labels.is_origin),
)
SORTS: Final = {"": "Best match", "evidence": "Most evidence", "newest": "Newest"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSupplier:
    """A supplier in the answer of a search."""

    hit: Hit
    """What the search found, with its reasons."""
    url: str
    """The supplier's page."""
    strength: Strength | None
    """Its strongest evidence; None when it states nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierSearchPage(Page):
    """The context of suppliers.html."""

    asked: Asked
    """The search as the address states it."""
    found: list[FoundSupplier]
    """The suppliers, best first."""
    total: int | None
    """How many there are in all; None when nobody counted."""
    filters: list[Filter]
    """The filters, with how many results each choice has."""
    chips: list[Chip]
    """The chosen filters, each with the address without it."""
    sorts: dict[str, str]
    """The orders that can be chosen, by what is sent."""
    next_url: str
    """The next page of the answer; empty at the end."""
    previous_url: str
    """The page before; empty on the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierPage(Page):
    """The context of supplier.html."""

    supplier: Supplier
    """The profile."""
    compiled: bool
    """Compiled from a public report: the enterprise has not claimed the profile."""
    proven: list[WeighedClaim]
    """Claims that an accredited third party or the network stands behind, still valid."""
    claimed: list[WeighedClaim]
    """Claims on the enterprise's own word, or on a document that nobody else checked."""
    expired: list[WeighedClaim]
    """Claims whose validity is over."""
    proving_certificates: int
    """How many certificates prove what their schemes cover."""
    coverage: list[AreaCoverage]
    """Each area of the criterion registry, one tick a criterion: the unknown is seen."""
    certificates: list[WeighedCertificate]
    """The certificates, the valid ones first."""


@router.get("/suppliers")
async def suppliers(request: Request, source: FromGateway) -> HTMLResponse:
    """Search suppliers by words and filters; each hit says why it is there."""
    wanted = asked.read("/suppliers", request.query_params, FILTERS, tuple(SORTS))
    answer = await source.search_suppliers(
        wanted.q, **wanted.chosen, sort=wanted.sort, limit=PER_PAGE, offset=wanted.offset
    )
    page = SupplierSearchPage(
        title=f"Suppliers: {wanted.q}" if wanted.q else "Green suppliers",
        section="suppliers",
        description="Find green suppliers by product, certificate and what they can prove.",
        asked=wanted,
        found=[
            FoundSupplier(
                hit=hit,
                url=hit_url(hit) or f"/suppliers/{hit.id}",
                strength=evidence.known_strength(hit.strength),
            )
            for hit in answer.hits
        ],
        total=answer.total,
        filters=asked.filters(wanted, FILTERS, answer),
        chips=asked.chips(wanted, FILTERS),
        sorts=SORTS,
        next_url=wanted.next_url(answer),
        previous_url=wanted.previous_url(),
    )
    return render(request, "suppliers.html", page)


@router.get("/suppliers/{supplier_id}")
async def supplier(request: Request, source: FromGateway, supplier_id: str) -> HTMLResponse:
    """Show one supplier; proven, claimed and unknown are three different things."""
    found = await source.supplier(supplier_id)
    claims = [evidence.weigh(claim, today()) for claim in found.claims]
    claims.sort(key=lambda item: -item.steps)
    certificates = [evidence.weigh_certificate(held, today()) for held in found.certificates]
    certificates.sort(key=lambda held: (held.expired, -held.steps))
    page = SupplierPage(
        title=found.name,
        section="suppliers",
        description=found.summary[:200],
        supplier=found,
        compiled=found.origin == "compiled",
        proven=[item for item in claims if item.standing is Standing.PROVEN],
        claimed=[item for item in claims if item.standing is Standing.CLAIMED],
        expired=[item for item in claims if item.expired],
        proving_certificates=sum(held.standing is Standing.PROVEN for held in certificates),
        coverage=evidence.coverage(claims, certificates, labels.criteria_by_area()),
        certificates=certificates,
    )
    return render(request, "supplier.html", page)

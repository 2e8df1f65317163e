"""The profile of a supplier: who it is, and what is proven, claimed, lapsed and unknown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final
from uuid import UUID

from chassis.problems import NotFound
from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import HTMLResponse, RedirectResponse, Response
from vocabulary.evidence import Strength

from website import evidence, labels, writing
from website.content import Indicator, Product, Registration, Supplier, SupplierEvidence
from website.evidence import AreaCoverage, Standing, WeighedCertificate, WeighedClaim
from website.pages.common import FromGateway, today
from website.rendering import Page, render
from website.source import together

router = APIRouter()

PHOTO_TYPES: Final = frozenset({"image/avif", "image/jpeg", "image/png", "image/webp"})
# A picture on its own page may load nothing and run nothing, whatever stands in it.
_PICTURE_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
}
CHART_WIDTH: Final = 280
CHART_HEIGHT: Final = 72
_EDGE: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownProduct:
    """A product with the proofs that apply to it."""

    product: Product
    """What is sold."""
    certificates: list[WeighedCertificate]
    """The certificates of the profile that apply to it."""
    claims: list[WeighedClaim]
    """The claims of the profile that are about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One year of an indicator."""

    indicator: Indicator
    """What was stated."""
    strength: Strength | None
    """How strong the evidence is; None when the service did not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The years of one indicator, the latest first, and a line where there are two or more."""

    criterion: str
    """The criterion."""
    years: list[Year]
    """What was stated for each year."""
    points: list[tuple[float, float]]
    """The years on the drawing, from left to right; empty where no line can be drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """The criteria of one area that nothing counts for today."""

    area: str
    """The name of the area."""
    criteria: list[str]
    """The names of the criteria."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierPage(Page):
    """The context of supplier.html."""

    supplier: Supplier
    """The profile."""
    compiled: bool
    """Compiled from a public report, and nobody keeps it for the enterprise."""
    proven: list[WeighedClaim]
    """Claims that an accredited third party or the network stands behind, still valid."""
    claimed: list[WeighedClaim]
    """Claims on the enterprise's own word, or on a document that nobody else checked."""
    denied: list[WeighedClaim]
    """What the enterprise says does not hold."""
    expired: list[WeighedClaim]
    """Claims that are not valid today."""
    unknown: list[Unknown]
    """What nobody has said anything on that counts today."""
    proving_certificates: int
    """How many certificates prove what their schemes cover."""
    coverage: list[AreaCoverage]
    """Each area of the criterion registry, one tick a criterion: the unknown is seen."""
    certificates: list[WeighedCertificate]
    """The certificates, the valid ones first."""
    evidence_is_away: bool
    """The checks and verifications could not be read: what is shown lacks them."""
    products: list[ShownProduct]
    """What is sold, each with its own proofs."""
    registrations: list[tuple[str, Registration]]
    """Its numbers, each with the identifier of the merged profile that it is from, if it is."""
    series: list[Series]
    """The indicators by year."""
    json_ld: Markup
    """The profile as schema.org says it; empty when it could not be read."""


@router.get("/suppliers/{supplier_id}")
async def supplier(request: Request, source: FromGateway, supplier_id: str) -> Response:
    """Show one supplier; proven, claimed, lapsed and unknown are four different things."""
    found = await source.supplier(supplier_id)
    if supplier_id not in {found.id, found.public_id} and found.public_id:
        # It became part of another profile; a split may bring it back.
        return RedirectResponse(f"/suppliers/{found.public_id}", status_code=302)
    known, json_ld = await together(
        source.supplier_evidence(found.id), source.supplier_json_ld(found.id)
    )
    return _page(request, found, known, json_ld)


@router.get("/suppliers/{supplier_id}/qr.svg")
async def qr_code(source: FromGateway, supplier_id: str) -> Response:
    """The QR code of the supplier's page."""
    drawn = await source.supplier_qr_code(supplier_id)
    return Response(
        drawn,
        media_type="image/svg+xml",
        headers=_PICTURE_HEADERS | {"Cache-Control": "max-age=3600"},
    )


@router.get("/suppliers/{supplier_id}/photos/{photo_id}")
async def photo(source: FromGateway, supplier_id: str, photo_id: UUID) -> Response:
    """A photo; its bytes never change under one address."""
    content, media_type = await source.supplier_photo(supplier_id, photo_id)
    if media_type not in PHOTO_TYPES:
        raise NotFound("no picture that a page shows")
    return Response(
        content,
        media_type=media_type,
        headers=_PICTURE_HEADERS | {"Cache-Control": "max-age=86400"},
    )


def _page(
    request: Request,
    found: Supplier,
    known: SupplierEvidence | None,
    json_ld: dict[str, object] | None,
) -> HTMLResponse:
    claims, certificates = _weighed(found, known or SupplierEvidence(), today())
    counting = [item for item in claims if not item.denies]
    coverage = evidence.coverage(counting, certificates, labels.criteria_by_area())
    page = SupplierPage(
        title=found.name,
        section="suppliers",
        description=found.summary[:200],
        supplier=found,
        compiled=found.origin == "compiled" and not found.is_claimed,
        proven=[item for item in counting if item.standing is Standing.PROVEN],
        claimed=[item for item in counting if item.standing is Standing.CLAIMED],
        denied=[item for item in claims if item.denies and not item.expired],
        expired=[item for item in claims if item.expired],
        unknown=[
            Unknown(area=each.area, criteria=[labels.criterion(code) for code in each.unknown])
            for each in coverage
            if each.unknown
        ],
        proving_certificates=sum(held.standing is Standing.PROVEN for held in certificates),
        coverage=coverage,
        certificates=certificates,
        evidence_is_away=known is None,
        products=[_product(each, claims, certificates) for each in found.products],
        registrations=_registrations(found),
        series=_series(found.indicators),
        json_ld=writing.data_block(json_ld) if json_ld else Markup(),
    )
    return render(request, "supplier.html", page)


def _registrations(found: Supplier) -> list[tuple[str, Registration]]:
    own = [("", each) for each in found.registrations]
    return own + [
        (former.public_id, each) for former in found.merged_from for each in former.registrations
    ]


def _weighed(
    found: Supplier, known: SupplierEvidence, day: date
) -> tuple[list[WeighedClaim], list[WeighedCertificate]]:
    """Claims and certificates with what is known of each, the strongest first."""
    verified = {each.claim.id: each.verification for each in known.claims}
    checked = {each.certificate.id: each for each in known.certificates}
    claims = [evidence.weigh(claim, day, verified.get(claim.id or "")) for claim in found.claims]
    certificates = [
        evidence.weigh_certificate(
            held,
            day,
            checks=about.checks if (about := checked.get(held.id or "")) else (),
            verification=about.verification if about else None,
        )
        for held in found.certificates
    ]
    claims.sort(key=lambda item: -item.steps)
    certificates.sort(key=lambda held: (held.expired, -held.steps))
    return claims, certificates


def _product(
    product: Product, claims: Sequence[WeighedClaim], certificates: Sequence[WeighedCertificate]
) -> ShownProduct:
    return ShownProduct(
        product=product,
        certificates=[held for held in certificates if held.certificate.id in product.certificates],
        claims=[item for item in claims if item.claim.id in product.claims],
    )


def _series(indicators: Sequence[Indicator]) -> list[Series]:
    ordered = sorted(indicators, key=lambda each: (each.criterion, -each.year))
    return [
        Series(
            criterion=criterion,
            years=[
                Year(indicator=each, strength=evidence.known_strength(each.strength))
                for each in years
            ],
            points=_points(years),
        )
        for criterion, found in groupby(ordered, key=lambda each: each.criterion)
        if (years := list(found))
    ]


def _points(indicators: Sequence[Indicator]) -> list[tuple[float, float]]:
    """The values over the years, from zero up: a small change shall look small."""
    values = [
        (each.year, float(each.comparable_value))
        for each in reversed(indicators)
        if each.comparable_value is not None
    ]
    if len(values) < max(2, len(indicators)) or min(value for _, value in values) < 0:
        return []
    first, last = values[0][0], values[-1][0]
    highest = max(value for _, value in values) or 1.0
    return [
        (
            round(_EDGE + (year - first) / (last - first) * (CHART_WIDTH - 2 * _EDGE), 1),
            round(CHART_HEIGHT - _EDGE - value / highest * (CHART_HEIGHT - 2 * _EDGE), 1),
        )
        for year, value in values
    ]

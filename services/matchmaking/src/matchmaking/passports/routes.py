"""HTTP of passports: for machines, for people, and for paper."""

import io
from typing import Any

import segno
from chassis import clock
from chassis.app import Db
from chassis.auth import ANONYMOUS
from chassis.db import Database
from chassis.idempotency import Router
from fastapi import Request, Response
from fastapi.responses import JSONResponse

from matchmaking.passports.json_ld import organization
from matchmaking.passports.schemas import PassportOut
from matchmaking.suppliers import queries
from matchmaking.suppliers.routes import SupplierId, as_seen_by
from matchmaking.suppliers.schemas import SupplierOut

router = Router(tags=["suppliers"])

LD_JSON = "application/ld+json"
SVG = "image/svg+xml"
_PIXELS_PER_MODULE = 8


@router.get("/v1/suppliers/{supplier_id}/passport")
async def get_supplier_passport(supplier_id: SupplierId, request: Request, db: Db) -> PassportOut:
    """Show what is proven, claimed and unknown, as everybody may see it, whoever asks."""
    public = await _public(db, supplier_id)
    return PassportOut.of(public, _page(request, public), clock.now().date())


@router.get(
    "/v1/suppliers/{supplier_id}/passport/qr",
    response_class=Response,
    responses={200: {"content": {SVG: {"schema": {"type": "string"}}}}},
)
async def get_supplier_qr_code(supplier_id: SupplierId, request: Request, db: Db) -> Response:
    """Show the QR code of the supplier's page as SVG, to print on a tag or a stand."""
    public = await _public(db, supplier_id)
    drawn = io.BytesIO()
    segno.make(_page(request, public), micro=False, error="m").save(
        drawn, kind="svg", scale=_PIXELS_PER_MODULE, title=f"{public.name} ({public.public_id})"
    )
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(drawn.getvalue(), media_type=SVG, headers=headers)


@router.get(
    "/v1/suppliers/{supplier_id}/json-ld",
    response_class=JSONResponse,
    responses={200: {"content": {LD_JSON: {"schema": {"type": "object"}}}}},
)
async def get_supplier_json_ld(supplier_id: SupplierId, request: Request, db: Db) -> Response:
    """Show the supplier as schema.org says it, with its products and valid certificates."""
    public = await _public(db, supplier_id)
    said: dict[str, Any] = organization(public, _page(request, public))
    return JSONResponse(said, media_type=LD_JSON)


async def _public(db: Database, supplier_id: str) -> SupplierOut:
    async with db.reading() as session:
        supplier = await queries.get_supplier(session, ANONYMOUS, supplier_id)
    return await as_seen_by(db, ANONYMOUS, supplier)


def _page(request: Request, public: SupplierOut) -> str:
    website: str = request.app.state.settings.website_url
    return f"{website.rstrip('/')}/suppliers/{public.public_id}"

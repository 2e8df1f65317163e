"""HTTP of suppliers: parse, call one action or query, return."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis import clock
from chassis.app import Db
from chassis.auth import Actor, CurrentActor
from chassis.db import Database
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Cursor, Limit, Page, cut, decode_cursor, encode_cursor
from chassis.preconditions import IfMatch, set_etag
from fastapi import Path, Query, Response, status
from vocabulary.fields import EconomyCode

from matchmaking.directory import queries as directory
from matchmaking.directory.schemas import CaseOut
from matchmaking.duplicates import queries as duplicates
from matchmaking.duplicates.schemas import FormerSupplier
from matchmaking.indicators import queries as indicators
from matchmaking.indicators.schemas import IndicatorOut
from matchmaking.photos import queries as photos
from matchmaking.photos.schemas import PhotoOut
from matchmaking.suppliers import actions, policy, queries
from matchmaking.suppliers.models import Supplier
from matchmaking.suppliers.rules import Origin
from matchmaking.suppliers.schemas import (
    CertificateIn,
    ClaimIn,
    SupplierIn,
    SupplierOut,
    SupplierPatch,
    SupplierSummary,
)

router = Router(tags=["suppliers"])

SupplierId = Annotated[str, Path(max_length=64, description="UUID or public id of the supplier.")]


@router.post("/v1/suppliers", status_code=status.HTTP_201_CREATED)
async def register_supplier(
    body: SupplierIn, actor: CurrentActor, db: Db, response: Response
) -> SupplierOut:
    """Register your enterprise, or, as an editor, compile a profile from a public source."""
    supplier = await actions.register_supplier(
        db,
        actor,
        body.origin,
        body.profile,
        certificates=[each.facts for each in body.certificates],
        claims=body.claims,
        objection=body.objection,
    )
    response.headers["Location"] = f"/v1/suppliers/{supplier.id}"
    return await shown(db, actor, supplier, response)


@router.patch("/v1/suppliers/{supplier_id}")
async def change_supplier(
    supplier_id: SupplierId,
    body: SupplierPatch,
    read_version: IfMatch,
    actor: CurrentActor,
    db: Db,
    response: Response,
) -> SupplierOut:
    """Change what a profile says; lists are replaced as a whole."""
    supplier = await actions.change_supplier(db, actor, supplier_id, read_version, body.changes)
    return await shown(db, actor, supplier, response)


@router.post("/v1/suppliers/{supplier_id}/claims", status_code=status.HTTP_201_CREATED)
async def add_supplier_claim(
    supplier_id: SupplierId, body: ClaimIn, actor: CurrentActor, db: Db, response: Response
) -> SupplierOut:
    """State one more thing about a supplier, with the evidence for it."""
    supplier = await actions.add_claim(db, actor, supplier_id, body)
    return await shown(db, actor, supplier, response)


@router.post("/v1/suppliers/{supplier_id}/certificates", status_code=status.HTTP_201_CREATED)
async def add_supplier_certificate(
    supplier_id: SupplierId, body: CertificateIn, actor: CurrentActor, db: Db, response: Response
) -> SupplierOut:
    """Show one more certificate of a supplier."""
    supplier = await actions.add_certificate(db, actor, supplier_id, body.facts)
    return await shown(db, actor, supplier, response)


@router.get("/v1/suppliers")
async def list_suppliers(
    actor: CurrentActor,
    db: Db,
    economy: Annotated[EconomyCode | None, Query()] = None,
    origin: Origin | None = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[SupplierSummary]:
    """List suppliers, newest first."""
    after = decode_cursor(cursor, datetime.fromisoformat, UUID) if cursor else None
    async with db.reading() as session:
        rows = await queries.list_suppliers(
            session, actor, economy=economy, origin=origin, after=after, limit=limit + 1
        )
    shown, last = cut(rows, limit)
    return Page(
        items=[SupplierSummary.model_validate(row) for row in shown],
        next_cursor=encode_cursor(last.created_at, last.id) if last else None,
    )


@router.get("/v1/suppliers/{supplier_id}")
async def get_supplier(
    supplier_id: SupplierId, actor: CurrentActor, db: Db, response: Response
) -> SupplierOut:
    """Show a supplier with its products, proofs, and the published cases that name it."""
    async with db.reading() as session:
        supplier = await queries.get_supplier(session, actor, supplier_id)
    response.headers["Content-Location"] = f"/v1/suppliers/{supplier.id}"
    return await shown(db, actor, supplier, response)


async def shown(db: Database, actor: Actor, supplier: Supplier, response: Response) -> SupplierOut:
    """Return what the actor may see of a supplier whose parts are loaded."""
    set_etag(response, supplier.version)
    return await as_seen_by(db, actor, supplier)


async def as_seen_by(db: Database, actor: Actor, supplier: Supplier) -> SupplierOut:
    """Return what the actor may see of a supplier; everything that shows one is made of this."""
    async with db.reading() as session:
        relation = await queries.find_relation(session, actor, supplier.id)
        stated = await indicators.indicators_of(session, supplier.id)
        pictures = await photos.photos_of(session, supplier.id)
        cases = await directory.cases_naming(
            session, [supplier.name, *supplier.names_local], supplier.economy
        )
        merged = await duplicates.merged_into(session, supplier.id)
    hidden = policy.hidden_from(actor, supplier, relation)
    return SupplierOut.of(
        supplier,
        clock.now().date(),
        hidden=hidden,
        relation=relation,
        keeps=relation.role is not None or policy.keeps_unclaimed(actor, supplier),
        photos=[PhotoOut.of(each) for each in pictures],
        indicators=[IndicatorOut.of(each) for each in stated],
        cases=[CaseOut.model_validate(each) for each in cases],
        # It is one enterprise: what either profile hides stays hidden.
        merged=[
            FormerSupplier.of(each, hidden | policy.hidden_from(actor, each, relation))
            for each in merged
        ],
    )

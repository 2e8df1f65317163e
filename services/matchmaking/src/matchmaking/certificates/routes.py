"""HTTP of certificates and of the evidence of a supplier: parse, call one action, return."""

from typing import Annotated
from uuid import UUID

from chassis import clock
from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.db import Database
from chassis.idempotency import Router
from chassis.preconditions import IfMatch, set_etag
from fastapi import Path, Response

from matchmaking.certificates import actions
from matchmaking.certificates.schemas import SupplierEvidence, WithdrawalIn
from matchmaking.suppliers import queries as suppliers
from matchmaking.suppliers.models import Supplier
from matchmaking.suppliers.schemas import CertificateIn
from matchmaking.verifications import queries as verifications

router = Router(tags=["evidence"])

SupplierId = Annotated[str, Path(max_length=64, description="UUID or public id of the supplier.")]


@router.get("/v1/suppliers/{supplier_id}/evidence")
async def get_evidence(
    supplier_id: SupplierId, actor: CurrentActor, db: Db, response: Response
) -> SupplierEvidence:
    """Show certificates and claims with today's checks and with who stands up for each."""
    async with db.reading() as session:
        supplier = await suppliers.get_supplier(session, actor, supplier_id)
    return await shown(db, supplier, response)


@router.patch("/v1/suppliers/{supplier_id}/certificates/{certificate_id}")
async def change_certificate(
    supplier_id: SupplierId,
    certificate_id: UUID,
    body: CertificateIn,
    read_version: IfMatch,
    actor: CurrentActor,
    db: Db,
    response: Response,
) -> SupplierEvidence:
    """Write a certificate anew, as a whole: a verification of what stood on it before ends."""
    supplier = await actions.change_certificate(
        db, actor, supplier_id, certificate_id, read_version, body.facts
    )
    return await shown(db, supplier, response)


@router.post("/v1/suppliers/{supplier_id}/certificates/{certificate_id}/check")
async def check_certificate(
    supplier_id: SupplierId,
    certificate_id: UUID,
    actor: CurrentActor,
    db: Db,
    response: Response,
) -> SupplierEvidence:
    """Make the checks of a certificate now and announce what came out."""
    supplier, _ = await actions.check_certificate(db, actor, supplier_id, certificate_id)
    return await shown(db, supplier, response)


@router.post("/v1/suppliers/{supplier_id}/certificates/{certificate_id}/withdraw")
async def withdraw_certificate(
    supplier_id: SupplierId,
    certificate_id: UUID,
    body: WithdrawalIn,
    actor: CurrentActor,
    db: Db,
    response: Response,
) -> SupplierEvidence:
    """Say that a certificate was suspended or withdrawn: it counts no more at once."""
    supplier = await actions.withdraw_certificate(
        db,
        actor,
        supplier_id,
        certificate_id,
        state=body.state,
        since=body.since,
        reason=body.reason,
    )
    return await shown(db, supplier, response)


@router.post("/v1/suppliers/{supplier_id}/certificates/{certificate_id}/reinstate")
async def reinstate_certificate(
    supplier_id: SupplierId, certificate_id: UUID, actor: CurrentActor, db: Db, response: Response
) -> SupplierEvidence:
    """Let a suspended certificate count again, as a reviewer."""
    supplier = await actions.reinstate_certificate(db, actor, supplier_id, certificate_id)
    return await shown(db, supplier, response)


async def shown(db: Database, supplier: Supplier, response: Response) -> SupplierEvidence:
    """Return the evidence of a supplier, and its version as an ETag."""
    set_etag(response, supplier.version)
    async with db.reading() as session:
        known = await verifications.verifications_of(session, supplier, withdrawn=True)
    return SupplierEvidence.of(supplier, known, clock.now().date())

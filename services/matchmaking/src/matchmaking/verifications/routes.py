"""HTTP of verifications: parse, call one action, return."""

from typing import Annotated
from uuid import UUID

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from fastapi import Path, Response, status

from matchmaking.certificates.routes import shown
from matchmaking.certificates.schemas import SupplierEvidence
from matchmaking.verifications import actions
from matchmaking.verifications.schemas import FindingIn, ReasonIn

router = Router(tags=["evidence"])

SupplierId = Annotated[str, Path(max_length=64, description="UUID or public id of the supplier.")]


@router.post(
    "/v1/suppliers/{supplier_id}/certificates/{certificate_id}/verify",
    status_code=status.HTTP_201_CREATED,
)
async def verify_certificate(
    supplier_id: SupplierId,
    certificate_id: UUID,
    body: FindingIn,
    actor: CurrentActor,
    db: Db,
    response: Response,
) -> SupplierEvidence:
    """Stand up for one certificate, as the secretariat or the focal point of the economy."""
    supplier = await actions.verify_certificate(
        db, actor, supplier_id, certificate_id, body.finding
    )
    return await shown(db, supplier, response)


@router.post(
    "/v1/suppliers/{supplier_id}/claims/{claim_id}/verify", status_code=status.HTTP_201_CREATED
)
async def verify_claim(
    supplier_id: SupplierId,
    claim_id: UUID,
    body: FindingIn,
    actor: CurrentActor,
    db: Db,
    response: Response,
) -> SupplierEvidence:
    """Stand up for one claim, as the secretariat or the focal point of the economy."""
    supplier = await actions.verify_claim(db, actor, supplier_id, claim_id, body.finding)
    return await shown(db, supplier, response)


@router.post("/v1/matchmaking/verifications/{verification_id}/withdraw")
async def withdraw_verification(
    verification_id: UUID, body: ReasonIn, actor: CurrentActor, db: Db, response: Response
) -> SupplierEvidence:
    """Stand up for it no more: the certificate or claim is as strong again as it was before."""
    supplier = await actions.withdraw_verification(db, actor, verification_id, body.reason)
    return await shown(db, supplier, response)

"""HTTP of claims: parse, call one action, return."""

from typing import Annotated
from uuid import UUID

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from fastapi import Path, Response

from matchmaking.certificates.routes import shown
from matchmaking.certificates.schemas import SupplierEvidence
from matchmaking.claims import actions
from matchmaking.verifications.schemas import ReasonIn

router = Router(tags=["evidence"])

SupplierId = Annotated[str, Path(max_length=64, description="UUID or public id of the supplier.")]


@router.post("/v1/suppliers/{supplier_id}/claims/{claim_id}/withdraw")
async def withdraw_claim(
    supplier_id: SupplierId,
    claim_id: UUID,
    body: ReasonIn,
    actor: CurrentActor,
    db: Db,
    response: Response,
) -> SupplierEvidence:
    """Take a claim back: it counts no more at once, and stays in the profile as history."""
    supplier = await actions.withdraw_claim(db, actor, supplier_id, claim_id, body.reason)
    return await shown(db, supplier, response)

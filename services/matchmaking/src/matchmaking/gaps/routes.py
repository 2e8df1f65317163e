"""HTTP of what a supplier lacks: parse, call one query, return."""

from typing import Annotated

from chassis import clock
from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from fastapi import Path

from matchmaking.gaps import queries
from matchmaking.gaps.schemas import GapsOut

router = Router(tags=["gaps"])

SupplierId = Annotated[str, Path(max_length=64, description="UUID or public id of the supplier.")]


@router.get("/v1/suppliers/{supplier_id}/gaps")
async def get_gaps(supplier_id: SupplierId, actor: CurrentActor, db: Db) -> GapsOut:
    """Show which open needs your enterprise misses, why, and which proof would open how many."""
    return GapsOut.of(await queries.find_gaps(db, actor, supplier_id, clock.now().date()))

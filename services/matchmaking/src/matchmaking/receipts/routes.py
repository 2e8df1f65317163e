"""HTTP of receipts: parse, call one query, return."""

from uuid import UUID

from chassis import clock
from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.search import SearchIndex

from matchmaking.matching.routes import SmallShare
from matchmaking.receipts import queries, replaying
from matchmaking.receipts.schemas import ReceiptOut, ReplayOut

router = Router(tags=["receipts"])


@router.get("/v1/matchmaking/receipts/{receipt_id}")
async def get_receipt(receipt_id: UUID, actor: CurrentActor, db: Db) -> ReceiptOut:
    """Show a match list of your need as it was given, with all that it was computed from."""
    async with db.reading() as session:
        return ReceiptOut.of(await queries.get_receipt(session, actor, receipt_id))


@router.get("/v1/matchmaking/receipts/{receipt_id}/replay")
async def replay_receipt(
    receipt_id: UUID, actor: CurrentActor, db: Db, index: SearchIndex, share: SmallShare
) -> ReplayOut:
    """Compute the list again: equal byte for byte, or what differs and why."""
    today = clock.now().date()
    found = await replaying.replay(db, actor, receipt_id, today, index, share_percent=share)
    return ReplayOut.of(found)

"""What the clock of proofs hears of suppliers, from this service itself."""

from chassis.subscriptions import Delivery, Heard, Subscription
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.certificates.timers import tell_what_is_due


class SupplierTouched(Heard):
    """Something about a supplier; which days matter now stands in the database."""


suppliers = Subscription(durable="matchmaking-proofs", aggregate="gscnet.matchmaking.supplier")


@suppliers.on_everything
async def set_clock(session: AsyncSession, _event: SupplierTouched, meta: Delivery) -> None:
    """Set the clock by what the supplier shows now, whoever changed it and however."""
    await tell_what_is_due(session, meta.aggregate_id)

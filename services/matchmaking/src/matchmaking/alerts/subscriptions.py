"""What saved searches hear of suppliers; the version gate has already been passed."""

from chassis.subscriptions import Delivery, Heard, Subscription
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.alerts import looking


class SupplierTouched(Heard):
    """Something about a supplier; what it is now stands in the database."""


suppliers = Subscription(
    durable="matchmaking-alerts-suppliers", aggregate="gscnet.matchmaking.supplier"
)


@suppliers.on_everything
async def look_at_supplier(session: AsyncSession, _event: SupplierTouched, meta: Delivery) -> None:
    """Compare the supplier with every saved search."""
    await looking.look_again(session, meta.aggregate_id)

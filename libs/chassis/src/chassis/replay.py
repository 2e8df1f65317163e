"""Fills a read model again from the first event: after a bug in its handlers, or a new column."""

from nats.js import JetStreamContext
from sqlalchemy import Table

from chassis import inbox, jetstream
from chassis.db import Database
from chassis.settings import Settings
from chassis.subscriptions import Subscription


async def replay(
    db: Database,
    js: JetStreamContext,
    subscription: Subscription,
    settings: Settings,
    *read_model: Table,
) -> None:
    """Empty the tables that a subscription fills, and let it hear everything from the start.

    `js` needs the provisioner's rights. The service may go on running: what it still applies from
    before has passed an emptied gate, and its repetition is then the older one.
    """
    async with db.transaction() as session:
        await inbox.forget_gates(session, subscription.durable)
        for table in read_model:
            await session.execute(table.delete())
    await jetstream.deliver_anew(js, subscription, settings)

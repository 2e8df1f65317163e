"""Publishes demand each day and after changes, and lets many changes be one publication."""

import asyncio
import time
from datetime import date

from chassis import clock
from chassis.db import Database
from chassis.settings import Settings

from matchmaking.demand import queries
from matchmaking.demand.publishing import publish_demand
from matchmaking.markets.holding import market_of

LOOK_EVERY_S = 10.0
_SHARE = 20
"""Counting takes at most one part in so many of the time."""

State = tuple[date, str, queries.Versions]


async def run(db: Database, _settings: Settings) -> None:
    """Work for ever; whoever runs this runs it again after a fault."""
    published: State | None = None
    while True:
        pause = LOOK_EVERY_S
        state = await state_of(db)
        if state != published:
            began = time.monotonic()
            await publish_demand(db)
            published = state
            pause = max(pause, _SHARE * (time.monotonic() - began))
        await asyncio.sleep(pause)


async def state_of(db: Database) -> State:
    """Return what differs whenever anything that is counted may differ."""
    today = clock.now().date()
    stock = await market_of(db).current()
    digest = await asyncio.to_thread(stock.digest)
    async with db.reading() as session:
        return today, digest, await queries.versions_of_public_needs(session, today)

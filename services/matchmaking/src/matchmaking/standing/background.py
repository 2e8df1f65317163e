"""What keeps the lists while nobody asks: a look several times a second, a round when it pays."""

import asyncio

from chassis.db import Database
from chassis.settings import Settings

from matchmaking.standing.keeping import keeper_of

LOOK_EVERY_S = 0.2


async def run(db: Database, _settings: Settings) -> None:
    """Work for ever; whoever runs this runs it again after a fault."""
    keeper = keeper_of(db)
    while True:
        if await keeper.has_work():
            await keeper.keep()
        await asyncio.sleep(LOOK_EVERY_S)

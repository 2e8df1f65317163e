"""Keeps the lists of all open needs, in a process of its own that a test can kill."""

import asyncio
import sys

from chassis.auth import SYSTEM
from chassis.db import Database
from matchmaking.standing.keeping import keeper_of


async def main(url: str) -> None:
    db = Database(url, pool_size=2, otherwise=SYSTEM)
    await keeper_of(db).keep()
    await db.dispose()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))

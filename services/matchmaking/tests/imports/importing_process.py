"""A worker in a process of its own, for tests that kill it: URL and folder as arguments."""

import asyncio
import sys

from chassis import auth, telemetry
from chassis.attachments import Attachments
from chassis.db import Database
from matchmaking import app
from matchmaking.imports import background

telemetry.configure("importing-process", "warning")


async def main() -> None:
    assert app.SPEC.name == "matchmaking"
    db = Database(sys.argv[1], pool_size=1)
    with auth.acting_as(auth.SYSTEM):
        while await background.take_one(db, Attachments(sys.argv[2])):
            pass
    await db.dispose()


if __name__ == "__main__":
    asyncio.run(main())

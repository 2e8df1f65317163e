"""Makes and delivers what is due, in a process of its own that a test can kill."""

import asyncio
import sys
from pathlib import Path

from chassis.auth import SYSTEM
from chassis.db import Database
from matchmaking.alerts import background
from matchmaking.alerts.letters import FolderMailer


async def main(url: str, folder: str) -> None:
    db = Database(url, pool_size=2, otherwise=SYSTEM)
    await background.work_once(db, FolderMailer(Path(folder)))
    await db.dispose()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))

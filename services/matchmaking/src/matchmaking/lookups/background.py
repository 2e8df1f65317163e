"""Looks up the words of needs after the index has followed, and lets many changes be one look."""

import asyncio
import time

from chassis.db import Database
from chassis.search import LiveIndex

from matchmaking.lookups.looking import Looker

LOOK_EVERY_S = 1.0
_REST = 2
"""After a look it rests so many times as long as that took."""


async def run(db: Database, live: LiveIndex) -> None:
    """Work for ever; whoever runs this runs it again after a fault."""
    looker = Looker(db, live)
    while True:
        began = time.monotonic()
        await looker.look()
        await asyncio.sleep(max(LOOK_EVERY_S, _REST * (time.monotonic() - began)))

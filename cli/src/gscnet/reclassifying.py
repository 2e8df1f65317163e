"""`gscnet reclassify`: computes size classes anew, when an economy has a new definition."""

import asyncio
import sys
from datetime import date

from chassis import clock
from chassis.auth import SYSTEM, acting_as
from chassis.db import Database
from embedded import Postgres
from matchmaking.suppliers import actions

from gscnet.home import Home
from gscnet.network import login_url
from gscnet.settings import Settings


def reclassify(on: date | None = None) -> int:
    """Compute every size class from the figures that the suppliers gave, and announce what changes.

    It may be interrupted and repeated. A class that is only stated stays.

    Parameters
    ----------
    on
        The day whose definitions count; today if it is left out.
    """
    home = Home(Settings.from_environment().home)
    note = home.running_note()
    if note is None:
        sys.stderr.write("Nothing runs. `gscnet up` starts it.\n")
        return 1
    url = login_url(Postgres(home.postgres, note.postgres_port), home, "matchmaking")
    seen, changed = asyncio.run(_reclassify(url, on or clock.now().date()))
    sys.stdout.write(f"{seen} suppliers looked at, {changed} of them in another class now\n")
    return 0


async def _reclassify(url: str, on: date) -> tuple[int, int]:
    db = Database(url, pool_size=1)
    try:
        with acting_as(SYSTEM):
            return await actions.reclassify(db, on)
    finally:
        await db.dispose()

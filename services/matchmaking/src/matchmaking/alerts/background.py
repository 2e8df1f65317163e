"""What alerts do without being asked: notice the day, make digests, deliver them."""

import asyncio
from datetime import timedelta

from chassis import clock
from chassis.db import Database
from chassis.search.reading import BAD_CONTENT
from chassis.settings import Settings

from matchmaking.alerts import digests, letters, looking, queries
from matchmaking.leaving_out import leave_out

LOOK_EVERY_S = 2.0
_AT_A_TIME = 100


async def run(db: Database, settings: Settings) -> None:
    """Work for ever; whoever runs this runs it again after a fault."""
    mailer = letters.mailer_of(settings)
    while True:
        await work_once(db, mailer)
        await asyncio.sleep(LOOK_EVERY_S)


async def work_once(db: Database, mailer: letters.Mailer) -> None:
    """Do all that is due at this moment."""
    await look_at_what_the_day_changed(db)
    while await digests.make_next(db):
        pass
    while await digests.deliver_next(db, mailer):
        pass


async def look_at_what_the_day_changed(db: Database) -> None:
    """Look again at suppliers of which something has begun or ceased to count by itself.

    One that cannot be looked at is left until the next day, or until it changes.
    """
    today = clock.now().date()
    while True:
        async with db.reading() as session:
            changed = await queries.suppliers_that_change_on(session, today, _AT_A_TIME)
        for supplier_id in changed:
            try:
                async with db.transaction() as session:
                    await looking.look_again(session, supplier_id)
            except BAD_CONTENT as fault:
                leave_out("supplier", supplier_id, fault)
                async with db.transaction() as session:
                    await looking.leave_until(session, supplier_id, today + timedelta(days=1))
        if len(changed) < _AT_A_TIME:
            return

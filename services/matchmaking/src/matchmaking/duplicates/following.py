"""The roster of all suppliers, read once and then kept current by what changed since.

known = FollowedRoster(db)
roster = await known.current()       # knows whatever was committed before
"""

from uuid import UUID

import structlog
from chassis.db import Database

from matchmaking.duplicates import queries
from matchmaking.duplicates.roster import Roster
from matchmaking.markets.queries import Moment, read_changes

_AT_ONCE = 5_000

log = structlog.get_logger(__name__)


class FollowedRoster:
    """What suppliers are called, but for those that are held or became part of another.

    It lives as long as the import that asks for it; in a process that lives long, the places of
    what was renamed would add up.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._roster: Roster | None = None
        self._seen = Moment(0, 0)
        self._applied: dict[UUID, int] = {}

    async def current(self) -> Roster:
        """Return the names with everything that was committed before the call.

        Must not be called in a transaction, of which it would see a part.
        """
        if self._roster is None:
            self._roster = await self._built()
        await self._catch_up(self._roster)
        return self._roster

    async def _built(self) -> Roster:
        """Read all names; what changes meanwhile is caught up afterwards."""
        roster = Roster()
        async with self._db.reading() as session:
            self._seen, _ = await read_changes(session, None)
            after = None
            while some := await queries.read_traces(session, after, _AT_ONCE):
                roster.put(some)
                after = some[-1][0]
        log.info("roster.built", mib=round(roster.size_bytes / 2**20, 1))
        return roster

    async def _catch_up(self, roster: Roster) -> None:
        async with self._db.reading() as session:
            moment, changes = await read_changes(session, self._seen.begun)
            # While an older transaction runs, what was read since it began is told again.
            new = {
                each.supplier
                for each in changes
                if self._applied.get(each.supplier) != each.transaction
            }
            there = await queries.traces_of(session, new) if new else []
        roster.remove(new)
        roster.put(there)
        self._seen = moment
        self._applied = {each.supplier: each.transaction for each in changes}

"""What the rows of one import are compared with, held in memory while a worker takes it in."""

from collections.abc import Iterable
from uuid import UUID

from chassis.db import Database

from matchmaking.duplicates.following import FollowedRoster
from matchmaking.duplicates.identities import Identity
from matchmaking.duplicates.roster import Roster
from matchmaking.imports import queries
from matchmaking.imports.models import Import

_AT_ONCE = 2_000


class Known:
    """The names of suppliers, and in a dry run, which stores none, those of the rows before."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._followed = FollowedRoster(db)
        self.suppliers = Roster()
        self._rows = Roster()

    async def recall(self, imported: Import) -> None:
        """Learn the rows that another worker has seen."""
        after = 0
        while imported.is_dry_run:
            async with self._db.reading() as session:
                some = await queries.fresh_rows(session, imported.id, after, _AT_ONCE)
            if not some:
                return
            self.add_rows((each.number, each.identity) for each in some)
            after = some[-1].number

    async def catch_up(self) -> None:
        """Learn what was committed before this call; not to be called in a transaction."""
        self.suppliers = await self._followed.current()

    def add_rows(self, rows: Iterable[tuple[int, Identity]]) -> None:
        self._rows.put((UUID(int=number), each.economy, each.trace) for number, each in rows)

    def rows_near(self, identity: Identity) -> set[int]:
        """Return the numbers of earlier rows with such a name."""
        latin = (each.latin for each in identity.spellings)
        return {each.int for each in self._rows.near(identity.economy, latin)}

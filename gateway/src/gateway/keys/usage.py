"""When each key was used last: noted in memory, written now and then in one statement."""

import asyncio
from datetime import datetime
from typing import Final
from uuid import UUID

from chassis.db import Database
from chassis.problems import Unavailable
from sqlalchemy import DateTime, column, update, values
from sqlalchemy import Uuid as UuidType

from gateway.keys.models import ApiKey

WRITTEN_EVERY_S: Final = 10.0


class Usage:
    """The uses that are not written yet; at most ten seconds of them are lost in a crash."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._noted: dict[UUID, datetime] = {}

    def note(self, key_id: UUID, used_at: datetime) -> None:
        self._noted[key_id] = used_at

    async def write(self) -> None:
        """Write what was noted; when the database is away it stays noted."""
        noted, self._noted = self._noted, {}
        if not noted:
            return
        used = values(
            column("key_id", UuidType), column("used_at", DateTime(timezone=True)), name="used"
        ).data(list(noted.items()))
        try:
            async with self._db.transaction() as session:
                # Past the ORM: no version is counted, because nothing is announced.
                await session.execute(
                    update(ApiKey)
                    .where(ApiKey.id == used.c.key_id)
                    .values(last_used_at=used.c.used_at, updated_at=ApiKey.updated_at)
                    .execution_options(synchronize_session=False)
                )
        except Unavailable:
            self._noted = noted | self._noted

    async def keep_writing(self) -> None:
        """Write every ten seconds, until cancelled."""
        while True:
            await asyncio.sleep(WRITTEN_EVERY_S)
            await self.write()

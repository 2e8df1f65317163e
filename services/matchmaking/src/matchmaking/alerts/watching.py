"""The saved searches of this process, turned round, and never behind the database.

The index is filled page by page when it is first asked, and reads what was written since before
each answer, by the number of the writing transaction. So a supplier that changes after a search
was saved is compared with that search, whichever process saved it and whatever the stream is doing.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

import structlog
from chassis.problems import Unavailable
from chassis.search.reading import BAD_CONTENT
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.alerts import queries
from matchmaking.alerts.conditions import Condition
from matchmaking.alerts.questions import SupplierQuestion
from matchmaking.alerts.reverse import ReverseIndex
from matchmaking.alerts.rules import Section, strengthened
from matchmaking.alerts.sightings import Sighting
from matchmaking.leaving_out import leave_out

PAGE = 1_000
FILLING_PATIENCE_S = 3.0

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of a supplier means for one search."""

    section: Section
    criteria: tuple[str, ...] = ()


class Watch:
    """The reverse index of one database in this process."""

    def __init__(self) -> None:
        self.index: ReverseIndex[UUID] = ReverseIndex()
        self._horizon: int | None = None
        self._filled_to: UUID | None = None
        self._is_filled = False
        self._busy = asyncio.Lock()

    async def changes(
        self, session: AsyncSession, before: Sighting | None, after: Sighting | None
    ) -> dict[UUID, Change]:
        """Return what a supplier's change means, by search.

        Raises:
            Unavailable: the index is still being filled; what was read so far is kept.
        """
        async with self._busy:
            await self._catch_up(session)
            return await asyncio.to_thread(self._compare, before, after)

    async def _catch_up(self, session: AsyncSession) -> None:
        if not self._is_filled:
            await self._fill(session)
        self._horizon, written = await queries.searches_written_since(session, self._horizon or 0)
        await asyncio.to_thread(self._take_in, written)

    async def _fill(self, session: AsyncSession) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + FILLING_PATIENCE_S
        if self._horizon is None:
            self._horizon = await queries.horizon(session)
        while page := await queries.searches_after(session, self._filled_to, PAGE):
            await asyncio.to_thread(self._take_in, page)
            self._filled_to = page[-1].id
            if loop.time() > until:
                raise Unavailable("the saved searches are still being read")
        self._is_filled = True
        log.info("alerts.index_filled", searches=len(self.index))

    def _take_in(self, searches: Sequence[queries.Asked]) -> None:
        for search in searches:
            if search.is_removed:
                self.index.discard(search.id)
                continue
            try:
                self.index.put(search.id, condition_of(search.asks))
            except BAD_CONTENT as fault:
                # What it asked before is not what it asks now.
                self.index.discard(search.id)
                leave_out("saved_search", search.id, fault)

    def _compare(self, before: Sighting | None, after: Sighting | None) -> dict[UUID, Change]:
        if after is not None:
            self.index.rarity.learn(after.facts)
        was = self.index.matching(before.facts) if before else set()
        now = self.index.matching(after.facts) if after else set()
        found = {key: Change(Section.NEW) for key in now - was}
        found |= {key: Change(Section.LEFT) for key in was - now}
        if before and after and (more := strengthened(before.strengths, after.strengths)):
            for key in was & now:
                wanted = self.index[key].criteria
                if criteria := (more & wanted if wanted else more):
                    found[key] = Change(Section.PROVES_MORE, tuple(sorted(criteria)))
        return found


def condition_of(asks: dict[str, Any]) -> Condition:
    """Read a stored question.

    Raises:
        ValueError: it was valid when it was stored, and is no more: a code has left its list.
    """
    return SupplierQuestion.model_validate(asks).condition


_watches: WeakKeyDictionary[Any, Watch] = WeakKeyDictionary()


def watch_of(session: AsyncSession) -> Watch:
    """Return the index of the database that a session speaks with."""
    engine = session.get_bind().engine
    return _watches.setdefault(engine, Watch())

"""Looks up the words of all open needs in the index of this process, when that may find others.

    await Looker(db, live).look()        # whatever the index holds is in the rows afterwards

The index follows later than a transaction, and each process has its own. So whom words find is
written down, and what is computed from it (the standing lists) depends on the database alone. The
rows of a need are written in one transaction, only where they differ, and never by an index that
has followed less far than the one before. A need of which somebody else has written meanwhile is
looked up again the next time.
"""

from collections.abc import Sequence
from uuid import UUID

import numpy as np
from chassis import clock
from chassis.db import Database
from chassis.problems import Unavailable
from chassis.search import LiveIndex
from chassis.search.reading import BAD_CONTENT

from matchmaking.leaving_out import leave_out
from matchmaking.lookups import queries
from matchmaking.lookups.rules import NEVER, LookedUp, Reach, Words, words_to_look_up
from matchmaking.markets.holding import market_of
from matchmaking.markets.rules import Ids
from matchmaking.markets.stock import Stock
from matchmaking.matching.retrieval import whom_words_find
from matchmaking.needs.wanted import NeedLine

NEEDS_AT_A_TIME = 10


class Looker:
    """Whom the words of open needs find, by the index of this process."""

    def __init__(self, db: Database, live: LiveIndex) -> None:
        self._db = db
        self._live = live
        self._versions: dict[UUID, int] | None = None
        self._words: dict[UUID, Words] = {}
        self._state: tuple[int, int] | None = None
        self._done: set[UUID] = set()

    async def look(self) -> None:
        """Look up what may find others than before.

        While neither the needs nor the index changed that is one SELECT and no question to the
        index; before the index was filled once it is nothing.
        """
        position = self._live.index.position()
        if position is None:
            return
        # What changes while the index is asked is looked up the next time.
        state, reach = self._live.state, Reach(position.created, position.sequence)
        await self._follow_needs()
        if state != self._state:
            self._state = state
            self._done.clear()
        due = [each for each in self._words if each not in self._done]
        if due:
            stock = await market_of(self._db).current()
            for start in range(0, len(due), NEEDS_AT_A_TIME):
                await self._look_up(due[start:][:NEEDS_AT_A_TIME], stock, reach)

    async def _follow_needs(self) -> None:
        """Read the lines of needs that are new or amended, and forget those that have ended."""
        today = clock.now().date()
        async with self._db.reading() as session:
            versions = await queries.versions_of_open_needs(session, today)
            if versions == self._versions:
                return
            before = self._versions or {}
            changed = [each for each in versions if before.get(each) != versions[each]]
            lines = await queries.lines_of(session, changed)
        self._done -= lines.keys()
        words = {each: said for each, said in self._words.items() if each in versions}
        for need_id, written in lines.items():
            words.pop(need_id, None)
            try:
                said = words_to_look_up([NeedLine.model_validate(each) for each in written])
            except BAD_CONTENT as fault:
                leave_out("need", need_id, fault)
            else:
                if any(each is not None for each in said):
                    words[need_id] = said
        async with self._db.transaction() as session:
            await queries.forget_ended(session, today)
        self._versions, self._words = versions, words

    async def _look_up(self, needs: Sequence[UUID], stock: Stock, reach: Reach) -> None:
        # Read before the index is asked: nothing older than what is known replaces it.
        async with self._db.reading() as session:
            known = await queries.looked_up(session, needs)
        for need_id in needs:
            try:
                if await self._look_up_one(need_id, known.get(need_id, NEVER), stock, reach):
                    self._done.add(need_id)
            except BAD_CONTENT as fault:
                leave_out("need", need_id, fault)
                self._words.pop(need_id)  # Until it is amended.
            except Unavailable as fault:
                leave_out("need", need_id, fault)

    async def _look_up_one(
        self, need_id: UUID, known: LookedUp, stock: Stock, reach: Reach
    ) -> bool:
        """Return whether the rows of a need say whom its words find."""
        words = self._words[need_id]
        found: dict[int, Ids] = {}
        for line, asked in enumerate(words):
            if asked is not None:
                flags = await whom_words_find(self._live, asked, stock)
                found[line] = np.sort(stock.enterprises.id[flags])
        if known.says(words, found):
            return True
        async with self._db.transaction() as session:
            if not await queries.alone(session):
                return False
            kept = await queries.find_lookup(session, need_id)
            if known.revision != (kept.revision if kept else 0):
                return False
            if kept and reach.is_behind(kept.reach):
                return False
            await queries.write_down(session, need_id, known, words, found, reach)
        return True

"""Keeps the lists of all open needs what they would be if they were computed now.

    await keeper_of(db).keep()       # whatever was committed before is in the lists afterwards

A round looks at the suppliers that changed since the last one, by the numbers of the transactions
that changed them (`supplier_changes`), and at them alone: each is scored against every open need
and put where it belongs. Lists and horizon are written by one transaction, so that a process that
is killed has done the round or not begun it. A need that is new, amended, or of another day, and a
list that lost one of its last, are computed from all suppliers.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias
from uuid import UUID
from weakref import WeakKeyDictionary, ref

import structlog
from chassis import clock
from chassis.db import Database
from chassis.events import emit
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.markets import queries as markets
from matchmaking.markets.holding import HeldMarket, market_of
from matchmaking.markets.queries import Change
from matchmaking.markets.stock import Stock
from matchmaking.matching.ranking import Question
from matchmaking.needs.models import Need
from matchmaking.standing import queries
from matchmaking.standing.few import few_of
from matchmaking.standing.looking import look_at_all, look_at_few, standing_question
from matchmaking.standing.models import StandingList
from matchmaking.standing.queries import Rewritten
from matchmaking.standing.rules import KEPT, Kept, renewed

NEEDS_AT_A_TIME = 10
MANY = 2_000
"""So many changed suppliers at once are no longer few: an import is faster looked at as a whole."""

log = structlog.get_logger(__name__)

Stands: TypeAlias = Mapping[UUID, Mapping[UUID, Kept | None]]
"""By need and supplier, how the supplier stands now."""


class Keeper:
    """The standing matches of one database, kept by this process whenever no other one does."""

    def __init__(self, db: Database, *, most: int = KEPT) -> None:
        self._db = ref(db)  # a strong reference would keep the entry of `_keepers` for ever
        self._most = most
        self._questions: dict[UUID, tuple[int, Question]] = {}
        self._seen: dict[UUID, int] = {}
        self._in_hand: dict[UUID, tuple[int, Sequence[Kept]]] = {}

    async def keep(self) -> None:
        """Bring all lists up to date; does nothing while another process does it."""
        today = clock.now().date()
        await self._look_at_changed(today)
        while await self._compute_outdated(today):
            pass
        await self._end(today)

    async def has_work(self) -> bool:
        """Whether there is anything to do; two small SELECTs."""
        today = clock.now().date()
        async with self._open.reading() as session:
            horizon = await queries.find_horizon(session)
            moment, changes = await markets.read_changes(session, horizon)
            if horizon is None or moment.next < horizon:
                return True
            if any(self._is_new(each) for each in changes):
                return True
            return await queries.is_outdated(session, today)

    @property
    def _open(self) -> Database:
        db = self._db()
        if db is None:
            raise RuntimeError("the database of these lists is closed")
        return db

    async def _look_at_changed(self, today: date) -> None:
        db = self._open
        async with db.transaction() as session:
            if not await queries.alone(session):
                return
            horizon = await queries.find_horizon(session)
            moment, changes = await markets.read_changes(session, horizon)
            new = [each for each in changes if self._is_new(each)]
            written: dict[UUID, tuple[int, Sequence[Kept]]] = {}
            if horizon is None or moment.next < horizon or len(new) > MANY:
                # At the beginning, in a restored database, or after an import: all is looked at.
                await queries.forget_days(session)
                await queries.move_horizon(session, moment.begun)
            elif new:
                stock = await market_of(db).current()
                suppliers = [each.supplier for each in new]
                written = await self._put_in_place(session, suppliers, stock, today)
                await queries.move_horizon(session, moment.begun)
        # Only now is it stored; a list that was not would be taken for one that is.
        self._in_hand |= written
        self._seen = {
            each.supplier: each.transaction for each in changes if each.transaction >= moment.begun
        }

    def _is_new(self, change: Change) -> bool:
        return self._seen.get(change.supplier) != change.transaction

    async def _put_in_place(
        self, session: AsyncSession, changed: Sequence[UUID], stock: Stock, today: date
    ) -> dict[UUID, tuple[int, Sequence[Kept]]]:
        """Put the changed suppliers in place; return the lists that were written, by revision."""
        open_needs = await queries.needs_with_lists(session, today)
        questions = await self._questions_of(session, open_needs, today)
        stands = await asyncio.to_thread(_look, questions, stock, changed)
        lists = {each.id: each for _, _, each in open_needs}
        before = await self._kept_of(session, lists)
        touched = [each for each in lists if _concerns(before[each], stands[each])]
        rewritten = []
        for need_id in touched:
            after = renewed(before[need_id], stands[need_id], most=self._most)
            if after is None:
                looked = await asyncio.to_thread(look_at_all, questions[need_id], stock)
                after = list(looked.kept)
            rewritten.append(Rewritten(lists[need_id], before[need_id], after))
        needs = await queries.needs_of(session, touched)
        different = await _write(session, needs, rewritten)
        return _by_revision(different)

    async def _kept_of(
        self, session: AsyncSession, lists: Mapping[UUID, StandingList]
    ) -> dict[UUID, Sequence[Kept]]:
        """Return the rows of lists; what this process has of the same revision is not read."""
        held = self._in_hand
        missing = [each for each in lists if held.get(each, (-1,))[0] != lists[each].revision]
        if missing:
            for need_id, kept in (await queries.kept_of(session, missing)).items():
                held[need_id] = lists[need_id].revision, kept
        self._in_hand = {each: held[each] for each in lists}
        return {each: kept for each, (_, kept) in self._in_hand.items()}

    async def _questions_of(
        self,
        session: AsyncSession,
        open_needs: Sequence[tuple[UUID, int, StandingList]],
        today: date,
    ) -> dict[UUID, Question]:
        """Return what the needs ask; a need is read and understood once a version."""
        versions = {need_id: version for need_id, version, _ in open_needs}
        known = self._questions
        missing = [each for each in versions if known.get(each, (0,))[0] != versions[each]]
        if missing:
            for need in (await queries.needs_of(session, missing)).values():
                known[need.id] = need.version, standing_question(need, today, most=self._most)
        self._questions = {each: known[each] for each in versions}
        return {each: replace(asked, day=today) for each, (_, asked) in self._questions.items()}

    async def _compute_outdated(self, today: date) -> bool:
        """Compute some lists from all suppliers; return whether there may be more."""
        db = self._open
        async with db.transaction() as session:
            if not await queries.alone(session):
                return False
            needs = await queries.outdated_needs(session, today, NEEDS_AT_A_TIME)
            if not needs:
                return False
            stock = await market_of(db).current()
            ids = [each.id for each in needs]
            lists = await queries.lists_of(session, ids)
            before = await queries.kept_of(session, ids)
            rewritten, asked = [], {}
            for need in needs:
                question = standing_question(need, today, most=self._most)
                looked = await asyncio.to_thread(look_at_all, question, stock)
                asked[need.id] = need.version, question
                found = lists.get(need.id) or StandingList.of(need)
                session.add(found)
                found.need_version, found.day = need.version, today
                found.attainable = looked.attainable
                rewritten.append(Rewritten(found, before[need.id], looked.kept))
            different = await _write(session, {each.id: each for each in needs}, rewritten)
        self._questions |= asked
        self._in_hand |= _by_revision(different)
        return True

    async def _end(self, today: date) -> None:
        async with self._open.transaction() as session:
            if await queries.alone(session) and (
                ended := await queries.ended_lists(session, today)
            ):
                await queries.end_lists(session, ended)


def _by_revision(lists: Sequence[Rewritten]) -> dict[UUID, tuple[int, Sequence[Kept]]]:
    return {each.found.id: (each.found.revision, each.after) for each in lists}


async def recompute_all(db: Database, *, most: int = KEPT) -> dict[UUID, list[Kept]]:
    """Return what every list should be, from the rows of all suppliers and nothing that is kept."""
    today = clock.now().date()
    stock = await HeldMarket(db).current()
    async with db.reading() as session:
        needs = await queries.open_needs(session, today)
    lists = {}
    for need in needs:
        question = standing_question(need, today, most=most)
        lists[need.id] = list((await asyncio.to_thread(look_at_all, question, stock)).kept)
    return lists


def _look(questions: Mapping[UUID, Question], stock: Stock, changed: Sequence[UUID]) -> Stands:
    places = stock.places_of(changed)
    gone = {each: None for each, at in zip(changed, places.tolist(), strict=True) if at < 0}
    criteria = {code for question in questions.values() for code in question.criteria}
    few = few_of(stock, places[places >= 0], criteria)
    return {need_id: gone | look_at_few(asked, few) for need_id, asked in questions.items()}


def _concerns(kept: Sequence[Kept], stands: Mapping[UUID, Kept | None]) -> bool:
    """Say whether any of the changed suppliers stands on the list, or may now."""
    if any(each is not None for each in stands.values()):
        return True
    return any(each.supplier in stands for each in kept)


async def _write(
    session: AsyncSession, needs: Mapping[UUID, Need], lists: Sequence[Rewritten]
) -> list[Rewritten]:
    """Write the lists that differ from what is stored, and tell of them; return those."""
    different = [each for each in lists if list(each.before) != list(each.after)]
    for each in different:
        each.found.revision += 1
        each.found.updated_at = clock.now()
        if fact := each.found.change(needs[each.found.id], each.before, each.after):
            emit(session, fact)
    await session.flush()
    await queries.write_kept(session, different)
    return different


_keepers: "WeakKeyDictionary[Database, Keeper]" = WeakKeyDictionary()


def keeper_of(db: Database) -> Keeper:
    """Return the keeper of a database in this process."""
    keeper = _keepers.get(db)
    if keeper is None:
        keeper = _keepers[db] = Keeper(db)
    return keeper

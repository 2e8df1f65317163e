"""Keeps the lists of all open needs what they would be if they were computed now.

    await keeper_of(db).keep()       # whatever was committed before is in the lists afterwards

A round looks at the suppliers that changed since the last one, by the numbers of the transactions
that changed them (`supplier_changes`), and at them alone: each is scored against every open need
and put where it belongs. Lists and horizon are written by one transaction, so that a process that
is killed has done the round or not begun it. A need that is new, amended, or of another day, or
whose words find others than before (`lookups/`), and a list that lost one of its last, are
outdated: they are computed from all suppliers, outside of any transaction. A need that cannot be
understood keeps an empty list until it is amended or the next day comes; it holds up no other one.
"""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from uuid import UUID
from weakref import WeakKeyDictionary, ref

from chassis import clock
from chassis.db import Database
from chassis.events import emit
from chassis.search.reading import BAD_CONTENT
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.leaving_out import leave_out
from matchmaking.lookups import queries as lookups
from matchmaking.markets import queries as markets
from matchmaking.markets.holding import HeldMarket, market_of
from matchmaking.markets.queries import Change
from matchmaking.markets.stock import Stock
from matchmaking.needs.models import Need
from matchmaking.standing import queries
from matchmaking.standing.computing import Computed, compute, look_at_changed, put_right
from matchmaking.standing.looking import Asked, asked_by
from matchmaking.standing.models import StandingList
from matchmaking.standing.queries import Rewritten
from matchmaking.standing.rules import KEPT, Kept, Moves, moves_among_best, renewed
from matchmaking.standing.telling import write_down

NEEDS_AT_A_TIME = 10
MANY = 2_000
"""So many changed suppliers at once are no longer few: an import is faster looked at as a whole."""


class Keeper:
    """The standing matches of one database, kept by this process whenever no other one does."""

    def __init__(self, db: Database, *, most: int = KEPT) -> None:
        self._db = ref(db)  # a strong reference would keep the entry of `_keepers` for ever
        self._most = most
        self._asked: dict[UUID, tuple[int, Asked]] = {}
        self._seen: dict[UUID, int] = {}
        self._in_hand: dict[UUID, tuple[int, Sequence[Kept]]] = {}
        self._left_out: dict[UUID, tuple[int, date]] = {}

    async def keep(self) -> None:
        """Bring all lists up to date; does nothing while another process does it."""
        today = clock.now().date()
        # Reading all suppliers takes long; after this a transaction has only to catch up.
        await market_of(self._open).current()
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
        """Put the changed suppliers in place; return the lists that were written, by revision.

        A list that needs a look at all, or that the time does not suffice for, becomes outdated.
        """
        open_needs = [
            each
            for each in await queries.needs_with_lists(session, today)
            if self._left_out.get(each[0]) != (each[1], today)
        ]
        asked = await self._asked_by(session, open_needs, today)
        known = await lookups.looked_up(session, list(asked), changed)
        looks = await asyncio.to_thread(look_at_changed, asked, known, stock, changed)
        lists = {each.id: each for _, _, each in open_needs}
        before = await self._kept_of(session, lists)
        rewritten = []
        for need_id, found in lists.items():
            stands = looks.stands.get(need_id)
            if stands is None:
                found.day = None
            elif _concerns(before[need_id], stands):
                after = renewed(before[need_id], stands, most=self._most)
                if after is None:
                    found.day = None
                else:
                    rewritten.append(Rewritten(found, before[need_id], after))
        needs = await queries.needs_of(session, [each.found.id for each in rewritten])
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

    async def _asked_by(
        self,
        session: AsyncSession,
        open_needs: Sequence[tuple[UUID, int, StandingList]],
        today: date,
    ) -> dict[UUID, Asked]:
        """Return what the needs ask, as far as they can be understood; each is read once."""
        versions = {need_id: version for need_id, version, _ in open_needs}
        known = self._asked
        missing = [each for each in versions if known.get(each, (0,))[0] != versions[each]]
        if missing:
            for need in (await queries.needs_of(session, missing)).values():
                with suppress(*BAD_CONTENT):  # Whoever computes its list says so.
                    known[need.id] = need.version, asked_by(need, today, most=self._most)
        self._asked = {
            each: known[each] for each in versions if known.get(each, (0,))[0] == versions[each]
        }
        return {each: asked.on(today) for each, (_, asked) in self._asked.items()}

    async def _compute_outdated(self, today: date) -> bool:
        """Compute some lists from all suppliers; return whether there may be more.

        That takes long, and so no transaction is open meanwhile. The one that writes puts those in
        place who have changed since.
        """
        db = self._open
        async with db.reading() as session:
            needs = await queries.outdated_needs(session, today, NEEDS_AT_A_TIME)
            horizon = await queries.find_horizon(session)
            _, seen = await markets.read_changes(session, horizon)
            known = await lookups.looked_up(session, [each.id for each in needs])
        if not needs or horizon is None:
            return False
        stock = await market_of(db).current()
        computed = await asyncio.to_thread(compute, needs, known, stock, today, self._most)
        async with db.transaction() as session:
            if not await queries.alone(session):
                return False
            _, changes = await markets.read_changes(session, horizon)
            since = [each.supplier for each in set(changes) - set(seen)]
            if len(since) > MANY:
                return True
            if since:
                stock = await market_of(db).current()
                await asyncio.to_thread(put_right, computed, stock, since, self._most)
            written = await self._store(session, computed, today)
        self._remember(computed, written, today)
        return True

    async def _store(
        self, session: AsyncSession, computed: Mapping[UUID, Computed], today: date
    ) -> list[Rewritten]:
        """Write the lists of the needs that still say what they said."""
        current = await queries.outdated_needs(session, today, NEEDS_AT_A_TIME)
        needs = {
            each.id: each
            for each in current
            if each.id in computed
            and computed[each.id].need_version == each.version
            and not computed[each.id].is_undecided
        }
        lists = await queries.lists_of(session, needs)
        before = await queries.kept_of(session, needs)
        rewritten = []
        for need in needs.values():
            found = lists.get(need.id) or StandingList.of(need)
            session.add(found)
            one = computed[need.id]
            is_first = need.id not in lists or found.is_provisional != one.is_provisional
            found.need_version, found.day = need.version, today
            found.attainable = one.attainable
            found.lookup_revision = one.known.revision
            found.is_provisional = one.is_provisional
            rewritten.append(Rewritten(found, before[need.id], one.kept, is_first=is_first))
        return await _write(session, needs, rewritten)

    def _remember(
        self, computed: Mapping[UUID, Computed], written: Sequence[Rewritten], today: date
    ) -> None:
        self._in_hand |= _by_revision(written)
        self._left_out = {each: said for each, said in self._left_out.items() if said[1] == today}
        for need_id, each in computed.items():
            if each.asked is not None:
                self._asked[need_id] = each.need_version, each.asked
            if each.fault is not None:
                leave_out("need", need_id, each.fault)
                self._left_out[need_id] = each.need_version, today

    async def _end(self, today: date) -> None:
        async with self._open.transaction() as session:
            if await queries.alone(session) and (
                ended := await queries.ended_lists(session, today)
            ):
                await queries.end_lists(session, ended)


def _by_revision(lists: Sequence[Rewritten]) -> dict[UUID, tuple[int, Sequence[Kept]]]:
    return {each.found.id: (each.found.revision, each.after) for each in lists}


async def recompute_all(db: Database, *, most: int = KEPT) -> dict[UUID, list[Kept]]:
    """Return what every list should be, from suppliers, needs and whom words find alone."""
    today = clock.now().date()
    stock = await HeldMarket(db).current()
    async with db.reading() as session:
        needs = await queries.open_needs(session, today)
        known = await lookups.looked_up(session, [each.id for each in needs])
    computed = await asyncio.to_thread(compute, needs, known, stock, today, most)
    return {need_id: list(each.kept) for need_id, each in computed.items()}


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
    told: list[tuple[StandingList, Moves]] = []
    for each in different:
        each.found.revision += 1
        each.found.updated_at = clock.now()
        if moves := moves_among_best(each.before, each.after):
            emit(session, each.found.change(needs[each.found.id], moves))
            # Whoever has just published or amended a need looks at its matches.
            if not each.is_first:
                told.append((each.found, moves))
    await session.flush()
    await queries.write_kept(session, different)
    await write_down(session, told)
    return different


_keepers: "WeakKeyDictionary[Database, Keeper]" = WeakKeyDictionary()


def keeper_of(db: Database) -> Keeper:
    """Return the keeper of a database in this process."""
    keeper = _keepers.get(db)
    if keeper is None:
        keeper = _keepers[db] = Keeper(db)
    return keeper

"""The market of this process: read once, then kept current by what changed since.

    stock = await market_of(db).current()        # sees whatever was committed before
    market = stock.market(criteria, schemes)     # columns for `exclude` and `score`

Asking costs one small SELECT when nothing changed. A process that follows the stream of the service
(`LiveMarket`) asks after every batch of events, so that little is left for whoever matches.
"""

import asyncio
from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from contextvars import Context
from datetime import date
from typing import TypeVar
from uuid import UUID
from weakref import WeakKeyDictionary, ref

import numpy as np
import structlog
from chassis.auth import SYSTEM, acting_as
from chassis.db import Database
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.exposure import queries as exposure
from matchmaking.markets import queries
from matchmaking.markets.queries import Change, Moment, Words
from matchmaking.markets.rules import Ids, Ints, Market, ids_of
from matchmaking.markets.stock import Batch, Stock, empty_stock, together

CHUNK = 20_000
MANY = 5_000

log = structlog.get_logger(__name__)
_held: "WeakKeyDictionary[Database, HeldMarket]" = WeakKeyDictionary()


def market_of(db: Database) -> "HeldMarket":
    """Return the market that this process holds of a database."""
    held = _held.get(db)
    if held is None:
        held = _held[db] = HeldMarket(db)
    return held


async def load_market(
    db: Database, *, criteria: Iterable[str], required_schemes: Collection[str] | None = None
) -> Market:
    """Return all suppliers as a need with these criteria and schemes compares them.

    Everything that was committed before the call is in it. `required_schemes` None are all.
    """
    stock = await market_of(db).current()
    return await asyncio.to_thread(stock.market, list(criteria), required_schemes)


class HeldMarket:
    """Every supplier as columns, in this process."""

    def __init__(self, db: Database) -> None:
        self._db = ref(db)  # a strong reference would keep the entry of `_held` for ever
        self._words = Words({}, {})
        self._stock: Stock | None = None
        self._seen = Moment(0, 0)
        self._loaded: dict[UUID, int] = {}
        self._shown: tuple[date, Ids, Ints] | None = None
        self._one_at_a_time = asyncio.Lock()
        self._asked = 0
        self._answered = 0

    async def current(self) -> Stock:
        """Return the suppliers with everything that was committed before the call."""
        self._asked += 1
        mine = self._asked
        async with self._one_at_a_time:
            # Whoever waited meanwhile is served by one reading that began after all had asked.
            if self._stock is None or self._answered < mine:
                answers = self._asked
                # Outside the caller's transaction: what it has not committed is nobody's business.
                await asyncio.create_task(self._catch_up(), context=Context())
                self._answered = answers
            if self._stock is None:
                raise RuntimeError("the market was read and is not there")
            return self._stock

    @property
    def held(self) -> Stock | None:
        """What was read last, without asking whether it is current."""
        return self._stock

    async def shown(self, stock: Stock, day: date) -> Ints:
        """Return how often each supplier was shown before a day; read once a day."""
        if self._shown is None or self._shown[0] != day:
            context = Context()
            counted = await asyncio.create_task(self._count_shown(day), context=context)
            self._shown = (day, ids_of(counted), np.array([*counted.values()], np.int32))
        _, ids, times = self._shown
        places = stock.places(ids)
        shown = np.zeros(len(stock.enterprises), np.int32)
        shown[places[places >= 0]] = times[places >= 0]
        return shown

    async def _count_shown(self, day: date) -> dict[UUID, int]:
        with acting_as(SYSTEM):
            async with self._open() as session:
                return await exposure.shown_before(session, day)

    def _open(self) -> AbstractAsyncContextManager[AsyncSession]:
        db = self._db()
        if db is None:
            raise RuntimeError("the database of this market is closed")
        return db.reading()

    async def _catch_up(self) -> None:
        with acting_as(SYSTEM):
            if self._stock is None:
                await self._build()
                return
            async with self._open() as session:
                await queries.in_one_moment(session)
                moment, changes = await queries.read_changes(session, self._seen.begun)
                is_restored = moment.next < self._seen.next
                new = [each for each in changes if self._is_new(each)]
                batches = [
                    await queries.read_batch(session, queries.among(few), self._words)
                    for few in _in_parts([each.supplier for each in new], MANY)
                ]
            if is_restored:
                log.warning("market.rebuilds", because="the database is an earlier one")
                await self._build()
                return
            if new:
                concerned = ids_of(each.supplier for each in new)
                stock, batch = self._stock, together(batches)
                self._stock = await asyncio.to_thread(stock.changed, concerned, batch)
                log.debug("market.caught_up", suppliers=len(new))
            self._remember(moment, changes)

    def _is_new(self, change: Change) -> bool:
        return self._loaded.get(change.supplier) != change.transaction

    def _remember(self, moment: Moment, changes: Sequence[Change]) -> None:
        self._seen = moment
        self._loaded = {
            each.supplier: each.transaction for each in changes if each.transaction >= moment.begun
        }

    async def _build(self) -> None:
        """Read all suppliers, some at a time; what changes meanwhile is caught up afterwards."""
        self._words = Words({}, {})
        async with self._open() as session:
            moment, _ = await queries.read_changes(session, None)
        batches: list[Batch] = []
        after: UUID | None = None
        while True:
            async with self._open() as session:
                await queries.in_one_moment(session)
                last = await queries.last_of(session, after, CHUNK)
                chosen = queries.between(after, last)
                batches.append(await queries.read_batch(session, chosen, self._words))
            if last is None:
                break
            after = last
        self._stock = await asyncio.to_thread(_built, batches)
        self._remember(moment, [])
        log.info("market.built", suppliers=len(self._stock.enterprises))
        await self._catch_up()


def _built(batches: Sequence[Batch]) -> Stock:
    whole = together(batches)
    empty = empty_stock(whole.offers.codes, whole.offers.units)
    return empty.changed(whole.enterprises.id, whole)


E = TypeVar("E")


def _in_parts(everything: Sequence[E], most: int) -> Iterable[Sequence[E]]:
    return (everything[start:][:most] for start in range(0, len(everything), most))

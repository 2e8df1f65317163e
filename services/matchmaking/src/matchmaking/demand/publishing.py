"""Counts the demand of this moment, and publishes as much of it as may be told."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

import numpy as np
from chassis import clock
from chassis.db import Database
from chassis.events import emit
from chassis.search.reading import BAD_CONTENT
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.demand import queries
from matchmaking.demand.models import DemandCell
from matchmaking.demand.rules import (
    NOBODY,
    Cell,
    Group,
    Sources,
    Tally,
    asking_of,
    counted,
    may_be_told,
    sector_of,
)
from matchmaking.leaving_out import leave_out
from matchmaking.lookups import queries as lookups
from matchmaking.lookups.rules import NEVER, LookedUp
from matchmaking.markets.holding import market_of
from matchmaking.markets.rules import Ints
from matchmaking.markets.stock import Stock
from matchmaking.needs.models import Need
from matchmaking.standing.looking import asked_by, found_in

NEEDS_AT_A_TIME = 10


async def count_demand(db: Database, day: date) -> Tally:
    """Return who counts at this moment."""
    stock = await market_of(db).current()
    async with db.reading() as session:
        needs = await queries.public_needs(session, day)
        sectors = await queries.sectors_of_suppliers(session)
    known = stock.enterprises
    tally = Tally(_groups(stock, sectors), [known.id_of(at) for at in range(len(known))])
    for start in range(0, len(needs), NEEDS_AT_A_TIME):
        some = needs[start:][:NEEDS_AT_A_TIME]
        async with db.reading() as session:
            found = await lookups.looked_up(session, [each.id for each in some])
        for need in some:
            try:
                await asyncio.to_thread(_count, tally, need, found.get(need.id, NEVER), stock, day)
            except BAD_CONTENT as fault:
                leave_out("need", need.id, fault)
    return tally


async def publish_demand(db: Database) -> int:
    """Tell what is new and may be told; return how many cells say something else now."""
    tally = await count_demand(db, clock.now().date())
    changed = 0
    async with db.transaction() as session:
        if not await queries.alone(session):
            return 0
        for criterion in sorted(tally.criteria | await queries.criteria_of_cells(session)):
            now = await asyncio.to_thread(tally.cells_of, criterion)
            changed += await _publish(session, criterion, now)
    return changed


async def _publish(session: AsyncSession, criterion: str, now: Mapping[Cell, Sources]) -> int:
    """Tell what is new and may be told of a criterion; return of how many cells."""
    changed = 0
    known = {each.cell: each for each in await queries.cells_to_change(session, criterion)}
    for cell in sorted(known.keys() | now.keys(), key=_spelled):
        row, here = known.get(cell), now.get(cell, NOBODY)
        sources = counted(here, row.counted.sources if row else None)
        if row is None:
            if not may_be_told(sources):
                continue
            row = DemandCell.of(cell)
            session.add(row)
        if fact := row.tell(sources, clock.now()):
            emit(session, fact)
            changed += 1
    # What is written is held no longer: who counts in all cells together is much.
    await session.flush()
    return changed


def _count(tally: Tally, need: Need, known: LookedUp, stock: Stock, day: date) -> None:
    asked = asked_by(need, day)
    market = stock.market(asked.criteria, asked.question.constraints.schemes)
    found = found_in(stock, asked.words, known)
    tally.add(asking_of(need.id, need.owner_id, asked.question, market, found))


def _groups(stock: Stock, sectors: Sequence[tuple[UUID, str]]) -> Mapping[Group, Ints]:
    """Return the places of the suppliers of each economy and sector."""
    places = stock.places_of([each for each, _ in sectors]).tolist()
    groups: dict[Group, set[int]] = {}
    for at, (_, code) in zip(places, sectors, strict=True):
        sector = sector_of(code)
        if at >= 0 and sector is not None:
            groups.setdefault((str(stock.enterprises.economy[at]), sector), set()).add(at)
    return {key: np.array(sorted(several), np.int64) for key, several in groups.items()}


def _spelled(cell: Cell) -> tuple[str, str, str]:
    return cell.economy, cell.sector, cell.criterion

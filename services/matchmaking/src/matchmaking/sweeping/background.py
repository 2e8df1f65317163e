"""Removes what is kept for a while only, once an hour."""

import asyncio
from typing import Final

import structlog
from chassis import auth, clock
from chassis.attachments import Attachments, attachments_of
from chassis.db import Database
from chassis.settings import Settings

from matchmaking.sweeping import queries

SWEEP_EVERY_S: Final = 3600.0

log = structlog.get_logger()


async def run(db: Database, settings: Settings) -> None:
    """Work for ever; whoever runs this runs it again after a fault."""
    files = attachments_of(settings)
    while True:
        await sweep_once(db, files)
        await asyncio.sleep(SWEEP_EVERY_S)


async def sweep_once(db: Database, files: Attachments) -> None:
    """Remove all whose time is over at this moment, in small transactions."""
    # Whom PostgreSQL shows no rows, to him no file is named.
    with auth.acting_as(auth.SYSTEM):
        for rule in queries.RULES:
            if rows := await _sweep_rows(db, rule):
                log.info("sweeper.swept", table=rule.table.__tablename__, rows=rows)
        if removed := await _sweep_files(db, files):
            log.info("sweeper.swept", files=removed)


async def _sweep_rows(db: Database, rule: queries.Rule) -> int:
    rows, some = 0, queries.AT_ONCE
    while some == queries.AT_ONCE:
        async with db.transaction() as session:
            some = await queries.sweep(session, rule, clock.now())
        rows += some
    return rows


async def _sweep_files(db: Database, files: Attachments) -> int:
    """Remove the files that no row names. The rows are asked first, the store is told after."""
    removed, before = 0, clock.now() - queries.FILES_KEPT
    async for names in files.older_than(before):
        async with db.reading() as session:
            named = await queries.named_files(session, names, clock.now())
        for name in set(names) - named:
            # Somebody may have sent it again while we asked.
            removed += await files.remove_older(name, before)
    return removed

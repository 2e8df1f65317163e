"""Takes running imports in, a batch at a time, beside the requests of the service.

The work has a thread and an event loop of its own: comparing names with those of the network is
arithmetic, and a request must not wait for it.
"""

import asyncio
import contextlib
import threading
from collections import Counter
from typing import Final, TypeAlias
from uuid import UUID

import structlog
from chassis import auth, failpoints, metrics
from chassis.attachments import Attachments, attachments_of
from chassis.db import Database
from chassis.identifiers import uuid7
from chassis.problems import NotFound, Unavailable
from chassis.settings import Settings

from matchmaking.imports import actions
from matchmaking.imports.files import local_copy
from matchmaking.imports.known import Known
from matchmaking.imports.models import Import
from matchmaking.spreadsheets.limits import Unreadable
from matchmaking.spreadsheets.reading import Layout, read_after

LOOK_EVERY_S: Final = 0.5
TRIES: Final = 3
"""How often an import may fail unexpectedly after one row, before it ends with a problem."""

Tries: TypeAlias = Counter[tuple[UUID, int]]

log = structlog.get_logger()


async def run(_db: Database, settings: Settings) -> None:
    """Work until the process ends."""
    ending = threading.Event()
    try:
        await asyncio.to_thread(_work, settings, ending)
    finally:
        ending.set()


def _work(settings: Settings, ending: threading.Event) -> None:
    # The loop of asyncio, because only the main thread may start processes with the other one.
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        runner.run(_work_until(settings, ending))


async def _work_until(settings: Settings, ending: threading.Event) -> None:
    url = settings.database_url.get_secret_value()
    db = Database(url, pool_size=1, application_name="matchmaking-imports")
    files = attachments_of(settings)
    tries: Tries = Counter()
    try:
        with auth.acting_as(auth.SYSTEM):
            while not ending.is_set():
                if not await take_one(db, files, ending, tries):
                    await asyncio.sleep(LOOK_EVERY_S)
    finally:
        await db.dispose()


async def take_one(
    db: Database,
    files: Attachments,
    ending: threading.Event | None = None,
    tries: Tries | None = None,
) -> bool:
    """Take in an import that waits, to its end or until it is paused; False when none waits.

    One that fails unexpectedly is left alone for the time of its lease, while others go on.
    """
    worker = uuid7()
    imported = await actions.claim_import(db, worker)
    if imported is None:
        return False
    log.info("import.begins", import_id=str(imported.id), after=imported.last_row)
    problem = None
    try:
        if not await _take_all(db, files, worker, imported, ending):
            await actions.release_import(db, worker, imported.id)
            return True
    except (Unreadable, NotFound) as refusal:
        problem = str(refusal)
    except (Unavailable, OSError):  # no fault of the list: it may be tried for ever
        raise
    except Exception:
        # The outermost loop of imports, for one that cannot go on must not hold up the others.
        metrics.IMPORT_FAULTS.inc()
        log.exception("import.failed", import_id=str(imported.id), after=imported.last_row)
        if not _is_hopeless(imported, Counter() if tries is None else tries):
            return True
        problem = (
            f"the rows after row {imported.last_row or imported.header_row} cannot be taken in; "
            "please tell the secretariat"
        )
    await actions.finish_import(db, worker, imported.id, problem=problem)
    log.info("import.ends", import_id=str(imported.id), problem=problem)
    return True


def _is_hopeless(imported: Import, tries: Tries) -> bool:
    """Count one more failure after the row at which this attempt began."""
    place = (imported.id, imported.last_row)
    tries[place] += 1
    if tries[place] < TRIES:
        return False
    del tries[place]  # A person may start it again, and it is tried as often again.
    return True


async def _take_all(
    db: Database,
    files: Attachments,
    worker: UUID,
    imported: Import,
    ending: threading.Event | None,
) -> bool:
    """Return whether the last row was reached."""
    after = max(imported.last_row, imported.header_row)
    layout = Layout.model_validate(imported.about)  # as it was shown to the sender
    known = Known(db)
    await known.recall(imported)
    async with contextlib.AsyncExitStack() as stack:
        path = await stack.enter_async_context(local_copy(files, imported.file))
        groups = await stack.enter_async_context(
            read_after(path, imported.media_type, layout, after)
        )
        async for lines in groups:
            if ending is not None and ending.is_set():
                return False
            if not await actions.take_rows(db, worker, imported.id, lines, known):
                return False
            failpoints.hit("imports.batch_taken")
    return True

"""A worker that is killed in the middle of an import, as by kill -9 or a power cut."""

import asyncio
import os
import random
import signal
import sys
from datetime import timedelta
from pathlib import Path

import given_imports as given
import psycopg
import pytest
import time_machine
from chassis import clock, row_security
from matchmaking.imports.models import LEASE

PROCESS = Path(__file__).parent / "importing_process.py"
ROWS = 650


def a_long_list() -> bytes:
    chance = random.Random(1)
    rows = [("China", a_name(chance), f"{number} Canal Road", "") for number in range(ROWS)]
    rows[300] = ("Bangladesh", "Echotex", "", "")
    return given.csv_of(*rows)


def a_name(chance: random.Random) -> str:
    """A name that nobody takes for another one of these."""
    letters = chance.sample("abcdefghijklmnopqrstuvwxyz", 18)
    return f"{''.join(letters[:9])} {''.join(letters[9:])}".title()


async def killed_at(point: str, url: str, folder: str) -> int:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        PROCESS,
        url,
        folder,
        env=os.environ | {"GSCNET_FAILPOINT": point},
    )
    return await process.wait()


@pytest.mark.parametrize(
    ("point", "done"),
    [
        ("db.flushed:2", 0),
        ("db.before_commit:2", 0),
        ("db.before_commit:3", 100),
        ("db.after_commit:3", 200),
        ("imports.batch_taken:4", 400),
        ("db.before_commit:9", 650),
    ],
)
async def test_no_row_is_lost_or_taken_in_twice(
    client, editor, db, files, settings, database_url, point, done
):
    sender = client(editor)
    imported = await given.received(sender, a_long_list())
    await given.started(sender, imported)

    code = await killed_at(point, database_url, settings.attachments_url)
    between = await given.shown(sender, imported)
    with time_machine.travel(clock.now() + LEASE + timedelta(seconds=1), tick=True):
        await given.worked(db, files)

    assert (code, between["state"], between["rows_done"]) == (-signal.SIGKILL, "running", done)
    with psycopg.connect(database_url) as connection:
        row_security.act_as_system(connection)
        rows = connection.execute("SELECT number FROM import_rows ORDER BY number").fetchall()
        (suppliers,) = connection.execute("SELECT count(*) FROM suppliers").fetchone()
        (announced,) = connection.execute(
            "SELECT count(*) FROM outbox WHERE type LIKE '%.registered'"
        ).fetchone()
        (finished,) = connection.execute(
            "SELECT count(*) FROM outbox WHERE type LIKE '%.import.finished'"
        ).fetchone()
    assert [number for (number,) in rows] == list(range(2, ROWS + 2))
    after = (await given.stored(db, imported)).counts
    accepted = after.get("accepted", 0) + after.get("accepted_with_warnings", 0)
    assert sum(after.values()) == ROWS
    assert (suppliers, announced, finished) == (accepted, accepted, 1)
    assert accepted > ROWS * 0.9

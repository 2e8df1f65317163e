"""`gscnet dead-letters`: events that a service could not take, shown, tried again or given up."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from chassis import inbox
from chassis.db import Database
from chassis.problems import NotFound, Problem
from cyclopts import App
from embedded import Postgres
from rich.console import Console
from sqlalchemy.ext.asyncio import AsyncSession

from gscnet.home import Home
from gscnet.network import OWNERS_OF_DATA, login_url
from gscnet.settings import Settings

app = App(name="dead-letters", help="Events that a service could not take.")

Change = Callable[[AsyncSession, UUID], Awaitable[None]]


class NothingRuns(RuntimeError):
    """The databases are not up."""


@app.command(name="list")
def show(*, json_: bool = False) -> int:
    """Show what is parked and not settled, oldest first.

    Parameters
    ----------
    json_
        Write JSON, for programs.
    """
    try:
        letters = asyncio.run(collect())
    except NothingRuns as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    if json_:
        sys.stdout.write(json.dumps(letters, indent=2, default=str) + "\n")
        return 0
    console = Console(soft_wrap=True, highlight=False)
    if not letters:
        console.print("There are no dead letters.")
    for letter in letters:
        where = f"{letter['service']}  {letter['consumer']}  {letter['type']}"
        console.print(f"{letter['id']}  {where}", markup=False)
        console.print(f"  {letter['state']} after {letter['attempts']} attempts: ", end="")
        console.print(letter["reason"], markup=False)
    return 0


@app.command
def retry(letter_id: UUID) -> int:
    """Try a parked event again; what waits behind it follows by itself."""
    return settle(letter_id, inbox.retry_dead_letter)


@app.command
def discard(letter_id: UUID) -> int:
    """Give a parked event up, so that the events behind it go on without it."""
    return settle(letter_id, inbox.discard_dead_letter)


def settle(letter_id: UUID, change: Change) -> int:
    try:
        service = asyncio.run(change_where_it_is(letter_id, change))
    except Problem as refusal:
        sys.stderr.write(f"{refusal.detail}\n")
        return 1
    except NothingRuns as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    Console().print(f"{letter_id} in {service}: done.", highlight=False)
    return 0


@asynccontextmanager
async def databases() -> AsyncIterator[dict[str, Database]]:
    """Open the database of each service of the network that runs.

    Raises:
        NothingRuns: none does.
    """
    home = Home(Settings.from_environment().home)
    note = home.running_note()
    if note is None:
        raise NothingRuns("Nothing runs. `gscnet up` starts it.")
    server = Postgres(home.postgres, note.postgres_port)
    opened = {}
    for name in OWNERS_OF_DATA:
        opened[name] = Database(login_url(server, home, name), pool_size=1)
    try:
        yield opened
    finally:
        for database in opened.values():
            await database.dispose()


async def collect() -> list[dict[str, Any]]:
    letters: list[dict[str, Any]] = []
    async with databases() as opened:
        for service, database in opened.items():
            async with database.reading() as session:
                rows = await inbox.list_dead_letters(session)
            letters += [{"service": service} | dict(row._mapping) for row in rows]  # noqa: SLF001
    return sorted(letters, key=lambda letter: str(letter["parked_at"]))


async def change_where_it_is(letter_id: UUID, change: Change) -> str:
    """Apply a change in the service that has the letter, and return its name."""
    async with databases() as opened:
        for service, database in opened.items():
            try:
                async with database.transaction() as session:
                    await change(session, letter_id)
            except NotFound:
                continue
            return service
    raise NotFound(f"there is no dead letter {letter_id}")

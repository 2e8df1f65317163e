"""`gscnet receipts`: match lists that were kept, computed once more."""

import asyncio
import json
import sys
from datetime import date
from uuid import UUID

from chassis import clock
from chassis.auth import SYSTEM, acting_as
from chassis.db import Database
from chassis.problems import Problem
from cyclopts import App
from embedded import Postgres
from matchmaking.receipts.replaying import Again, Replay, replay
from matchmaking.receipts.schemas import ReplayOut
from rich.console import Console

from gscnet.home import Home
from gscnet.network import login_url
from gscnet.settings import Settings

app = App(name="receipts", help="Match lists that were kept, with all they were computed from.")


class NothingRuns(RuntimeError):
    """The databases are not up."""


@app.command(name="replay")
def replay_receipt(receipt_id: UUID, *, json_: bool = False) -> int:
    """Compute a kept match list again; ends with 0 if it is the same, with 3 if it is not.

    From the kept inputs the answer is the same byte for byte, unless the rules have changed. From
    the suppliers as they are now it is the same as long as nothing has changed; if it is not, the
    cause is named.

    Parameters
    ----------
    receipt_id
        As the match list names it.
    json_
        Write JSON, for programs.
    """
    try:
        found = asyncio.run(_replay(receipt_id, clock.now().date()))
    except (Problem, NothingRuns) as refusal:
        sys.stderr.write(f"{getattr(refusal, 'detail', refusal)}\n")
        return 1
    if json_:
        sys.stdout.write(json.dumps(ReplayOut.of(found).model_dump(mode="json"), indent=2) + "\n")
    else:
        _show(found)
    return 0 if found.is_intact and found.from_inputs.is_equal else 3


async def _replay(receipt_id: UUID, today: date) -> Replay:
    home = Home(Settings.from_environment().home)
    note = home.running_note()
    if note is None:
        raise NothingRuns("Nothing runs. `gscnet up` starts it.")
    server = Postgres(home.postgres, note.postgres_port)
    db = Database(login_url(server, home, "matchmaking"), pool_size=1)
    try:
        with acting_as(SYSTEM):
            return await replay(db, SYSTEM, receipt_id, today, live=None)
    finally:
        await db.dispose()


def _show(found: Replay) -> None:
    console = Console(soft_wrap=True, highlight=False)
    receipt = found.receipt
    console.print(f"Receipt {receipt.id} of need {receipt.need_id}, {receipt.day}", markup=False)
    state = "as it was hashed" if found.is_intact else "NOT as it was hashed"
    console.print(f"  Its content is {state}: {receipt.sha256}", markup=False)
    _say(console, "From what was kept", found.from_inputs)
    _say(console, "From the suppliers as they are now", found.from_now)
    if found.today is not None:
        _say(console, "From the suppliers as they are now, today", found.today)


def _say(console: Console, where: str, again: Again) -> None:
    console.print(f"  {where}: {'equal' if again.is_equal else 'different'}.", markup=False)
    for cause in again.causes:
        console.print(f"    because of {cause}", markup=False)
    for each in again.differences[:10]:
        console.print(f"    {each.pointer}: {each.kept!r} then, {each.now!r} now", markup=False)

"""A network in the background: started, waited for, and what is said about it."""

import subprocess
import sys
import time

from embedded.processes import last_lines
from rich.console import Console

from gscnet.home import Home

LONGEST_START_S = 300.0


def refuse(console: Console, sentence: str) -> int:
    console.print(sentence, style="red", highlight=False, markup=False, soft_wrap=True)
    return 1


def where_it_runs(home: Home) -> str:
    note = home.read_note()
    if note is None:
        return "`gscnet status` says where."
    return f"The website is {note.website}; `gscnet status` says more, `gscnet down` stops it."


def start_in_background(home: Home, *, wait: bool, console: Console) -> int:
    """Start `gscnet up` as a process of its own; with `wait`, until all of it is healthy."""
    if home.is_running():
        console.print(f"The network already runs. {where_it_runs(home)}", soft_wrap=True)
    else:
        home.create()
        with home.log("up").open("wb") as output:
            process = subprocess.Popen(
                # A log is no place for keys.
                [sys.executable, "-m", "gscnet", "up", "--no-show-keys"],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        if not comes_up(home, process, until_ready=False):
            return refuse(console, last_lines(home.log("up")))
    if wait and not comes_up(home, None, until_ready=True):
        return refuse(console, f"It is not healthy:\n{last_lines(home.log('up'))}")
    note = home.read_note()
    if note is not None:
        console.print(f"Website {note.website}   API {note.gateway}/docs", highlight=False)
    return 0


def comes_up(home: Home, process: subprocess.Popen[bytes] | None, *, until_ready: bool) -> bool:
    """Wait until the network runs, or is ready; say whether it did."""
    deadline = time.monotonic() + LONGEST_START_S
    while time.monotonic() < deadline:
        note = home.running_note()
        if note is not None and (note.ready or not until_ready):
            return True
        ended = process.poll() is not None if process else not home.is_running()
        if ended:
            return False
        time.sleep(0.1)
    return False

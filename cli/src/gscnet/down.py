"""`gscnet down`: stops the network that runs."""

import os
import signal
import time

from rich.console import Console

from gscnet.home import Home
from gscnet.settings import Settings

LONGEST_STOP_S = 20.0


def down() -> int:
    """Stop the network that runs, and wait until all of it has ended."""
    home = Home(Settings.from_environment().home)
    console = Console()
    note = home.running_note()
    if note is None:
        console.print("Nothing runs.")
        return 0
    os.kill(note.pid, signal.SIGTERM)
    deadline = time.monotonic() + LONGEST_STOP_S
    while home.is_running():
        if time.monotonic() > deadline:
            console.print(f"Process {note.pid} does not end.", style="red")
            return 1
        time.sleep(0.05)
    console.print("Stopped.")
    return 0

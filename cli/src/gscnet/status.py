"""`gscnet status`: what runs, and where."""

import json
import sys
from dataclasses import asdict

from rich.console import Console

from gscnet.board import table_of
from gscnet.home import Home
from gscnet.settings import Settings


def status(*, json_: bool = False) -> int:
    """Say what runs, and where; the exit code is 0 when everything is healthy.

    Parameters
    ----------
    json_
        Write JSON, for programs.
    """
    home = Home(Settings.from_environment().home)
    note = home.running_note()
    healthy = note is not None and note.ready and all(c.state == "ready" for c in note.components)
    if json_:
        told = {"running": note is not None, "healthy": healthy} | (asdict(note) if note else {})
        sys.stdout.write(json.dumps(told, indent=2) + "\n")
    elif note is None:
        Console().print("Nothing runs. `gscnet up` starts it.")
    else:
        console = Console()
        console.print(table_of(note.components))
        console.print(f"\nWebsite {note.website}   API {note.gateway}/docs", highlight=False)
    return 0 if healthy else 1

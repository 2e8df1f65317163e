"""`gscnet rebuild-search`: throws search indexes away, so that they are built from the record."""

import contextlib
import os
import shutil
import signal
import sys

from gscnet.components import REBUILD_MARKER
from gscnet.home import Home
from gscnet.network import SERVICES
from gscnet.settings import Settings


def rebuild_search(*services: str) -> int:
    """Build the search indexes of some services anew, or of all.

    A service that runs is restarted for it; the others go on.
    """
    unknown = sorted(set(services) - set(SERVICES))
    if unknown:
        names = ", ".join(SERVICES)
        sys.stderr.write(f"There is no index of {', '.join(unknown)}; there are: {names}\n")
        return 2
    home = Home(Settings.from_environment().home)
    note = home.running_note()
    processes = {each.name: each.pid for each in note.components} if note else {}
    for service in services or SERVICES:
        index = home.index(service)
        process = processes.get(service)
        if process is None:
            shutil.rmtree(index, ignore_errors=True)
            continue
        index.mkdir(parents=True, exist_ok=True)
        (index / REBUILD_MARKER).touch()
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGTERM)
    return 0

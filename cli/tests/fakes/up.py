"""`gscnet up` over programs that only stand for the real ones."""

import asyncio
import sys
from pathlib import Path

from gscnet.board import Board
from gscnet.home import Home
from gscnet.network import GATEWAY, SERVICES, WEBSITE, Programs
from gscnet.settings import Settings
from gscnet.up import Running
from rich.console import Console

HERE = Path(__file__).parent
PROGRAM = str(HERE / "program.py")

settings = Settings.from_environment()
home = Home(settings.home)
words = sys.argv[1:]
programs = Programs(
    serve={
        name: (PROGRAM, "broken" if name in words else "sound")
        for name in (*SERVICES, GATEWAY, WEBSITE)
    },
    prepare=Programs().prepare if "real-preparation" in words else (str(HERE / "prepare.py"),),
    load=(str(HERE / "load.py"),),
)
with home.locked(), Board(Console()) as board:
    sys.exit(asyncio.run(Running(home, settings, board, programs).run()))

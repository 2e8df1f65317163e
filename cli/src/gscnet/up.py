"""`gscnet up`: starts the whole network, watches over it, and stops it."""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import psutil
from embedded.processes import die_with_parent, last_lines
from rich.console import Console

from gscnet import prepared
from gscnet.background import refuse, start_in_background, where_it_runs
from gscnet.board import Board
from gscnet.home import AlreadyRunning, ComponentNote, Home, Note
from gscnet.network import GATEWAY, PROVISIONER, WEBSITE, Network, Programs
from gscnet.ports import PortInUse, WantedPort
from gscnet.settings import Settings
from gscnet.supervisor import GaveUp, State, Supervisor

COMPENDIUM = Path(__file__).resolve().parents[3] / "data" / "compendium"
SAME_BIRTH_S = 2.0


def up(
    *, detach: bool = False, wait: bool = False, tethered: bool = False, show_keys: bool = True
) -> int:
    """Start the whole network.

    Parameters
    ----------
    detach
        Run in the background; `gscnet down` stops it.
    wait
        With --detach, return when everything is healthy, or with an error.
    tethered
        Stop when the program that called this one dies, however it dies.
    show_keys
        Say the API keys of the demo accounts, at the end.
    """
    settings = Settings.from_environment()
    home = Home(settings.home)
    console = Console()
    if detach:
        return start_in_background(home, wait=wait, console=console)
    if tethered:
        die_with_parent(signal.SIGTERM, os.getppid())
    try:
        with home.locked(), Board(console) as board:
            return asyncio.run(Running(home, settings, board, show_keys=show_keys).run())
    except AlreadyRunning as refusal:
        return refuse(console, f"{refusal} {where_it_runs(home)}")


class Running:
    """One run of the network, from the first process to the last."""

    def __init__(
        self,
        home: Home,
        settings: Settings,
        board: Board,
        programs: Programs | None = None,
        *,
        show_keys: bool = True,
    ) -> None:
        self.show_keys = show_keys
        self.home = home
        self.settings = settings
        self.board = board
        self.network = Network(home, settings, programs)
        self.supervisor = Supervisor(
            [
                [self.network.postgres],
                [self.network.nats],
                self.network.services,
                self.network.edge,
            ],
            self.publish,
        )
        self.steps: dict[str, ComponentNote] = {}
        self.ready = False
        self.began = time.monotonic()
        self._stop = asyncio.Event()

    async def run(self) -> int:
        """Start everything, stay until a signal, stop everything; return the exit code."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, self._stop.set)
        starting = asyncio.create_task(self.start())
        stopping = asyncio.create_task(self._stop.wait())
        try:
            await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if starting.done():
                starting.result()
                await stopping
        except (GaveUp, PortInUse) as fault:
            return refuse(self.board.console, str(fault))
        finally:
            starting.cancel()
            await asyncio.gather(starting, return_exceptions=True)
            await self.supervisor.stop()
        return 0

    async def start(self) -> None:
        network = self.network
        await self.end_survivors()
        WantedPort(self.settings.website_port, WEBSITE, "GSCNET_WEBSITE_PORT").claim()
        WantedPort(self.settings.gateway_port, GATEWAY, "GSCNET_GATEWAY_PORT").claim()
        self.supervisor.of(network.nats).after_restart = self.provision_again
        await self.supervisor.start(network.postgres, network.nats)
        await self.prepare()
        await self.supervisor.start(*network.services, *network.edge)
        await self.load_first_content()
        self.ready = True
        self.publish()
        self.board.say(where_to_go(self.home, self.settings, show_keys=self.show_keys))

    async def end_survivors(self) -> None:
        """End what an earlier run left, known by its number and its moment of birth."""
        note = self.home.read_note()
        left = [process for each in note.components if (process := living(each))] if note else []
        for process in left:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.terminate()
        _, stubborn = await asyncio.to_thread(psutil.wait_procs, left, 10)
        for process in stubborn:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()

    async def prepare(self, *, streams_only: bool = False) -> None:
        """Bring databases, streams and accounts to what the code says, if they are not.

        Raises:
            GaveUp: that failed.
        """
        nats = self.network.nats.server
        consumers = await asyncio.to_thread(prepared.recall, self.home, nats)
        if consumers is not None:
            self.network.admit(consumers)
            return
        consumers = {}
        order = {
            "home": str(self.home.folder),
            "postgres_port": self.network.postgres.server.port,
            "nats_url": nats.url(PROVISIONER),
            "nats_monitor_url": nats.monitor_url,
            "streams_only": streams_only,
        }
        async for line in self.child("preparation", self.network.programs.prepare, order):
            if "consumers" in line:
                consumers = line["consumers"]
                self.network.admit(consumers)
            else:
                self.tell("preparation", State.STARTING, str(line.get("step", "")))
        prepared.remember(self.home, consumers)
        self.tell("preparation", State.READY)

    async def provision_again(self) -> None:
        """After a restart of NATS: its streams may be gone with its folder."""
        try:
            await self.prepare(streams_only=True)
        except GaveUp as fault:
            self.tell("preparation", State.NOT_READY, str(fault).splitlines()[0])

    async def load_first_content(self) -> None:
        """Load the compendium, unless this very content was loaded before."""
        if not self.settings.load_compendium or not COMPENDIUM.exists():
            return
        content = fingerprint(COMPENDIUM)
        stamp = self.home.compendium_stamp
        if stamp.exists() and stamp.read_text() == content:
            return
        order = {
            "gateway_url": self.settings.gateway_url,
            "folder": str(COMPENDIUM),
            "state_file": str(self.home.compendium),
            "accounts": read_demo_accounts(self.home),
        }
        through = rejected = 0
        last_told = time.monotonic()
        try:
            async for line in self.child("compendium", self.network.programs.load, order):
                through += "entry" in line
                rejected += bool(line.get("entry") and line["rejected"])
                if time.monotonic() - last_told > 1:
                    last_told = time.monotonic()
                    self.tell("compendium", State.STARTING, f"{through} entries")
        except GaveUp as fault:
            # The network is there without it, and the next start tries again.
            self.tell("compendium", State.NOT_READY, str(fault).splitlines()[0])
            return
        if rejected:
            told = f"{rejected} of {through} entries rejected; see {self.home.log('compendium')}"
            self.tell("compendium", State.NOT_READY, told)
            return
        self.tell("compendium", State.READY, f"{through} entries")
        stamp.write_text(content)

    async def child(
        self, name: str, argv: Sequence[str], order: Mapping[str, object]
    ) -> AsyncIterator[dict[str, Any]]:
        """Run a program that reads one JSON object and writes many; yield each as it comes.

        Raises:
            GaveUp: it failed.
        """
        self.tell(name, State.STARTING)
        log = self.home.log(name)
        with log.open("ab") as errors:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *argv,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                start_new_session=True,
                preexec_fn=partial(die_with_parent, signal.SIGTERM, os.getpid()),
            )
        try:
            if process.stdin is None or process.stdout is None:
                raise GaveUp(f"{name} has no pipes")
            process.stdin.write(json.dumps(order).encode())
            process.stdin.close()
            async for line in process.stdout:
                yield json.loads(line)
            if await process.wait() != 0:
                raise GaveUp(f"{name} failed:\n{last_lines(log)}")
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()

    def tell(self, step: str, state: State, detail: str = "") -> None:
        self.steps[step] = ComponentNote(step, state, detail=detail)
        self.publish()

    def publish(self) -> None:
        """Write down and show what is known now."""
        components = [watched.note() for watched in self.supervisor.watched]
        components += self.steps.values()
        note = Note(
            pid=os.getpid(),
            ready=self.ready,
            website=self.settings.website_url,
            gateway=self.settings.gateway_url,
            postgres_port=self.network.postgres.server.port,
            components=components,
        )
        self.home.write_note(note)
        self.board.show(components)


def living(note: ComponentNote) -> psutil.Process | None:
    """Return the process of a note if it still is the one that was noted."""
    if note.pid is None or note.started is None:
        return None
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(note.pid)
        if abs(process.create_time() - note.started) < SAME_BIRTH_S:
            return process
    return None


def fingerprint(folder: Path) -> str:
    digest = sha256()
    for path in sorted(folder.rglob("*.yaml")):
        digest.update(f"{path.relative_to(folder)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def read_demo_accounts(home: Home) -> list[dict[str, str]]:
    if not home.demo_accounts.exists():
        return []
    accounts: list[dict[str, str]] = json.loads(home.demo_accounts.read_text())
    return accounts


def where_to_go(home: Home, settings: Settings, *, show_keys: bool) -> str:
    accounts = [f"  {each['role']:<16} {each['api_key']}" for each in read_demo_accounts(home)]
    return "\n".join(
        [
            "",
            f"The website            {settings.website_url}",
            f"The API, documented    {settings.gateway_url}/docs",
            f"The demo accounts      {own_name()} demo-accounts",
            *(accounts if show_keys else []),
            "",
            f"Ctrl-C or `{own_name()} down` stops everything; the data stay in {home.folder}",
        ]
    )


def own_name() -> str:
    """Return what to type for this program, from the folder where it was started."""
    called = Path(sys.argv[0])
    return os.path.relpath(called) if called.name == "gscnet" else "gscnet"

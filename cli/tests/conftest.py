"""A network of stand-ins over real PostgreSQL and a real nats-server, in a folder with spaces."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import psutil
import psycopg
import pytest
from embedded import Postgres, free_port
from gscnet.home import Home, Note
from gscnet.network import login_url

FAKE_UP = Path(__file__).parent / "fakes" / "up.py"


@dataclass
class RunningNetwork:
    home: Home
    process: subprocess.Popen[str]
    environment: dict[str, str]

    def note(self) -> Note:
        note = self.home.running_note()
        assert note is not None, self.output()
        return note

    def output(self) -> str:
        return self.process.communicate(timeout=20)[0]

    def wait_until(self, holds: Callable[[Note], bool]) -> Note:
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            note = self.home.running_note()
            if note is not None and holds(note):
                return note
            assert self.process.poll() is None, self.output()
            time.sleep(0.05)
        raise AssertionError(f"not in time: {self.home.read_note()}")

    def wait_until_ready(self) -> Note:
        return self.wait_until(lambda note: note.ready)

    def wait_until_restarted(self, name: str) -> Note:
        return self.wait_until(
            lambda note: any(
                each.name == name and each.restarts and each.state == "ready"
                for each in note.components
            )
        )

    def processes(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def ask(self, name: str, path: str = "/") -> dict[str, str]:
        address = next(each.address for each in self.note().components if each.name == name)
        with urlopen(address + path, timeout=5) as answer:  # noqa: S310
            told: dict[str, str] = json.load(answer)
            return told

    def connect(self, service: str) -> psycopg.Connection:
        """Connect to a service's database, as the service itself."""
        server = Postgres(self.home.postgres, self.note().postgres_port)
        return psycopg.connect(login_url(server, self.home, service), autocommit=True)

    def gscnet(self, *words: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
        elsewhere = {"GSCNET_HOME": str(home)} if home else {}
        return subprocess.run(  # noqa: S603
            [sys.executable, "-m", "gscnet", *words],
            env=self.environment | elsewhere,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )


Start = Callable[..., RunningNetwork]


@contextlib.contextmanager
def networks_in(folder: Path) -> Iterator[Start]:
    environment = dict(os.environ) | {
        "GSCNET_HOME": str(folder / "a home"),
        "GSCNET_WEBSITE_PORT": str(free_port()),
        "GSCNET_GATEWAY_PORT": str(free_port()),
    }
    started: list[RunningNetwork] = []

    def begin(*words: str) -> RunningNetwork:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, FAKE_UP, *words],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(RunningNetwork(Home(folder / "a home"), process, environment))
        return started[-1]

    try:
        yield begin
    finally:
        for network in started:
            network.process.send_signal(signal.SIGTERM)
            network.process.communicate(timeout=20)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """A function that starts a network on the same folder and ports each time."""
    with networks_in(tmp_path) as begin:
        yield begin


@pytest.fixture(scope="session")
def prepared_network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNetwork]:
    """A network with the real databases, streams and demo accounts, and stand-ins for the rest."""
    with networks_in(tmp_path_factory.mktemp("prepared")) as begin:
        running = begin("real-preparation")
        running.wait_until_ready()
        yield running


@pytest.fixture
def network(start: Start) -> RunningNetwork:
    running = start()
    running.wait_until_ready()
    return running

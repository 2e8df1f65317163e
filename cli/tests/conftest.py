"""A network of stand-ins over real PostgreSQL and a real nats-server, in a folder with spaces."""

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
import pytest
from embedded import free_port
from gscnet.home import Home, Note

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
        deadline = time.monotonic() + 30
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

    def gscnet(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603
            [sys.executable, "-m", "gscnet", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


Start = Callable[..., RunningNetwork]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """A function that starts a network on the same folder and ports each time."""
    home = tmp_path / "a home"
    environment = dict(os.environ) | {
        "GSCNET_HOME": str(home),
        "GSCNET_WEBSITE_PORT": str(free_port()),
        "GSCNET_GATEWAY_PORT": str(free_port()),
    }
    started: list[RunningNetwork] = []

    def begin(*broken: str) -> RunningNetwork:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, FAKE_UP, *broken],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(RunningNetwork(Home(home), process, environment))
        return started[-1]

    yield begin
    for network in started:
        network.process.send_signal(signal.SIGTERM)
        network.process.communicate(timeout=20)


@pytest.fixture
def network(start: Start) -> RunningNetwork:
    running = start()
    running.wait_until_ready()
    return running

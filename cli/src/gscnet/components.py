"""The processes that make up the network, each with its way to start, to be asked, to stop."""

import http.client
import json
import shutil
import signal
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from embedded import Nats, Postgres, spawn, stop_process

LOOPBACK = "127.0.0.1"
_ASK_WITHIN_S = 3
# A folder with this file in it is emptied before its service starts.
REBUILD_MARKER = "rebuild"


class Component(ABC):
    """One process; `patience_s` is the least time that it gets to stop in order."""

    name: str
    address: str
    log: Path
    patience_s: float

    @property
    @abstractmethod
    def process(self) -> subprocess.Popen[bytes] | None: ...

    def prepare(self) -> None:  # noqa: B027 — most have nothing to prepare.
        """Do what the start needs and what takes its time; from any thread."""

    @abstractmethod
    def spawn(self) -> None:
        """Start the process without waiting; from the main thread."""

    @abstractmethod
    def complaint(self) -> str:
        """Return why it cannot do its work, or nothing when it can; may take seconds."""

    @abstractmethod
    def stop(self, patience_s: float) -> None:
        """End the process, in order if it takes no longer than `patience_s`."""


class PostgresComponent(Component):
    """The record of everything."""

    name = "postgresql"
    patience_s = 2.0

    def __init__(self, server: Postgres) -> None:
        self.server = server
        self.address = f"{LOOPBACK}:{server.port}"
        self.log = server.log

    @property
    def process(self) -> subprocess.Popen[bytes] | None:
        return self.server.process

    def prepare(self) -> None:
        self.server.create()

    def spawn(self) -> None:
        self.server.spawn()

    def complaint(self) -> str:
        return "" if self.server.is_ready() else "does not answer yet"

    def stop(self, patience_s: float) -> None:
        self.server.stop(patience_s=patience_s)


class NatsComponent(Component):
    """The stream of events."""

    name = "nats"
    patience_s = 1.0

    def __init__(self, server: Nats) -> None:
        self.server = server
        self.address = f"{LOOPBACK}:{server.port}"
        self.log = server.log

    @property
    def process(self) -> subprocess.Popen[bytes] | None:
        return self.server.process

    def spawn(self) -> None:
        self.server.spawn()

    def complaint(self) -> str:
        if not self.server.is_ready():
            return "does not answer yet"
        return "" if self.server.syncs_always() else "does not sync each message"

    def stop(self, patience_s: float) -> None:
        self.server.stop(patience_s=patience_s)


class HttpComponent(Component):
    """A service, the gateway or the website: a Python program that answers `/readyz`.

    `environment` is asked for at each start, because some secrets are made on the way.
    """

    patience_s = 2.5

    def __init__(
        self,
        name: str,
        argv: Sequence[str],
        *,
        port: int,
        environment: Callable[[], Mapping[str, str]],
        log: Path,
        index: Path | None = None,
    ) -> None:
        self.name = name
        self.argv = argv
        self.port = port
        self.address = f"http://{LOOPBACK}:{port}"
        self.environment = environment
        self.log = log
        self.index = index
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def process(self) -> subprocess.Popen[bytes] | None:
        return self._process

    def spawn(self) -> None:
        if self.index is not None and (self.index / REBUILD_MARKER).exists():
            shutil.rmtree(self.index)
        self._process = spawn([sys.executable, *self.argv], log=self.log, env=self.environment())

    def complaint(self) -> str:
        connection = http.client.HTTPConnection(LOOPBACK, self.port, timeout=_ASK_WITHIN_S)
        try:
            connection.request("GET", "/readyz")
            answer = connection.getresponse()
            return "" if answer.status == http.HTTPStatus.OK else _reasons(answer.read())
        except (OSError, http.client.HTTPException):
            return "does not answer yet"
        finally:
            connection.close()

    def stop(self, patience_s: float) -> None:
        if self._process is not None:
            stop_process(self._process, (signal.SIGTERM, patience_s))
        self._process = None


def _reasons(body: bytes) -> str:
    """Return the failed checks of a readiness answer, as one line."""
    try:
        failed = [check for check in json.loads(body)["checks"] if not check["ok"]]
        return "; ".join(f"{check['name']}: {check['reason']}" for check in failed)
    except (ValueError, KeyError, TypeError):
        return "is not ready"

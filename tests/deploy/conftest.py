"""What is deployed, read as data, and its servers as they are configured; no engine is needed."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from embedded import binaries
from embedded.postgres import Postgres
from embedded.processes import free_port

Run: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
_REFERENCE = re.compile(r"\$\{([A-Z_]+)(:[?-][^}]*)?\}")


def read_pairs(text: str) -> dict[str, str]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {name: value for name, _, value in (line.partition("=") for line in lines)}


@pytest.fixture(scope="session")
def deploy() -> Path:
    return DEPLOY


@pytest.fixture(scope="session")
def compose() -> dict[str, Any]:
    """compose.yaml as written, with its anchors resolved and its references not."""
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())


@pytest.fixture(scope="session")
def programs(compose: dict[str, Any]) -> dict[str, Any]:
    """The containers that run our code."""
    return {name: service for name, service in compose["services"].items() if "build" in service}


@pytest.fixture(scope="session")
def references() -> list[tuple[str, str]]:
    """Every reference of compose.yaml to the environment file: name, and what follows it."""
    return _REFERENCE.findall((DEPLOY / "compose.yaml").read_text())


@pytest.fixture(scope="session")
def example() -> dict[str, str]:
    """The lines of .env.example."""
    return read_pairs((DEPLOY / ".env.example").read_text())


@pytest.fixture(scope="session")
def new_environment(run: Run) -> dict[str, str]:
    """What tools/new_env.py prints: name and secret."""
    done = run("python", "tools/new_env.py")
    return {name: value.strip("'") for name, value in read_pairs(done.stdout).items()}


@pytest.fixture(scope="session")
def run() -> Run:
    """Run a program of the virtual environment in the root folder."""
    folder = Path(sys.executable).parent

    def run(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 — every word is ours.
            [folder / words[0], *words[1:]],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            **options,
        )

    return run


@pytest.fixture(scope="session")
def secrets_of(new_environment: dict[str, str]) -> dict[str, str]:
    """The secrets of one network, by the names in the environment file."""
    return new_environment


@pytest.fixture(scope="session")
def nats_environment(secrets_of: dict[str, str]) -> dict[str, str]:
    return os.environ | secrets_of | {"NATS_SERVER_NAME": "nats-1"}


@pytest.fixture(scope="session")
def monitor_port() -> int:
    return free_port()


@pytest.fixture(scope="session")
def nats_port(
    nats_environment: dict[str, str],
    monitor_port: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[int]:
    """nats-server with the deployed configuration, but for its addresses and its folder."""
    folder = tmp_path_factory.mktemp("nats")
    port = free_port()
    text = (DEPLOY / "nats" / "nats.conf").read_text()
    text = text.replace("0.0.0.0:4222", f"127.0.0.1:{port}")
    text = text.replace("0.0.0.0:8222", f"127.0.0.1:{monitor_port}")
    text = text.replace('"/data"', f'"{folder}/data"')
    (folder / "nats.conf").write_text(text)
    (folder / "users.conf").write_text((DEPLOY / "nats" / "users.conf").read_text())
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 — every word is ours.
            [binaries.nats_server(), "-c", folder / "nats.conf"],
            env=nats_environment,
            stdout=log,
            stderr=log,
        )
    yield port
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="session")
def new_postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A server on which nothing has been made: the script expects no other."""
    with Postgres(tmp_path_factory.mktemp("pg"), durable=False) as server:
        yield server


@pytest.fixture(scope="session")
def postgres_environment(new_postgres: Postgres, secrets_of: dict[str, str]) -> dict[str, str]:
    reached = {
        "PATH": f"{binaries.postgres_bin()}:{os.environ['PATH']}",
        "PGHOST": "127.0.0.1",
        "PGPORT": str(new_postgres.port),
        "PGPASSWORD": new_postgres.superuser_password,
    }
    return os.environ | secrets_of | reached


@pytest.fixture(scope="session")
def prepare() -> Callable[[dict[str, str]], subprocess.CompletedProcess[str]]:
    """Run the script as the image of PostgreSQL would, and return how it ended."""

    def prepare(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 — every word is ours.
            [DEPLOY / "postgres" / "10-services.sh"],
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )

    return prepare


@pytest.fixture(scope="session")
def prepared(
    new_postgres: Postgres,
    postgres_environment: dict[str, str],
    prepare: Callable[[dict[str, str]], subprocess.CompletedProcess[str]],
) -> Postgres:
    """PostgreSQL as it is after its first start."""
    done = prepare(postgres_environment)
    assert done.returncode == 0, done.stderr
    return new_postgres

"""What is deployed, read as data; engines and orchestrators are not needed for it."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml

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

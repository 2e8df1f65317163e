"""The whole network in a temporary folder on free ports, started by its own command."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from embedded import free_port

PATIENCE_S = 600


@dataclass(frozen=True)
class Network:
    """A network that may be started, asked and stopped."""

    home: Path
    gateway_port: int
    website_port: int
    program: Path = Path(sys.executable).parent / "gscnet"

    @property
    def gateway_url(self) -> str:
        return f"http://127.0.0.1:{self.gateway_port}"

    @property
    def website_url(self) -> str:
        return f"http://127.0.0.1:{self.website_port}"

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "GSCNET_HOME": str(self.home),
            "GSCNET_WEBSITE_PORT": str(self.website_port),
            "GSCNET_GATEWAY_PORT": str(self.gateway_port),
            "NO_COLOR": "1",
        }

    def gscnet(self, *words: str) -> str:
        """Run the command line and return what it says."""
        done = subprocess.run(  # noqa: S603  (every word is ours)
            [self.program, *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        if done.returncode != 0:
            raise SystemExit(f"gscnet {' '.join(words)} failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    def up(self) -> float:
        """Start everything; return the seconds until all of it was healthy."""
        started = time.perf_counter()
        self.gscnet("up", "--detach", "--wait")
        return time.perf_counter() - started

    def down(self) -> None:
        self.gscnet("down")

    def components(self) -> list[dict[str, Any]]:
        listed: list[dict[str, Any]] = json.loads(self.gscnet("status", "--json"))["components"]
        return listed

    def supervisor_pid(self) -> int:
        pid: int = json.loads(self.gscnet("status", "--json"))["pid"]
        return pid

    def api_key(self, role: str) -> str:
        accounts = json.loads(self.gscnet("demo-accounts", "--json"))
        return next(str(each["api_key"]) for each in accounts if each["role"] == role)


@contextlib.contextmanager
def a_network() -> Iterator[Network]:
    """Yield a network that nobody has started yet; stop it and remove it at the end."""
    with tempfile.TemporaryDirectory(prefix="gscnet-bench-", ignore_cleanup_errors=True) as folder:
        network = Network(Path(folder) / "home", free_port(), free_port())
        try:
            yield network
        finally:
            network.down()


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest measured value that so many percent do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-int(len(ordered) * percent) // 100) - 1))]

"""Starting the whole network, and the memory that it holds when nobody asks anything.

"Warm" is the second start over the same data folder, from the command to everything healthy;
"first" begins with `git clone` and ends when `make up` in that clone has loaded the first content.
Memory is what the supervisor and every process below it hold after a minute of idleness that
follows one search of each service and one page: their own pages, and each mapped file (programs,
libraries, indexes) once, at the most that one of them has of it. The kernel's proportional set size
would be less wherever another network runs beside this one.
"""

import argparse
import contextlib
import json
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

import psutil
from embedded import free_port
from stage import PATIENCE_S, Network, a_network

ROOT = Path(__file__).resolve().parents[1]
WARM_STARTS = 3
IDLE_S = 60.0
# Loads the model of meaning in every service that has one.
USED_ONCE = (
    "/v1/knowledge/search?q=water",
    "/v1/suppliers/search?q=water",
    "/v1/pilot-centers/search?q=water",
)
INODE_AND_PATH = 5
MEMORY = ("/dev/zero", "/dev/shm/", "/memfd:", "/SYSV")  # noqa: S108  (shared memory, no files)


class Held(NamedTuple):
    """Memory of one process, in KiB: its own, and what it has mapped of each file."""

    own: int
    files: dict[str, int]


def held_by(pid: int) -> Held:
    """Read what a process holds, or at least what is resident where the kernel says no more."""
    folder = Path("/proc") / str(pid)
    try:
        rollup = _amounts((folder / "smaps_rollup").read_text().splitlines())
        return Held(rollup["Pss_Anon"] + rollup["Pss_Shmem"], _mapped_files(folder / "smaps"))
    except (OSError, KeyError):
        memory = psutil.Process(pid).memory_info()
        shared: int = getattr(memory, "shared", 0)
        return Held((memory.rss - shared) // 1024, {"everything": shared // 1024})


def _amounts(lines: Iterable[str]) -> dict[str, int]:
    return {
        line.split(":")[0]: int(line.split()[1]) for line in lines if line.rstrip().endswith(" kB")
    }


def _mapped_files(smaps: Path) -> dict[str, int]:
    """Return the resident KiB of each file; pages that the process has changed are its own."""
    found: dict[str, int] = defaultdict(int)
    file, resident = "", 0
    for line in smaps.read_text().splitlines():
        words = line.split()
        if not words[0].endswith(":"):
            file = words[5] if len(words) > INODE_AND_PATH and words[4] != "0" else ""
        elif words[0] == "Rss:":
            resident = int(words[1])
        elif words[0] == "Anonymous:" and file and not file.startswith(MEMORY):
            found[file] += resident - int(words[1])
    return dict(found)


def memory_by_component(network: Network) -> dict[str, float]:
    """Return MiB by component; a process belongs to the component that it descends from."""
    supervisor = psutil.Process(network.supervisor_pid())
    names = {each["pid"]: str(each["name"]) for each in network.components() if each["pid"]}
    found: dict[str, float] = defaultdict(float)
    files: dict[str, int] = defaultdict(int)

    def add(name: str, process: psutil.Process) -> None:
        held = held_by(process.pid)
        found[name] += held.own / 1024
        for file, resident in held.files.items():
            files[file] = max(files[file], resident)

    add("supervisor", supervisor)
    for component in supervisor.children():
        for process in (component, *component.children(recursive=True)):
            add(names.get(component.pid, "other"), process)
    return dict(found) | {"mapped files": sum(files.values()) / 1024}


def warm_starts(network: Network, count: int) -> list[float]:
    took = []
    for _ in range(count):
        network.down()
        took.append(network.up())
    return took


@contextlib.contextmanager
def a_clone() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="gscnet-bench-", ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "gscnet"


def first_start() -> float:
    """Clone, install, start and load the first content; return the seconds until it is there."""
    with a_clone() as clone:
        network = Network(
            clone / ".gscnet", free_port(), free_port(), program=clone / ".venv" / "bin" / "gscnet"
        )
        git, make = shutil.which("git"), shutil.which("make")
        if git is None or make is None:
            raise SystemExit("the first start needs git and make")
        started = time.perf_counter()
        subprocess.run([git, "clone", "--quiet", ROOT, clone], check=True)  # noqa: S603
        environment = network.environment | {"PYTHON": base_python()}
        process = subprocess.Popen(  # noqa: S603
            [make, "up"], cwd=clone, env=environment, stdout=subprocess.DEVNULL
        )
        try:
            wait_until(process, lambda: is_healthy(network))
            return time.perf_counter() - started
        finally:
            process.send_signal(signal.SIGINT)
            if network.program.exists():
                network.down()
            process.wait()


def base_python() -> str:
    """Return the interpreter that this virtual environment was made from."""
    return str(Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}")


def is_healthy(network: Network) -> bool:
    if not (network.home / "state.json").exists():
        return False
    return bool(json.loads((network.home / "state.json").read_text())["ready"])


def wait_until(process: subprocess.Popen[bytes], holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        if process.poll() is not None or time.monotonic() > deadline:
            raise SystemExit(f"`make up` did not come up; its code is {process.poll()}")
        time.sleep(0.1)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--first", action="store_true", help="measure the first start instead")
    arguments.add_argument("--idle", type=float, default=IDLE_S, help="seconds")
    chosen = arguments.parse_args()
    if chosen.first:
        sys.stdout.write(json.dumps({"up_first_s": round(first_start(), 1)}) + "\n")
        return
    with a_network() as network:
        network.up()
        warm = warm_starts(network, WARM_STARTS)
        print(f"warm starts: {', '.join(f'{each:.1f}' for each in warm)} s")
        for used in USED_ONCE:
            urlopen(network.gateway_url + used).read()  # noqa: S310  (loopback)
        urlopen(network.website_url).read()  # noqa: S310
        time.sleep(chosen.idle)
        held = memory_by_component(network)
    for name, mib in sorted(held.items(), key=lambda pair: -pair[1]):
        print(f"{name:>14}: {mib:7.1f} MiB")
    figures = {
        "up_warm_s": round(statistics.median(warm), 1),
        "idle_rss_mib": round(sum(held.values())),
        "idle_rss_mib_by_component": {name: round(mib) for name, mib in held.items()},
    }
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()

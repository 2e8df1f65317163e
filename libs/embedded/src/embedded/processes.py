"""Child processes that cannot outlive their parent, and the ports that they listen on."""

import contextlib
import ctypes
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import psutil

LOOPBACK = "127.0.0.1"
_LOWEST_PORT = 10_000
_USUAL_FIRST_PORT = 32_768
_PORTS_OF_CONNECTIONS = Path("/proc/sys/net/ipv4/ip_local_port_range")
_TRIES = 100
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


class DidNotStart(RuntimeError):
    """A server gave up or was not ready in time; the message ends with the end of its log."""


def free_port(host: str = LOOPBACK) -> int:
    """Return a TCP port that nobody uses at this moment.

    It lies below the range from which the kernel takes the near ends of connections: a port of
    that range could be somebody's connection by the time that a server wants it.
    """
    chance = random.SystemRandom()
    for _ in range(_TRIES):
        port = chance.randrange(_LOWEST_PORT, _first_port_of_connections())
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind((host, port))
            return port
    raise OSError(f"found no free port on {host}")


def _first_port_of_connections() -> int:
    try:
        first = int(_PORTS_OF_CONNECTIONS.read_text().split()[0])
    except OSError:
        first = _USUAL_FIRST_PORT
    # A machine that gives almost everything to connections leaves no better choice.
    return first if first > 2 * _LOWEST_PORT else _USUAL_FIRST_PORT


def spawn(
    argv: Sequence[str | Path],
    *,
    log: Path,
    death_signal: signal.Signals = signal.SIGTERM,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    account: int | None = None,
    group: int | None = None,
    pass_fds: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """Start a child in its own session that receives `death_signal` when its parent dies.

    Call it from a thread that lives as long as the child should (the main one): the kernel sends
    the signal when the *thread* that forked ends. Its own session keeps Ctrl-C away from the
    child, so that the order of shutdown stays ours.
    """
    parent = os.getpid()
    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603 — every argv is ours.
            [str(word) for word in argv],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(env) if env is not None else None,
            cwd=cwd,
            start_new_session=True,
            user=account,
            group=group,
            extra_groups=None if account is None else [],
            pass_fds=pass_fds,
            # Python changes the account first, and a change of account would clear the signal.
            preexec_fn=lambda: die_with_parent(death_signal, parent),  # noqa: PLW1509
        )


def die_with_parent(death_signal: signal.Signals, parent: int) -> None:
    """Ask the kernel to send this process `death_signal` when its parent ends (Linux only)."""
    if _LIBC is None:
        return
    _LIBC.prctl(_PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
    if os.getppid() != parent:  # The parent died before the call.
        os.kill(os.getpid(), death_signal)


def stop_process(process: subprocess.Popen[bytes], *steps: tuple[signal.Signals, float]) -> None:
    """Send signals one after another, each with its seconds to act, and SIGKILL at the end."""
    for each, patience_s in (*steps, (signal.SIGKILL, 5.0)):
        if process.poll() is not None:
            return
        process.send_signal(each)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=patience_s)


def end_processes_in(folder: Path, name: str, polite: signal.Signals) -> None:
    """End the processes of this name whose working folder is this very folder.

    They are known by the identity of the folder, never by what their command line looks like.
    """
    survivors = list(_processes_in(folder, name))
    for survivor in survivors:
        with contextlib.suppress(psutil.NoSuchProcess):
            survivor.send_signal(polite)
    _, stubborn = psutil.wait_procs(survivors, timeout=5)
    for survivor in stubborn:
        with contextlib.suppress(psutil.NoSuchProcess):
            survivor.kill()
    psutil.wait_procs(stubborn, timeout=5)


def _processes_in(folder: Path, name: str) -> Iterator[psutil.Process]:
    if not folder.exists():
        return
    wanted = folder.stat()
    for process in psutil.process_iter(["name"]):
        if process.info["name"] != name:
            continue
        with contextlib.suppress(psutil.Error, OSError):
            found = Path(process.cwd()).stat()
            if (found.st_dev, found.st_ino) == (wanted.st_dev, wanted.st_ino):
                yield process


def wait_until_ready(
    name: str,
    process: subprocess.Popen[bytes],
    log: Path,
    ready: Callable[[], bool],
    *,
    timeout_s: float,
) -> None:
    """Poll `ready` until it holds.

    Raises:
        DidNotStart: the process ended, or `timeout_s` passed.
    """
    deadline = time.monotonic() + timeout_s
    while not ready():
        if process.poll() is not None:
            raise DidNotStart(f"{name} ended with code {process.returncode}:\n{last_lines(log)}")
        if time.monotonic() > deadline:
            raise DidNotStart(f"{name} was not ready in {timeout_s:.0f} s:\n{last_lines(log)}")
        time.sleep(0.02)


def last_lines(log: Path, count: int = 15) -> str:
    if not log.exists():
        return "(no log)"
    return "\n".join(log.read_text(errors="replace").splitlines()[-count:])

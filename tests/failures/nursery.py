"""Starts Python processes fast: one has imported everything, and forks a child for each order.

A fresh interpreter needs seconds of a core until the chassis is imported; a fork needs none. What
is born here is a process of its own: its own session, environment, log, and death by kill -9.

The rig writes orders to standard input, one JSON object a line, and reads what happened from
standard output. Signals go through here too, because here alone a pid cannot have been reused.
"""

import gc
import importlib
import json
import os
import selectors
import signal
import sys
import traceback
from typing import Any, NoReturn

import storm_service  # noqa: F401  (what is born most often is there already)
from chassis import failpoints
from embedded.processes import die_with_parent

_living: set[int] = set()


def main() -> None:
    """Serve orders until the rig is gone."""
    gc.freeze()  # The children share these pages for as long as nobody looks for garbage in them.
    waking, woken = os.pipe()
    os.set_blocking(woken, False)
    signal.set_wakeup_fd(woken, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    tell(ready=True)
    selector = selectors.DefaultSelector()
    selector.register(0, selectors.EVENT_READ)
    selector.register(waking, selectors.EVENT_READ)
    waiting = b""
    while True:
        for key, _ in selector.select():
            if key.fd == waking:
                os.read(waking, 4096)
                report_deaths()
                continue
            received = os.read(0, 65536)
            if not received:
                end_all()
            *lines, waiting = (waiting + received).split(b"\n")
            for line in lines:
                obey(json.loads(line))


def obey(order: dict[str, Any]) -> None:
    if "import" in order:
        importlib.import_module(order["import"])
        gc.freeze()
        return
    if "signal" in order:
        if order["pid"] in _living:
            os.kill(order["pid"], order["signal"])
        return
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        become(order, parent)
    _living.add(pid)
    tell(born=pid, order=order["order"])


def become(order: dict[str, Any], parent: int) -> NoReturn:
    """Turn this fork into the process that was ordered, and run it to its end."""
    code = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        die_with_parent(signal.SIGKILL, parent)
        log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        null = os.open(os.devnull, os.O_RDONLY)
        for file, number in ((null, 0), (log, 1), (log, 2)):
            os.dup2(file, number)
        os.closerange(3, 256)
        os.environ.clear()
        os.environ.update(order["environment"])
        importlib.reload(failpoints)  # It reads its variable once, when it is imported.
        importlib.import_module(order["program"]).main(order["arguments"])
        code = 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 1
    except BaseException:  # noqa: BLE001  (whatever it is, a fork must not return from here)
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def report_deaths() -> None:
    while _living:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        _living.discard(pid)
        tell(died=pid, code=os.waitstatus_to_exitcode(status))


def end_all() -> NoReturn:
    for pid in _living:
        os.kill(pid, signal.SIGKILL)
    sys.exit()


def tell(**what: Any) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

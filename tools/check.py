"""Run every check of the repository, several at a time, and show only what is wrong.

`tools/check.py` runs all of them, `tools/check.py ruff mypy` those two. A check is a name and the
command that fails when something is wrong; add one by adding a line.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Finding:
    name: str
    ok: bool
    output: str
    took_s: float


Check = Callable[[], tuple[bool, str]]


def command(*words: str) -> Check:
    """Return a check that runs a program of the virtual environment in the root folder."""

    def run() -> tuple[bool, str]:
        done = subprocess.run(  # noqa: S603
            [BIN / words[0], *words[1:]],
            cwd=ROOT,
            env=os.environ | {"NO_COLOR": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode == 0, done.stdout + done.stderr

    return run


def sources() -> list[str]:
    """Return the folders of our packages; generated code is its generator's business."""
    generated = ROOT / "clients"
    found = sorted(ROOT.glob("*/src")) + sorted(ROOT.glob("*/*/src"))
    return [str(path.relative_to(ROOT)) for path in found if generated not in path.parents]


# The slow ones first, so that they do not run alone at the end.
CHECKS: dict[str, Check] = {
    "mypy": command("mypy", "--no-error-summary", *sources(), "tools"),
    "ruff": command("ruff", "check", "--quiet", "."),
    "imports": command("lint-imports", "--config", ".importlinter", "--no-cache"),
    "architecture": command("python", "tools/architecture.py"),
    "dependencies": command("python", "tools/dependencies.py"),
    "documentation": command("python", "tools/docs.py", "--check"),
    "spelling": command("codespell"),
    "yaml": command("yamllint", "--strict", "data", "deploy", "libs", "tests"),
    "templates": command("djlint", "website/src", "--lint", "--quiet"),
    "format": command("ruff", "format", "--check", "--quiet", "."),
}


def look(name: str) -> Finding:
    started = time.monotonic()
    ok, output = CHECKS[name]()
    return Finding(name, ok, output, time.monotonic() - started)


def main(names: list[str]) -> int:
    unknown = sorted(set(names) - CHECKS.keys())
    if unknown:
        print(f"There is no check called {', '.join(unknown)}; there are: {', '.join(CHECKS)}")
        return 2
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        running = [pool.submit(look, name) for name in names or CHECKS]
        findings = [each.result() for each in as_completed(running)]
    for finding in sorted(findings, key=lambda each: each.name):
        if not finding.ok:
            print(f"── {finding.name} ({finding.took_s:.1f} s)\n{finding.output.rstrip()}\n")
    return 0 if all(finding.ok for finding in findings) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

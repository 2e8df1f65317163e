"""Create .venv and install the pinned dependencies into it, hashes checked; do nothing twice.

Run by make with the system's Python: `tools/install.py` for what the platform needs to run,
`tools/install.py dev` for what its checks and tests need besides.
"""

from __future__ import annotations  # so that an older Python gets as far as our sentence

import ast
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
# pip's own settings, and what uv calls them: uv does not read pip's configuration.
SETTINGS_OF_PIP = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "cert": "SSL_CERT_FILE",
}


def main(purpose: str) -> None:
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        refuse(
            "Python 3.11 or later is needed; this is " + found + ". "
            "With another one installed: make PYTHON=python3.12 up"
        )
    members = workspace_members()
    wanted = fingerprint(purpose, members)
    stamp = VENV / f"installed-{purpose}"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    create_venv()
    print(f"Installing {LOCKS[purpose]} …", flush=True)
    install_uv()
    environment = os.environ | uv_settings()
    lock = ["--require-hashes", "--requirements", LOCKS[purpose]]
    run([UV, "pip", "install", "--quiet", "--python", PYTHON, *lock], environment)
    editable = [word for member in members for word in ("--editable", member)]
    without = ["--no-deps", "--no-build-isolation", "--no-index"]
    run([UV, "pip", "install", "--quiet", "--python", PYTHON, *without, *editable], environment)
    stamp.write_text(wanted)


def workspace_members() -> list[Path]:
    import tomllib  # noqa: PLC0415 — Python 3.11 has it, an older one has been refused above.

    workspace = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["uv"]["workspace"]
    found = [path for pattern in workspace["members"] for path in sorted(ROOT.glob(pattern))]
    return [path.relative_to(ROOT) for path in found if (path / "pyproject.toml").exists()]


def fingerprint(purpose: str, members: list[Path]) -> str:
    """Return what changes whenever an installation would: pins, members, Python, the place."""
    parts = [str(ROOT), sys.version]
    files = [Path(LOCKS[purpose]), *(member / "pyproject.toml" for member in members)]
    digests = [f"{file} {hashlib.sha256((ROOT / file).read_bytes()).hexdigest()}" for file in files]
    return "\n".join([*parts, *digests]) + "\n"


def create_venv() -> None:
    complete = (
        subprocess.run(  # noqa: S603
            [PYTHON, "-c", "import pip"], capture_output=True, check=False
        )
        if PYTHON.exists()
        else None
    )
    if complete is not None and complete.returncode == 0:
        return
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        refuse(
            "This Python cannot create a virtual environment with pip in it. "
            "On Debian and Ubuntu: apt install python3-venv\n" + done.stdout + done.stderr
        )


def install_uv() -> None:
    """Install uv as pinned, by pip; it installs everything else."""
    pinned = read_pin("uv", (ROOT / LOCKS["run"]).read_text())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "uv.lock"
        file.write_text(pinned)
        options = ["-qq", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
        run([PYTHON, "-m", "pip", "install", *options, "--requirement", file], dict(os.environ))


def read_pin(package: str, lock: str) -> str:
    """Return one package's lines of a lock: its version and its hashes."""
    lines = lock.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"{package}=="))
    end = start
    while lines[end].endswith("\\"):
        end += 1
    return "\n".join(lines[start : end + 1]) + "\n"


def uv_settings() -> dict[str, str]:
    """Return pip's settings as uv reads them, unless uv has settings of its own."""
    listed = subprocess.run(  # noqa: S603
        [PYTHON, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    )
    # pip takes all its indexes as one, and the hashes make the order of asking harmless.
    settings = {"UV_INDEX_STRATEGY": "unsafe-best-match"}
    for line in listed.stdout.splitlines():
        name, _, value = line.partition("=")
        option = name.rpartition(".")[2]
        if option in SETTINGS_OF_PIP:
            settings[SETTINGS_OF_PIP[option]] = " ".join(ast.literal_eval(value).split())
    return {name: value for name, value in settings.items() if name not in os.environ}


def run(command: list[str | Path], environment: dict[str, str]) -> None:
    words = [str(word) for word in command]
    if subprocess.run(words, cwd=ROOT, env=environment, check=False).returncode != 0:  # noqa: S603
        refuse("The installation failed; the lines above say why. Run make again to go on.")


def refuse(sentence: str) -> NoReturn:
    sys.stderr.write(sentence + "\n")
    sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "run")

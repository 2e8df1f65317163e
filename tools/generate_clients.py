"""Generate the clients from openapi/gateway.openapi.json.

Usage: python tools/generate_clients.py [--into FOLDER]
The Python client (`gscnet_client`) is made by openapi-python-client, and asks httpx2 where the
generator writes httpx. The TypeScript types are made by openapi-typescript under the Node of the
virtual environment; the caller brings `openapi-fetch`.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "openapi" / "gateway.openapi.json"
BIN = Path(sys.executable).parent
TYPESCRIPT = ROOT / "clients" / "typescript"
_HEADER = '"""Generated from openapi/gateway.openapi.json by tools/generate_clients.py."""\n\n'


def run(*words: str | Path, folder: Path = ROOT) -> None:
    """Run a program of the virtual environment and show what it says only when it fails."""
    done = subprocess.run(  # noqa: S603
        [str(word) for word in words],
        cwd=folder,
        env=os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    if done.returncode or "WARNING" in said or "Unable" in said:
        sys.exit(f"{words[0]} failed:\n{said}")


def configuration() -> dict[str, Any]:
    """Name the package, and say that a file is bytes, whatever kind of file."""
    document = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    files = {
        media_type
        for path in document["paths"].values()
        for operation in path.values()
        for answer in [operation.get("requestBody", {}), *operation["responses"].values()]
        for media_type in answer.get("content", {})
        if not media_type.endswith("json")
    }
    return {
        "project_name_override": "gscnet-client",
        "package_name_override": "gscnet_client",
        "content_type_overrides": dict.fromkeys(sorted(files), "application/octet-stream"),
    }


def generate_python(into: Path) -> None:
    """Write the package `gscnet_client` into a folder."""
    with tempfile.TemporaryDirectory() as scratch:
        config = Path(scratch) / "config.yaml"
        config.write_text(json.dumps(configuration()))
        made = Path(scratch) / "gscnet_client"
        run(
            BIN / "openapi-python-client",
            "generate",
            "--path",
            DOCUMENT,
            "--meta",
            "none",
            "--config",
            config,
            "--output-path",
            made,
        )
        for path in made.rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            text = re.sub(r"^import httpx$", "import httpx2 as httpx", text, flags=re.MULTILINE)
            if path.name == "__init__.py" and path.parent == made:
                text = _HEADER + text.partition('"""\n')[2].lstrip() if '"""' in text else text
            path.write_text(text, encoding="utf-8")
        (made / "py.typed").touch()
        shutil.rmtree(into, ignore_errors=True)
        shutil.copytree(made, into, ignore=shutil.ignore_patterns("__pycache__", ".ruff_cache"))


def generate_typescript(into: Path) -> None:
    """Write the types of the API into a file."""
    install_typescript()
    run(
        BIN / "node",
        TYPESCRIPT / "node_modules" / "openapi-typescript" / "bin" / "cli.js",
        DOCUMENT,
        "--default-non-nullable=false",  # a field with a default may be left out
        "--output",
        into,
    )


def install_typescript() -> None:
    """Install what clients/typescript/package.json names, once."""
    if not (TYPESCRIPT / "node_modules" / "openapi-typescript").exists():
        run(
            BIN / "npm",
            "install",
            "--no-audit",
            "--no-fund",
            "--no-package-lock",
            "--ignore-scripts",
            folder=TYPESCRIPT,
        )


def main() -> None:
    """Generate both clients into the repository, or into a folder to compare with."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, help="a folder instead of clients/")
    into: Path | None = parser.parse_args().into
    clients = into or ROOT / "clients"
    (clients / "typescript" / "src").mkdir(parents=True, exist_ok=True)
    generate_python(clients / "python" / "src" / "gscnet_client")
    generate_typescript(clients / "typescript" / "src" / "schema.ts")


if __name__ == "__main__":
    main()

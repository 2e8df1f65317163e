"""Each import contract is red where it is broken: shown on packages made for the purpose."""

import configparser
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = configparser.ConfigParser()
CONTRACTS.read(ROOT / ".importlinter")
PACKAGES = CONTRACTS["importlinter"]["root_packages"].split()
FEATURES = [
    name for name in CONTRACTS["importlinter:contract:layers"]["containers"].split() if "." in name
]


def lint(folder: Path, violations: dict[str, str]) -> str:
    """Lay out all our packages, empty but for the violations, and return what the linter says."""
    for package in [*PACKAGES, *FEATURES]:
        path = folder.joinpath(*package.split("."))
        path.mkdir(parents=True, exist_ok=True)
        (path / "__init__.py").touch()
    for feature in FEATURES:
        for layer in ("rules", "models", "actions", "routes"):
            folder.joinpath(*feature.split("."), f"{layer}.py").touch()
    for module in ("clock", "db"):
        (folder / "chassis" / f"{module}.py").touch()
    for module, line in violations.items():
        folder.joinpath(*module.split(".")).with_suffix(".py").write_text(f"{line}\n")
    done = subprocess.run(  # noqa: S603
        [Path(sys.executable).parent / "lint-imports", "--config", ROOT / ".importlinter"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def verdicts(said: str) -> dict[str, str]:
    names = [
        CONTRACTS[section]["name"]
        for section in CONTRACTS.sections()
        if section.startswith("importlinter:contract:")
    ]
    lines = said.splitlines()
    return {
        name: word
        for name in names
        for line in lines
        for word in ("KEPT", "BROKEN")
        if line.startswith(f"{name} {word}")
    }


def test_packages_that_keep_the_contracts_pass(tmp_path):
    found = verdicts(lint(tmp_path, {}))

    assert set(found.values()) == {"KEPT"}
    assert len(found) == 6


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("matchmaking.search", "import knowledge", "Services do not import one another"),
        ("chassis.extra", "import gateway", "The chassis knows no service"),
        ("vocabulary.extra", "import sqlalchemy", "The vocabulary is data and pure functions"),
        ("matchmaking.servers", "import embedded", "Only tests and the command line start servers"),
        ("matchmaking.needs.rules", "import sqlalchemy", "Rules are pure"),
        ("matchmaking.needs.rules", "import chassis.clock", "Rules are pure"),
        (
            "matchmaking.needs.models",
            "import matchmaking.needs.actions",
            "A feature reads from top to bottom",
        ),
    ],
)
def test_a_broken_contract_is_named(tmp_path, module, line, contract):
    found = verdicts(lint(tmp_path, {module: line}))

    assert found[contract] == "BROKEN"

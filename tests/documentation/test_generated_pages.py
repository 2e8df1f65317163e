"""What the code says is what docs/ says: settings, events, problems, commands."""

import ast
import re
import runpy
from pathlib import Path

import pytest
from gscnet.settings import Settings as CommandSettings

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
WRITER = runpy.run_path(str(ROOT / "tools" / "docs.py"))
SOURCES = [
    path
    for pattern in ("*/src/**/*.py", "*/*/src/**/*.py")
    for path in ROOT.glob(pattern)
    if "clients" not in path.parts and "tests" not in path.parts
]


def words_of(path):
    """Every string of a module that is not prose."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


@pytest.mark.parametrize("name", sorted(WRITER["PAGES"]))
def test_the_page_is_what_the_code_says(name):
    written = (DOCS / name).read_text(encoding="utf-8")

    said = WRITER["PAGES"][name]()

    assert written == said, "run .venv/bin/python tools/docs.py"


def test_every_variable_that_the_source_names_is_documented():
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"GSCNET_[A-Z_]*[A-Z]", page))

    named = {
        word
        for path in SOURCES
        for text in words_of(path)
        for word in re.findall(r"GSCNET_[A-Z_]*[A-Z]", text)
    }

    assert named - documented == set()


def test_every_setting_of_the_command_line_has_a_sentence():
    assert set(WRITER["COMMAND_SETTINGS"]) == set(CommandSettings.__dataclass_fields__)


def test_every_setting_has_a_sentence():
    rows = re.findall(
        r"^\| `GSCNET_\w+` \| [^|]*\| ([^|]*) \|$",
        (DOCS / "settings.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )

    assert len(rows) > 20
    assert all(meaning.endswith(".") for meaning in rows)


def test_every_event_has_a_sentence():
    rows = re.findall(
        r"^\| `org\.gscnet\.\S+` \| ([^|]*) \|",
        (DOCS / "events.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )

    assert len(rows) > 15
    assert all(meaning.endswith(".") for meaning in rows)


def test_every_slug_in_the_source_is_a_documented_problem():
    page = (DOCS / "problems.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"urn:gscnet:problem:([a-z-]+)", page))

    slugs = {
        slug
        for path in SOURCES
        for slug in re.findall(
            r'^    slug = "([a-z-]+)"', path.read_text(encoding="utf-8"), re.MULTILINE
        )
    }

    assert slugs
    assert slugs - documented == set()


def test_every_problem_is_a_different_one():
    kinds = WRITER["problem_kinds"]()

    assert len({kind.slug for kind in kinds}) == len(kinds)
    assert all(400 <= kind.status < 600 for kind in kinds)

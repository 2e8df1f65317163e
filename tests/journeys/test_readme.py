"""Every command of the README works as it is written."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="session")
def tour(platform):
    """What the tour says, from its first block to its last, in one shell."""
    done = subprocess.run(  # noqa: S603 — every word is ours.
        ["/bin/bash", "-euo", "pipefail", "-c", "\n".join(blocks("bash"))],
        cwd=ROOT,
        env=platform.environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


def test_the_tour_publishes_an_update_that_everybody_reads(tour, page):
    title = "Mills of the district measure their water"

    assert tour[0] == "published"
    assert "Tianjin" in tour[1]
    assert title in tour[1]
    assert title in page("/updates")


def test_the_tour_finds_suppliers_and_says_why(tour):
    assert "SC GRAND" in tour[2]
    assert "<mark>" in tour[2]
    assert "'Viet Nam': " in tour[3]


def test_the_tour_ends_with_matches_that_have_reasons(tour):
    assert tour[4] == "published"
    assert len(tour[5:-1]) >= 1
    assert all("'proven'" in line and "required criteria" in line for line in tour[5:-1])


def test_the_tour_searches_the_whole_network(tour):
    assert tour[-1].startswith("[(")
    assert "'service': 'knowledge'" in tour[-1]


def test_every_target_that_the_readme_names_exists_and_is_named():
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.MULTILINE))

    done = subprocess.run(
        ["/usr/bin/env", "make", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    listed = set(re.findall(r"^make ([a-z-]+)", done.stdout, re.MULTILINE))
    assert listed - named == set()
    assert named - listed <= {"help"}


def test_every_file_that_the_readme_names_exists():
    linked = re.findall(r"\]\(([^)#]+)\)", README)
    folders = re.findall(
        r"`((?:libs|services|gateway|website|cli|clients|openapi|data|deploy|bench|tests|docs|tools)/[\w./-]*)`",
        README,
    )

    missing = [name for name in {*linked, *folders} if not (ROOT / name).exists()]

    assert linked
    assert folders
    assert missing == []


def test_the_commands_for_production_name_what_is_there():
    commands = "\n".join(blocks("sh"))

    files = re.findall(r"[\w./-]+\.(?:py|yaml)", commands)

    assert {"tools/new_env.py", "deploy/compose.yaml"} <= set(files)
    assert all((ROOT / name).exists() for name in files)

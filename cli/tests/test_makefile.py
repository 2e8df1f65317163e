import re
import runpy
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
installing = runpy.run_path(str(ROOT / "tools" / "install.py"))


def test_help_lists_everything_that_there_is_to_do():
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)

    done = subprocess.run(  # noqa: S603
        [str(shutil.which("make")), "help"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    listed = {line.split()[1] for line in done.stdout.splitlines()}
    assert phony is not None
    assert listed == set(phony[1].split()) - {"install", "install-dev"}


def test_uv_is_installed_as_pinned_with_its_hashes():
    pinned = "uv==2 \\\n    --hash=sha256:a \\\n    --hash=sha256:b\n"
    lock = f"uu==1 \\\n    --hash=sha256:0\n{pinned}uw==3\n"

    assert installing["read_pin"]("uv", lock) == pinned


def test_the_locks_name_no_registry():
    locks = [(ROOT / name).read_text() for name in installing["LOCKS"].values()]

    assert not [lock for lock in locks if "://" in lock]


def test_every_member_of_the_workspace_is_installed():
    members = {str(member) for member in installing["workspace_members"]()}

    assert {"cli", "gateway", "website", "libs/chassis", "services/matchmaking"} <= members

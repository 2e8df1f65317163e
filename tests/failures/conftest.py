"""Each file of failure tests breaks a chain of its own; the seed is printed with a failure."""

import os
import secrets
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from failure_rig import QUICK, Nursery, Rig, a_fast_folder
from writers import Crowd

HERE = Path(__file__).parent
LONG = bool(os.environ.get("GSCNET_LONG"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items if LONG else []:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.timeout(0), append=False)


def pytest_runtest_setup() -> None:
    if sys.platform != "linux":
        pytest.skip("these tests stop and kill processes as only Linux lets them")


@pytest.fixture(scope="session")
def seed() -> int:
    """What chooses; `GSCNET_SEED` repeats a run."""
    chosen = int(os.environ.get("GSCNET_SEED") or secrets.randbelow(1_000_000))
    sys.stderr.write(f"\nseed of the failure tests: {chosen}\n")
    return chosen


@pytest.fixture(scope="session")
def is_long() -> bool:
    """Whether there is an hour: `make storm` says so."""
    return LONG


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(
        prefix="gscnet-failures-", dir=a_fast_folder(), ignore_cleanup_errors=True
    ) as name:
        yield Path(name)


@pytest.fixture(scope="session")
async def nursery(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Nursery]:
    log = tmp_path_factory.mktemp("nursery") / "nursery.log"
    async with Nursery.opened(log) as opened:
        yield opened


@pytest.fixture(scope="module")
async def rig(folder: Path, nursery: Nursery, seed: int) -> AsyncIterator[Rig]:
    async with Rig.opened(folder, nursery, seed=seed, **QUICK) as opened:
        await opened.answers()
        yield opened


@pytest.fixture
async def crowd(rig: Rig, seed: int) -> AsyncIterator[Crowd]:
    """Six clients that do not write yet."""
    gathered = Crowd(rig.base_url, seed=seed)
    yield gathered
    await gathered.close()

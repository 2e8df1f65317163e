"""Reads a table through a process that may fail, a few rows at a time."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from weakref import WeakKeyDictionary

from chassis.uploads import ODS, XLSX
from pydantic import BaseModel

from matchmaking.spreadsheets.limits import WALL_S, Unreadable

MEDIA_TYPES: Final = {
    "text/csv": False,
    "text/tab-separated-values": False,
    "text/plain": False,
    XLSX: True,
    ODS: True,
}
_LONGEST_LINE: Final = 64 * 1024 * 1024
_KILLED: Final = "the file needs more time or memory than a list of suppliers does"
# Each reader takes memory; those who come later wait. Imports have a loop of their own, and no
# semaphore of asyncio serves two loops; so requests do not wait for an import, which reads long.
_AT_ONCE: Final = 2
_turns: Final[WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore]] = WeakKeyDictionary()


class Layout(BaseModel):
    """How to read a file; what is absent is guessed."""

    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None


class About(BaseModel):
    """What a file turned out to be."""

    kind: str
    encoding: str | None = None
    encoding_confidence: float | None = None
    separator: str | None = None
    separator_confidence: float | None = None
    sheet: str | None = None
    sheets: list[str] = []


@dataclass(frozen=True, slots=True)
class Line:
    """A row with something in it; `number` is the one that a spreadsheet program shows."""

    number: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a file, and how many rows with something in them it has."""

    about: About
    lines: list[Line]
    filled: int


async def read_head(path: Path, media_type: str, layout: Layout, most: int = 200) -> Head:
    """Read the first rows of a file and count the others.

    Raises:
        Unreadable: it is no table, or asks for too much.
    """
    order = _order(path, media_type, layout) | {"most": most}
    lines: list[Line] = []
    about: About | None = None
    try:
        async with asyncio.timeout(WALL_S), _reader(order) as answers:
            async for told in answers:
                if "kind" in told:
                    about = About.model_validate(told)
                elif "rows" in told:
                    lines += _lines(told)
                elif about is not None:
                    return Head(about, lines, told["filled"])
    except TimeoutError as fault:
        raise Unreadable(_KILLED) from fault
    raise Unreadable(_KILLED)


@asynccontextmanager
async def read_after(
    path: Path, media_type: str, layout: Layout, after: int
) -> AsyncIterator[AsyncIterator[Sequence[Line]]]:
    """Open a file and yield its rows after a number, in groups, no faster than they are taken.

    Raises:
        Unreadable: it is no table, or asks for too much.
    """
    order = _order(path, media_type, layout) | {"after": after}
    async with _reader(order) as answers:
        yield _groups(answers)


async def _groups(answers: AsyncIterator[dict[str, Any]]) -> AsyncIterator[Sequence[Line]]:
    async for told in answers:
        if "rows" in told:
            yield _lines(told)
        elif "filled" in told:
            return
    raise Unreadable(_KILLED)


@asynccontextmanager
async def _reader(order: dict[str, Any]) -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
    async with _turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(_AT_ONCE)):
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "matchmaking.spreadsheets.child",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={"PYTHONUTF8": "1"},  # no secret of ours is in its environment
            limit=_LONGEST_LINE,
        )
        try:
            yield _answers(process, order)
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()


async def _answers(
    process: asyncio.subprocess.Process, order: dict[str, Any]
) -> AsyncIterator[dict[str, Any]]:
    if process.stdin is None or process.stdout is None:
        raise Unreadable(_KILLED)
    process.stdin.write(json.dumps(order).encode())
    process.stdin.close()
    while line := await process.stdout.readline():
        told: dict[str, Any] = json.loads(line)
        if "refusal" in told:
            raise Unreadable(told["refusal"])
        yield told


def _order(path: Path, media_type: str, layout: Layout) -> dict[str, Any]:
    packed = MEDIA_TYPES[media_type]
    return {"path": str(path), "packed": packed, **layout.model_dump(exclude_none=True)}


def _lines(told: dict[str, Any]) -> list[Line]:
    return [Line(number, cells) for number, cells in told["rows"]]

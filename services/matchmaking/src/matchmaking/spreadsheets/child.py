"""The process that reads a file: `python -m matchmaking.spreadsheets.child PATH`.

A file may come from anybody, so it is opened where running out of memory or time harms nobody: in
a process of its own, without secrets and with limits of the operating system. It reads one JSON
object with what to do, and writes one JSON a line: what the file is, then its rows, then the end.
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from matchmaking.spreadsheets import archives, delimited, encodings, workbooks
from matchmaking.spreadsheets.limits import (
    CPU_S,
    LONGEST_CELL,
    MEMORY_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    Unreadable,
)

_TOGETHER = 100


def main() -> int:
    """Write the rows of the file that is asked for; every refusal is a line as well."""
    order = json.load(sys.stdin)
    _limit_ourselves()
    try:
        for line in answer(order):
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    except Unreadable as refusal:
        _tell(str(refusal))
    except MemoryError:
        _tell("the file needs more memory than a list of suppliers does")
    return 0


def _tell(refusal: str) -> None:
    sys.stdout.write(json.dumps({"refusal": refusal}) + "\n")


def _limit_ourselves() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    os.nice(5)  # rows wait for a person; requests come first


def answer(order: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what the file is, its rows in groups, and at the end how many there are.

    `after` skips the rows up to a number; `most` says how many are wanted. All are counted.
    """
    about, rows = _open(Path(order["path"]), order)
    yield about
    after, most = order.get("after", 0), order.get("most")
    group: list[tuple[int, list[str]]] = []
    shown, filled, last = 0, 0, 0
    for number, cells in enumerate(rows, 1):
        if not any(cell and not cell.isspace() for cell in cells):
            continue
        filled, last = filled + 1, number
        if filled > MOST_ROWS:
            raise Unreadable(f"the list has more than {MOST_ROWS:,} rows; send it in parts")
        if number <= after or (most is not None and shown >= most):
            continue
        shown += 1
        group.append((number, _bounded(cells, number)))
        if len(group) == _TOGETHER:
            yield {"rows": group}
            group = []
    if group:
        yield {"rows": group}
    yield {"filled": filled, "last": last}


def _open(path: Path, order: dict[str, Any]) -> tuple[dict[str, Any], Iterator[list[str]]]:
    with path.open("rb") as file:
        magic = file.read(8)
        file.seek(0)
        packed = magic.startswith((b"PK\x03\x04", b"PK\x05\x06"))
        if packed != order["packed"]:
            raise Unreadable("the file is not what its media type says")
        kind = archives.check_workbook(file) if packed else "csv"
    if magic.startswith(
        (b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"\x89PNG", b"Rar!", b"7z\xbc")
    ):
        raise Unreadable("this is not a list that can be read; send XLSX, ODS or CSV")
    return _workbook(path, kind, order) if packed else _text(path, order)


def _workbook(
    path: Path, kind: str, order: dict[str, Any]
) -> tuple[dict[str, Any], Iterator[list[str]]]:
    book = workbooks.open_workbook(path)
    sheet = workbooks.choose_sheet(book, order.get("sheet"))
    about = {"kind": kind, "sheet": sheet.name, "sheets": workbooks.sheets(book)}
    return about, workbooks.rows(sheet)


def _text(path: Path, order: dict[str, Any]) -> tuple[dict[str, Any], Iterator[list[str]]]:
    found = encodings.decode(path.read_bytes(), order.get("encoding"))
    text = found.text.rstrip("\x1a")
    separator, sure = delimited.guess_separator(text)
    if order.get("separator"):
        separator, sure = order["separator"], 1.0
    about = {
        "kind": "csv",
        "encoding": found.encoding,
        "encoding_confidence": found.confidence,
        "separator": separator,
        "separator_confidence": sure,
    }
    rows = delimited.rows(text, separator)
    if delimited.told_separator(text):
        rows = ([] if number == 0 else cells for number, cells in enumerate(rows))
    return about, rows


def _bounded(cells: list[str], number: int) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise Unreadable(f"row {number} has more than {MOST_COLUMNS} columns")
    return [cell[:LONGEST_CELL].replace("\0", "") for cell in cells]


if __name__ == "__main__":
    sys.exit(main())

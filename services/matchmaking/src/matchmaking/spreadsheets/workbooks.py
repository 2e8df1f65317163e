"""Rows of XLSX and ODS as text, at the places where a spreadsheet program shows them."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from matchmaking.spreadsheets.limits import MOST_COLUMNS, MOST_SHEETS, Unreadable


def open_workbook(path: Path) -> CalamineWorkbook:
    """Open a workbook that `archives.check_workbook` has looked into.

    Raises:
        Unreadable: it cannot be read.
    """
    try:
        return CalamineWorkbook.from_path(path)
    except (CalamineError, OSError, ValueError) as fault:
        raise Unreadable("the workbook is damaged; save it again and send that file") from fault


def sheets(book: CalamineWorkbook) -> list[str]:
    """Return the names of the sheets that a person sees."""
    return [
        each.name
        for each in book.sheets_metadata
        if each.typ == SheetTypeEnum.WorkSheet and each.visible == SheetVisibleEnum.Visible
    ][:MOST_SHEETS]


def choose_sheet(book: CalamineWorkbook, told: str | None) -> CalamineSheet:
    """Return the sheet that was told, or the one with the most rows; of equals the first.

    Raises:
        Unreadable: there is no such sheet.
    """
    names = sheets(book)
    if told is not None and told not in names:
        raise Unreadable(f"the workbook has no sheet {told!r}; it has: {', '.join(names)}")
    try:
        found = [book.get_sheet_by_name(name) for name in ([told] if told else names)]
    except (CalamineError, OSError, ValueError) as fault:
        raise Unreadable("a sheet of the workbook is damaged; save it again") from fault
    if not found:
        raise Unreadable("the workbook has no sheet to be read")
    return max(found, key=lambda sheet: sheet.height)


def rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    """Yield the rows from the first of the sheet, as text.

    Raises:
        Unreadable: the sheet is wider than any list.
    """
    if sheet.start is None:
        return
    _, across = sheet.start
    if sheet.width + across > MOST_COLUMNS:
        raise Unreadable(f"the sheet has more than {MOST_COLUMNS} columns")
    before = [""] * across  # The library gives the empty rows above, and not the columns before.
    for cells in sheet.iter_rows():
        yield before + [text_of(cell) for cell in cells]


def text_of(cell: Any) -> str:
    """Return a cell as it would be typed: 12 and not 12.0, dates as 2026-11-22."""
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer() and abs(cell) < 1e15:  # noqa: PLR2004
            return str(int(cell))
        case dt.datetime() if cell.time() == dt.time.min:
            return cell.date().isoformat()
        case dt.datetime() | dt.date() | dt.time():
            return cell.isoformat()
        case _:
            return str(cell)

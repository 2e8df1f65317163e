"""Rows as the bytes of a file."""

import asyncio
import csv
import io
import tempfile
from collections.abc import AsyncIterator, Sequence
from typing import Final, TypeAlias

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from matchmaking.exports.rules import COLUMNS, Cell

Rows: TypeAlias = AsyncIterator[Sequence[list[Cell]]]
_CHUNK_BYTES: Final = 256 * 1024
_BOM: Final = (
    "\ufeff"  # Without it spreadsheet programs take UTF-8 for the encoding of their system.
)


async def as_csv(rows: Rows) -> AsyncIterator[bytes]:
    """Yield an export as it is read from the database."""
    yield (_BOM + _lines([[column.value for column in COLUMNS]])).encode()
    async for group in rows:
        yield _lines(group).encode()


def _lines(rows: Sequence[Sequence[Cell]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


async def as_workbook(rows: Rows) -> AsyncIterator[bytes]:
    """Yield an export as XLSX, which is written to the disk first: its index is at its end."""
    with tempfile.TemporaryFile() as file:
        book = xlsxwriter.Workbook(file, {"constant_memory": True})
        sheet = book.add_worksheet("Suppliers")
        sheet.freeze_panes(1, 0)
        await asyncio.to_thread(_write, sheet, 0, [[column.value for column in COLUMNS]])
        written = 1
        async for group in rows:
            await asyncio.to_thread(_write, sheet, written, group)
            written += len(group)
        await asyncio.to_thread(book.close)
        file.seek(0)
        while chunk := await asyncio.to_thread(file.read, _CHUNK_BYTES):
            yield chunk


def _write(sheet: Worksheet, at: int, rows: Sequence[Sequence[Cell]]) -> None:
    for down, cells in enumerate(rows, at):
        for across, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(down, across, cell)  # never as a formula or a link
            elif cell is not None:
                sheet.write_number(down, across, cell)

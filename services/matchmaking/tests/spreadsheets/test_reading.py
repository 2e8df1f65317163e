"""Files as rows, read by a process of its own."""

import asyncio
import io
import struct
import threading
import time
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import xlsxwriter
from chassis.uploads import ODS, XLSX
from matchmaking.spreadsheets import reading
from matchmaking.spreadsheets.limits import MOST_ROWS, Unreadable
from matchmaking.spreadsheets.reading import Head, Layout, read_after, read_head

CSV = "text/csv"


@pytest.fixture
def kept(tmp_path):
    """A function that writes a file and returns its path."""

    def write(content: bytes) -> Path:
        path = tmp_path / "list"
        path.write_bytes(content)
        return path

    return write


def a_workbook(*sheets: list[list[object]], at: tuple[int, int] = (0, 0)) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for down, cells in enumerate(rows):
                sheet.write_row(at[0] + down, at[1], cells)
    return content.getvalue()


def an_ods(rows: str) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    body = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Suppliers">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<?xml version="1.0"?><m:manifest xmlns:m="{names}:manifest:1.0"/>'
    return a_zip(
        {"mimetype": ODS, "content.xml": body, "META-INF/manifest.xml": manifest},
    )


def a_zip(members: dict[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return content.getvalue()


def an_xlsx_with(sheet: str | bytes, **others: str | bytes) -> bytes:
    """Return a workbook whose only sheet is written by hand."""
    whole = zipfile.ZipFile(io.BytesIO(a_workbook([["name"]])))
    members = {name: whole.read(name) for name in whole.namelist()}
    return a_zip(members | {"xl/worksheets/sheet1.xml": sheet} | others)


def cells(*values: str) -> str:
    written = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
        for value in values
    )
    return f"<table:table-row>{written}</table:table-row>"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
async def test_every_usual_separator_is_found(kept, separator):
    rows = [["name", "address"], ["Saitex", "Lot 225, Amata; Bien Hoa | 2"], ["Everpia", "Ha Noi"]]
    text = "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)

    head = await read_head(kept(text.encode()), CSV, Layout())

    assert head.about.separator == separator
    assert [line.cells for line in head.lines] == rows


async def test_a_file_may_name_its_separator_in_the_first_row(kept):
    head = await read_head(kept(b"sep=;\r\nname;city\r\nSaitex;Bien Hoa\r\n"), CSV, Layout())

    assert [line.cells for line in head.lines] == [["name", "city"], ["Saitex", "Bien Hoa"]]
    assert [line.number for line in head.lines] == [2, 3]


async def test_rows_keep_the_numbers_that_a_spreadsheet_program_shows(kept):
    head = await read_head(kept(b'name\n\n"two\nlines"\n , \nlast\n'), CSV, Layout())

    assert [(line.number, line.cells[0]) for line in head.lines] == [
        (1, "name"),
        (3, "two\nlines"),
        (5, "last"),
    ]
    assert head.filled == 3


async def test_a_workbook_is_read_at_its_places(kept):
    content = a_workbook([["name", "lat"], ["Saitex", 10.95], ["007", 12.0]], at=(2, 1))

    head = await read_head(kept(content), XLSX, Layout())

    assert [(line.number, line.cells) for line in head.lines] == [
        (3, ["", "name", "lat"]),
        (4, ["", "Saitex", "10.95"]),
        (5, ["", "007", "12"]),
    ]


async def test_the_sheet_with_the_most_rows_is_taken_unless_another_is_told(kept):
    path = kept(a_workbook([["About this list"]], [["name"], ["Saitex"]]))

    guessed = await read_head(path, XLSX, Layout())
    told = await read_head(path, XLSX, Layout(sheet="Sheet1"))

    assert (guessed.about.sheet, guessed.about.sheets) == ("Sheet2", ["Sheet1", "Sheet2"])
    assert told.lines[0].cells == ["About this list"]


async def test_ods_is_read(kept):
    content = an_ods(cells("ชื่อบริษัท", "ประเทศ") + cells("Saitex", "เวียดนาม"))

    head = await read_head(kept(content), ODS, Layout())

    assert [line.cells for line in head.lines] == [["ชื่อบริษัท", "ประเทศ"], ["Saitex", "เวียดนาม"]]


async def test_reading_goes_on_behind_a_row(kept):
    path = kept("\n".join(["name", *(f"Mill {number}" for number in range(1, 1001))]).encode())

    async with read_after(path, CSV, Layout(), 750) as groups:
        lines = [line async for group in groups for line in group]

    assert (lines[0].number, lines[0].cells) == (751, ["Mill 750"])
    assert len(lines) == 251


async def test_the_process_that_reads_knows_no_secret(kept, monkeypatch):
    monkeypatch.setenv("GSCNET_DATABASE_URL", "postgresql://secret")
    seen = {}
    start = reading.asyncio.create_subprocess_exec

    async def remember(*arguments, **options):
        seen.update(options["env"])
        return await start(*arguments, **options)

    monkeypatch.setattr(reading.asyncio, "create_subprocess_exec", remember)
    await read_head(kept(b"name\nSaitex\n"), CSV, Layout())

    assert seen == {"PYTHONUTF8": "1"}


def a_bomb() -> bytes:
    """A sheet of 10 GB of blanks would be packed like this one of 150 MB."""
    return an_xlsx_with(b" " * 150_000_000)


def a_lying_bomb() -> bytes:
    """The archive says that the sheet has 1,000 bytes."""
    content = bytearray(a_zip({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b" " * 150_000_000) + packer.flush()
    with zipfile.ZipFile(buffer := io.BytesIO(bytes(content)), "a") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 1000)
    data = bytearray(buffer.getvalue())
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 20, len(packed))
    return bytes(data)


def a_billion_laughs() -> bytes:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return an_xlsx_with(f'<!DOCTYPE z [<!ENTITY l0 "lol">{lol}]><worksheet>&l9;</worksheet>')


def an_external_entity() -> bytes:
    return an_xlsx_with('<!DOCTYPE z [<!ENTITY x SYSTEM "file:///etc/passwd">]><z>&x;</z>')


def a_huge_corner() -> bytes:
    """Two cells so far apart that the table between them has 17 billion."""
    name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return an_xlsx_with(
        f'<?xml version="1.0"?><worksheet xmlns="{name}"><sheetData><row r="1"><c r="A1"><v>1</v>'
        '</c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )


def repeated_cells() -> bytes:
    row = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
    cell = (
        '<table:table-cell office:value-type="string" table:number-columns-repeated="16384">'
        "<text:p>x</text:p>"
        "</table:table-cell>"
    )
    return an_ods(row.format(1_000_000, cell))


HOSTILE = [
    (a_bomb, XLSX),
    (a_lying_bomb, XLSX),
    (a_billion_laughs, XLSX),
    (an_external_entity, XLSX),
    (a_huge_corner, XLSX),
    (repeated_cells, ODS),
    (lambda: a_zip({f"xl/{n}.xml": "" for n in range(10_000)}), XLSX),
    (lambda: a_zip({"../../etc/cron.d/x": "x", "[Content_Types].xml": "<a/>"}), XLSX),
    (lambda: a_zip({"word/document.xml": "x", "[Content_Types].xml": "<a/>"}), XLSX),
    (lambda: a_workbook([["name"]])[:-40], XLSX),
    (lambda: a_workbook([["name"]]), CSV),
    (lambda: b"name\nSaitex\n", XLSX),
    (lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 50, CSV),
    (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), CSV),
    (lambda: b'name\n"' + b"x" * 300_000, CSV),
    (lambda: b",".join([b"x"] * 500) + b"\n", CSV),
    (lambda: b"x\n" * (MOST_ROWS + 1), CSV),
]


@pytest.mark.parametrize(("make", "kind"), HOSTILE)
async def test_a_file_that_asks_for_too_much_is_refused_soon(kept, make, kind):
    path = kept(make())
    before = time.perf_counter()

    with pytest.raises(Unreadable):
        await read_head(path, kind, Layout())

    assert time.perf_counter() - before < 5


async def test_a_reader_that_hangs_is_ended(kept, monkeypatch):
    monkeypatch.setattr(reading, "WALL_S", 0.01)

    with pytest.raises(Unreadable, match="more time or memory"):
        await read_head(kept(b"name\n"), CSV, Layout())


def test_two_loops_read_side_by_side_more_files_than_may_be_read_at_once(kept):
    path = kept(b"name,country\nAurora Mill,China\n")

    begun = threading.Barrier(2)

    async def read_many() -> list[Head]:
        begun.wait()
        return await asyncio.gather(*(read_head(path, CSV, Layout()) for _ in range(3)))

    with ThreadPoolExecutor(2) as threads:
        both = [threads.submit(asyncio.run, read_many()) for _ in range(2)]

    assert [head.filled for each in both for head in each.result()] == [2] * 6

"""Files as people upload them, and as nobody should; all are made here, none is kept."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable

from chassis.testing import ContractClient
from matchmaking.suppliers.models import Supplier, SupplierClaim

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types><Override ContentType="application/'
    'vnd.openxmlformats-officedocument.{kind}.main+xml"/></Types>'
)
SHEET = "spreadsheetml.sheet"
LETTER = "wordprocessingml.document"


async def attached(sender: ContractClient, supplier: Supplier, claim: SupplierClaim) -> str:
    """Upload a document behind a claim; return where it is."""
    answer = await sender.post(
        f"/v1/suppliers/{supplier.id}/documents?name=report.pdf&claim_id={claim.id}",
        content=PDF,
        headers={"Content-Type": "application/pdf"},
    )
    assert answer.status_code == 201
    return f"/v1/matchmaking/documents/{answer.json()['id']}"


def png(width: int = 2, height: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0\0\0\0\0\0\0" * 2)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _chunk(kind: bytes, content: bytes) -> bytes:
    summed = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + summed


def jpeg(width: int = 2, height: int = 2) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return b"".join(
        [
            b"\xff\xd8",
            b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00",
            b"\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame,
            b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x12\x34",
            b"\xff\xd9",
        ]
    )


def archive(
    parts: Iterable[tuple[str | zipfile.ZipInfo, bytes]], *, stored: Iterable[str] = ()
) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts:
            how = zipfile.ZIP_STORED if name in {*stored} else zipfile.ZIP_DEFLATED
            packed.writestr(name, content, compress_type=how)
    return out.getvalue()


def office(
    kind: str = SHEET, *more: tuple[str | zipfile.ZipInfo, bytes], types: str | None = None
) -> bytes:
    return archive(
        [
            ("[Content_Types].xml", (types or CONTENT_TYPES.format(kind=kind)).encode()),
            ("_rels/.rels", b"<Relationships/>"),
            *more,
        ]
    )


def open_document(kind: str = "spreadsheet") -> bytes:
    return archive(
        [
            ("mimetype", f"application/vnd.oasis.opendocument.{kind}".encode()),
            ("META-INF/manifest.xml", b"<manifest/>"),
            ("content.xml", b"<content/>"),
        ],
        stored={"mimetype"},
    )


def a_link(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def understated(content: bytes) -> bytes:
    """Return an office file whose directory says that its last part is one byte long."""
    whole = bytearray(office(SHEET, ("xl/sheet1.xml", content)))
    size = struct.pack("<I", len(content))
    at = whole.rfind(b"PK\x01\x02")
    assert whole[at + 24 : at + 28] == size
    whole[at + 24 : at + 28] = struct.pack("<I", 1)
    return bytes(whole)


def lying_over_one_another(entries: int) -> bytes:
    """Return an archive whose directory names the same packed bytes many times."""
    one = office(SHEET, ("xl/kernel.xml", b" " * 900_000))
    end = one.rfind(b"PK\x05\x06")
    last = one.rfind(b"PK\x01\x02")
    record = one[last:end]
    copies = b"".join(
        record.replace(b"xl/kernel.xml", b"xl/kernel%04d" % number) for number in range(entries)
    )
    start = struct.unpack("<I", one[end + 16 : end + 20])[0]
    count, length = 3 + entries, end - start + len(copies)
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, length, start, 0)
    return one[:end] + copies + tail

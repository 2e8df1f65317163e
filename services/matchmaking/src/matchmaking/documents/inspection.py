"""Looks at an uploaded file before anybody keeps it: what it is, and what hides in it.

Only what begins *and* ends as its kind says is taken, so that no file is two kinds at once. Nothing
is rendered and no XML is parsed; archives are unpacked into a counter, never onto a disk.
"""

import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final

PDF: Final = "application/pdf"
PNG: Final = "image/png"
JPEG: Final = "image/jpeg"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT: Final = "application/vnd.oasis.opendocument.text"
ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"
UNDECLARED: Final = "application/octet-stream"
ENDINGS: Final = {
    PDF: (".pdf",),
    PNG: (".png",),
    JPEG: (".jpg", ".jpeg"),
    DOCX: (".docx",),
    XLSX: (".xlsx",),
    ODT: (".odt",),
    ODS: (".ods",),
}

MAX_PIXELS: Final = 50_000_000
MAX_ENTRIES: Final = 2_000
MAX_UNPACKED_BYTES: Final = 100 * 1024 * 1024
MAX_RATIO: Final = 100
MAX_NAME: Final = 200
# A small entry may be packed any well: a page of spaces is no bomb.
_RATIO_FROM_BYTES: Final = 1024 * 1024
_CHUNK: Final = 64 * 1024
_TAIL: Final = 66 * 1024

# Markers of frames; between them 0xC4, 0xC8 and 0xCC are tables.
_JPEG_SIZES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_MAX_PARTS: Final = 20_000
_PNG_MAGIC: Final = b"\x89PNG\r\n\x1a\n"
_END_OF_ZIP: Final = b"PK\x05\x06"
_ACTIVE_MARKUP: Final = re.compile(rb"<\s*(?:script|html|svg|!doctype|\?php)", re.IGNORECASE)
_ACTIVE_PDF: Final = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia)\b")
_XML_DANGER: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_XML_ENCODING: Final = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)", re.IGNORECASE)
_NESTED: Final = re.compile(
    r"\.(?:zip|jar|7z|rar|gz|bz2|xz|tar|docx|xlsx|pptx|odt|ods|exe|js|vbs|html?|svg)$",
    re.IGNORECASE,
)
_MACROS: Final = re.compile(r"vbaProject|macroEnabled|activeX|(?:^|/)Basic/", re.IGNORECASE)
_DIRECTION: Final = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_OOXML_KINDS: Final = {
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": DOCX,
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": XLSX,
}


class Refused(ValueError):
    """The file is not taken; `code` is stable, the text is for people."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True)
class Found:
    """What a file is."""

    media_type: str


def check_name(name: str) -> str:
    """Return a name that is safe to show and to save under.

    Raises:
        Refused: it leads to another place, or shows something else than it is.
    """
    plain = unicodedata.normalize("NFC", name).strip()
    if not plain or len(plain) > MAX_NAME:
        raise Refused("name", f"a name has 1 to {MAX_NAME} characters")
    if any(unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for letter in plain) or (
        _DIRECTION & set(plain)
    ):
        raise Refused("name", "the name has characters that cannot be seen")
    if "/" in plain or "\\" in plain or plain.startswith(".") or ".." in plain:
        raise Refused("name", "the name must not lead to another folder")
    return plain


def inspect(file: IO[bytes], size: int, *, declared: str, name: str) -> Found:
    """Return what a file is; `file` is left at any place.

    Raises:
        Refused: it is of no kind that is taken, of two kinds at once, not of the kind that its name
            or its sender says, or something hides in it.
    """
    file.seek(0)
    head = file.read(1024)
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    if head.startswith(b"%PDF-"):
        found = _inspect_pdf(file, head, tail)
    elif head.startswith(_PNG_MAGIC):
        found = _inspect_png(file, head, tail, size)
    elif head.startswith(b"\xff\xd8\xff"):
        found = _inspect_jpeg(file, head, tail, size)
    elif head.startswith(b"PK\x03\x04"):
        found = _inspect_archive(file, tail, size)
    else:
        raise Refused("kind", "send a PDF, a PNG, a JPEG, or a document of Office or LibreOffice")
    if declared not in {found.media_type, UNDECLARED}:
        raise Refused("declared", f"it was sent as {declared} and is {found.media_type}")
    if not name.lower().endswith(ENDINGS[found.media_type]):
        raise Refused("ending", f"the name of such a file ends in {ENDINGS[found.media_type][0]}")
    return found


def _inspect_pdf(file: IO[bytes], head: bytes, tail: bytes) -> Found:
    if b"%%EOF" not in tail[-1024:]:
        raise Refused("broken", "this PDF does not end as one")
    _refuse_second_kind(head[5:], tail, but_pdf=True)
    file.seek(0)
    for window in _windows(file):
        if _ACTIVE_PDF.search(window):
            raise Refused("active", "this PDF carries programs or other files")
    return Found(PDF)


def _inspect_png(file: IO[bytes], head: bytes, tail: bytes, size: int) -> Found:
    _refuse_second_kind(head, tail)
    if head[12:16] != b"IHDR" or len(head) < 33:  # noqa: PLR2004  (the first chunk with its sum)
        raise Refused("broken", "this PNG does not begin as one")
    _refuse_flood(*struct.unpack(">II", head[16:24]))
    at = len(_PNG_MAGIC)
    for _ in range(_MAX_PARTS):
        if at + 12 > size:
            raise Refused("broken", "this PNG does not end as one")
        file.seek(at)
        length, kind = struct.unpack(">I4s", file.read(8))
        at += 12 + length
        if kind == b"IEND":
            break
    if at != size:
        raise Refused("polyglot", "something follows the end of this PNG")
    return Found(PNG)


def _inspect_jpeg(file: IO[bytes], head: bytes, tail: bytes, size: int) -> Found:
    _refuse_second_kind(head, tail)
    if not tail.endswith(b"\xff\xd9"):
        raise Refused("polyglot", "this JPEG does not end as one")
    at, is_measured = 2, False
    for _ in range(_MAX_PARTS):
        if at + 9 > size:
            break
        file.seek(at)
        segment = file.read(9)
        if segment[0] != 0xFF:  # noqa: PLR2004  (every marker begins with it)
            raise Refused("broken", "this JPEG is broken")
        marker, length = segment[1], int.from_bytes(segment[2:4], "big")
        if marker == 0xDA:  # noqa: PLR2004  (the picture itself begins)
            break
        if marker in _JPEG_SIZES:
            _refuse_flood(*struct.unpack(">HH", segment[5:9]))
            is_measured = True
        at += 2 + max(2, length)
    if not is_measured:
        raise Refused("broken", "this JPEG does not say how large it is")
    return Found(JPEG)


def _refuse_flood(width: int, height: int) -> None:
    if not width or not height or width * height > MAX_PIXELS:
        raise Refused("pixels", f"a picture has 1 to {MAX_PIXELS:,} pixels")


def _refuse_second_kind(head: bytes, tail: bytes, *, but_pdf: bool = False) -> None:
    """Raise if what is no archive is one too, or what is no page or no PDF."""
    if _END_OF_ZIP in tail:
        raise Refused("polyglot", "this file is an archive as well")
    if _ACTIVE_MARKUP.search(head) or (b"%PDF-" in head and not but_pdf):
        raise Refused("polyglot", "this file is of two kinds at once")


def _windows(file: IO[bytes]) -> Iterator[bytes]:
    """Yield a file in pieces that overlap, so that nothing is overlooked at their edges."""
    before = b""
    while chunk := file.read(_CHUNK * 4):
        yield before + chunk
        before = chunk[-64:]


def _inspect_archive(file: IO[bytes], tail: bytes, size: int) -> Found:
    _check_directory(tail, size)
    file.seek(0)
    try:
        # Refuses more than one disk, damaged directories, and offsets outside the file.
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, struct.error, OSError) as fault:
        raise Refused("broken", "this archive is broken") from fault
    entries = archive.infolist()
    _check_entries(entries, size)
    found = _kind_of(archive, entries)
    _check_content(file, entries)
    return found


def _check_directory(tail: bytes, size: int) -> None:
    """Read the end of the archive ourselves, before anybody allocates what it promises."""
    at = tail.rfind(_END_OF_ZIP)
    if at < 0 or len(tail) - at < 22:  # noqa: PLR2004  (the length of the record)
        raise Refused("broken", "this archive does not end as one")
    _, _, _, count, length, start, comment = struct.unpack("<HHHHIIH", tail[at + 4 : at + 22])
    if len(tail) - at - 22 != comment or comment:
        raise Refused("polyglot", "something follows the end of this archive")
    if count > MAX_ENTRIES or length > MAX_ENTRIES * 512:
        raise Refused("entries", f"an archive has at most {MAX_ENTRIES} files")
    if start + length != size - 22:
        raise Refused("polyglot", "something lies between the files of this archive and its list")


def _check_entries(entries: list[zipfile.ZipInfo], size: int) -> None:
    names = [each.filename for each in entries]
    if len({name.lower() for name in names}) != len(names):
        raise Refused("entries", "two files of this archive have the same name")
    for each in entries:
        _check_entry(each)
    if sum(each.file_size for each in entries) > MAX_UNPACKED_BYTES:
        raise Refused("bomb", "unpacked it would be too large")
    if sum(each.compress_size for each in entries) > size:
        raise Refused("bomb", "its files lie over one another")


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename
    parts = name.replace("\\", "/").split("/")
    if name.startswith("/") or ".." in parts or "\\" in name or "\0" in name or ":" in parts[0]:
        raise Refused("path", "a file of this archive leads to another folder")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Refused("link", "this archive has a link in it")
    if entry.flag_bits & 0x1:
        raise Refused("encrypted", "this file is encrypted, so that nobody can look at it")
    if _MACROS.search(name):
        raise Refused("active", "this document carries programs")
    if _NESTED.search(name):
        raise Refused("nested", "this document carries other files")
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Refused("broken", "this archive is packed in an unusual way")
    packed = max(entry.compress_size, 1)
    if entry.file_size > _RATIO_FROM_BYTES and entry.file_size / packed > MAX_RATIO:
        raise Refused("bomb", "a file of this archive is packed too well")


def _kind_of(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Found:
    """Return what the manifest of the archive says that it is."""
    known = {each.filename: each for each in entries}
    types, first = known.get("[Content_Types].xml"), entries[0] if entries else None
    if types is not None and types.file_size < _RATIO_FROM_BYTES and "_rels/.rels" in known:
        manifest = _small(archive, types)
        if b"macroEnabled" in manifest:
            raise Refused("active", "this document carries programs")
        for content_type, media_type in _OOXML_KINDS.items():
            if content_type in manifest:
                return Found(media_type)
    if (
        first is not None
        and first.filename == "mimetype"
        and first.compress_type == zipfile.ZIP_STORED
        and first.file_size < 100  # noqa: PLR2004  (the longest media type of ODF has 60)
        and "META-INF/manifest.xml" in known
    ):
        media_type = _small(archive, first).decode("ascii", "replace")
        if media_type in {ODT, ODS}:
            return Found(media_type)
    raise Refused("kind", "this archive is no document of Office or LibreOffice")


def _small(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        return archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as fault:
        raise Refused("broken", "this archive is broken") from fault


def _check_content(file: IO[bytes], entries: list[zipfile.ZipInfo]) -> None:
    """Unpack every file into a counter: what its directory promises is no proof."""
    left = MAX_UNPACKED_BYTES
    for entry in sorted(entries, key=lambda each: each.header_offset):
        is_xml = entry.filename.lower().endswith((".xml", ".rels", ".vml", ".rdf"))
        unpacked, before = 0, b""
        for chunk in _unpacked(file, entry):
            if unpacked == 0 and chunk.startswith(
                (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
            ):
                raise Refused("nested", "this document carries other archives")
            if is_xml:
                if unpacked == 0:
                    _check_encoding(chunk[:256])
                if _XML_DANGER.search(before + chunk):
                    raise Refused("entities", "its XML declares entities or a document type")
                before = chunk[-16:]
            unpacked += len(chunk)
            left -= len(chunk)
            if left < 0 or unpacked > entry.file_size:
                raise Refused("bomb", "unpacked it is larger than it says")


def _unpacked(file: IO[bytes], entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the content of an entry in pieces of bounded size."""
    file.seek(entry.header_offset)
    header = file.read(30)
    if header[:4] != b"PK\x03\x04" or len(header) < 30:  # noqa: PLR2004  (the length of the record)
        raise Refused("broken", "this archive is broken")
    file.seek(sum(struct.unpack("<HH", header[26:30])), io.SEEK_CUR)
    packed = entry.compress_size
    inflater = None if entry.compress_type == zipfile.ZIP_STORED else zlib.decompressobj(-15)
    while packed > 0 and (chunk := file.read(min(packed, _CHUNK))):
        packed -= len(chunk)
        if inflater is None:
            yield chunk
            continue
        while chunk:
            try:
                yield inflater.decompress(chunk, _CHUNK * 4)
            except zlib.error as fault:
                raise Refused("broken", "this archive is broken") from fault
            chunk = inflater.unconsumed_tail


def _check_encoding(beginning: bytes) -> None:
    """Refuse XML in an encoding in which a declaration could hide from a look at its bytes."""
    said = _XML_ENCODING.search(beginning)
    hides = beginning[:2] in {b"\xfe\xff", b"\xff\xfe"} or b"\0" in beginning
    if hides or (said and said[1].lower() not in {b"utf-8", b"us-ascii", b"ascii"}):
        raise Refused("entities", "its XML is not in UTF-8")

"""Looks into a packed workbook before anybody unpacks it: what it is, and what it would become."""

import re
import struct
import zipfile
import zlib
from typing import IO, Final

from matchmaking.spreadsheets.limits import (
    LARGEST_RATIO,
    MOST_MEMBERS,
    RATIO_COUNTS_FROM_BYTES,
    UNPACKED_BYTES,
    Unreadable,
)

_ODS: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_ENTITY: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CHUNK: Final = 256 * 1024
_OVERLAP: Final = 16


def check_workbook(file: IO[bytes]) -> str:
    """Return "xlsx" or "ods" for an archive that is safe to unpack.

    Every member is unpacked here once, in pieces, because the sizes that an archive states about
    itself need not be true.

    Raises:
        Unreadable: it is no workbook, or would grow beyond every measure.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            kind = _kind(archive)
            _check_members(archive)
            return kind
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
    ) as fault:
        raise Unreadable("the workbook is damaged; save it again and send that file") from fault


def _kind(archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    if len(names) > MOST_MEMBERS:
        raise Unreadable(f"the workbook has more than {MOST_MEMBERS} parts")
    if len(set(names)) != len(names):
        raise Unreadable("the workbook has two parts of one name")
    if any(member.flag_bits & 1 for member in archive.infolist()):
        raise Unreadable("the workbook is protected by a password; save it without one")
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return "xlsx"
    if "mimetype" in names and "content.xml" in names:
        with archive.open("mimetype") as member:
            if member.read(len(_ODS) + 2).strip() == _ODS:
                return "ods"
    raise Unreadable("this archive is no workbook; send XLSX, ODS or CSV")


def _check_members(archive: zipfile.ZipFile) -> None:
    total = 0
    for member in archive.infolist():
        # The size that is written in the archive is a claim; a member is read to that size at most
        # by us, and to its true end by others. A difference is reason enough to refuse.
        before, tail = total, b""
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                total += len(chunk)
                unpacked = total - before
                if total > UNPACKED_BYTES:
                    raise Unreadable("the workbook would unfold to more than 100 MB")
                if (
                    unpacked > RATIO_COUNTS_FROM_BYTES
                    and unpacked > LARGEST_RATIO * member.compress_size
                ):
                    raise Unreadable("the workbook is packed as tightly as no workbook is")
                if member.filename.endswith((".xml", ".rels")) and _ENTITY.search(tail + chunk):
                    raise Unreadable("the workbook defines entities of its own")
                tail = chunk[-_OVERLAP:]

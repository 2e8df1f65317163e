"""Files are named by their content, written once, and read in pieces."""

import hashlib
import os
from pathlib import Path

import pytest
from chassis.attachments import Attachments
from chassis.problems import NotFound, Unavailable


def named(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


@pytest.fixture
def files(tmp_path: Path) -> Attachments:
    return Attachments(str(tmp_path / "files"))


async def test_a_kept_file_reads_as_it_was(files: Attachments) -> None:
    content = os.urandom(3 * 1024 * 1024 + 7)

    name = await files.put_bytes(content, named(content))

    assert name == hashlib.sha256(content).hexdigest()
    assert await files.size_of(name) == len(content)
    pieces = [piece async for piece in files.chunks(name)]
    assert b"".join(pieces) == content
    assert max(map(len, pieces)) < len(content)


async def test_the_same_content_is_kept_once_and_never_overwritten(
    files: Attachments, tmp_path: Path
) -> None:
    name = await files.put_bytes(b"as it was", named(b"as it was"))

    again = await files.put_bytes(b"another", named(b"as it was"))

    assert again == name
    assert await files.whole(name) == b"as it was"
    assert len([path for path in (tmp_path / "files").rglob("*") if path.is_file()]) == 1


async def test_a_file_that_is_not_there_is_not_found(files: Attachments) -> None:
    with pytest.raises(NotFound):
        await files.whole(named(b"absent").hex())


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "a" * 63, "/" * 64, "é" * 64])
async def test_a_name_that_is_no_hash_is_not_looked_for(files: Attachments, name: str) -> None:
    with pytest.raises(NotFound):
        await files.whole(name)


async def test_a_removed_file_is_gone(files: Attachments) -> None:
    name = await files.put_bytes(b"x", named(b"x"))

    await files.remove(name)

    with pytest.raises(NotFound):
        await files.whole(name)


async def test_a_store_that_cannot_write_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("a file where the folder should be")

    with pytest.raises(Unavailable):
        await Attachments(str(tmp_path / "files")).put_bytes(b"x", named(b"x"))

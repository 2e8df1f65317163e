"""Files are named by their content, written once, and read in pieces: in a folder and in S3."""

import asyncio
import hashlib
import os
from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import pytest
from chassis import clock
from chassis.attachments import Attachments
from chassis.problems import NotFound, Unavailable
from chassis.settings import Settings
from pydantic import ValidationError
from s3_stand_in import LOCATION, S3StandIn, an_s3


def named(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[S3StandIn]:
    with an_s3(monkeypatch) as store:
        yield store


@pytest.fixture(params=["folder", "s3"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Attachments:
    if request.param == "folder":
        return Attachments(str(tmp_path / "files"))
    request.getfixturevalue("s3")
    return Attachments(LOCATION)


@pytest.fixture
def files_in_s3(s3: S3StandIn) -> Attachments:
    return Attachments(LOCATION)


async def test_a_kept_file_reads_as_it_was(files: Attachments) -> None:
    content = os.urandom(3 * 1024 * 1024 + 7)

    name = await files.put_bytes(content, named(content))

    assert name == hashlib.sha256(content).hexdigest()
    opened = await files.opened(name)
    assert opened.size_bytes == len(content)
    pieces = [piece async for piece in opened.chunks]
    assert b"".join(pieces) == content
    assert max(map(len, pieces)) < len(content)


async def test_the_same_content_is_kept_once(files: Attachments) -> None:
    name = await files.put_bytes(b"as it was", named(b"as it was"))

    again = await files.put_bytes(b"as it was", named(b"as it was"))

    assert again == name
    assert await files.whole(name) == b"as it was"


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


async def test_to_remove_what_is_not_there_is_no_error(files: Attachments) -> None:
    kept = await files.put_bytes(b"x", named(b"x"))

    await files.remove(named(b"absent").hex())

    assert await files.whole(kept) == b"x"


async def test_a_folder_that_cannot_be_written_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("a file where the folder should be")

    with pytest.raises(Unavailable):
        await Attachments(str(tmp_path / "files")).put_bytes(b"x", named(b"x"))


async def test_a_file_lies_in_the_bucket_under_its_prefix_and_name(
    files_in_s3: Attachments, s3: S3StandIn
) -> None:
    name = await files_in_s3.put_bytes(b"x", named(b"x"))

    assert s3.objects == {f"matchmaking/{name[:2]}/{name}": b"x"}


async def test_requests_that_are_signed_by_another_key_keep_nothing(
    monkeypatch: pytest.MonkeyPatch, s3: S3StandIn
) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another key")

    with pytest.raises(Unavailable):
        await Attachments(LOCATION).put_bytes(b"x", named(b"x"))

    assert s3.asked
    assert s3.objects == {}


async def test_a_bucket_that_is_not_there_is_unavailable_and_no_missing_file(
    files_in_s3: Attachments, s3: S3StandIn
) -> None:
    with pytest.raises(Unavailable):
        await Attachments("s3://nowhere/files").put_bytes(b"x", named(b"x"))


@pytest.mark.parametrize("use", ["put", "read", "remove"])
async def test_a_store_that_refuses_for_now_is_unavailable_and_holds_nobody_up(
    files_in_s3: Attachments, s3: S3StandIn, use: str
) -> None:
    name = await files_in_s3.put_bytes(b"as it was", named(b"as it was"))
    uses = {
        "put": lambda: files_in_s3.put_bytes(b"x", named(b"x")),
        "read": lambda: files_in_s3.whole(name),
        "remove": lambda: files_in_s3.remove(name),
    }
    s3.fails_with = HTTPStatus.SERVICE_UNAVAILABLE

    async with asyncio.timeout(8):
        with pytest.raises(Unavailable) as refusal:
            await uses[use]()

    assert refusal.value.headers["Retry-After"] == "5"
    assert [*s3.objects.values()] == [b"as it was"]


async def test_a_store_that_is_away_is_unavailable(files_in_s3: Attachments, s3: S3StandIn) -> None:
    s3.goes_away()

    async with asyncio.timeout(8):
        with pytest.raises(Unavailable):
            await files_in_s3.whole(named(b"x").hex())


async def test_a_download_that_breaks_off_goes_on_where_it_was(
    files_in_s3: Attachments, s3: S3StandIn
) -> None:
    content = os.urandom(3 * 1024 * 1024)
    name = await files_in_s3.put_bytes(content, named(content))
    s3.breaks_off_after = 1024 * 1024

    assert await files_in_s3.whole(name) == content
    assert [each.partition(" ")[0] for each in s3.asked] == ["PUT", "GET", "GET"]


async def test_a_store_that_fails_while_it_is_read_is_unavailable(
    files_in_s3: Attachments, s3: S3StandIn
) -> None:
    content = os.urandom(3 * 1024 * 1024)
    name = await files_in_s3.put_bytes(content, named(content))
    s3.breaks_off_after = 1024 * 1024
    opened = await files_in_s3.opened(name)
    s3.fails_with = HTTPStatus.SERVICE_UNAVAILABLE

    with pytest.raises(Unavailable):
        assert [piece async for piece in opened.chunks]


@pytest.mark.parametrize("location", ["s4://bucket", "s3://", "http://127.0.0.1/", "memory://"])
def test_a_location_that_is_neither_a_folder_nor_s3_is_refused_at_the_start(location: str) -> None:
    with pytest.raises(ValidationError, match="attachments_url"):
        Settings(attachments_url=location)


@pytest.mark.parametrize("location", ["/srv/files", "files", "file:///srv/files", "s3://b/p"])
def test_a_folder_and_a_bucket_are_locations(location: str) -> None:
    assert Settings(attachments_url=location).attachments_url == location


async def test_a_file_that_is_sent_again_is_not_old(tmp_path: Path) -> None:
    files = Attachments(str(tmp_path / "files"))
    name = await files.put_bytes(b"x", named(b"x"))
    os.utime(tmp_path / "files" / name[:2] / name, (0, 0))
    an_hour_ago = clock.now() - timedelta(hours=1)
    [old] = [names async for names in files.older_than(an_hour_ago)]

    await files.put_bytes(b"x", named(b"x"))
    is_gone = await files.remove_older(name, an_hour_ago)

    assert old == [name]
    assert not is_gone
    assert await files.whole(name) == b"x"


async def test_an_old_file_is_removed_once(tmp_path: Path) -> None:
    files = Attachments(str(tmp_path / "files"))
    name = await files.put_bytes(b"x", named(b"x"))
    os.utime(tmp_path / "files" / name[:2] / name, (0, 0))

    first = await files.remove_older(name, clock.now() - timedelta(hours=1))
    again = await files.remove_older(name, clock.now() - timedelta(hours=1))

    assert (first, again) == (True, False)
    assert [names async for names in files.older_than(clock.now())] == []

"""Files beside the database, named by the SHA-256 of their bytes: a local folder or S3.

A name is its content, so a file is written once and never changed; to write it again is no error.
Write the file first and the row that names it after: a crash between leaves a file that nobody
names, never a row without its file.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import IO, Annotated, Any, Final, TypeVar

import obstore
from fastapi import Depends
from obstore.exceptions import AlreadyExistsError, BaseError
from obstore.store import LocalStore, ObjectStore, from_url
from starlette.requests import Request

from chassis.problems import NotFound, Unavailable
from chassis.settings import Settings
from chassis.uploads import Upload

_CHUNK_BYTES: Final = 256 * 1024
_LISTED: Final = 1_000
_TIMEOUT_S: Final = 20.0
# Somebody waits, and a row may be locked meanwhile: the caller is told soon and repeats by itself.
_RETRIES: Final = 3
_RETRYING: Final = timedelta(seconds=5)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is there; `chunks` are its bytes in pieces, so that nobody holds it whole."""

    size_bytes: int
    chunks: AsyncIterator[bytes]


class Attachments:
    """The files of one service. Nothing is opened before the first use."""

    def __init__(self, location: str) -> None:
        self._location = location

    @cached_property
    def _store(self) -> ObjectStore:
        if "://" in self._location and not self._location.startswith("file://"):
            return from_url(
                self._location,
                retry_config={"max_retries": _RETRIES, "retry_timeout": _RETRYING},
            )
        folder = Path(self._location.removeprefix("file://")).absolute()
        try:
            return LocalStore(folder, mkdir=True)
        except OSError as fault:
            raise Unavailable("the folder of files cannot be opened") from fault

    async def put(self, upload: Upload) -> str:
        """Keep a received file and return its name.

        Raises:
            Unavailable: the store did not take it in time.
        """
        return await self.put_bytes(upload.file, upload.sha256)

    async def put_bytes(self, content: IO[bytes] | bytes, sha256: bytes) -> str:
        """Keep `content`, whose hash the caller has computed while it arrived; return its name.

        Raises:
            Unavailable: the store did not take it in time.
        """
        name = sha256.hex()
        if not isinstance(content, bytes):
            content.seek(0)
        try:
            await _in_time(obstore.put_async(self._store, _path(name), content, mode="create"))
        except AlreadyExistsError:
            await self._renew(name, content)
            return name
        except FileNotFoundError as absent:
            raise Unavailable("the place where files are kept is not there") from absent
        if isinstance(self._store, LocalStore):
            await asyncio.to_thread(_sync, Path(str(self._store.prefix)) / _path(name))
        return name

    async def _renew(self, name: str, content: IO[bytes] | bytes) -> None:
        """Let a file that is there count as sent now, so that no sweeper takes it for forgotten.

        S3 has no other way than to write it again; the name says that it is the same.
        """
        if isinstance(self._store, LocalStore):
            await asyncio.to_thread(os.utime, Path(str(self._store.prefix)) / _path(name))
            return
        if not isinstance(content, bytes):
            content.seek(0)
        await _in_time(obstore.put_async(self._store, _path(name), content))

    async def opened(self, name: str) -> Opened:
        """Return a file to read: what is wrong with it is known before its first byte is sent.

        Raises:
            NotFound: it is not there.
            Unavailable: the store does not give it.
        """
        try:
            found = await _in_time(obstore.get_async(self._store, _path(name)))
        except FileNotFoundError as absent:
            raise NotFound("this file is not kept any more") from absent
        stream = found.stream(min_chunk_size=_CHUNK_BYTES)
        return Opened(found.meta["size"], _pieces(aiter(stream)))

    async def chunks(self, name: str) -> AsyncIterator[bytes]:
        """Yield a file in pieces; raises as `opened` does."""
        async for chunk in (await self.opened(name)).chunks:
            yield chunk

    async def whole(self, name: str) -> bytes:
        """Return all bytes of a file that is known to be small."""
        return b"".join([chunk async for chunk in self.chunks(name)])

    async def remove(self, name: str) -> None:
        """Forget a file that no row names any more; one that is not there is no error."""
        with suppress(FileNotFoundError):  # a folder says so, S3 does not
            await _in_time(obstore.delete_async(self._store, _path(name)))

    async def older_than(self, before: datetime) -> AsyncIterator[Sequence[str]]:
        """Yield the names of files that were last sent before a time, some at once."""
        listing = obstore.list(self._store, chunk_size=_LISTED)
        while found := await _in_time(anext(listing, None)):
            names = [Path(each["path"]).name for each in found if each["last_modified"] < before]
            if names:
                yield names

    async def remove_older(self, name: str, before: datetime) -> bool:
        """Forget a file unless it was sent again since a time; return whether it is gone now."""
        try:
            found = await _in_time(obstore.head_async(self._store, _path(name)))
        except FileNotFoundError:
            return False
        if found["last_modified"] >= before:
            return False
        await self.remove(name)
        return True


def attachments_of(settings: Settings) -> Attachments:
    """Return the files of a service, wherever its settings keep them."""
    return Attachments(settings.attachments_url)


def get_attachments(request: Request) -> Attachments:
    """Return the service's files."""
    state: Any = request.app.state
    if not hasattr(state, "attachments"):
        state.attachments = attachments_of(state.settings)
    files: Attachments = state.attachments
    return files


Files = Annotated[Attachments, Depends(get_attachments)]


def _path(name: str) -> str:
    if len(name) != 64 or not name.isascii() or not name.isalnum():  # noqa: PLR2004  (SHA-256)
        raise NotFound("this file is not kept any more")
    return f"{name[:2]}/{name}"


async def _pieces(stream: AsyncIterator[Any]) -> AsyncIterator[bytes]:
    while (chunk := await _in_time(anext(stream, None))) is not None:
        yield bytes(chunk)


async def _in_time(work: Awaitable[T]) -> T:
    try:
        async with asyncio.timeout(_TIMEOUT_S):
            return await work
    except FileNotFoundError:  # which obstore raises beside its own family
        raise
    except AlreadyExistsError:
        raise
    except (BaseError, OSError, TimeoutError) as fault:
        raise Unavailable("the store of files does not answer", retry_after_s=5) from fault


def _sync(path: Path) -> None:
    """Make a file and its name outlive a power cut, before any row names it."""
    for each in (path, path.parent, path.parent.parent):
        descriptor = os.open(each, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

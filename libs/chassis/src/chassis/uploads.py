"""Bodies that are files: read once, counted and hashed as they arrive, never whole in memory."""

import hashlib
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import IO, Annotated, Any, Final, TypeAlias, TypeVar

from fastapi import Depends
from starlette.requests import Request

from chassis.problems import PayloadTooLarge, UnsupportedMediaType

# What the edges (here and at the gateway) let through; an address may allow less.
MAX_UPLOAD_BYTES: Final = 20 * 1024 * 1024
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"
_HELD_BYTES: Final = 1024 * 1024

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


@dataclass(frozen=True)
class Upload:
    """A received file; `file` is read from its beginning and gone when the request ends."""

    file: IO[bytes]
    size_bytes: int
    sha256: bytes
    media_type: str


Step: TypeAlias = Callable[[Request, Upload], Awaitable[Any]]


@dataclass(frozen=True)
class Accepted:
    """What an address takes instead of JSON; a media type may end in `/*`."""

    media_types: frozenset[str]
    max_bytes: int
    first: Step | None = None

    def check(self, content_type: str | None, content_encoding: str | None) -> str:
        """Return the media type of a body that may be sent here.

        Raises:
            UnsupportedMediaType: it may not.
        """
        if content_encoding not in (None, "identity"):
            raise UnsupportedMediaType("send the body without Content-Encoding")
        media_type = (content_type or "").partition(";")[0].strip().lower()
        family = media_type.partition("/")[0] + "/*"
        if not self.media_types & {media_type, family}:
            raise UnsupportedMediaType(f"send one of {', '.join(sorted(self.media_types))}")
        return media_type

    @property
    def body_document(self) -> dict[str, Any]:
        """The body as OpenAPI describes it."""
        octets = {"schema": {"type": "string", "format": "binary", "maxLength": self.max_bytes}}
        return {"required": True, "content": dict.fromkeys(sorted(self.media_types), octets)}


def takes_file(
    media_types: Iterable[str], *, max_bytes: int = MAX_UPLOAD_BYTES, first: Step | None = None
) -> Callable[[Endpoint], Endpoint]:
    """Let a POST take the bytes of one file as its body: declare `upload: ReceivedFile` in it.

    `first` is done before the transaction of the request begins, unless this is a repetition: what
    takes long, such as to look through the file and to store it. It comes before the parameters are
    checked, and asks itself whether the actor may. `Depends(prepared)` is what it returned.
    """
    if max_bytes > MAX_UPLOAD_BYTES:
        raise ValueError("the edges do not let through that much")
    accepted = Accepted(frozenset(media_types), max_bytes, first)

    def mark(endpoint: Endpoint) -> Endpoint:
        endpoint.__dict__["takes_file"] = accepted
        return endpoint

    return mark


def accepted_by(endpoint: Callable[..., Any]) -> Accepted | None:
    """Return what a marked endpoint takes; None for those that take JSON."""
    return getattr(endpoint, "takes_file", None)


@asynccontextmanager
async def received(request: Request, accepted: Accepted) -> AsyncIterator[Upload]:
    """Receive a file; what does not fit into a little memory waits in a temporary file.

    Raises:
        UnsupportedMediaType: this address does not take such a file.
        PayloadTooLarge: it is longer than this address allows.
    """
    headers = request.headers
    media_type = accepted.check(headers.get("content-type"), headers.get("content-encoding"))
    digest, size = hashlib.sha256(), 0
    with tempfile.SpooledTemporaryFile(max_size=_HELD_BYTES) as file:
        async for chunk in request.stream():
            size += len(chunk)
            if size > accepted.max_bytes:
                raise PayloadTooLarge(f"a file may have at most {accepted.max_bytes} bytes here")
            digest.update(chunk)
            file.write(chunk)
        file.seek(0)
        upload = Upload(file, size, digest.digest(), media_type)
        request.state.upload = upload
        yield upload


def _received_file(request: Request) -> Upload:
    upload: Upload = request.state.upload
    return upload


ReceivedFile = Annotated[Upload, Depends(_received_file)]


def prepared(request: Request) -> Any:
    """Return what the step before the transaction returned, for `Depends`."""
    return request.state.prepared

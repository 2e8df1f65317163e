"""What a service answered: whole when it is small, as a stream when it is not."""

from collections.abc import AsyncIterator
from typing import Protocol

from gateway.proxy.hygiene import Header

# Answers up to this size are read in one go: one send, no stream, and they fit the cache.
WHOLE_BYTES = 256 * 1024


class Stream(Protocol):
    """The rest of an answer that is still arriving."""

    def chunks(self) -> AsyncIterator[bytes]:
        """Yield the body as it comes; raises UpstreamBroken or UpstreamTimeout when it stops."""
        ...

    def abandon(self) -> None:
        """Stop reading; the service sees a closed connection."""
        ...


class Answer:
    """Status, headers (already fit for the client), and either `body` or `stream`."""

    __slots__ = ("body", "headers", "status", "stream")

    def __init__(
        self,
        status: int,
        headers: list[Header],
        body: bytes | None = None,
        stream: Stream | None = None,
    ) -> None:
        self.status = status
        self.headers = headers
        self.body = body
        self.stream = stream

    def header(self, name: bytes) -> bytes | None:
        """Return the first value of a header, given in lower case."""
        for known, value in self.headers:
            if known == name:
                return value
        return None

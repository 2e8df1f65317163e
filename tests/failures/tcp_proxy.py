"""A TCP proxy that fails on purpose: it delays, cuts, goes silent, or loses an answer to COMMIT."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Self

from embedded.processes import LOOPBACK

_CHUNK = 65536
# Of PostgreSQL's protocol 3: a simple query, a parsed statement, and the end of what was asked.
_SIMPLE_QUERY, _PARSE = b"Q", b"P"
_COMMAND_COMPLETE = b"C"
_LARGEST_STATEMENT = 64


@dataclass(eq=False)
class Link:
    """One connection that goes through the proxy; a fault is what its two directions do now."""

    client: asyncio.StreamWriter
    server: asyncio.StreamWriter
    commits: bool = False  # the client has said COMMIT and not been answered
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def cut(self) -> None:
        """Close both sides at once; what is on the way is lost."""
        for writer in (self.client, self.server):
            writer.transport.abort()


class TcpProxy:
    """Stands between a client and a server on loopback.

    `loses_commit` is asked each time that the server has answered a COMMIT; when it says yes, the
    answer is dropped and the connection is closed: committed, and nobody knows.
    """

    def __init__(self, port: int, to_port: int) -> None:
        self.port = port
        self.to_port = to_port
        self.delay_s = 0.0
        self.silent = False  # accepts, and passes nothing on
        self.loses_commit: Callable[[], bool] = lambda: False
        self.commits_lost = 0
        self._links: set[Link] = set()
        self._server: asyncio.Server | None = None

    @classmethod
    @asynccontextmanager
    async def opened(cls, port: int, to_port: int) -> AsyncIterator[Self]:
        proxy = cls(port, to_port)
        proxy._server = await asyncio.start_server(proxy._accept, LOOPBACK, port)
        try:
            yield proxy
        finally:
            proxy._server.close()
            proxy.cut_all()
            await asyncio.sleep(0)

    def cut_all(self) -> None:
        """Cut every connection that is open now."""
        for link in list(self._links):
            link.cut()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            answers, server = await asyncio.open_connection(LOOPBACK, self.to_port)
        except OSError:
            writer.transport.abort()
            return
        link = Link(writer, server)
        self._links.add(link)
        ways = (
            self._carry(link, reader, server, self._look_at_question),
            self._carry(link, answers, writer, self._look_at_answer),
        )
        link.tasks = [asyncio.create_task(way) for way in ways]
        await asyncio.wait(link.tasks, return_when=asyncio.FIRST_COMPLETED)
        link.cut()
        for task in link.tasks:
            task.cancel()
        self._links.discard(link)

    async def _carry(
        self,
        link: Link,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        look: Callable[[Link, bytes], bool],
    ) -> None:
        with suppress(OSError):
            while chunk := await source.read(_CHUNK):
                if self.delay_s:
                    await asyncio.sleep(self.delay_s)
                while self.silent:
                    await asyncio.sleep(0.01)
                if not look(link, chunk):
                    return
                target.write(chunk)
                await target.drain()

    def _look_at_question(self, link: Link, chunk: bytes) -> bool:
        if chunk[:1] in (_SIMPLE_QUERY, _PARSE) and len(chunk) < _LARGEST_STATEMENT:
            link.commits = b"COMMIT" in chunk
        return True

    def _look_at_answer(self, link: Link, chunk: bytes) -> bool:
        """Say whether the answer is passed on."""
        if not link.commits:
            return True
        link.commits = False
        if _COMMAND_COMPLETE + b"\x00\x00\x00\x0bCOMMIT\x00" in chunk and self.loses_commit():
            self.commits_lost += 1
            return False
        return True

"""HTTP by hand over one connection, so that a test can say what no client library would."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from embedded.processes import LOOPBACK

PATIENCE_S = 10.0


@dataclass(frozen=True)
class Answer:
    """A whole answer; status 0 means that the connection was closed instead."""

    status: int
    headers: Mapping[str, str]
    body: bytes


DROPPED = Answer(0, {}, b"")


class Connection:
    """One connection that is kept for as long as the server keeps it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, port: int) -> Self:
        return cls(*await asyncio.open_connection(LOOPBACK, port))

    async def ask(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes | None = None
    ) -> Answer:
        """Send a request and read its answer, or find that there is none."""
        lines = [f"{method} {target} HTTP/1.1", "Host: service"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if body is not None and "Transfer-Encoding" not in headers:
            lines.append(f"Content-Length: {len(body)}")
        head = "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape")
        return await self.say(head + (body or b""))

    async def say(self, raw: bytes) -> Answer:
        try:
            self._writer.write(raw)
            async with asyncio.timeout(PATIENCE_S):
                return await self._answer()
        except (ConnectionError, asyncio.IncompleteReadError):
            return DROPPED

    async def _answer(self) -> Answer:
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.strip().split("\r\n")
        headers = {
            name.lower(): value.strip() for name, _, value in (x.partition(":") for x in lines)
        }
        body = await self._reader.readexactly(int(headers.get("content-length", "0")))
        return Answer(int(first.split()[1]), headers, body)

    def close(self) -> None:
        self._writer.close()

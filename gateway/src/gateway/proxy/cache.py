"""Answers for anonymous readers that a service calls public, kept for as long as it says.

An answer is kept only if the request had no credential, so that what one person may see is never
shown to another; and a request that may fill the cache carries nothing to the service that is not
in its key, so that nothing unkeyed can shape what others are shown.
"""

import asyncio
import hashlib
import re
from typing import Final, TypeAlias

from chassis.problems import Problem

from gateway.proxy.answers import Answer
from gateway.proxy.hygiene import Header, Inbound

Key: TypeAlias = tuple[bytes, bytes, bytes]  # target with its query, Accept, Accept-Language

LONGEST_S: Final = 300
PASS_S: Final = 10.0
_ENTRIES: Final = 4096
_BYTES: Final = 64 * 1024 * 1024
_LONGEST_KEY: Final = 2048
PARAMETERS: Final = frozenset(
    {
        b"barrier",
        b"center",
        b"criterion",
        b"cursor",
        b"economy",
        b"kind",
        b"language",
        b"limit",
        b"offset",
        b"origin",
        b"q",
        b"scheme",
        b"sector",
        b"size_class",
        b"sort",
        b"stage",
        b"status",
        b"strategy",
    }
)
_KEYED: Final = frozenset({b"accept", b"accept-language", b"accept-encoding"})
_NAME: Final = re.compile(rb"(?:^|&)([^=&]*)")
_MAX_AGE: Final = re.compile(rb"(?:^|[,\s])max-age=([0-9]{1,9})(?:$|[,\s])")
_NEVER: Final = re.compile(rb"\b(?:private|no-store|no-cache)\b")
_PUBLIC: Final = re.compile(rb"(?:^|[,\s])public(?:$|[,\s])")


class Entry:
    """One kept answer, rendered once: `start` is everything before the first varying header."""

    __slots__ = ("body", "etag", "expires_at", "headers", "start", "stored_at")

    def __init__(self, answer: Answer, stored_at: float, ttl_s: int) -> None:
        self.body = answer.body or b""
        self.etag = answer.header(b"etag") or _etag_of(self.body)
        kept = [header for header in answer.headers if header[0] not in (b"etag", b"vary")]
        self.headers: list[Header] = [
            *kept,
            (b"etag", self.etag),
            (b"vary", b"Accept, Accept-Language, Authorization"),
        ]
        self.stored_at = stored_at
        self.expires_at = stored_at + ttl_s
        lines = b"".join(name + b": " + value + b"\r\n" for name, value in self.headers)
        self.start = b"HTTP/1.1 200 OK\r\n" + lines

    def age(self, now: float) -> bytes:
        return b"%d" % (now - self.stored_at)

    def matches(self, if_none_match: bytes) -> bool:
        """Whether the client has this answer already."""
        return etag_matches(self.etag, if_none_match)


class Cache:
    """A bounded memory of public answers; one request fetches for all who wait."""

    def __init__(self) -> None:
        self.entries: dict[Key, Entry] = {}
        self.flights: dict[Key, asyncio.Future[Entry | Problem | None]] = {}
        self.hits = 0
        self._passes: dict[Key, float] = {}
        self._bytes = 0

    def fresh(self, key: Key, now: float) -> Entry | None:
        """Return the kept answer, if its time is not over."""
        entry = self.entries.get(key)
        if entry is None:
            return None
        if now >= entry.expires_at:
            self._drop(key)
            return None
        return entry

    def passes(self, key: Key, now: float) -> bool:
        """Whether the service said lately that this is not public: then nobody waits for it."""
        until = self._passes.get(key)
        return until is not None and now < until

    def keep(self, key: Key, answer: Answer, now: float) -> Entry | None:
        """Keep the answer if the service calls it public; else remember that it does not."""
        ttl_s = public_for_s(answer)
        if not ttl_s or answer.body is None:
            if len(self._passes) >= _ENTRIES:
                self._passes.pop(next(iter(self._passes)))
            self._passes[key] = now + PASS_S
            return None
        entry = Entry(answer, now, ttl_s)
        self._drop(key)
        self.entries[key] = entry
        self._bytes += len(entry.body)
        while self._bytes > _BYTES or len(self.entries) > _ENTRIES:
            self._drop(next(iter(self.entries)))
        return entry

    def clear(self) -> None:
        """Forget everything."""
        self.entries.clear()
        self._passes.clear()
        self._bytes = 0

    def _drop(self, key: Key) -> None:
        entry = self.entries.pop(key, None)
        if entry is not None:
            self._bytes -= len(entry.body)


def key_of(target: bytes, query: bytes, inbound: Inbound) -> Key | None:
    """Return the key of a GET whose answer may be shared, or None."""
    if (
        inbound.credential is not None
        or inbound.has_cookie
        or inbound.is_ranged
        or inbound.has_body
        or len(target) > _LONGEST_KEY
        or (query and not has_known_parameters(query))
    ):
        return None
    return (target, inbound.accept, inbound.language)


def has_known_parameters(query: bytes) -> bool:
    """Whether every parameter is one that services know: others would fill the cache with noise."""
    return PARAMETERS.issuperset(_NAME.findall(query))


def public_for_s(answer: Answer) -> int:
    """Return for how long anybody may be shown this answer, in seconds; 0 is not at all."""
    control = answer.header(b"cache-control")
    if answer.status != 200 or control is None:  # noqa: PLR2004
        return 0
    control = control.lower()
    age = _MAX_AGE.search(control)
    if age is None or not _PUBLIC.search(control) or _NEVER.search(control):
        return 0
    if answer.header(b"set-cookie") is not None or answer.header(b"content-encoding") is not None:
        return 0
    varies = {name.strip().lower() for name in (answer.header(b"vary") or b"").split(b",")} - {b""}
    return min(int(age[1]), LONGEST_S) if varies <= _KEYED else 0


def etag_matches(etag: bytes, if_none_match: bytes) -> bool:
    """Compare weakly, as RFC 9110 asks of If-None-Match."""
    if if_none_match.strip() == b"*":
        return True
    wanted = etag.removeprefix(b"W/")
    return any(tag.strip().removeprefix(b"W/") == wanted for tag in if_none_match.split(b","))


def _etag_of(body: bytes) -> bytes:
    return b'W/"' + hashlib.sha256(body).hexdigest()[:32].encode() + b'"'

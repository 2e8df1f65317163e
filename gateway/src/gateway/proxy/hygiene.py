"""What of a request's and an answer's headers passes the gateway."""

import re
from collections.abc import Iterable
from typing import Final

from gateway.proxy.refusals import UnsafeRequest

Header = tuple[bytes, bytes]

HOP_BY_HOP: Final = frozenset(
    {
        b"connection",
        b"keep-alive",
        b"proxy-authenticate",
        b"proxy-authorization",
        b"proxy-connection",
        b"te",
        b"trailer",
        b"transfer-encoding",
        b"upgrade",
    }
)
# Only the gateway may say these to a service; a client's word for them is dropped.
SET_BY_US: Final = frozenset(
    {
        b"host",
        b"authorization",
        b"cookie",
        b"content-length",
        b"expect",
        b"forwarded",
        b"traceparent",
        b"tracestate",
        b"baggage",
        b"x-real-ip",
        b"x-request-id",
        b"x-deadline-ms",
    }
)
_FORWARDED: Final = b"x-forwarded-"
_LOOKED_AT: Final = (
    HOP_BY_HOP | SET_BY_US | {b"accept", b"accept-language", b"if-none-match", b"range"}
)
_HOST: Final = re.compile(rb"(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_TRACEPARENT: Final = re.compile(rb"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")
_DIGITS: Final = re.compile(rb"[0-9]{1,18}")
# What an answer may not carry on: the connection's own, and what our server writes itself.
DROPPED_FROM_ANSWERS: Final = HOP_BY_HOP | {b"date", b"server", b"x-request-id", b"x-cache", b"age"}


class Inbound:
    """The headers of one request, read once.

    `passing` holds what goes on to a service unchanged; everything else is a fact about the
    request that the gateway acts on.
    """

    __slots__ = (
        "accept",
        "chunked",
        "content_length",
        "credential",
        "has_cookie",
        "if_none_match",
        "is_keyed",
        "is_ranged",
        "language",
        "media_type",
        "passing",
        "traceparent",
    )

    def __init__(self, headers: Iterable[Header]) -> None:  # noqa: C901, PLR0912  (one pass)
        """Read the headers.

        Raises:
            UnsafeRequest: two parsers could read them differently.
        """
        self.accept = b""
        self.language = b""
        self.credential: bytes | None = None
        self.if_none_match: bytes | None = None
        self.traceparent: bytes | None = None
        self.content_length: int | None = None
        self.chunked = False
        self.has_cookie = False
        self.is_keyed = False
        self.is_ranged = False
        self.media_type = b""
        self.passing: list[Header] = []
        hosts = 0
        named: bytes | None = None
        for header in headers:
            name, value = header
            if b"_" in name:
                raise UnsafeRequest("header names with an underscore are not accepted")
            if name not in _LOOKED_AT:
                if name.startswith(_FORWARDED):
                    continue
                if name == b"content-type":
                    self.media_type = value
                elif name == b"idempotency-key":
                    self.is_keyed = True
                self.passing.append(header)
            elif name == b"host":
                hosts += 1
                if not _HOST.fullmatch(value):
                    raise UnsafeRequest("the Host header is not a host")
            elif name == b"connection":
                named = value if named is None else named + b"," + value
            else:
                self._note(header)
        if hosts != 1:
            raise UnsafeRequest("exactly one Host header is needed")
        if self.chunked and self.content_length is not None:
            raise UnsafeRequest("Content-Length and Transfer-Encoding exclude each other")
        if named is not None:
            self._drop_named(named)

    def _note(self, header: Header) -> None:  # noqa: C901  (a table)
        name, value = header
        match name:
            case b"accept":
                self.accept = value if not self.accept else self.accept + b", " + value
                self.passing.append(header)
            case b"accept-language":
                self.language = value if not self.language else self.language + b", " + value
                self.passing.append(header)
            case b"if-none-match":
                self.if_none_match = value
                self.passing.append(header)
            case b"range":
                self.is_ranged = True
                self.passing.append(header)
            case b"authorization":
                if self.credential is not None:
                    raise UnsafeRequest("send one Authorization header")
                self.credential = value
            case b"cookie":
                self.has_cookie = True
            case b"traceparent":
                self.traceparent = value if _TRACEPARENT.fullmatch(value) else None
            case b"transfer-encoding":
                self.chunked = True
            case b"content-length":
                if self.content_length is not None or not _DIGITS.fullmatch(value):
                    raise UnsafeRequest("Content-Length must be one number")
                self.content_length = int(value)

    def _drop_named(self, named: bytes) -> None:
        """Drop what the Connection header says is meant for this hop only."""
        names = {token.strip().lower() for token in named.split(b",")} - {b"keep-alive", b"close"}
        if names:
            self.passing = [header for header in self.passing if header[0] not in names]
            self.is_keyed = self.is_keyed and b"idempotency-key" not in names

    @property
    def has_body(self) -> bool:
        return self.chunked or bool(self.content_length)


def is_plain_host(value: bytes) -> bool:
    """Whether a Host header is a host and nothing else."""
    return _HOST.fullmatch(value) is not None


def passing_answer(headers: Iterable[Header]) -> list[Header]:
    """Return the headers of an answer that a client may see."""
    passing = []
    named: frozenset[bytes] = frozenset()
    for raw, value in headers:
        name = raw.lower()
        if name == b"connection":
            named = frozenset(token.strip().lower() for token in value.split(b","))
        if name not in DROPPED_FROM_ANSWERS:
            passing.append((name, value))
    return [header for header in passing if header[0] not in named] if named else passing

"""How much a client may send: counted on the stream, whatever the headers promise."""

from collections.abc import AsyncIterator
from typing import Final

from chassis.problems import PayloadTooLarge
from chassis.uploads import MAX_UPLOAD_BYTES
from starlette.types import Receive

from gateway.proxy.hygiene import Inbound

JSON_BYTES: Final = 1024 * 1024
UPLOAD_BYTES: Final = MAX_UPLOAD_BYTES
# A body up to this size is read before it is sent on, so that the request can be repeated.
HELD_BYTES: Final = 64 * 1024
_DRAINED_BYTES: Final = 64 * 1024


class ClientGone(Exception):
    """The client left before its request had arrived."""


def limit_of(inbound: Inbound) -> int:
    """Return how many bytes this kind of body may have."""
    kind = inbound.media_type.partition(b";")[0].strip().lower()
    is_json = not kind or kind == b"application/json" or kind.endswith(b"+json")
    return JSON_BYTES if is_json else UPLOAD_BYTES


def refuse_announced(inbound: Inbound) -> None:
    """Refuse by the promised length, before a byte is read.

    Raises:
        PayloadTooLarge: the client announces more than it may send.
    """
    limit = limit_of(inbound)
    if inbound.content_length is not None and inbound.content_length > limit:
        raise too_large(limit)


def too_large(limit: int) -> PayloadTooLarge:
    return PayloadTooLarge(f"at most {limit} bytes are accepted", limit_bytes=limit)


async def chunks(receive: Receive, limit: int) -> AsyncIterator[bytes]:
    """Yield the body as it arrives.

    Raises:
        PayloadTooLarge: it is longer than `limit`.
        ClientGone: the client left.
    """
    received = 0
    more = True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise ClientGone
        body = message.get("body", b"")
        more = message.get("more_body", False)
        received += len(body)
        if received > limit:
            await _drain(receive, more=more)
            raise too_large(limit)
        if body:
            yield body


async def whole(receive: Receive, limit: int) -> bytes:
    """Return the whole body."""
    return b"".join([chunk async for chunk in chunks(receive, limit)])


async def _drain(receive: Receive, *, more: bool) -> None:
    """Read a little further, so that the client is still listening when the refusal comes."""
    drained = 0
    while more and drained < _DRAINED_BYTES:
        message = await receive()
        drained += len(message.get("body", b"")) or _DRAINED_BYTES
        more = message.get("more_body", False)

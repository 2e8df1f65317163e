"""Which service owns which address: the one table of prefixes."""

import re

from gateway.proxy.refusals import UnsafeRequest

OWNERS = {
    b"centers": "pilot-centers",
    b"updates": "pilot-centers",
    b"pilot-centers": "pilot-centers",
    b"cases": "knowledge",
    b"initiatives": "knowledge",
    b"knowledge": "knowledge",
    b"suppliers": "matchmaking",
    b"needs": "matchmaking",
    b"matchmaking": "matchmaking",
}
SERVICES = tuple(dict.fromkeys(OWNERS.values()))
_PREFIX = b"/v1/"
# Two hops that understand one address differently are how a path escapes its owner.
_AMBIGUOUS = re.compile(rb"//|/\.{1,2}(?:/|$)|\\|%(?:2[eEfF]|5[cC]|00)")


def owner_of(raw_path: bytes) -> str | None:
    """Return the service that owns the address, or None if the gateway itself may.

    Raises:
        UnsafeRequest: the path has dot segments, empty segments or encoded separators.
    """
    if _AMBIGUOUS.search(raw_path):
        raise UnsafeRequest("the path has empty, dotted or encoded separators")
    if not raw_path.startswith(_PREFIX):
        return None
    return OWNERS.get(raw_path[len(_PREFIX) :].partition(b"/")[0])

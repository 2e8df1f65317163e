"""Internal tokens, made once for an actor and a service and used for some seconds."""

import time
from typing import Final

from chassis.auth import Actor, issue_token

_REUSED_S: Final = 15.0
_REMEMBERED: Final = 8192


class Tokens:
    """Signs who is asking; a signature costs more than the rest of a proxied request."""

    def __init__(self, private_jwk: str) -> None:
        self._private_jwk = private_jwk
        self._made: dict[tuple[Actor, str], tuple[bytes, float]] = {}

    def line(self, actor: Actor, service: str) -> bytes:
        """Return the Authorization header line for `service`, with its line end."""
        now = time.monotonic()
        made = self._made.get((actor, service))
        if made is not None and now < made[1]:
            return made[0]
        if len(self._made) >= _REMEMBERED:
            self._made.clear()
        token = issue_token(self._private_jwk, actor, service)
        line = b"authorization: Bearer " + token.encode() + b"\r\n"
        self._made[actor, service] = (line, now + _REUSED_S)
        return line

    def header(self, actor: Actor, service: str) -> tuple[bytes, bytes]:
        """Return the same as a header."""
        name, _, value = self.line(actor, service).rstrip(b"\r\n").partition(b": ")
        return name, value

"""Who a credential speaks for: looked up, and believed for half a second.

Short enough that a revoked key stops working within a second everywhere, long enough that a busy
program costs two lookups a second and not one a request.
"""

import asyncio
import hashlib
import hmac
import time
from typing import Final

from chassis import clock
from chassis.auth import Actor
from chassis.db import Database
from chassis.problems import Unauthenticated

from gateway.keys import queries, rules
from gateway.keys.usage import Usage

BELIEVED_S: Final = 0.5
_REMEMBERED: Final = 10_000
_LONGEST: Final = 256


class Credentials:
    """The `Authorization` headers that were seen a moment ago, and what they were worth."""

    def __init__(self, db: Database, usage: Usage) -> None:
        self._db = db
        self._usage = usage
        # By digest, so that the memory of the process holds no key.
        self._known: dict[bytes, tuple[Actor | None, float]] = {}
        self._asking: dict[bytes, asyncio.Future[Actor | None]] = {}

    def remembered(self, credential: bytes) -> Actor | None:
        """Return the actor if the credential was good a moment ago."""
        known = self._known.get(_mark(credential))
        return known[0] if known is not None and time.monotonic() < known[1] else None

    async def establish(self, credential: bytes) -> Actor:
        """Return who the credential speaks for.

        Raises:
            Unauthenticated: it is not a live key of the network.
            Unavailable: the database did not answer.
        """
        mark = _mark(credential)
        known = self._known.get(mark)
        if known is not None and time.monotonic() < known[1]:
            actor = known[0]
        elif mark in self._asking:
            actor = await asyncio.shield(self._asking[mark])
        else:
            actor = await self._ask(mark, _read(credential))
        if actor is None:
            raise InvalidKey
        return actor

    async def _ask(self, mark: bytes, presented: rules.PresentedKey) -> Actor | None:
        """Look the key up once for all who wait; a refusal is remembered like an acceptance."""
        asking: asyncio.Future[Actor | None] = asyncio.get_running_loop().create_future()
        self._asking[mark] = asking
        looking = asyncio.ensure_future(self._look_up(presented))
        looking.add_done_callback(lambda done: self._settle(mark, asking, done))
        return await asyncio.shield(asking)

    def _settle(
        self,
        mark: bytes,
        asking: "asyncio.Future[Actor | None]",
        done: "asyncio.Future[Actor | None]",
    ) -> None:
        del self._asking[mark]
        fault = done.exception()
        if fault is not None:
            asking.set_exception(fault)
            return
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[mark] = (done.result(), time.monotonic() + BELIEVED_S)
        asking.set_result(done.result())

    async def _look_up(self, presented: rules.PresentedKey) -> Actor | None:
        now = clock.now()
        async with self._db.reading() as session:
            found = await queries.find_holder(session, presented.public_id)
        if found is None:
            return None
        key, account = found
        if not hmac.compare_digest(key.secret_digest, presented.secret_digest):
            return None
        if not key.is_live(now):
            return None
        self._usage.note(key.id, now)
        return account.as_actor()


class InvalidKey(Unauthenticated):
    slug = "invalid-key"
    title = "This API key opens nothing"

    def __init__(self) -> None:
        super().__init__("it is unknown, expired or revoked")
        self.headers["WWW-Authenticate"] = 'Bearer realm="gscnet", error="invalid_token"'


def _read(credential: bytes) -> rules.PresentedKey:
    scheme, _, text = credential.decode("latin-1").partition(" ")
    try:
        if scheme.lower() != "bearer" or len(credential) > _LONGEST:
            raise ValueError  # noqa: TRY301  (the same refusal)
        return rules.read_key(text.strip())
    except ValueError:
        raise InvalidKey from None


def _mark(credential: bytes) -> bytes:
    return hashlib.sha256(credential).digest()

"""Passwords: argon2id, off the event loop, and never so many at once that memory runs out."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import Final, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from chassis.problems import TooManyRequests

AT_ONCE: Final = 2
QUEUE: Final = 50
_Result = TypeVar("_Result")
# Stronger than OWASP's least (19 MiB, 2 passes) and still under 100 ms on a small machine.
_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=32 * 1024, parallelism=1)


class PasswordHashing:
    """A few threads that hash, and a queue with an end."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="argon2")
        self._waiting = 0

    async def hash(self, password: str) -> str:
        """Return the argon2id hash of a password.

        Raises:
            TooManyRequests: too many are waiting already.
        """
        return await self._run(partial(_HASHER.hash, password))

    async def verify(self, password_hash: str | None, password: str) -> bool:
        """Whether the password is right; takes as long when there is no hash to compare.

        Raises:
            TooManyRequests: too many are waiting already.
        """
        right = await self._run(partial(_matches, password_hash, password))
        return right and password_hash is not None

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _run(self, work: partial[_Result]) -> _Result:
        if self._waiting >= AT_ONCE + QUEUE:
            raise TooManyRequests("too many passwords are being checked", retry_after_s=2)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._waiting -= 1


@cache
def _nobodys_hash() -> str:
    """Compared when there is no account, so that absence takes as long as a wrong password."""
    return _HASHER.hash("nobody's password")


def _matches(password_hash: str | None, password: str) -> bool:
    try:
        return _HASHER.verify(password_hash or _nobodys_hash(), password)
    except (VerificationError, InvalidHashError):
        return False

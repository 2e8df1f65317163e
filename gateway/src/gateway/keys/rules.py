"""The shape of an API key: `gscnet_<id>_<secret>`, with a check of its own.

The id finds the row, the secret proves the holder. A secret has 238 random bits, so a plain
SHA-256 of it cannot be guessed back, and looking one up costs microseconds. The last six
characters are a checksum over the rest: a mistyped or invented key is refused without the
database, and scanners for leaked secrets can be sure of what they found.
"""

import hashlib
import secrets
import string
import zlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

PREFIX: Final = "gscnet"
ID_LENGTH: Final = 12
SECRET_LENGTH: Final = 46
_ID_ALPHABET: Final = string.ascii_lowercase + string.digits
_SECRET_ALPHABET: Final = string.ascii_letters + string.digits
_CHECK_LENGTH: Final = 6


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key as it is made; `text` is shown once and never stored."""

    public_id: str
    secret_digest: bytes
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PresentedKey:
    """A key as somebody sends it."""

    public_id: str
    secret_digest: bytes


def make_key() -> NewKey:
    """Return a new key."""
    public_id = "".join(secrets.choice(_ID_ALPHABET) for _ in range(ID_LENGTH))
    random = "".join(secrets.choice(_SECRET_ALPHABET) for _ in range(SECRET_LENGTH - _CHECK_LENGTH))
    secret = random + _check(public_id, random)
    return NewKey(public_id, digest(secret), f"{PREFIX}_{public_id}_{secret}")


def read_key(text: str) -> PresentedKey:
    """Take a key apart.

    Raises:
        ValueError: it is not a key that we could have made.
    """
    prefix, _, rest = text.partition("_")
    public_id, _, secret = rest.partition("_")
    well_formed = (
        prefix == PREFIX
        and len(public_id) == ID_LENGTH
        and len(secret) == SECRET_LENGTH
        and set(public_id) <= set(_ID_ALPHABET)
        and set(secret) <= set(_SECRET_ALPHABET)
    )
    random, check = secret[:-_CHECK_LENGTH], secret[-_CHECK_LENGTH:]
    if not well_formed or _check(public_id, random) != check:
        raise ValueError("this is not a key of the network")
    return PresentedKey(public_id, digest(secret))


def digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("ascii")).digest()


def is_live(now: datetime, expires_at: datetime | None, revoked_at: datetime | None) -> bool:
    """Whether a key opens anything at `now`."""
    return revoked_at is None and (expires_at is None or now < expires_at)


def _check(public_id: str, random: str) -> str:
    number = zlib.crc32(f"{public_id}_{random}".encode())
    letters = ""
    for _ in range(_CHECK_LENGTH):
        number, rest = divmod(number, len(_SECRET_ALPHABET))
        letters += _SECRET_ALPHABET[rest]
    return letters

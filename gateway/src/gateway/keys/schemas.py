"""JSON of keys, in and out."""

from datetime import datetime
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import AwareDatetime, Field


class KeyRequest(In):
    """What the holder of an account says of a key that is to be issued."""

    label: str = Field(
        min_length=1, max_length=100, description="What the key is for, in your own words."
    )
    expires_at: AwareDatetime | None = Field(
        default=None, description="From when on it opens nothing; never, if absent."
    )


class KeyOut(Out):
    """A key as its holder sees it; the secret is not part of it."""

    id: UUID
    public_id: str = Field(description="The part of the key between its two underscores.")
    label: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    last_used_at: datetime | None = Field(description="Written some seconds after the use.")


class IssuedKey(KeyOut):
    """A new key, with its secret."""

    key: str | None = Field(
        description="The key itself. Shown this once: a repetition with the same Idempotency-Key "
        "answers null here."
    )

"""The table of API keys: a digest of each secret, never the secret."""

from datetime import datetime
from uuid import UUID

from chassis.db import Timestamped, Versioned
from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    LargeBinary,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from gateway.base import Base
from gateway.keys import rules
from gateway.keys.events import KeyIssued, KeyRevoked
from gateway.keys.rules import NewKey


class ApiKey(Versioned, Timestamped, Base):
    """What a program shows to act for an account."""

    __tablename__ = "api_keys"
    __table_args__ = (
        UniqueConstraint("public_id", name="api_keys_public_id"),
        CheckConstraint("octet_length(secret_digest) = 32", name="digest_whole"),
        Index("api_keys_newest", "account_id", "created_at", "id"),
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    public_id: Mapped[str] = mapped_column(Text)
    secret_digest: Mapped[bytes] = mapped_column(LargeBinary)
    label: Mapped[str] = mapped_column(Text)
    expires_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    last_used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    @classmethod
    def issue(
        cls,
        account_id: UUID,
        made: NewKey,
        label: str,
        now: datetime,
        *,
        expires_at: datetime | None = None,
    ) -> tuple["ApiKey", KeyIssued]:
        """Return the row of a new key and the fact of it.

        Raises:
            ValueError: it would be expired at once.
        """
        if expires_at is not None and expires_at <= now:
            raise ValueError("the key would be expired already")
        key = cls(
            account_id=account_id,
            public_id=made.public_id,
            secret_digest=made.secret_digest,
            label=label,
            expires_at=expires_at,
        )
        return key, key.announces(KeyIssued, account_id=account_id)

    def revoke(self, now: datetime) -> KeyRevoked:
        """Let the key open nothing any more.

        Raises:
            ValueError: it is revoked already.
        """
        if self.revoked_at is not None:
            raise ValueError("this key is revoked already")
        self.revoked_at = now
        return self.announces(KeyRevoked, account_id=self.account_id)

    def is_live(self, now: datetime) -> bool:
        return rules.is_live(now, self.expires_at, self.revoked_at)

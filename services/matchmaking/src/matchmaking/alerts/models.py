"""Tables of saved searches, of what their owners and those of needs hear, and of what was told."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from chassis.db import Identified, Timestamped, Versioned
from chassis.row_security import CONFIDENTIAL
from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from matchmaking.alerts.events import (
    DigestReady,
    SavedSearchChanged,
    SavedSearchRemoved,
    SearchSaved,
)
from matchmaking.alerts.rules import Frequency, Section, pause_after
from matchmaking.base import Base

_FREQUENCIES = "frequency IN ('at_once', 'daily', 'weekly')"
# The transaction that wrote a row: by it a reader finds what it has not seen, see `queries`.
_THIS_TRANSACTION = text("pg_current_xact_id()::text::bigint")


class SavedSearch(Versioned, Timestamped, Base):
    """A question that stays asked; its owner hears of suppliers that begin to answer it."""

    __tablename__ = "saved_searches"
    __table_args__ = (
        CheckConstraint(_FREQUENCIES, name="frequency_known"),
        Index("saved_searches_account", "account_id", "id"),
        Index("saved_searches_written", "written_in"),
        CONFIDENTIAL,
    )

    account_id: Mapped[UUID]
    name: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    frequency: Mapped[str] = mapped_column(Text)
    asks: Mapped[dict[str, Any]] = mapped_column(JSONB)
    removed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    written_in: Mapped[int] = mapped_column(
        BigInteger, default=_THIS_TRANSACTION, onupdate=_THIS_TRANSACTION
    )

    @classmethod
    def save(cls, account_id: UUID, **fields: Any) -> tuple[Self, SearchSaved]:
        """Return a new saved search and the fact that it is."""
        search = cls(account_id=account_id, **fields)
        return search, search.announces(SearchSaved, frequency=search.frequency)

    def change(self, **fields: Any) -> SavedSearchChanged:
        """Let it ask something else."""
        for name, value in fields.items():
            setattr(self, name, value)
        return self.announces(SavedSearchChanged, frequency=self.frequency)

    def remove(self, now: datetime) -> SavedSearchRemoved:
        """Forget what was asked; the row stays for a while, so that every index hears of it."""
        self.name, self.asks, self.removed_at = "", {}, now
        return self.announces(SavedSearchRemoved)


class SupplierSnapshot(Base):
    """What the saved searches saw of a supplier when they last looked."""

    __tablename__ = "supplier_snapshots"
    __table_args__ = (Index("supplier_snapshots_changes", "next_change_on"),)

    supplier_id: Mapped[UUID] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(Integer)
    seen: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    next_change_on: Mapped[date | None] = mapped_column(Date)


class Digest(Versioned, Base):
    """What somebody is told at one time."""

    __tablename__ = "digests"
    __table_args__ = (
        CheckConstraint(_FREQUENCIES, name="frequency_known"),
        Index("digests_account", "account_id", "id"),
        Index("digests_undelivered", "id", postgresql_where=text("delivered_at IS NULL")),
        CONFIDENTIAL,
    )

    account_id: Mapped[UUID]
    frequency: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    content: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    delivered_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    attempts: Mapped[int] = mapped_column(Integer, default=0, server_default=text("0"))
    next_try_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    @classmethod
    def make(
        cls,
        account_id: UUID,
        frequency: Frequency,
        language: str,
        content: Sequence[dict[str, Any]],
        made_at: datetime,
    ) -> tuple[Self, DigestReady]:
        """Return a digest and the fact that it can be sent."""
        digest = cls(
            account_id=account_id,
            frequency=frequency,
            language=language,
            content=list(content),
            made_at=made_at,
        )
        ready = digest.announces(
            DigestReady,
            account_id=account_id,
            frequency=frequency,
            language=language,
            searches=len(digest.searches),
            needs=len(digest.needs),
            url_path=f"/alerts/digests/{digest.id}",
            **{each.value: digest.count(each) for each in Section},
        )
        return digest, ready

    def begin_delivery(self, now: datetime) -> None:
        """Leave it to whoever delivers it now; should that fail, to anybody after a pause."""
        self.attempts += 1
        self.next_try_at = now + pause_after(self.attempts)

    @property
    def searches(self) -> list[dict[str, Any]]:
        """What it says of saved searches."""
        return [each for each in self.content if "search_id" in each]

    @property
    def needs(self) -> list[dict[str, Any]]:
        """What it says of needs."""
        return [each for each in self.content if "need_id" in each]

    def count(self, section: Section) -> int:
        return sum(len(each["sections"].get(section.value, ())) for each in self.content)


class AlertHit(Identified, Base):
    """A supplier that began to answer a saved search, proves more for it, or answers no more.

    Of a need: one that entered the best of its list, or left them; `revision` is that of the list.
    `told_at` is the high-water mark, one a row: a mark over an order of rows would pass by those
    whose transaction commits late.
    """

    __tablename__ = "alert_hits"
    __table_args__ = (
        UniqueConstraint("search_id", "supplier_id", "revision", name="alert_hits_once"),
        UniqueConstraint("need_id", "supplier_id", "revision", name="alert_hits_once_a_need"),
        CheckConstraint("num_nonnulls(search_id, need_id) = 1", name="search_or_need"),
        CheckConstraint("section IN ('new', 'proves_more', 'left')", name="section_known"),
        Index("alert_hits_newest", "search_id", "id"),
        Index("alert_hits_due", "due_at", postgresql_where=text("told_at IS NULL")),
        Index(
            "alert_hits_untold", "account_id", "due_at", postgresql_where=text("told_at IS NULL")
        ),
        Index("alert_hits_digest_id_index", "digest_id"),
        CONFIDENTIAL,
    )

    account_id: Mapped[UUID]
    search_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("saved_searches.id", ondelete="CASCADE")
    )
    need_id: Mapped[UUID | None] = mapped_column(ForeignKey("needs.id", ondelete="CASCADE"))
    supplier_id: Mapped[UUID]
    revision: Mapped[int] = mapped_column(Integer)
    section: Mapped[str] = mapped_column(Text)
    supplier: Mapped[dict[str, Any]] = mapped_column(JSONB)
    criteria: Mapped[list[str]] = mapped_column(ARRAY(Text))
    happened_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    told_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    digest_id: Mapped[UUID | None] = mapped_column(ForeignKey("digests.id"))

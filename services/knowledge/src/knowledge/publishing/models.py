"""Columns that every kind of record has."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.db import Timestamped, Versioned
from sqlalchemy import DateTime, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.publishing import rules
from knowledge.publishing.rules import Status

STATUS_IS_KNOWN = "status IN ('draft', 'published', 'withdrawn')"


class Record(Versioned, Timestamped):
    """Something that a person writes, an editor publishes, and that says where it is from."""

    public_id: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    economy: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    source: Mapped[dict[str, Any]] = mapped_column(JSONB)
    annotations: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    author_id: Mapped[UUID] = mapped_column(index=True)
    status: Mapped[str] = mapped_column(Text)
    published_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    @property
    def is_published(self) -> bool:
        return self.status == Status.PUBLISHED

    def become_published(self, now: datetime) -> None:
        rules.check_publishable(Status(self.status))
        self.status = Status.PUBLISHED
        self.published_at = now

    def become_withdrawn(self) -> None:
        rules.check_withdrawable(Status(self.status))
        self.status = Status.WITHDRAWN

    def change(self, fields: dict[str, Any]) -> None:
        rules.check_changeable(Status(self.status))
        for name, value in fields.items():
            setattr(self, name, value)

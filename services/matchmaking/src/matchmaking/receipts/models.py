"""The table of match lists as they were given."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import orjson
from chassis import clock
from chassis.db import Identified
from chassis.row_security import CONFIDENTIAL
from sqlalchemy import Date, DateTime, ForeignKey, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from matchmaking.base import Base


class Receipt(Identified, Base):
    """A match list and what it was computed from; equal lists of a need are one receipt.

    `content` is kept as the text whose SHA-256 is `sha256`, byte for byte.
    """

    __tablename__ = "match_receipts"
    __table_args__ = (
        UniqueConstraint("need_id", "sha256", name="match_receipts_once"),
        CONFIDENTIAL,
    )

    need_id: Mapped[UUID] = mapped_column(ForeignKey("needs.id"))
    owner_id: Mapped[UUID]
    need_version: Mapped[int] = mapped_column(Integer)
    rules_version: Mapped[int] = mapped_column(Integer)
    day: Mapped[date] = mapped_column(Date)
    sha256: Mapped[str] = mapped_column(Text)
    content: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=clock.now)

    @property
    def parsed(self) -> dict[str, Any]:
        """The content as JSON."""
        parsed: dict[str, Any] = orjson.loads(self.content)
        return parsed

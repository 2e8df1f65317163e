"""Table of updates."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from chassis.db import Timestamped, Versioned
from sqlalchemy import CheckConstraint, Date, DateTime, ForeignKey, Index, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pilot_centers.base import Base
from pilot_centers.centers.models import Center
from pilot_centers.updates import rules
from pilot_centers.updates.events import UpdateDrafted, UpdatePublished, UpdateRevised
from pilot_centers.updates.rules import Status


class Update(Versioned, Timestamped, Base):
    """Something that a center tells the network."""

    __tablename__ = "updates"
    __table_args__ = (
        CheckConstraint("status IN ('draft', 'published')", name="status_known"),
        CheckConstraint("(status = 'draft') = (published_at IS NULL)", name="published_when"),
        Index("updates_newest", "status", "dated_on", "id"),
        Index("updates_sectors", "sectors", postgresql_using="gin"),
    )

    center_id: Mapped[UUID] = mapped_column(ForeignKey("centers.id"), index=True)
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    tags: Mapped[list[str]] = mapped_column(ARRAY(Text))
    links: Mapped[list[dict[str, str]]] = mapped_column(JSONB)
    sectors: Mapped[list[str]] = mapped_column(ARRAY(Text))
    dated_on: Mapped[date] = mapped_column(Date)
    status: Mapped[str] = mapped_column(Text)
    published_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    center: Mapped[Center] = relationship(lazy="raise")

    @classmethod
    def draft(cls, center: Center, **fields: Any) -> tuple["Update", UpdateDrafted]:
        """Return a new draft of a center and the fact of it."""
        update = cls(center=center, center_id=center.id, status=Status.DRAFT, **fields)
        return update, update.announces(UpdateDrafted, center_id=center.id)

    def revise(self, **fields: Any) -> UpdateRevised:
        """Change what is given and leave the rest."""
        for name, value in fields.items():
            setattr(self, name, value)
        return self.announces(
            UpdateRevised, center_id=self.center_id, is_published=self.status == Status.PUBLISHED
        )

    def publish(self, now: datetime) -> UpdatePublished:
        """Show a draft to everybody.

        Raises:
            ValueError: it is published already, or its center does not work yet.
        """
        rules.check_publishable(Status(self.status), self.center.status)
        self.status = Status.PUBLISHED
        self.published_at = now
        return self.announces(
            UpdatePublished,
            center_id=self.center_id,
            economy=self.center.economy,
            title=self.title,
            kind=self.kind,
            language=self.language,
            tags=tuple(self.tags),
            sectors=tuple(self.sectors),
            dated_on=self.dated_on,
        )

"""Table of initiatives."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, Index, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.base import Base
from knowledge.initiatives.events import (
    InitiativeChanged,
    InitiativeDrafted,
    InitiativePublished,
    InitiativeRevised,
    InitiativeWithdrawn,
)
from knowledge.publishing.models import STATUS_IS_KNOWN, Record
from knowledge.publishing.rules import Status


class Initiative(Record, Base):
    """Something that an economy or an organisation undertakes for green supply chains.

    `status` says whether the record is public; `standing` how far the initiative itself has come.
    """

    __tablename__ = "initiatives"
    __table_args__ = (
        CheckConstraint(STATUS_IS_KNOWN, name="status_known"),
        CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
        UniqueConstraint("public_id", name="initiatives_public_id"),
        Index("initiatives_newest", "status", "created_at", "id"),
        Index("initiatives_criteria", "criteria", postgresql_using="gin"),
    )

    kind: Mapped[str] = mapped_column(Text)
    standing: Mapped[str] = mapped_column(Text)
    organisation: Mapped[str | None] = mapped_column(Text)
    starts_on: Mapped[date | None] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)
    sectors: Mapped[list[str]] = mapped_column(ARRAY(Text))
    criteria: Mapped[list[str]] = mapped_column(ARRAY(Text))
    targets: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)

    @classmethod
    def draft(cls, **fields: Any) -> tuple["Initiative", InitiativeDrafted]:
        """Return a new draft and the fact of it."""
        initiative = cls(status=Status.DRAFT, **fields)
        return initiative, initiative.announces(InitiativeDrafted)

    def revise(self, fields: dict[str, Any]) -> InitiativeRevised | InitiativeChanged:
        """Change what is given.

        Raises:
            ValueError: it is withdrawn, or it would end before it starts.
        """
        self.change(fields)
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValueError("an initiative cannot end before it starts")
        if self.is_published:
            return self.announces(InitiativeChanged, **self._state())
        return self.announces(InitiativeRevised)

    def publish(self, now: datetime) -> InitiativePublished:
        """Show it to everybody.

        Raises:
            ValueError: it is published already.
        """
        self.become_published(now)
        return self.announces(InitiativePublished, **self._state())

    def withdraw(self) -> InitiativeWithdrawn:
        """Take it back.

        Raises:
            ValueError: it is not published.
        """
        self.become_withdrawn()
        return self.announces(InitiativeWithdrawn, public_id=self.public_id)

    def _state(self) -> dict[str, Any]:
        return {
            "public_id": self.public_id,
            "title": self.title,
            "summary": self.summary,
            "language": self.language,
            "kind": self.kind,
            "standing": self.standing,
            "economy": self.economy,
            "organisation": self.organisation,
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
            "sectors": tuple(self.sectors),
            "criteria": tuple(self.criteria),
        }

"""The table of needs; publishing returns the event that says so."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from chassis.db import Timestamped, Versioned
from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    Date,
    DateTime,
    Double,
    Index,
    Numeric,
    SmallInteger,
    Text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from matchmaking.base import Base
from matchmaking.needs import rules
from matchmaking.needs.events import NeedDrafted, NeedPublished
from matchmaking.needs.rules import Preference, Requirement, Status


class Need(Versioned, Timestamped, Base):
    """What a buyer looks for."""

    __tablename__ = "needs"
    __table_args__ = (
        CheckConstraint("status IN ('draft', 'published')", name="status_known"),
        CheckConstraint(
            "(status = 'published') = (published_at IS NOT NULL)", name="published_has_moment"
        ),
        CheckConstraint("(hs_code IS NULL) = (hs_vintage IS NULL)", name="hs_whole"),
        CheckConstraint(
            "(quantity_value IS NULL) = (quantity_unit IS NULL)", name="quantity_whole"
        ),
        CheckConstraint("quantity_value > 0", name="quantity_positive"),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="place_whole"),
        Index("needs_newest", "created_at", "id"),
        Index("needs_owner", "owner_id"),
    )

    owner_id: Mapped[UUID]
    status: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    buyer_name: Mapped[str] = mapped_column(Text)
    hs_code: Mapped[str | None] = mapped_column(Text)
    hs_vintage: Mapped[int | None] = mapped_column(SmallInteger)
    quantity_value: Mapped[Decimal | None] = mapped_column(Numeric)
    quantity_unit: Mapped[str | None] = mapped_column(Text)
    economy: Mapped[str] = mapped_column(Text)
    city: Mapped[str | None] = mapped_column(Text)
    latitude: Mapped[float | None] = mapped_column(Double)
    longitude: Mapped[float | None] = mapped_column(Double)
    needed_by: Mapped[date | None] = mapped_column(Date)
    required_criteria: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    required_schemes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    preferences: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    closes_on: Mapped[date | None] = mapped_column(Date)
    published_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    @classmethod
    def draft(cls, owner_id: UUID, **fields: Any) -> tuple[Self, NeedDrafted]:
        """Return a new draft and the fact that it was begun."""
        need = cls(owner_id=owner_id, status=Status.DRAFT, **fields)
        return need, need.announces(NeedDrafted)

    def publish(self, now: datetime, closes_on: date | None) -> NeedPublished:
        """Open the need to offers.

        Raises:
            ValueError: it is open already, or would close too early or too late.
        """
        if self.status != Status.DRAFT:
            raise ValueError("this need is already open to offers")
        rules.check_closing(closes_on, now.date())
        self.status = Status.PUBLISHED
        self.published_at = now
        self.closes_on = closes_on
        return self.announces(
            NeedPublished,
            title=self.title,
            description=self.description,
            buyer_name=self.buyer_name,
            economy=self.economy,
            hs_code=self.hs_code,
            hs_vintage=self.hs_vintage,
            needed_by=self.needed_by,
            closes_on=closes_on,
            required_criteria=tuple(self.required_criteria),
            required_schemes=tuple(self.required_schemes),
            preferences=tuple(self.preferences),
        )

    @property
    def requirements(self) -> list[Requirement]:
        return [Requirement.model_validate(each) for each in self.required_criteria]

    @property
    def wishes(self) -> list[Preference]:
        return [Preference.model_validate(each) for each in self.preferences]

"""Table of indicators."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from chassis.db import Identified, Timestamped
from sqlalchemy import CheckConstraint, ForeignKey, Numeric, SmallInteger, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column
from vocabulary.claims import Claim

from matchmaking.base import Base


class Indicator(Identified, Timestamped, Base):
    """One value of one criterion for one year, and the claim that it was stated with."""

    __tablename__ = "supplier_indicators"
    __table_args__ = (
        UniqueConstraint("supplier_id", "criterion", "year", name="supplier_indicators_once"),
        CheckConstraint(
            "strength IN ('self_declared', 'document', 'accredited', 'verified')",
            name="strength_known",
        ),
    )

    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"))
    criterion: Mapped[str] = mapped_column(Text)
    year: Mapped[int] = mapped_column(SmallInteger)
    value: Mapped[Decimal] = mapped_column(Numeric)
    unit: Mapped[str | None] = mapped_column(Text)
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)
    strength: Mapped[str] = mapped_column(Text)

    def state(self, claim: Claim) -> None:
        """Let the indicator say what a claim says that has a value and is about one year."""
        start = claim.period.start if claim.period else None
        if claim.value is None or start is None:
            raise ValueError("an indicator has a value and a year")
        self.criterion, self.year = claim.criterion, start.year
        self.value, self.unit = claim.value, claim.unit
        self.content, self.strength = claim.model_dump(mode="json"), claim.strength

    @property
    def claim(self) -> Claim:
        return Claim.model_validate(self.content)


def year_of(year: int) -> dict[str, date]:
    """Return the period of a calendar year."""
    return {"start": date(year, 1, 1), "end": date(year, 12, 31)}

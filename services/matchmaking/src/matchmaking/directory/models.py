"""READ MODEL of published cases, filled from knowledge's events."""

from uuid import UUID

from sqlalchemy import ARRAY, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from matchmaking.base import Base


class KnownCase(Base):
    """A published case and the enterprise that it names, under the key by which that is found."""

    __tablename__ = "known_cases"
    __table_args__ = (Index("known_cases_enterprise", "enterprise_key", "enterprise_economy"),)

    case_id: Mapped[UUID] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    sector: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    criteria: Mapped[list[str]] = mapped_column(ARRAY(Text))
    enterprise_key: Mapped[str | None] = mapped_column(Text)
    enterprise_economy: Mapped[str | None] = mapped_column(Text)

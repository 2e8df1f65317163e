"""READ MODEL of published cases and initiatives and of pilot centers, filled from events."""

from datetime import date
from uuid import UUID

from sqlalchemy import ARRAY, Date, Index, Text
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


class KnownInitiative(Base):
    """A published initiative that can help an enterprise: a toolkit, finance, a programme."""

    __tablename__ = "known_initiatives"

    initiative_id: Mapped[UUID] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    standing: Mapped[str] = mapped_column(Text)
    economy: Mapped[str | None] = mapped_column(Text)
    organisation: Mapped[str | None] = mapped_column(Text)
    ends_on: Mapped[date | None] = mapped_column(Date)
    language: Mapped[str] = mapped_column(Text)
    criteria: Mapped[list[str]] = mapped_column(ARRAY(Text))


class KnownCenter(Base):
    """A pilot center and what it works on."""

    __tablename__ = "known_centers"
    __table_args__ = (Index("known_centers_economy", "economy"),)

    center_id: Mapped[UUID] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    economy: Mapped[str] = mapped_column(Text)
    city: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    sectors: Mapped[list[str]] = mapped_column(ARRAY(Text))

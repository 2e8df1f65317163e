"""The tables of demand: what is told of each cell, and, closed to everybody, who counted in it."""

from datetime import datetime
from typing import Self
from uuid import UUID

from chassis.db import Identified, Versioned
from chassis.row_security import CONFIDENTIAL
from sqlalchemy import (
    Boolean,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matchmaking.base import Base
from matchmaking.demand.events import DemandEvent, DemandPublished, DemandWithdrawn
from matchmaking.demand.rules import Cell, Level, Sources, Told, may_be_told, told

_ID = 16


class DemandCell(Versioned, Base):
    """What open needs ask of the suppliers of one economy and sector, by one criterion."""

    __tablename__ = "demand_cells"
    __table_args__ = (
        UniqueConstraint("economy", "sector", "criterion", name="demand_cells_once"),
        Index("demand_cells_told", "needs", "id"),
    )

    economy: Mapped[str] = mapped_column(Text)
    sector: Mapped[str] = mapped_column(Text)
    criterion: Mapped[str] = mapped_column(Text)
    is_told: Mapped[bool] = mapped_column(Boolean)
    needs: Mapped[int] = mapped_column(Integer)
    suppliers: Mapped[int] = mapped_column(Integer)
    proves: Mapped[int | None] = mapped_column(Integer)
    claims: Mapped[int | None] = mapped_column(Integer)
    lacks: Mapped[int | None] = mapped_column(Integer)
    published_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))

    counted: Mapped["DemandSources"] = relationship(lazy="raise", cascade="all, delete-orphan")

    @classmethod
    def of(cls, cell: Cell) -> Self:
        """Return a cell of which nothing has been told."""
        return cls(
            economy=cell.economy,
            sector=cell.sector,
            criterion=cell.criterion,
            is_told=False,
            needs=0,
            suppliers=0,
            counted=DemandSources(asking=b"", levels=b""),
        )

    @property
    def cell(self) -> Cell:
        return Cell(self.economy, self.sector, self.criterion)

    def tell(self, sources: Sources, now: datetime) -> DemandEvent | None:
        """Say what may be said of those who count; None if that is what was said before."""
        before = (self.is_told, self._told)
        self.counted.keep(sources)
        self.is_told = may_be_told(sources)
        if self.is_told:
            for name in ("needs", "suppliers", "proves", "claims", "lacks"):
                setattr(self, name, getattr(told(sources), name))
        if (self.is_told, self._told) == before:
            return None
        self.published_at = now
        if not self.is_told:
            return self.announces(DemandWithdrawn, **self._named)
        spoken = {name: getattr(self, name) for name in Told.__dataclass_fields__}
        return self.announces(DemandPublished, **self._named, **spoken)

    @property
    def _named(self) -> dict[str, str]:
        return {"economy": self.economy, "sector": self.sector, "criterion": self.criterion}

    @property
    def _told(self) -> tuple[int | None, ...]:
        return (self.needs, self.suppliers, self.proves, self.claims, self.lacks)


class DemandSources(Identified, Base):
    """Who counted in what was last told of a cell, packed; nobody but the system reads it.

    It stays after a cell was withdrawn: what is told when it returns is compared with it.
    """

    __tablename__ = "demand_sources"
    __table_args__ = (UniqueConstraint("cell_id", name="demand_sources_once"), CONFIDENTIAL)

    cell_id: Mapped[UUID] = mapped_column(ForeignKey("demand_cells.id", ondelete="CASCADE"))
    asking: Mapped[bytes] = mapped_column(LargeBinary)
    levels: Mapped[bytes] = mapped_column(LargeBinary)

    def keep(self, sources: Sources) -> None:
        """Remember who counts."""
        pairs = sorted(
            (buyer.bytes, need.bytes) for buyer, needs in sources.asking.items() for need in needs
        )
        self.asking = b"".join(buyer + need for buyer, need in pairs)
        self.levels = b"".join(
            each.bytes + bytes([sources.levels[each]]) for each in sorted(sources.levels)
        )

    @property
    def sources(self) -> Sources:
        """Who counted."""
        asking: dict[UUID, set[UUID]] = {}
        for at in range(0, len(self.asking), 2 * _ID):
            buyer, need = self.asking[at : at + _ID], self.asking[at + _ID : at + 2 * _ID]
            asking.setdefault(UUID(bytes=buyer), set()).add(UUID(bytes=need))
        levels = {
            UUID(bytes=self.levels[at : at + _ID]): Level(self.levels[at + _ID])
            for at in range(0, len(self.levels), _ID + 1)
        }
        return Sources({buyer: frozenset(needs) for buyer, needs in asking.items()}, levels)

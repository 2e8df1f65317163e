"""The tables of standing matches: a list a need, a row a supplier, and how far they have come."""

from datetime import date
from typing import Self
from uuid import UUID

from chassis.db import Timestamped, Versioned
from chassis.row_security import CONFIDENTIAL
from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    SmallInteger,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from matchmaking.base import Base
from matchmaking.needs.models import Need
from matchmaking.needs.wanted import Visibility
from matchmaking.standing.events import NeedMatchesChanged
from matchmaking.standing.rules import Moves


class StandingList(Versioned, Timestamped, Base):
    """What the matches of a need were computed from; its id is that of the need.

    `revision` counts the writes of its rows, so that a process knows whether it has them in hand;
    `lookup_revision` is that of whom the words of the need found then, 0 if nobody had looked. A
    list is provisional while a line waits to be looked up and leaves nobody out.
    """

    __tablename__ = "standing_lists"
    __table_args__ = (
        ForeignKeyConstraint(["id", "owner_id"], ["needs.id", "needs.owner_id"]),
        CONFIDENTIAL,
    )

    owner_id: Mapped[UUID]
    need_version: Mapped[int] = mapped_column(Integer)
    day: Mapped[date | None] = mapped_column(Date)
    attainable: Mapped[int] = mapped_column(BigInteger)
    revision: Mapped[int] = mapped_column(Integer)
    lookup_revision: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    is_provisional: Mapped[bool] = mapped_column(Boolean, server_default=text("true"))

    @classmethod
    def of(cls, need: Need) -> Self:
        """Return a list on which nobody stands yet."""
        return cls(
            id=need.id,
            owner_id=need.owner_id,
            need_version=0,
            day=None,
            attainable=0,
            revision=0,
            lookup_revision=0,
            is_provisional=True,
        )

    def change(self, need: Need, moves: Moves) -> NeedMatchesChanged:
        """Return the fact that the best changed."""
        is_public = need.visibility == Visibility.PUBLIC
        return self.announces(
            NeedMatchesChanged,
            owner_id=self.owner_id,
            entered=tuple(moves.entered) if is_public else None,
            left=tuple(moves.left) if is_public else None,
        )


class StandingMatch(Base):
    """A supplier that could supply what a need asks for; its place follows from its points."""

    __tablename__ = "standing_matches"
    __table_args__ = (
        CheckConstraint("state IN ('meets', 'claims', 'lacks')", name="state_known"),
        CONFIDENTIAL,
    )

    need_id: Mapped[UUID] = mapped_column(
        ForeignKey("standing_lists.id", ondelete="CASCADE"), primary_key=True
    )
    # No foreign key: it would lock the supplier, whom its members may be changing at the moment.
    supplier_id: Mapped[UUID] = mapped_column(primary_key=True)
    owner_id: Mapped[UUID]
    proven: Mapped[int] = mapped_column(BigInteger)
    claimed: Mapped[int] = mapped_column(BigInteger)
    potential: Mapped[int] = mapped_column(BigInteger)
    margin: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(Text)


class StandingProgress(Base):
    """One row: from which transaction on changes of suppliers are still to be looked at."""

    __tablename__ = "standing_progress"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    horizon: Mapped[int] = mapped_column(BigInteger)

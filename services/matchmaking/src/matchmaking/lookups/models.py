"""The tables of lookups: a row a need, and a row for each supplier that a line finds."""

from datetime import datetime
from uuid import UUID

from chassis.row_security import CONFIDENTIAL
from sqlalchemy import ARRAY, BigInteger, DateTime, ForeignKey, Integer, SmallInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from matchmaking.base import Base
from matchmaking.lookups.rules import Reach


class Lookup(Base):
    """That the words of an open need were looked up, which words, and by what index.

    Nobody but the system reads or writes it, and the rows of whom they find.
    """

    __tablename__ = "lookups"
    __table_args__ = (CONFIDENTIAL,)

    need_id: Mapped[UUID] = mapped_column(ForeignKey("needs.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(Integer)
    words: Mapped[list[str | None]] = mapped_column(ARRAY(Text))
    index_created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    index_sequence: Mapped[int] = mapped_column(BigInteger)

    @property
    def reach(self) -> Reach:
        return Reach(self.index_created, self.index_sequence)


class Find(Base):
    """A supplier that the words of a line find; lines are counted from 0."""

    __tablename__ = "finds"
    __table_args__ = (CONFIDENTIAL,)

    need_id: Mapped[UUID] = mapped_column(
        ForeignKey("lookups.need_id", ondelete="CASCADE"), primary_key=True
    )
    line: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    # No foreign key: it would lock the supplier, whom its members may be changing at the moment.
    supplier_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)

"""The table of who was shown to whom on which day."""

from datetime import date
from uuid import UUID

from chassis.row_security import CONFIDENTIAL
from sqlalchemy import Date, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from matchmaking.base import Base


class Exposure(Base):
    """That a supplier stood on the first page of a need's matches on a day, however often."""

    __tablename__ = "exposures"
    __table_args__ = (CONFIDENTIAL,)

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    need_id: Mapped[UUID] = mapped_column(primary_key=True)
    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"), primary_key=True)
    owner_id: Mapped[UUID]

"""Which suppliers were touched by which transaction, written by triggers of the database."""

from uuid import UUID

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from matchmaking.base import Base


class SupplierChange(Base):
    """The last transaction that changed a supplier, or took it away.

    Every change of a supplier's parts counts its version up, and so touches its row.
    """

    __tablename__ = "supplier_changes"

    supplier_id: Mapped[UUID] = mapped_column(primary_key=True)
    changed_in: Mapped[int] = mapped_column(BigInteger, index=True)

"""The table of invitations.

An invitation is an aggregate of its own: if it were part of the need, the need's version would
tell each of the invited how many others there are.
"""

from typing import Self
from uuid import UUID

from chassis.db import Timestamped, Versioned
from chassis.row_security import CONFIDENTIAL
from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from matchmaking.base import Base
from matchmaking.invitations.events import SupplierInvited
from matchmaking.needs.models import of_one_owner


class Invitation(Versioned, Timestamped, Base):
    """A supplier that was asked to look at a need."""

    __tablename__ = "need_invitations"
    __table_args__ = (
        UniqueConstraint("need_id", "supplier_id", name="need_invitations_once"),
        of_one_owner(),
        Index("need_invitations_supplier", "supplier_id"),
        CONFIDENTIAL,
    )

    need_id: Mapped[UUID]
    owner_id: Mapped[UUID]
    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"))

    @classmethod
    def send(cls, need_id: UUID, owner_id: UUID, supplier_id: UUID) -> tuple[Self, SupplierInvited]:
        """Return a new invitation and the fact that it was sent."""
        sent = cls(need_id=need_id, owner_id=owner_id, supplier_id=supplier_id)
        fact = sent.announces(SupplierInvited, need_id=need_id, supplier_id=supplier_id)
        return sent, fact

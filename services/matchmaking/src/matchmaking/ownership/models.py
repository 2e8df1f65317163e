"""Table of requests to keep a profile."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from chassis import clock
from chassis.auth import Actor
from chassis.db import Timestamped, Versioned
from chassis.row_security import CONFIDENTIAL
from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from matchmaking.base import Base
from matchmaking.ownership.events import OwnershipAsked, OwnershipGranted, OwnershipRefused
from matchmaking.suppliers.models import Supplier


class OwnershipClaim(Versioned, Timestamped, Base):
    """An account asks to keep a profile that nobody keeps for the enterprise yet."""

    __tablename__ = "ownership_claims"
    __table_args__ = (
        CheckConstraint("status IN ('asked', 'granted', 'refused')", name="status_known"),
        CheckConstraint(
            "(status = 'asked') = (num_nonnulls(decided_by, decided_at, decision_reason) = 0)",
            name="decision_whole",
        ),
        Index(
            "ownership_claims_open",
            "supplier_id",
            "account_id",
            unique=True,
            postgresql_where=text("status = 'asked'"),
        ),
        Index("ownership_claims_account", "account_id"),
        Index("ownership_claims_newest", "created_at", "id"),
        CONFIDENTIAL,
    )

    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"))
    economy: Mapped[str] = mapped_column(Text)
    account_id: Mapped[UUID] = mapped_column()
    account_name: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    decided_by: Mapped[UUID | None] = mapped_column()
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    decision_reason: Mapped[str | None] = mapped_column(Text)

    @classmethod
    def ask(cls, supplier: Supplier, actor: Actor, reason: str) -> tuple[Self, OwnershipAsked]:
        """Return a new request and the fact of it."""
        asked = cls(
            supplier_id=supplier.id,
            economy=supplier.economy,
            account_id=actor.account_id,
            account_name=actor.name,
            reason=reason,
            status="asked",
        )
        return asked, asked.announces(OwnershipAsked, **asked._state())

    def decide(
        self, actor: Actor, reason: str, *, grants: bool
    ) -> OwnershipGranted | OwnershipRefused:
        """Grant or refuse, once.

        Raises:
            ValueError: it was decided before.
        """
        if self.status != "asked":
            raise ValueError(f"this request was {self.status} already")
        self.status = "granted" if grants else "refused"
        self.decided_by, self.decided_at = actor.account_id, clock.now()
        self.decision_reason = reason
        if grants:
            return self.announces(OwnershipGranted, **self._state())
        return self.announces(OwnershipRefused, **self._state())

    def _state(self) -> dict[str, Any]:
        return {"supplier_id": self.supplier_id, "economy": self.economy}

"""Tables of pairs that may be one enterprise, and of merges with what they moved."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis import clock
from chassis.auth import Actor
from chassis.db import Identified, Timestamped
from sqlalchemy import (
    ARRAY,
    Boolean,
    CheckConstraint,
    DateTime,
    Double,
    ForeignKey,
    Index,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matchmaking.base import Base
from matchmaking.duplicates.rules import PairState
from matchmaking.suppliers.models import Supplier


class SupplierPair(Identified, Timestamped, Base):
    """Two suppliers that may be one enterprise, what speaks for it, and what was decided.

    `is_lookalike` says that a name of the newer one imitates the other's; until somebody decides,
    the newer one is held.
    """

    __tablename__ = "supplier_pairs"
    __table_args__ = (
        CheckConstraint(
            "state IN ('proposed', 'asked', 'overridden', 'confirmed', 'rejected')",
            name="state_known",
        ),
        CheckConstraint("known_id <> newer_id", name="two_suppliers"),
        CheckConstraint(
            "(decided_at IS NULL) = (state NOT IN ('confirmed', 'rejected'))",
            name="decided_by_somebody",
        ),
        UniqueConstraint("known_id", "newer_id", name="supplier_pairs_once"),
        Index("supplier_pairs_newest", "created_at", "id"),
    )

    known_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"))
    newer_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"), index=True)
    score: Mapped[float] = mapped_column(Double)
    reasons: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    is_lookalike: Mapped[bool] = mapped_column(Boolean)
    state: Mapped[str] = mapped_column(Text)
    overridden_by: Mapped[UUID | None] = mapped_column()
    override_reason: Mapped[str | None] = mapped_column(Text)
    decided_by: Mapped[UUID | None] = mapped_column()
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    decision_reason: Mapped[str | None] = mapped_column(Text)

    known: Mapped[Supplier] = relationship(lazy="raise", foreign_keys=[known_id])
    newer: Mapped[Supplier] = relationship(lazy="raise", foreign_keys=[newer_id])

    @property
    def is_open(self) -> bool:
        return self.decided_at is None

    def decide(self, decision: PairState, actor: Actor, reason: str) -> None:
        """Say whether the two are one enterprise.

        Raises:
            ValueError: that was decided before.
        """
        if not self.is_open:
            raise ValueError("this pair was decided before")
        self.state = decision
        self.decided_by = actor.account_id
        self.decided_at = clock.now()
        self.decision_reason = reason


class SupplierMerge(Identified, Base):
    """A supplier that became part of another, with all that a split needs to undo it.

    `moved` holds the rows that went over, as they were, by table; `redirected` the suppliers that
    had been merged into the absorbed one before; the rest is what the kept one was given by it.
    """

    __tablename__ = "supplier_merges"
    __table_args__ = (
        CheckConstraint("kept_id <> absorbed_id", name="two_suppliers"),
        CheckConstraint(
            "(split_at IS NULL) = (split_by IS NULL)"
            " AND (split_at IS NULL) = (split_reason IS NULL)",
            name="split_whole",
        ),
        Index(
            "supplier_merges_absorbed",
            "absorbed_id",
            unique=True,
            postgresql_where=text("split_at IS NULL"),
        ),
    )

    kept_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"), index=True)
    absorbed_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"))
    reason: Mapped[str] = mapped_column(Text)
    merged_by: Mapped[UUID] = mapped_column()
    merged_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=clock.now)
    names_added: Mapped[list[str]] = mapped_column(ARRAY(Text))
    keys_added: Mapped[list[str]] = mapped_column(ARRAY(Text))
    redirected: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    moved: Mapped[dict[str, list[str]]] = mapped_column(JSONB)
    split_by: Mapped[UUID | None] = mapped_column()
    split_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    split_reason: Mapped[str | None] = mapped_column(Text)

    kept: Mapped[Supplier] = relationship(lazy="raise", foreign_keys=[kept_id])
    absorbed: Mapped[Supplier] = relationship(lazy="raise", foreign_keys=[absorbed_id])

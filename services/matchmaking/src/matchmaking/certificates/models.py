"""Tables of certificates and of the reminders before they end."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Self
from uuid import UUID

from chassis.db import Identified, Timestamped
from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    Date,
    DateTime,
    ForeignKey,
    Index,
    SmallInteger,
    Text,
)
from sqlalchemy.orm import Mapped, mapped_column
from vocabulary.evidence import Strength

from matchmaking.base import Base
from matchmaking.evidence import rules as evidence
from matchmaking.evidence.models import STRENGTHS, Ending
from matchmaking.suppliers.rules import CertificateFacts, CertificateKind

_ONE_DAY = timedelta(days=1)


class CertificateState(StrEnum):
    """Whether its issuer, or a reviewer, has taken a certificate back."""

    SHOWN = "shown"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


class Certificate(Identified, Ending, Timestamped, Base):
    """A certificate that a supplier shows.

    `written_until` is the last day that stands on it, `valid_until` the last on which it counts:
    they differ when it was suspended or withdrawn. Whatever reads only the days, as matching does,
    is thereby right from that moment on.
    """

    __tablename__ = "supplier_certificates"
    __table_args__ = (
        CheckConstraint("valid_from <= written_until", name="validity_in_order"),
        CheckConstraint("state = 'shown' OR valid_until IS NOT NULL", name="stopped_has_end"),
        CheckConstraint("kind IN ('scope', 'transaction')", name="kind_known"),
        CheckConstraint("state IN ('shown', 'suspended', 'withdrawn')", name="state_known"),
        CheckConstraint(STRENGTHS, name="strength_known"),
        Index("supplier_certificates_scheme", "scheme"),
        Index("supplier_certificates_valid_until", "valid_until"),
    )

    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"), index=True)
    scheme: Mapped[str] = mapped_column(Text)
    number: Mapped[str | None] = mapped_column(Text)
    holder: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text, server_default="scope", default="scope")
    products: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}", default=list)
    issuer: Mapped[str | None] = mapped_column(Text)
    written_until: Mapped[date | None] = mapped_column(Date)
    state: Mapped[str] = mapped_column(Text, server_default="shown", default="shown")
    state_since: Mapped[date | None] = mapped_column(Date)
    state_reason: Mapped[str | None] = mapped_column(Text)

    @classmethod
    def showing(cls, facts: CertificateFacts) -> Self:
        """Return the row of a certificate that nobody has looked up yet."""
        shown = cls(state=CertificateState.SHOWN)
        shown.write(facts)
        return shown

    def write(self, facts: CertificateFacts) -> None:
        """Let it say these facts; whoever verified other ones has not verified these.

        Raises:
            ValueError: it was taken back, so that its facts are history.
        """
        if self.state != CertificateState.SHOWN:
            raise ValueError(f"a certificate that is {self.state} is not rewritten; show the new")
        self.scheme, self.number, self.holder = facts.scheme, facts.number, facts.holder
        self.kind, self.issuer = facts.kind, facts.issuer
        self.products = list(facts.products)
        self.valid_from = facts.valid_from
        self.valid_until = self.written_until = facts.valid_until
        self.strength = self.unverified_strength

    @property
    def facts(self) -> CertificateFacts:
        """What is written on it."""
        return CertificateFacts(
            scheme=self.scheme,
            number=self.number,
            holder=self.holder,
            valid_from=self.valid_from,
            valid_until=self.written_until,
            kind=CertificateKind(self.kind),
            products=tuple(self.products),
            issuer=self.issuer,
        )

    @property
    def unverified_strength(self) -> Strength:
        """How strong it is while nobody here has looked it up."""
        return evidence.strength_of_certificate(self.scheme, has_number=bool(self.number))

    def stop(self, state: CertificateState, since: date, reason: str) -> None:
        """Let it count no more from `since` on; strength and facts stay readable.

        Raises:
            ValueError: it is withdrawn already, or suspended and shall be suspended again.
        """
        if self.state in {CertificateState.WITHDRAWN, state}:
            raise ValueError(f"this certificate is {self.state} already")
        day_before = max(since, date.min + _ONE_DAY) - _ONE_DAY
        self.state, self.state_since, self.state_reason = state, since, reason
        self.valid_until = min(day_before, self.valid_until or day_before)

    def reinstate(self) -> None:
        """Let it count again as it is written.

        Raises:
            ValueError: it is not suspended; what was withdrawn does not come back.
        """
        if self.state != CertificateState.SUSPENDED:
            raise ValueError("only a suspended certificate is reinstated")
        self.state, self.state_since, self.state_reason = CertificateState.SHOWN, None, None
        self.valid_until = self.written_until


class CertificateReminder(Base):
    """That somebody was reminded of an end: once per certificate, last day, and days before it."""

    __tablename__ = "certificate_reminders"

    certificate_id: Mapped[UUID] = mapped_column(
        ForeignKey("supplier_certificates.id", ondelete="CASCADE"), primary_key=True
    )
    valid_until: Mapped[date] = mapped_column(Date, primary_key=True)
    days: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    reminded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ProofTurn(Base):
    """That a claim or certificate was announced to count, or to count no more, from a day on."""

    __tablename__ = "proof_turns"
    __table_args__ = (CheckConstraint("turn IN ('began', 'expired')", name="turn_known"),)

    piece_id: Mapped[UUID] = mapped_column(primary_key=True)
    turn: Mapped[str] = mapped_column(Text, primary_key=True)
    on_day: Mapped[date] = mapped_column(Date, primary_key=True)

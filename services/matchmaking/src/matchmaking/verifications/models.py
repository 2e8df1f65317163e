"""The table of verifications; what they make of a claim or a certificate is its strength."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from chassis.db import Identified
from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from matchmaking.base import Base


class Method(StrEnum):
    """How a reviewer convinced themselves."""

    REGISTER = "register"
    DOCUMENT = "document"
    SITE_VISIT = "site_visit"
    ISSUER = "issuer"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Method.REGISTER: "Looked up in the register of the scheme",
    Method.DOCUMENT: "Read in the document",
    Method.SITE_VISIT: "Seen on a visit",
    Method.ISSUER: "Stated by the issuer",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a reviewer has to say: how they looked, what they saw, and where it can be seen."""

    method: Method
    note: str
    reference: str | None = None


class Verification(Identified, Base):
    """That a reviewer stood up for one certificate or one claim, and whether they still do."""

    __tablename__ = "verifications"
    __table_args__ = (
        CheckConstraint("(certificate_id IS NULL) <> (claim_id IS NULL)", name="one_piece"),
        CheckConstraint(
            "method IN ('register', 'document', 'site_visit', 'issuer')", name="method_known"
        ),
        CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawal_reason IS NULL)", name="withdrawal_whole"
        ),
        Index(
            "verifications_certificate",
            "certificate_id",
            unique=True,
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
        Index(
            "verifications_claim",
            "claim_id",
            unique=True,
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    certificate_id: Mapped[UUID | None] = mapped_column(ForeignKey("supplier_certificates.id"))
    claim_id: Mapped[UUID | None] = mapped_column(ForeignKey("supplier_claims.id"))
    verified_by: Mapped[UUID] = mapped_column()
    verified_by_name: Mapped[str] = mapped_column(Text)
    verified_as: Mapped[str] = mapped_column(Text)
    verified_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    method: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    reference: Mapped[str | None] = mapped_column(Text)
    checks: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    withdrawn_by: Mapped[UUID | None] = mapped_column()
    withdrawn_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    withdrawal_reason: Mapped[str | None] = mapped_column(Text)

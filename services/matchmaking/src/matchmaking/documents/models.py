"""Tables of evidence documents and of who else may see them; the files lie in the attachments."""

from datetime import datetime
from uuid import UUID

from chassis.db import Identified
from chassis.row_security import CONFIDENTIAL
from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from matchmaking.base import Base


class Document(Identified, Base):
    """A file that stands behind a supplier, one of its certificates, or one of its claims."""

    __tablename__ = "evidence_documents"
    __table_args__ = (
        CheckConstraint("certificate_id IS NULL OR claim_id IS NULL", name="one_piece"),
        CheckConstraint("size_bytes > 0", name="not_empty"),
        Index("evidence_documents_sha256", "sha256"),
        CONFIDENTIAL,
    )

    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"), index=True)
    certificate_id: Mapped[UUID | None] = mapped_column(ForeignKey("supplier_certificates.id"))
    claim_id: Mapped[UUID | None] = mapped_column(ForeignKey("supplier_claims.id"))
    name: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(Text)
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(Text)
    uploaded_by: Mapped[UUID] = mapped_column()
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class DocumentGrant(Base):
    """That the owner lets one account see one document.

    It names the supplier itself, so that its row-level policy does not ask that of documents,
    which asks this table.
    """

    __tablename__ = "document_grants"
    __table_args__ = (Index("document_grants_account", "account_id"), CONFIDENTIAL)

    document_id: Mapped[UUID] = mapped_column(
        ForeignKey("evidence_documents.id", ondelete="CASCADE"), primary_key=True
    )
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"))
    granted_by: Mapped[UUID] = mapped_column()
    granted_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))

"""Evidence documents as they come in and go out."""

from datetime import datetime
from uuid import UUID

from chassis.schemas import In, Out


class DocumentOut(Out):
    """A file that stands behind a supplier, or behind one of its certificates or claims."""

    id: UUID
    supplier_id: UUID
    certificate_id: UUID | None
    claim_id: UUID | None
    name: str
    media_type: str
    size_bytes: int
    sha256: str
    created_at: datetime


class GrantIn(In):
    """Whom you let see a document."""

    account_id: UUID


class GrantOut(Out):
    """An account that the owner lets see a document."""

    account_id: UUID
    granted_at: datetime

"""Every SELECT on evidence documents."""

from collections.abc import Sequence
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import NotFound
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.documents import policy
from matchmaking.documents.models import Document, DocumentGrant


async def get_document(session: AsyncSession, actor: Actor, document_id: UUID) -> Document:
    """Return a document.

    Raises:
        NotFound: there is none, or the actor may not know of it; both in the same words.
    """
    query = select(Document).where(policy.visible_to(actor), Document.id == document_id)
    found = await session.scalar(query)
    if found is None:
        raise NotFound("there is no such document")
    return found


async def list_documents(
    session: AsyncSession, actor: Actor, supplier_id: UUID
) -> Sequence[Document]:
    """Return the documents of a supplier that the actor may see, oldest first."""
    query = (
        select(Document)
        .where(policy.visible_to(actor), Document.supplier_id == supplier_id)
        .order_by(Document.id)
    )
    return (await session.scalars(query)).all()


async def count_documents(session: AsyncSession, supplier_id: UUID) -> int:
    query = select(func.count()).where(Document.supplier_id == supplier_id)
    return await session.scalar(query) or 0


async def documented_claims(session: AsyncSession, supplier_id: UUID) -> set[UUID]:
    """Return the claims of a supplier that a document stands behind."""
    query = select(Document.claim_id).where(Document.supplier_id == supplier_id)
    return {each for each in await session.scalars(query.distinct()) if each is not None}


async def list_grants(session: AsyncSession, document: Document) -> Sequence[DocumentGrant]:
    """Return whom else the owner lets see a document, in the order of the grants."""
    query = (
        select(DocumentGrant)
        .where(DocumentGrant.document_id == document.id)
        .order_by(DocumentGrant.granted_at, DocumentGrant.account_id)
    )
    return (await session.scalars(query)).all()


async def find_grant(
    session: AsyncSession, document: Document, account_id: UUID
) -> DocumentGrant | None:
    return await session.get(DocumentGrant, (document.id, account_id))

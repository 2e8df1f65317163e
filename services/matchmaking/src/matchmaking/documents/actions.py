"""One function per thing that can happen to a document; each is one transaction.

That a document exists is nobody's business but of those who may see it, and is not announced; what
the claim that it stands behind weighs by it is.
"""

import asyncio
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from chassis import clock
from chassis.attachments import Attachments
from chassis.auth import Actor
from chassis.db import Database
from chassis.problems import Conflict, Forbidden, Unprocessable
from chassis.uploads import Upload
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.certificates.queries import certificate_in
from matchmaking.documents import inspection, queries, steps
from matchmaking.documents.models import Document, DocumentGrant
from matchmaking.suppliers import policy as owning
from matchmaking.suppliers import queries as suppliers
from matchmaking.suppliers.models import Supplier
from matchmaking.verifications.steps import claim_in

MAX_DOCUMENTS = 500


class DocumentRefused(Unprocessable):
    slug = "document-refused"
    title = "This file is not taken as a document"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was looked through and stored, and that no row names yet."""

    name: str
    media_type: str
    size_bytes: int
    sha256: str


async def keep_file(
    db: Database, files: Attachments, actor: Actor, supplier_id: str, upload: Upload, *, name: str
) -> KeptFile:
    """Look a file through and store it, before there is a transaction that would have to wait.

    Raises:
        NotFound: there is no such supplier.
        Forbidden: the actor does not speak for the supplier.
        DocumentRefused: it is not a file of a kind that is taken; `code` says why.
        Conflict: the supplier has as many documents as one may have.
    """
    async with db.reading() as session:
        supplier = await suppliers.get_supplier_with_members(session, actor, supplier_id)
        await _require_room(session, actor, supplier)
    shown, media_type = await _inspected(upload, name)
    return KeptFile(shown, media_type, upload.size_bytes, await files.put(upload))


async def add_document(
    db: Database,
    actor: Actor,
    supplier_id: str,
    file: KeptFile,
    *,
    certificate_id: UUID | None = None,
    claim_id: UUID | None = None,
) -> Document:
    """Show a file as evidence of a supplier, or of one of its certificates or claims.

    A claim that had only its own word is as strong as a document from then on.

    Raises:
        NotFound: there is no such supplier, certificate or claim.
        Forbidden: the actor does not speak for the supplier.
        Conflict: the supplier has as many documents as one may have.
    """
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_change(session, actor, supplier_id)
        await _require_room(session, actor, supplier)
        if certificate_id is not None and claim_id is not None:
            raise Unprocessable("a document stands behind a certificate or a claim, not both")
        if certificate_id is not None:
            certificate_in(supplier, certificate_id)
        if claim_id is not None:
            claim_in(supplier, claim_id)
        document = Document(
            supplier_id=supplier.id,
            certificate_id=certificate_id,
            claim_id=claim_id,
            name=file.name,
            media_type=file.media_type,
            size_bytes=file.size_bytes,
            sha256=file.sha256,
            uploaded_by=actor.account_id,
            created_at=clock.now(),
        )
        session.add(document)
        if claim_id is not None:
            await steps.weigh_claims(session, actor, supplier)
    return document


async def remove_document(db: Database, actor: Actor, document_id: UUID) -> None:
    """Forget a document and who might see it; a claim that rested on it alone is weaker then.

    The file stays for now: another supplier may have the same one, and of that nobody here may
    know. The sweeper removes it when no row has named it for a week.

    Raises:
        NotFound: there is no document that the actor may see.
        Forbidden: the actor sees it, but does not speak for its owner.
    """
    async with db.transaction() as session:
        document, owner = await _own_document(session, actor, document_id)
        await session.delete(document)
        if document.claim_id is not None:
            await steps.weigh_claims(session, actor, owner)


async def grant_sight(
    db: Database, actor: Actor, document_id: UUID, account_id: UUID
) -> DocumentGrant:
    """Let one account see a document; to let it twice is no error.

    Raises:
        NotFound: there is no document that the actor may see.
        Forbidden: the actor sees it, but does not speak for its owner.
    """
    async with db.transaction() as session:
        document, _ = await _own_document(session, actor, document_id)
        grant = await queries.find_grant(session, document, account_id)
        if grant is None:
            grant = DocumentGrant(
                document_id=document.id,
                account_id=account_id,
                supplier_id=document.supplier_id,
                granted_by=actor.account_id,
                granted_at=clock.now(),
            )
            session.add(grant)
    return grant


async def withdraw_sight(db: Database, actor: Actor, document_id: UUID, account_id: UUID) -> None:
    """Let one account see a document no more; from then on it does not exist for it.

    Raises:
        NotFound: there is no document that the actor may see.
        Forbidden: the actor sees it, but does not speak for its owner.
    """
    async with db.transaction() as session:
        document, _ = await _own_document(session, actor, document_id)
        grant = await queries.find_grant(session, document, account_id)
        if grant is not None:
            await session.delete(grant)


async def list_grants(db: Database, actor: Actor, document_id: UUID) -> list[DocumentGrant]:
    """Return whom else the owner lets see a document.

    Raises:
        NotFound: there is no document that the actor may see.
        Forbidden: the actor sees it, but does not speak for its owner.
    """
    async with db.transaction() as session:
        document, _ = await _own_document(session, actor, document_id)
        return list(await queries.list_grants(session, document))


async def _require_room(session: AsyncSession, actor: Actor, supplier: Supplier) -> None:
    if not owning.may_change(actor, supplier):
        raise Forbidden("only those who speak for this supplier add its documents")
    if await queries.count_documents(session, supplier.id) >= MAX_DOCUMENTS:
        raise Conflict(f"a supplier keeps at most {MAX_DOCUMENTS} documents")


async def _own_document(
    session: AsyncSession, actor: Actor, document_id: UUID
) -> tuple[Document, Supplier]:
    document = await queries.get_document(session, actor, document_id)
    owner = await suppliers.get_supplier_to_change(session, actor, str(document.supplier_id))
    if not owning.may_change(actor, owner):
        raise Forbidden("only those who speak for the owner of this document decide about it")
    return document, owner


async def _inspected(upload: Upload, name: str) -> tuple[str, str]:
    """Return the name and the media type of a file that may be kept."""
    look = partial(
        inspection.inspect, upload.file, upload.size_bytes, declared=upload.media_type, name=name
    )
    try:
        shown = inspection.check_name(name)
        found = await asyncio.to_thread(look)
    except inspection.Refused as refusal:
        raise DocumentRefused(str(refusal), code=refusal.code) from refusal
    return shown, found.media_type

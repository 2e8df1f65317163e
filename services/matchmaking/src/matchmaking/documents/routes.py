"""HTTP of evidence documents: parse, call one action or query, return."""

from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from chassis.app import Db
from chassis.attachments import Files, get_attachments
from chassis.auth import CurrentActor, current_actor
from chassis.idempotency import Router
from chassis.uploads import MAX_UPLOAD_BYTES, Upload, prepared, takes_file
from fastapi import Depends, Path, Query, Request, Response, status
from fastapi.responses import StreamingResponse

from matchmaking.documents import actions, inspection, queries
from matchmaking.documents.schemas import DocumentOut, GrantIn, GrantOut
from matchmaking.suppliers import queries as suppliers

router = Router(tags=["evidence"])

SupplierId = Annotated[str, Path(max_length=64, description="UUID or public id of the supplier.")]
TAKEN = frozenset({*inspection.ENDINGS, inspection.UNDECLARED})


async def _keep_file(request: Request, upload: Upload) -> actions.KeptFile | None:
    if "name" not in request.query_params:
        return None  # which is refused with the other parameters
    return await actions.keep_file(
        request.app.state.db,
        get_attachments(request),
        current_actor(request),
        request.path_params["supplier_id"],
        upload,
        name=request.query_params["name"],
    )


@router.post("/v1/suppliers/{supplier_id}/documents", status_code=status.HTTP_201_CREATED)
@takes_file(TAKEN, max_bytes=MAX_UPLOAD_BYTES, first=_keep_file)
async def add_document(
    supplier_id: SupplierId,
    file: Annotated[actions.KeptFile, Depends(prepared)],
    name: Annotated[str, Query(max_length=400, description="The name of the file.")],  # noqa: ARG001  (the step before has read it)
    actor: CurrentActor,
    db: Db,
    response: Response,
    certificate_id: UUID | None = None,
    claim_id: UUID | None = None,
) -> DocumentOut:
    """Keep a file as evidence; at first only members of the supplier and reviewers see it."""
    document = await actions.add_document(
        db,
        actor,
        supplier_id,
        file,
        certificate_id=certificate_id,
        claim_id=claim_id,
    )
    response.headers["Location"] = f"/v1/matchmaking/documents/{document.id}"
    return DocumentOut.model_validate(document)


@router.get("/v1/suppliers/{supplier_id}/documents")
async def list_documents(supplier_id: SupplierId, actor: CurrentActor, db: Db) -> list[DocumentOut]:
    """List the documents of a supplier that you may see; to others there are none."""
    async with db.reading() as session:
        supplier = await suppliers.get_supplier(session, actor, supplier_id)
        found = await queries.list_documents(session, actor, supplier.id)
    return [DocumentOut.model_validate(each) for each in found]


@router.get("/v1/matchmaking/documents/{document_id}")
async def get_document(document_id: UUID, actor: CurrentActor, db: Db) -> DocumentOut:
    """Show what is known of a document."""
    async with db.reading() as session:
        found = await queries.get_document(session, actor, document_id)
    return DocumentOut.model_validate(found)


@router.get(
    "/v1/matchmaking/documents/{document_id}/content",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "The file, to be saved and not to be shown by a browser.",
            "content": {
                kind: {"schema": {"type": "string", "format": "binary"}}
                for kind in sorted(inspection.ENDINGS)
            },
        }
    },
)
async def download_document(
    document_id: UUID, actor: CurrentActor, db: Db, files: Files
) -> StreamingResponse:
    """Send a document."""
    async with db.reading() as session:
        found = await queries.get_document(session, actor, document_id)
    opened = await files.opened(found.sha256)
    return StreamingResponse(
        opened.chunks,
        media_type=found.media_type,
        headers={
            "Content-Length": str(opened.size_bytes),
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name, safe='')}",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "private, no-store",
        },
    )


@router.delete("/v1/matchmaking/documents/{document_id}", status_code=status.HTTP_204_NO_CONTENT)
async def remove_document(document_id: UUID, actor: CurrentActor, db: Db) -> None:
    """Forget a document and who might see it."""
    await actions.remove_document(db, actor, document_id)


@router.get("/v1/matchmaking/documents/{document_id}/grants")
async def list_document_grants(document_id: UUID, actor: CurrentActor, db: Db) -> list[GrantOut]:
    """List whom else you let see a document."""
    grants = await actions.list_grants(db, actor, document_id)
    return [GrantOut.model_validate(each) for each in grants]


@router.post("/v1/matchmaking/documents/{document_id}/grants", status_code=status.HTTP_201_CREATED)
async def grant_document(document_id: UUID, body: GrantIn, actor: CurrentActor, db: Db) -> GrantOut:
    """Let one account see a document."""
    grant = await actions.grant_sight(db, actor, document_id, body.account_id)
    return GrantOut.model_validate(grant)


@router.delete(
    "/v1/matchmaking/documents/{document_id}/grants/{account_id}",
    status_code=status.HTTP_204_NO_CONTENT,
)
async def withdraw_document_grant(
    document_id: UUID, account_id: UUID, actor: CurrentActor, db: Db
) -> None:
    """Let one account see a document no more."""
    await actions.withdraw_sight(db, actor, document_id, account_id)

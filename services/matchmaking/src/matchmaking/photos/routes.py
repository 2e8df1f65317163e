"""HTTP of photos."""

from typing import Annotated
from uuid import UUID

from chassis.app import Db
from chassis.attachments import Files, get_attachments
from chassis.auth import CurrentActor, current_actor
from chassis.idempotency import Router
from chassis.uploads import Upload, prepared, takes_file
from fastapi import Depends, Path, Query, Request, Response, status

from matchmaking.photos import actions, pictures, queries
from matchmaking.photos.schemas import PhotoOut
from matchmaking.schemas import Language
from matchmaking.suppliers import queries as suppliers
from matchmaking.suppliers.routes import SupplierId

router = Router(tags=["suppliers"])

PhotoId = Annotated[UUID, Path(description="Id of a photo.")]
Alt = Annotated[
    str, Query(min_length=3, max_length=300, description="What it shows, in a sentence.")
]
MAX_BYTES = 10 * 1024 * 1024
_BINARY = {"schema": {"type": "string", "format": "binary"}}


async def _keep_picture(request: Request, upload: Upload) -> pictures.Picture:
    return await actions.keep_picture(
        request.app.state.db,
        get_attachments(request),
        current_actor(request),
        request.path_params["supplier_id"],
        upload,
    )


@router.post("/v1/suppliers/{supplier_id}/photos", status_code=status.HTTP_201_CREATED)
@takes_file(pictures.MEDIA_TYPES, max_bytes=MAX_BYTES, first=_keep_picture)
async def add_supplier_photo(
    supplier_id: SupplierId,
    picture: Annotated[pictures.Picture, Depends(prepared)],
    alt: Alt,
    actor: CurrentActor,
    db: Db,
    language: Annotated[Language, Query()] = "en",
) -> PhotoOut:
    """Show a photo: send its bytes as the body. It is made anew, without place and camera."""
    photo = await actions.add_photo(db, actor, supplier_id, picture, alt=alt, language=language)
    return PhotoOut.of(photo)


@router.get(
    "/v1/suppliers/{supplier_id}/photos/{photo_id}",
    response_class=Response,
    responses={200: {"content": {"image/jpeg": _BINARY, "image/png": _BINARY}}},
)
async def get_supplier_photo(
    supplier_id: SupplierId, photo_id: PhotoId, actor: CurrentActor, db: Db, files: Files
) -> Response:
    """Show the bytes of a photo; they never change under one id."""
    async with db.reading() as session:
        supplier = await suppliers.get_supplier_with_members(session, actor, supplier_id)
        photo = await queries.get_photo(session, supplier.id, photo_id)
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Content-Disposition": "inline",
    }
    content = await files.whole(photo.sha256)
    return Response(content, media_type=photo.media_type, headers=headers)


@router.delete(
    "/v1/suppliers/{supplier_id}/photos/{photo_id}", status_code=status.HTTP_204_NO_CONTENT
)
async def remove_supplier_photo(
    supplier_id: SupplierId, photo_id: PhotoId, actor: CurrentActor, db: Db
) -> None:
    """Show a photo no more."""
    await actions.remove_photo(db, actor, supplier_id, photo_id)

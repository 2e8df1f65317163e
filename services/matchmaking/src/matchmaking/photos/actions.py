"""One function per thing that can happen to a photo; each is one transaction."""

import asyncio
from uuid import UUID

from chassis.attachments import Attachments
from chassis.auth import Actor
from chassis.db import Database
from chassis.events import emit
from chassis.problems import Conflict, Forbidden, Unprocessable
from chassis.uploads import Upload

from matchmaking.photos import pictures, queries
from matchmaking.photos.models import Photo
from matchmaking.photos.pictures import Picture
from matchmaking.suppliers import policy
from matchmaking.suppliers import queries as suppliers
from matchmaking.suppliers.models import Supplier

MOST = 12


class PhotoShown(Conflict):
    slug = "photo-shown"
    title = "This photo is in the profile already"


class TooManyPhotos(Conflict):
    slug = "too-many-photos"
    title = "A profile shows at most 12 photos"


async def keep_picture(
    db: Database, files: Attachments, actor: Actor, supplier_id: str, upload: Upload
) -> Picture:
    """Make a picture anew and store it, before there is a transaction that would have to wait.

    Raises:
        NotFound: the actor cannot see the supplier.
        Forbidden: the actor does not speak for it.
        Unprocessable: it is no picture that can be shown.
        Unavailable: the file could not be kept.
    """
    async with db.reading() as session:
        supplier = await suppliers.get_supplier_with_members(session, actor, supplier_id)
        _require_voice(actor, supplier)
    try:
        picture = await asyncio.to_thread(pictures.remade, upload.file, upload.media_type)
    except ValueError as refusal:
        raise Unprocessable(str(refusal)) from refusal
    await files.put_bytes(picture.content, picture.sha256)
    return picture


async def add_photo(
    db: Database,
    actor: Actor,
    supplier_id: str,
    picture: Picture,
    *,
    alt: str,
    language: str,
) -> Photo:
    """Show one more photo of a supplier, whose file is kept already.

    Raises:
        NotFound: the actor cannot see the supplier.
        Forbidden: the actor does not speak for it.
        PhotoShown: the profile shows it.
        TooManyPhotos: it shows as many as it may.
    """
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_change(session, actor, supplier_id)
        _require_voice(actor, supplier)
        shown = await queries.photos_of(session, supplier.id)
        if len(shown) >= MOST:
            raise TooManyPhotos("remove one first")
        if any(each.sha256 == picture.sha256.hex() for each in shown):
            raise PhotoShown("the same picture is shown already")
        photo = Photo(
            supplier_id=supplier.id,
            alt=alt,
            language=language,
            media_type=picture.media_type,
            width=picture.width,
            height=picture.height,
            size_bytes=len(picture.content),
            sha256=picture.sha256.hex(),
        )
        session.add(photo)
        emit(session, supplier.restate())
    return photo


async def remove_photo(db: Database, actor: Actor, supplier_id: str, photo_id: UUID) -> None:
    """Show a photo no more; the sweeper removes its file, unless another profile shows it.

    Raises:
        NotFound: the actor cannot see the supplier, or there is no such photo.
        Forbidden: the actor does not speak for it.
    """
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_change(session, actor, supplier_id)
        _require_voice(actor, supplier)
        photo = await queries.get_photo(session, supplier.id, photo_id)
        await session.delete(photo)
        emit(session, supplier.restate())


def _require_voice(actor: Actor, supplier: Supplier) -> None:
    if not policy.may_change(actor, supplier):
        raise Forbidden("only those who speak for this supplier may change its photos")

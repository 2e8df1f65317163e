"""Every SELECT on photos."""

from collections.abc import Sequence
from uuid import UUID

from chassis.problems import NotFound
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.photos.models import Photo


async def photos_of(session: AsyncSession, supplier_id: UUID) -> Sequence[Photo]:
    """Return the photos of a supplier in the order in which they came."""
    query = select(Photo).where(Photo.supplier_id == supplier_id).order_by(Photo.id)
    return (await session.scalars(query)).all()


async def get_photo(session: AsyncSession, supplier_id: UUID, photo_id: UUID) -> Photo:
    """Return a photo of a supplier.

    Raises:
        NotFound: there is none.
    """
    query = select(Photo).where(Photo.supplier_id == supplier_id, Photo.id == photo_id)
    found = await session.scalar(query)
    if found is None:
        raise NotFound(f"there is no photo {photo_id}")
    return found

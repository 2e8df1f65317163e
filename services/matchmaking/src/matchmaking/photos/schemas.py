"""JSON of photos."""

from typing import Self
from uuid import UUID

from chassis.schemas import Out
from pydantic import Field

from matchmaking.photos.models import Photo


class PhotoOut(Out):
    """A photo; `url_path` is where its bytes are."""

    id: UUID
    url_path: str
    alt: str = Field(description="what it shows, for those who do not see it")
    language: str = Field(description="of the words in `alt`")
    media_type: str
    width: int
    height: int

    @classmethod
    def of(cls, photo: Photo) -> Self:
        return cls(
            id=photo.id,
            url_path=f"/v1/suppliers/{photo.supplier_id}/photos/{photo.id}",
            alt=photo.alt,
            language=photo.language,
            media_type=photo.media_type,
            width=photo.width,
            height=photo.height,
        )

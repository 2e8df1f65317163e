"""Table of photos."""

from uuid import UUID

from chassis.db import Identified, Timestamped
from sqlalchemy import ForeignKey, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from matchmaking.base import Base


class Photo(Identified, Timestamped, Base):
    """A photo with the words for those who do not see it; its file is named by `sha256`."""

    __tablename__ = "supplier_photos"
    __table_args__ = (UniqueConstraint("supplier_id", "sha256", name="supplier_photos_once"),)

    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"))
    alt: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(Text)
    width: Mapped[int] = mapped_column(Integer)
    height: Mapped[int] = mapped_column(Integer)
    size_bytes: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(Text)

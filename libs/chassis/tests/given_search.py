"""Documents, questions, and a table of things, for the tests of search."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from chassis.db import NAMING, Database, Versioned
from chassis.identifiers import uuid7
from chassis.search import (
    Embedding,
    Index,
    IndexDocument,
    IndexSchema,
    Position,
    Projection,
    SearchRequest,
    SearchResult,
)
from chassis.tables import add_chassis_tables
from sqlalchemy import MetaData, Text, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

SCHEMA = IndexSchema(
    text={"name": 3.0, "summary": 1.0},
    meant=("summary", "name"),
    facets=("economy", "scheme"),
    numbers=("capacity",),
    moments=("updated_at",),
    flags=("verified",),
)
STREAM = datetime(2026, 11, 1, tzinfo=UTC)


def a_document(name: str, summary: Any = "", **fields: Any) -> IndexDocument:
    chosen: dict[str, Any] = {
        "id": uuid7(),
        "version": 1,
        "visible_to": ["public"],
        "language": "en",
        "payload": {"kind": "supplier", "title": name, "url_path": "/x"},
    }
    return IndexDocument(text={"name": name, "summary": summary}, **(chosen | fields))


def keep(index: Index, *documents: IndexDocument, sequence: int = 1) -> None:
    for document in documents:
        index.upsert(document)
    index.keep(Position(STREAM, sequence))


def a_request(q: str = "", *, held: Iterable[str] = ("public",), **rest: Any) -> SearchRequest:
    return SearchRequest(q=q, visible_to=held, **rest)


def ask(index: Index, q: str = "", **rest: Any) -> SearchResult:
    return index.search(a_request(q, **rest))


def names(result: SearchResult) -> list[str]:
    return [hit.payload["title"] for hit in result.hits]


def ids(result: SearchResult) -> list[UUID]:
    return [hit.id for hit in result.hits]


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


add_chassis_tables(Base.metadata)


class Thing(Versioned, Base):
    __tablename__ = "things"

    text: Mapped[str] = mapped_column(Text)


class Vector(Embedding, Base):
    __tablename__ = "vectors"


async def load(session: AsyncSession, thing_ids: Sequence[UUID]) -> list[IndexDocument]:
    rows = await session.scalars(select(Thing).where(Thing.id.in_(thing_ids)))
    return [a_document(row.text, id=row.id, version=row.version) for row in rows]


async def ids_after(session: AsyncSession, last: UUID | None, most: int) -> Sequence[UUID]:
    query = select(Thing.id).order_by(Thing.id).limit(most)
    return (await session.scalars(query if last is None else query.where(Thing.id > last))).all()


async def texts(session: AsyncSession, thing_ids: Sequence[UUID]) -> Mapping[UUID, str]:
    rows = await session.scalars(select(Thing).where(Thing.id.in_(thing_ids)))
    return {row.id: row.text for row in rows}


PROJECTION = Projection(SCHEMA, load, ids_after)


async def write(db: Database, *said: str) -> list[Thing]:
    things = [Thing(text=each, version=1) for each in said]
    async with db.transaction() as session:
        session.add_all(things)
    return things

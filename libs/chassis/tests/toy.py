"""A service of one table, so that the chassis is tested without any of the real ones."""

import asyncio
from pathlib import Path
from typing import Annotated
from uuid import UUID

from chassis.app import Db, ServiceSpec
from chassis.attachments import Files
from chassis.auth import CurrentActor
from chassis.db import NAMING, Database, Identified, Timestamped, Versioned
from chassis.events import Event, emit
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Limit
from chassis.preconditions import IfMatch, check, set_etag
from chassis.problems import Conflict, NotFound
from chassis.row_security import CONFIDENTIAL
from chassis.schemas import In, Out
from chassis.subscriptions import Delivery, Heard, Subscription
from chassis.tables import add_chassis_tables
from chassis.timers import timers_table
from chassis.uploads import ReceivedFile, takes_file
from fastapi import Response
from pydantic import StringConstraints
from sqlalchemy import CheckConstraint, Integer, MetaData, Text, Uuid, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


add_chassis_tables(Base.metadata)
timers_table(Base.metadata)


class NoteWritten(Event):
    aggregate = "gscnet.toy.note"
    type = "org.gscnet.toy.note.written"

    text: str


class NoteRewritten(Event):
    aggregate = "gscnet.toy.note"
    type = "org.gscnet.toy.note.rewritten"

    text: str


class Note(Versioned, Timestamped, Base):
    __tablename__ = "notes"
    __table_args__ = (CheckConstraint("text <> 'forbidden'", name="text_allowed"),)

    text: Mapped[str] = mapped_column(Text)

    @classmethod
    def write(cls, text: str) -> tuple["Note", NoteWritten]:
        note = cls(text=text)
        return note, note.announces(NoteWritten, text=text)

    def rewrite(self, text: str) -> NoteRewritten:
        self.text = text
        return self.announces(NoteRewritten, text=text)


class Heading(Base):
    """What the toy's consumer keeps: the text, and how often an event took effect."""

    __tablename__ = "headings"

    note_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    effects: Mapped[int] = mapped_column(Integer)


class Letter(Identified, Base):
    """What only its writer may read."""

    __tablename__ = "letters"
    __table_args__ = (CONFIDENTIAL,)

    writer_id: Mapped[UUID] = mapped_column(Uuid)
    text: Mapped[str] = mapped_column(Text)


class NoteHeard(Heard):
    text: str


headings = Subscription(durable="toy-headings", aggregate="gscnet.toy.note")


@headings.on("org.gscnet.toy.note.written", "org.gscnet.toy.note.rewritten")
async def keep_heading(session: AsyncSession, event: NoteHeard, meta: Delivery) -> None:
    if event.text == "poison":
        raise ValueError("this text cannot be kept")
    if event.text == "hangs":
        await asyncio.sleep(3600)
    fresh = insert(Heading).values(note_id=meta.aggregate_id, text=event.text, effects=1)
    await session.execute(
        fresh.on_conflict_do_update(
            index_elements=[Heading.note_id],
            set_={"text": event.text, "effects": Heading.effects + 1},
        )
    )


async def write_note(db: Database, text: str) -> Note:
    async with db.transaction() as session:
        note, written = Note.write(text)
        session.add(note)
        emit(session, written)
    return note


async def rewrite_note(db: Database, note_id: UUID, *texts: str) -> Note:
    async with db.transaction() as session:
        note = await session.get_one(Note, note_id)
        for text in texts:
            emit(session, note.rewrite(text))
    return note


async def heading(db: Database, note_id: UUID) -> tuple[str, int] | None:
    async with db.reading() as session:
        row = (
            await session.execute(
                select(Heading.text, Heading.effects).where(Heading.note_id == note_id)
            )
        ).first()
    return (row.text, row.effects) if row else None


class NoteIn(In):
    text: Annotated[str, StringConstraints(min_length=1, max_length=1000)]


class NoteOut(Out):
    id: UUID
    version: int
    text: str


router = Router()


@router.post("/v1/notes", status_code=201)
async def post_note(note: NoteIn, actor: CurrentActor, db: Db, response: Response) -> NoteOut:
    if note.text == "refused":
        raise Conflict("this text is refused")
    written = await write_note(db, note.text)
    set_etag(response, written.version)
    return NoteOut.model_validate(written)


@router.post("/v1/notes/files", status_code=201)
@takes_file({"text/csv", "image/*"}, max_bytes=2 * 1024 * 1024)
async def post_note_file(upload: ReceivedFile, db: Db, files: Files, response: Response) -> NoteOut:
    name = await files.put(upload)
    written = await write_note(db, f"{name} {upload.size_bytes} {upload.media_type}")
    set_etag(response, written.version)
    return NoteOut.model_validate(written)


@router.patch("/v1/notes/{note_id}")
async def patch_note(
    note_id: UUID, note: NoteIn, expected: IfMatch, actor: CurrentActor, db: Db, response: Response
) -> NoteOut:
    async with db.transaction() as session:
        found = await session.get(Note, note_id)
        if found is None:
            raise NotFound("there is no such note")
        check(found.version, expected)
        emit(session, found.rewrite(note.text))
    set_etag(response, found.version)
    return NoteOut.model_validate(found)


@router.get("/v1/notes")
async def list_notes(actor: CurrentActor, db: Db, limit: Limit = DEFAULT_LIMIT) -> list[NoteOut]:
    async with db.reading() as session:
        rows = await session.scalars(select(Note).order_by(Note.id).limit(limit))
        return [NoteOut.model_validate(row) for row in rows]


@router.post("/v1/letters", status_code=201)
async def post_letter(letter: NoteIn, actor: CurrentActor, db: Db) -> NoteOut:
    async with db.transaction() as session:
        written = Letter(writer_id=actor.account_id, text=letter.text)
        session.add(written)
    return NoteOut(id=written.id, version=1, text=written.text)


@router.get("/v1/letters")
async def list_letters(actor: CurrentActor, db: Db) -> list[NoteOut]:
    """Forget to ask whose letters they are."""
    async with db.reading() as session:
        rows = await session.scalars(select(Letter).order_by(Letter.id))
        return [NoteOut(id=row.id, version=1, text=row.text) for row in rows]


SPEC = ServiceSpec(
    name="toy",
    package="toy",
    base=Base,
    routers=[router],
    subscriptions=[headings],
    migrations_path=Path(__file__).parent / "toy_migrations",
)

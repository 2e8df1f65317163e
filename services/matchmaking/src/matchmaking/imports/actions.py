"""One function per thing that can happen to an import; each is one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import structlog
from chassis import clock, metrics
from chassis.attachments import Attachments
from chassis.auth import Actor
from chassis.db import Database
from chassis.events import emit
from chassis.problems import Conflict, EditConflict, FieldError, Forbidden, Unprocessable
from chassis.search.reading import BAD_CONTENT
from chassis.uploads import Upload
from sqlalchemy import delete
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.imports import judging, policy, queries
from matchmaking.imports.columns import Column, Guess, assign, guess
from matchmaking.imports.files import local_copy
from matchmaking.imports.judging import Judged
from matchmaking.imports.known import Known
from matchmaking.imports.models import Import, ImportRow
from matchmaking.imports.rules import Field, ImportState, Verdict, column_position
from matchmaking.spreadsheets.limits import Unreadable
from matchmaking.spreadsheets.reading import Head, Layout, Line, read_head
from matchmaking.suppliers.actions import register_all_in, register_in
from matchmaking.suppliers.rules import Origin
from matchmaking.suppliers.schemas import SupplierIn

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class KeptList:
    """A list that was stored and looked at, and that no row names yet."""

    file: str
    media_type: str
    size_bytes: int
    head: Head
    guessed: Guess


async def keep_list(files: Attachments, actor: Actor, upload: Upload) -> KeptList:
    """Store a list and guess how it is to be read, before there is a transaction that would wait.

    Raises:
        Forbidden: the actor imports for no economy.
        Unprocessable: it cannot be read.
    """
    _require_importer(actor)
    file = await files.put(upload)
    head, guessed = await _look(files, file, upload.media_type, Layout(), None)
    return KeptList(file, upload.media_type, upload.size_bytes, head, guessed)


async def receive_list(
    db: Database,
    actor: Actor,
    kept: KeptList,
    *,
    filename: str,
    is_dry_run: bool,
    defaults: Mapping[str, Any],
) -> Import:
    """Remember a list that is kept, and how it is to be read.

    Raises:
        Forbidden: the actor imports for no economy.
    """
    account_id = _require_importer(actor)
    async with db.transaction() as session:
        imported = Import(
            account_id=account_id,
            economies=policy.economies_of(actor),
            filename=filename,
            media_type=kept.media_type,
            size_bytes=kept.size_bytes,
            file=kept.file,
            state=ImportState.GUESSED,
            is_dry_run=is_dry_run,
            layout={},
            defaults=dict(defaults),
            rows_done=0,
            last_row=0,
            counts={},
            **_found(kept.head, kept.guessed),
        )
        session.add(imported)
    return imported


async def correct_import(
    db: Database,
    files: Attachments,
    actor: Actor,
    import_id: UUID,
    *,
    layout: Mapping[str, Any],
    header_row: int | None,
    columns: Mapping[str, Field | None],
    defaults: Mapping[str, Any],
) -> Import:
    """Read the list as the sender says, who knows it better.

    Raises:
        NotFound: it is not the actor's business.
        Forbidden: somebody else sent it.
        Conflict: it runs, or rows were taken in by the mapping that it has.
        Unprocessable: it cannot be read like that.
    """
    told = dict(layout) | ({} if header_row is None else {"header_row": header_row})
    found: dict[str, Any] = {}
    if told:
        async with db.reading() as session:
            seen = await queries.get_import(session, actor, import_id)
            _require_correctable(actor, seen)
        # Nobody waits for a row of ours while the file is looked at.
        found = await _found_anew(files, seen, seen.layout | told)
    async with db.transaction() as session:
        imported = await _to_change(session, actor, import_id)
        _require_correctable(actor, imported)
        if found:
            if imported.layout != seen.layout:
                raise EditConflict("somebody corrected it in the meantime; load it again")
            for name, value in found.items():
                setattr(imported, name, value)
            imported.layout = imported.layout | told
        if columns:
            imported.columns = _corrected(imported.columns, columns)
        imported.defaults = imported.defaults | dict(defaults)
        imported.read_otherwise()
        await _forget_rows(session, import_id)
    return imported


async def start_import(
    db: Database, actor: Actor, import_id: UUID, *, is_dry_run: bool | None
) -> Import:
    """Let the rows be judged in the background, from where they are.

    Raises:
        NotFound: it is not the actor's business.
        Forbidden: somebody else sent it.
        Conflict: it runs, or its rows were taken in.
        Unprocessable: no column holds the names, or none the economies.
    """
    async with db.transaction() as session:
        imported = await _to_change(session, actor, import_id)
        if missing := imported.missing():
            raise Unprocessable(
                "say which columns hold them, or give a default",
                errors=[
                    FieldError("/columns", f"no column is taken for {field}") for field in missing
                ],
            )
        try:
            is_anew = imported.start(is_dry_run=is_dry_run)
        except ValueError as refusal:
            raise Conflict(str(refusal)) from refusal
        if is_anew:
            await _forget_rows(session, import_id)
    return imported


async def pause_import(db: Database, actor: Actor, import_id: UUID) -> Import:
    """Stop after the rows that are being judged; `start_import` goes on.

    Raises:
        NotFound: it is not the actor's business.
        Forbidden: somebody else sent it.
        Conflict: it does not run.
    """
    async with db.transaction() as session:
        imported = await _to_change(session, actor, import_id)
        try:
            imported.pause()
        except ValueError as refusal:
            raise Conflict(str(refusal)) from refusal
    return imported


async def settle_row(
    db: Database,
    actor: Actor,
    import_id: UUID,
    number: int,
    *,
    same_as: UUID | None,
    reason: str,
) -> ImportRow:
    """Decide on a row that resembles a supplier: it is that one, or one of its own.

    Raises:
        NotFound: there is no such import or row for the actor.
        Forbidden: somebody else sent the list.
        Conflict: the row is not to be decided on.
        Unprocessable: the supplier is none of those that the row resembles.
    """
    async with db.transaction() as session:
        imported = await _to_change(session, actor, import_id)
        row = await queries.get_row_to_settle(session, import_id, number)
        if imported.is_dry_run:
            raise Conflict("a dry run takes nothing in; there is nothing to decide")
        before = row.verdict
        try:
            if same_as is None:
                body = SupplierIn.model_validate(row.body or {})
                supplier = await register_in(
                    session, imported.sender, Origin.COMPILED, body.profile
                )
                row.settle(Verdict.ACCEPTED, supplier.id, actor, reason)
            else:
                _require_candidate(row, same_as)
                row.settle(Verdict.DUPLICATE_LINKED, same_as, actor, reason)
        except ValueError as refusal:
            raise Conflict(str(refusal)) from refusal
        imported.recount(before, row.verdict)
    return row


async def claim_import(db: Database, worker: UUID) -> Import | None:
    """Take a running import that nobody works on; None when there is none."""
    async with db.transaction() as session:
        found = await queries.find_waiting_import(session, clock.now())
        if found is not None:
            found.lease(worker)
    return found


async def take_rows(
    db: Database, worker: UUID, import_id: UUID, lines: Sequence[Line], known: Known
) -> bool:
    """Judge a batch and take it in, with its events and the progress; False when told to stop.

    A batch that fails for something that it says is halved until the row is found that says it;
    that one is rejected, the others are taken in.
    """
    await known.catch_up()
    try:
        judged = await _take_together(db, worker, import_id, lines, known)
    except (IntegrityError, DataError, *BAD_CONTENT) as fault:
        if len(lines) == 1:
            return await _reject(db, worker, import_id, lines[0], fault)
        half = len(lines) // 2
        return await take_rows(db, worker, import_id, lines[:half], known) and await take_rows(
            db, worker, import_id, lines[half:], known
        )
    # Of a list that is taken in, they are suppliers by now.
    known.add_rows(
        (each.reading.number, each.identity)
        for each in judged
        if each.is_new and each.supplier_id is None and each.identity is not None
    )
    return bool(judged)


async def finish_import(
    db: Database, worker: UUID, import_id: UUID, *, problem: str | None = None
) -> None:
    """Say that an import has come to its end."""
    async with db.transaction() as session:
        imported = await queries.get_import_at_work(session, import_id)
        if imported.is_leased_by(worker):
            emit(session, imported.finish(problem))


async def release_import(db: Database, worker: UUID, import_id: UUID) -> None:
    """Let another worker go on at once."""
    async with db.transaction() as session:
        imported = await queries.get_import_at_work(session, import_id)
        if imported.is_leased_by(worker):
            imported.release()


async def _take_together(
    db: Database, worker: UUID, import_id: UUID, lines: Sequence[Line], known: Known
) -> list[Judged]:
    async with db.transaction() as session:
        imported, judged = await _judged(session, worker, import_id, lines, known)
        if imported is None:
            return []
        if not imported.is_dry_run:
            await _register(session, imported, judged)
        _keep(session, imported, judged)
    return judged


async def _reject(
    db: Database, worker: UUID, import_id: UUID, line: Line, fault: Exception
) -> bool:
    """Reject a row that cannot be judged or stored, whatever the cause."""
    async with db.transaction() as session:
        imported = await queries.get_import_at_work(session, import_id)
        if not _is_next(imported, worker, line):
            return False
        _keep(session, imported, [judging.rejected(imported, line)])
    metrics.LEFT_OUT.labels("row").inc()
    # Not what the fault says: that may be what the row says.
    log.error(
        "import.row_left_out",
        import_id=str(import_id),
        number=line.number,
        reason=type(fault).__name__,
    )
    return True


async def _judged(
    session: AsyncSession, worker: UUID, import_id: UUID, lines: Sequence[Line], known: Known
) -> tuple[Import | None, list[Judged]]:
    """Judge a batch and then lock its import; None when the worker does not have it any more.

    Judging takes a second or more, and who pauses the import should not wait for it.
    """
    imported = await queries.get_import_at_work(session, import_id, to_change=False)
    if not imported.is_leased_by(worker):
        return None, []
    judged = await judging.judge(session, imported, lines, known)
    imported = await queries.get_import_at_work(session, import_id)
    return (imported, judged) if _is_next(imported, worker, lines[0]) else (None, [])


def _is_next(imported: Import, worker: UUID, line: Line) -> bool:
    return imported.is_leased_by(worker) and imported.last_row < line.number


async def _register(session: AsyncSession, imported: Import, judged: Sequence[Judged]) -> None:
    """Store the suppliers of a batch; before its rows, which refer to them."""
    new = [(each, each.profile) for each in judged if each.is_new and each.profile is not None]
    suppliers = await register_all_in(
        session, imported.sender, Origin.COMPILED, [profile for _, profile in new]
    )
    for (each, _), supplier in zip(new, suppliers, strict=True):
        each.supplier_id = supplier.id


def _keep(session: AsyncSession, imported: Import, judged: Sequence[Judged]) -> None:
    session.add_all(each.row(imported) for each in judged)
    imported.advance(judged[-1].reading.number, [each.verdict for each in judged])
    if imported.leased_by is not None:
        imported.lease(imported.leased_by)


async def _found_anew(
    files: Attachments, imported: Import, told: Mapping[str, Any]
) -> dict[str, Any]:
    layout = Layout.model_validate(told)
    return _found(
        *await _look(files, imported.file, imported.media_type, layout, told.get("header_row"))
    )


async def _look(
    files: Attachments, file: str, media_type: str, layout: Layout, header_row: int | None
) -> tuple[Head, Guess]:
    try:
        async with local_copy(files, file) as path:
            head = await read_head(path, media_type, layout)
    except Unreadable as refusal:
        raise Unprocessable(str(refusal)) from refusal
    if not head.lines:
        raise Unprocessable("the list is empty")
    return head, guess([(line.number, line.cells) for line in head.lines], header_row)


def _found(head: Head, guessed: Guess) -> dict[str, Any]:
    above = sum(line.number <= guessed.header_row for line in head.lines)
    return {
        "about": head.about.model_dump(),
        "header_row": guessed.header_row,
        "columns": [_column(each) for each in guessed.columns],
        "rows_total": head.filled - above,
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "letter": column.letter,
        "header": column.header[:200],
        "field": column.field.value if column.field else None,
        "confidence": column.confidence,
        "reason": column.reason,
        "samples": list(column.samples),
    }


def _corrected(
    columns: Sequence[dict[str, Any]], told: Mapping[str, Field | None]
) -> list[dict[str, Any]]:
    """Return the columns with a correction.

    Raises:
        Unprocessable: a column is not there, or two columns are to hold one field.
    """
    present = {each["letter"] for each in columns}
    if absent := sorted(set(told) - present):
        raise Unprocessable(
            "some columns are not there",
            errors=[
                FieldError(f"/columns/{each}", "the list has no such column") for each in absent
            ],
        )
    as_guessed = [
        Column(
            position=column_position(each["letter"]),
            header=each["header"],
            field=Field(each["field"]) if each["field"] else None,
            confidence=each["confidence"],
            reason=each["reason"],
            samples=tuple(each["samples"]),
        )
        for each in columns
    ]
    places = {column_position(letter): field for letter, field in told.items()}
    return [_column(each) for each in assign(as_guessed, places)]


async def _to_change(session: AsyncSession, actor: Actor, import_id: UUID) -> Import:
    imported = await queries.get_import(session, actor, import_id, to_change=True)
    if not policy.may_change(actor, imported):
        raise Forbidden("only the sender of a list and the secretariat decide on its import")
    return imported


def _require_importer(actor: Actor) -> UUID:
    if not policy.may_import(actor) or actor.account_id is None:
        raise Forbidden("editors, the secretariat and focal points import lists of suppliers")
    return actor.account_id


def _require_correctable(actor: Actor, imported: Import) -> None:
    if not policy.may_change(actor, imported):
        raise Forbidden("only the sender of a list and the secretariat decide on its import")
    try:
        imported.may_be_corrected()
    except ValueError as refusal:
        raise Conflict(str(refusal)) from refusal


async def _forget_rows(session: AsyncSession, import_id: UUID) -> None:
    await session.execute(delete(ImportRow).where(ImportRow.import_id == import_id))


def _require_candidate(row: ImportRow, supplier_id: UUID) -> None:
    if str(supplier_id) not in {each["supplier_id"] for each in row.candidates}:
        raise Unprocessable("this supplier is none of those that the row resembles")

"""HTTP of imports."""

from datetime import datetime
from pathlib import PurePath
from typing import Annotated
from uuid import UUID

from chassis.app import Db
from chassis.attachments import Files, get_attachments
from chassis.auth import CurrentActor, current_actor
from chassis.idempotency import Router
from chassis.pages import (
    DEFAULT_LIMIT,
    Cursor,
    Limit,
    Page,
    cut,
    decode_cursor,
    encode_cursor,
)
from chassis.uploads import Upload, prepared, takes_file
from fastapi import Depends, Path, Query, Request, Response, status

from matchmaking.imports import actions, queries
from matchmaking.imports.rules import Verdict
from matchmaking.imports.schemas import (
    ImportOut,
    ImportPatch,
    ImportRowOut,
    SettleIn,
    StartIn,
)
from matchmaking.schemas import Line, Url
from matchmaking.spreadsheets.limits import MOST_ROWS
from matchmaking.spreadsheets.reading import MEDIA_TYPES

router = Router(tags=["imports"])

_BASE = "/v1/matchmaking/imports"
RowNumber = Annotated[int, Path(ge=1, le=2_000_000, description="As a spreadsheet shows it.")]


async def _keep_list(request: Request, upload: Upload) -> actions.KeptList:
    return await actions.keep_list(get_attachments(request), current_actor(request), upload)


@router.post(_BASE, status_code=status.HTTP_201_CREATED)
@takes_file(MEDIA_TYPES, first=_keep_list)
async def receive_list(
    kept: Annotated[actions.KeptList, Depends(prepared)],
    actor: CurrentActor,
    db: Db,
    response: Response,
    filename: Annotated[Line, Query(description="What the file is called.")],
    dry_run: Annotated[bool, Query(description="Judge the rows and take none in.")] = False,  # noqa: FBT002
    source: Annotated[
        Line | None, Query(description="The document that the list is or comes from.")
    ] = None,
    source_url: Annotated[Url | None, Query()] = None,
) -> ImportOut:
    """Send a list of suppliers: XLSX, ODS, or text in any usual encoding and separator.

    Nothing is taken in yet. The answer says what each column was taken for; correct what is wrong
    and start the import.
    """
    name = PurePath(filename.replace("\\", "/")).name or "list"
    imported = await actions.receive_list(
        db,
        actor,
        kept,
        filename=name,
        is_dry_run=dry_run,
        defaults={"source": source or name, "source_url": source_url},
    )
    response.headers["Location"] = f"{_BASE}/{imported.id}"
    return ImportOut.of(imported)


@router.get(_BASE)
async def list_imports(
    actor: CurrentActor, db: Db, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> Page[ImportOut]:
    """List the imports that are your business, newest first."""
    after = decode_cursor(cursor, datetime.fromisoformat, UUID) if cursor else None
    async with db.reading() as session:
        rows = await queries.list_imports(session, actor, after=after, limit=limit + 1)
    shown, last = cut(rows, limit)
    return Page(
        items=[ImportOut.of(each) for each in shown],
        next_cursor=encode_cursor(last.created_at, last.id) if last else None,
    )


@router.get(_BASE + "/{import_id}")
async def get_import(import_id: UUID, actor: CurrentActor, db: Db) -> ImportOut:
    """Show how a list is read and how far it is taken in."""
    async with db.reading() as session:
        return ImportOut.of(await queries.get_import(session, actor, import_id))


@router.patch(_BASE + "/{import_id}")
async def correct_import(
    import_id: UUID, body: ImportPatch, actor: CurrentActor, db: Db, files: Files
) -> ImportOut:
    """Correct how a list is read: its columns, headings, encoding, separator, sheet, defaults."""
    imported = await actions.correct_import(
        db,
        files,
        actor,
        import_id,
        layout=body.layout,
        header_row=body.header_row,
        columns=body.columns,
        defaults=body.new_defaults,
    )
    return ImportOut.of(imported)


@router.post(_BASE + "/{import_id}/start", status_code=status.HTTP_202_ACCEPTED)
async def start_import(import_id: UUID, body: StartIn, actor: CurrentActor, db: Db) -> ImportOut:
    """Judge the rows in the background, and take in those that are sound; ask again how far it is.

    After a dry run it begins anew; after a pause or a failure it goes on.
    """
    return ImportOut.of(await actions.start_import(db, actor, import_id, is_dry_run=body.dry_run))


@router.post(_BASE + "/{import_id}/pause")
async def pause_import(import_id: UUID, actor: CurrentActor, db: Db) -> ImportOut:
    """Stop after the rows that are being judged."""
    return ImportOut.of(await actions.pause_import(db, actor, import_id))


@router.get(_BASE + "/{import_id}/rows")
async def list_import_rows(
    import_id: UUID,
    actor: CurrentActor,
    db: Db,
    verdict: Annotated[list[Verdict], Query(max_length=5)] = [],  # noqa: B006
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[ImportRowOut]:
    """Show what became of each row, with the cell and the reason, in the order of the list."""
    (after,) = decode_cursor(cursor, int) if cursor else (0,)
    async with db.reading() as session:
        imported = await queries.get_import(session, actor, import_id)
        rows = await queries.list_rows(
            session,
            imported.id,
            verdicts=verdict,
            after=max(0, min(after, 10 * MOST_ROWS)),
            limit=limit + 1,
        )
    shown, last = cut(rows, limit)
    return Page(
        items=[ImportRowOut.of(each) for each in shown],
        next_cursor=encode_cursor(last.number) if last else None,
    )


@router.post(_BASE + "/{import_id}/rows/{number}/settle")
async def settle_import_row(
    import_id: UUID, number: RowNumber, body: SettleIn, actor: CurrentActor, db: Db
) -> ImportRowOut:
    """Decide on a row that resembles a supplier: it is that one, or an enterprise of its own."""
    row = await actions.settle_row(
        db, actor, import_id, number, same_as=body.same_as, reason=body.reason
    )
    return ImportRowOut.of(row)

"""HTTP of saved searches: parse, call one action or query, return."""

from uuid import UUID

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Cursor, Limit, Page, cut, decode_cursor, encode_cursor
from chassis.preconditions import IfMatch, set_etag
from fastapi import Response
from fastapi import status as http

from matchmaking.alerts import actions, queries
from matchmaking.alerts.schemas import (
    DigestOut,
    HitOut,
    SavedSearchIn,
    SavedSearchOut,
    SavedSearchPatch,
)

router = Router(prefix="/v1/matchmaking", tags=["alerts"])


@router.post("/saved-searches", status_code=http.HTTP_201_CREATED)
async def save_search(
    body: SavedSearchIn, actor: CurrentActor, db: Db, response: Response
) -> SavedSearchOut:
    """Save a search; you hear of suppliers that begin to answer it from now on."""
    search = await actions.save_search(
        db, actor, body.asks, name=body.name, language=body.language, frequency=body.frequency
    )
    set_etag(response, search.version)
    response.headers["Location"] = f"/v1/matchmaking/saved-searches/{search.id}"
    return SavedSearchOut.of(search)


@router.get("/saved-searches")
async def list_saved_searches(
    actor: CurrentActor, db: Db, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> Page[SavedSearchOut]:
    """List your saved searches, newest first."""
    async with db.reading() as session:
        rows = await queries.list_saved_searches(
            session, actor, before=_before(cursor), limit=limit + 1
        )
    shown, last = cut(rows, limit)
    return Page(
        items=[SavedSearchOut.of(each) for each in shown],
        next_cursor=encode_cursor(last.id) if last else None,
    )


@router.get("/saved-searches/{search_id}")
async def get_saved_search(
    search_id: UUID, actor: CurrentActor, db: Db, response: Response
) -> SavedSearchOut:
    """Show one of your saved searches."""
    async with db.reading() as session:
        search = await queries.get_saved_search(session, actor, search_id)
    set_etag(response, search.version)
    return SavedSearchOut.of(search)


@router.patch("/saved-searches/{search_id}")
async def change_saved_search(
    search_id: UUID,
    body: SavedSearchPatch,
    read_version: IfMatch,
    actor: CurrentActor,
    db: Db,
    response: Response,
) -> SavedSearchOut:
    """Change a saved search; the question is replaced as a whole."""
    search = await actions.change_saved_search(db, actor, search_id, read_version, body.changes)
    set_etag(response, search.version)
    return SavedSearchOut.of(search)


@router.delete("/saved-searches/{search_id}", status_code=http.HTTP_204_NO_CONTENT)
async def remove_saved_search(
    search_id: UUID, read_version: IfMatch, actor: CurrentActor, db: Db
) -> None:
    """Forget a saved search and what it met."""
    await actions.remove_saved_search(db, actor, search_id, read_version)


@router.get("/saved-searches/{search_id}/hits")
async def list_saved_search_hits(
    search_id: UUID,
    actor: CurrentActor,
    db: Db,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[HitOut]:
    """List what happened to the suppliers of a saved search, newest first."""
    async with db.reading() as session:
        await queries.get_saved_search(session, actor, search_id)
        rows = await queries.list_hits(
            session, actor, search_id, before=_before(cursor), limit=limit + 1
        )
    shown, last = cut(rows, limit)
    return Page(
        items=[HitOut.of(each) for each in shown],
        next_cursor=encode_cursor(last.id) if last else None,
    )


@router.get("/digests")
async def list_digests(
    actor: CurrentActor, db: Db, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> Page[DigestOut]:
    """List what you were told, newest first."""
    async with db.reading() as session:
        rows = await queries.list_digests(session, actor, before=_before(cursor), limit=limit + 1)
    shown, last = cut(rows, limit)
    return Page(
        items=[DigestOut.of(each) for each in shown],
        next_cursor=encode_cursor(last.id) if last else None,
    )


@router.get("/digests/{digest_id}")
async def get_digest(digest_id: UUID, actor: CurrentActor, db: Db) -> DigestOut:
    """Show something that you were told."""
    async with db.reading() as session:
        return DigestOut.of(await queries.get_digest(session, actor, digest_id))


def _before(cursor: str | None) -> UUID | None:
    return decode_cursor(cursor, UUID)[0] if cursor else None

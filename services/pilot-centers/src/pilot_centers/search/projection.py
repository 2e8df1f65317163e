"""What of centers and updates can be searched, and by whom."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from uuid import UUID

from chassis.search import Changed, IndexDocument, IndexSchema, Projection
from sqlalchemy import select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager

from pilot_centers.centers.models import Center
from pilot_centers.updates.models import Update

SCHEMA = IndexSchema(
    text={"title": 3.0, "name_local": 3.0, "tags": 2.0, "text": 1.0, "place": 1.5},
    facets=("kind", "economy", "sector"),
    moments=("dated_on",),
)
CENTER = "center"


def center_term(center_id: UUID) -> str:
    """Return the term that the editors of a center hold."""
    return f"center:{center_id}"


async def load(session: AsyncSession, ids: Sequence[UUID]) -> Sequence[IndexDocument]:
    """Read centers and updates as documents; two queries, however many ids."""
    centers = await session.scalars(select(Center).where(Center.id.in_(ids)))
    updates = await session.scalars(
        select(Update)
        .where(Update.id.in_(ids))
        .join(Update.center)
        .options(contains_eager(Update.center))
    )
    return [_center(row) for row in centers] + [_update(row) for row in updates]


async def ids_after(session: AsyncSession, last: UUID | None, most: int) -> Sequence[UUID]:
    """Return the next ids of both tables in one order."""
    both = union_all(select(Center.id), select(Update.id)).subquery()
    query = select(both.c.id).order_by(both.c.id).limit(most)
    if last is not None:
        query = query.where(both.c.id > last)
    return (await session.scalars(query)).all()


async def concerned(session: AsyncSession, changes: Sequence[Changed]) -> Sequence[UUID]:
    """An update shows the name of its center, so a change of a center concerns its updates."""
    ids = [change.aggregate_id for change in changes]
    updates = await session.scalars(select(Update.id).where(Update.center_id.in_(ids)))
    return [*ids, *updates]


PROJECTION = Projection(schema=SCHEMA, load=load, ids_after=ids_after, concerned=concerned)


def _center(row: Center) -> IndexDocument:
    return IndexDocument(
        id=row.id,
        version=row.version,
        visible_to=["public"],
        language="en",
        text={
            "title": row.name,
            "name_local": row.name_local or "",
            "text": f"{row.summary} {row.host_organisation}",
            "place": row.city,
        },
        facets={"kind": [CENTER], "economy": [row.economy], "sector": row.sectors},
        payload={
            "kind": CENTER,
            "title": row.name,
            "economy": row.economy,
            "public_id": row.public_id,
            "url_path": f"/centers/{row.public_id}",
        },
    )


def _update(row: Update) -> IndexDocument:
    is_public = row.status == "published"
    return IndexDocument(
        id=row.id,
        version=row.version,
        visible_to=["public"] if is_public else [center_term(row.center_id)],
        language=row.language,
        text={
            "title": row.title,
            "tags": row.tags,
            "text": row.text,
            "place": f"{row.center.name} {row.center.city}",
        },
        facets={"kind": [row.kind], "economy": [row.center.economy], "sector": row.sectors},
        values={"dated_on": datetime.combine(row.dated_on, time.min, UTC)},
        payload={
            "kind": row.kind,
            "title": row.title,
            "economy": row.center.economy,
            "center": row.center.name,
            "dated_on": row.dated_on.isoformat(),
            "status": row.status,
            "url_path": f"/updates/{row.id}",
        },
    )

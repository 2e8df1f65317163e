"""What of cases and initiatives can be searched, by whom, and what is embedded of them."""

from collections.abc import Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from chassis.search import IndexDocument, IndexSchema, Projection
from sqlalchemy import Select, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from vocabulary import criteria, economies, sectors

from knowledge.cases.models import Case
from knowledge.initiatives.models import Initiative
from knowledge.publishing.models import Record
from knowledge.publishing.rules import Status

FACETS = ("kind", "type", "economy", "sector", "stage", "criterion", "language")
SCHEMA = IndexSchema(
    text={"title": 3.0, "enterprise": 3.0, "summary": 2.0, "topics": 1.5, "text": 1.0},
    meant=("summary", "title"),
    facets=FACETS,
)
EVERYTHING = "editors"
RecordType = TypeVar("RecordType", bound=Record)


async def load(session: AsyncSession, ids: Sequence[UUID]) -> Sequence[IndexDocument]:
    """Read records as documents; two queries, however many ids. What is withdrawn goes."""
    cases = await session.scalars(_kept(Case).where(Case.id.in_(ids)))
    initiatives = await session.scalars(_kept(Initiative).where(Initiative.id.in_(ids)))
    return [_case(row) for row in cases] + [_initiative(row) for row in initiatives]


async def ids_after(session: AsyncSession, last: UUID | None, most: int) -> Sequence[UUID]:
    """Return the next ids of both tables in one order."""
    both = union_all(select(Case.id), select(Initiative.id)).subquery()
    query = select(both.c.id).order_by(both.c.id).limit(most)
    if last is not None:
        query = query.where(both.c.id > last)
    return (await session.scalars(query)).all()


PROJECTION = Projection(schema=SCHEMA, load=load, ids_after=ids_after)


async def texts_of_cases(session: AsyncSession, ids: Sequence[UUID]) -> Mapping[UUID, str]:
    """Return what is embedded of each public case."""
    rows = await session.scalars(
        select(Case).where(Case.id.in_(ids), Case.status == Status.PUBLISHED)
    )
    return {row.id: f"{row.title}. {row.summary} {row.solution}" for row in rows}


async def texts_of_initiatives(session: AsyncSession, ids: Sequence[UUID]) -> Mapping[UUID, str]:
    """Return what is embedded of each public initiative."""
    rows = await session.scalars(
        select(Initiative).where(Initiative.id.in_(ids), Initiative.status == Status.PUBLISHED)
    )
    return {row.id: f"{row.title}. {row.summary}" for row in rows}


def visibility(record: Record) -> list[str]:
    """Return the terms of which a searcher must hold one."""
    if record.status == Status.PUBLISHED:
        return ["public"]
    return [EVERYTHING, f"author:{record.author_id}"]


def _kept(record: type[RecordType]) -> Select[RecordType]:
    return select(record).where(record.status != Status.WITHDRAWN)


def _case(row: Case) -> IndexDocument:
    statements = [result["statement"] for result in row.results]
    enterprise = row.enterprise["name"] if row.enterprise else ""
    return IndexDocument(
        id=row.id,
        version=row.version,
        visible_to=visibility(row),
        language=row.language,
        text={
            "title": row.title,
            "enterprise": enterprise,
            "summary": row.summary,
            "topics": _topics([row.sector], row.criteria, row.economy),
            "text": [row.challenge, row.solution, *statements],
        },
        facets={
            "kind": ["case"],
            "economy": [row.economy] if row.economy else [],
            "sector": [row.sector],
            "stage": row.stages,
            "criterion": row.criteria,
            "language": [row.language],
        },
        payload={
            "kind": "case",
            "title": row.title,
            "economy": row.economy,
            "enterprise": enterprise or None,
            "public_id": row.public_id,
            "language": row.language,
            "status": row.status,
            "url_path": f"/cases/{row.public_id}",
        },
    )


def _initiative(row: Initiative) -> IndexDocument:
    return IndexDocument(
        id=row.id,
        version=row.version,
        visible_to=visibility(row),
        language=row.language,
        text={
            "title": row.title,
            "enterprise": row.organisation or "",
            "summary": row.summary,
            "topics": _topics(row.sectors, row.criteria, row.economy),
            "text": [target["statement"] for target in row.targets],
        },
        facets={
            "kind": ["initiative"],
            "type": [row.kind],
            "economy": [row.economy] if row.economy else [],
            "sector": row.sectors,
            "criterion": row.criteria,
            "language": [row.language],
        },
        payload={
            "kind": "initiative",
            "type": row.kind,
            "title": row.title,
            "economy": row.economy,
            "organisation": row.organisation,
            "standing": row.standing,
            "public_id": row.public_id,
            "language": row.language,
            "status": row.status,
            "url_path": f"/initiatives/{row.public_id}",
        },
    )


def _topics(
    sector_codes: Sequence[str], criterion_codes: Sequence[str], economy: str | None
) -> str:
    """Return the names of the codes, so that a record is found by them."""
    names = [sectors.name_of(code) for code in sector_codes]
    names += [criteria.get_criterion(code).name for code in criterion_codes]
    if economy is not None:
        names.append(economies.get_economy(economy).name)
    return "; ".join(names)

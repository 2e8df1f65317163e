"""HTTP of demand: parse, call one query, return."""

from typing import Annotated
from uuid import UUID

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Cursor, Limit, Page, cut, decode_cursor, encode_cursor
from fastapi import Query
from vocabulary.fields import CriterionCode, EconomyCode

from matchmaking.demand import queries
from matchmaking.demand.schemas import DemandOut

router = Router(tags=["demand"])

SectorCode = Annotated[
    str | None,
    Query(max_length=20, description="a pilot sector or the ISIC division of another one"),
]


@router.get("/v1/matchmaking/demand")
async def list_demand(
    _actor: CurrentActor,
    db: Db,
    economy: EconomyCode | None = None,
    sector: SectorCode = None,
    criterion: CriterionCode | None = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[DemandOut]:
    """Show what open needs ask for and how the suppliers of an economy and a sector stand to it.

    Of fewer than five buyers or five suppliers nothing is told.
    """
    after = decode_cursor(cursor, int, UUID) if cursor else None
    async with db.reading() as session:
        rows = await queries.list_demand(
            session,
            economy=economy,
            sector=sector,
            criterion=criterion,
            after=after,
            limit=limit + 1,
        )
    shown, last = cut(rows, limit)
    return Page(
        items=[DemandOut.of(each) for each in shown],
        next_cursor=encode_cursor(last.needs, last.id) if last else None,
    )

"""HTTP of the search over centers and updates."""

from typing import Annotated

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Limit, Offset
from chassis.search import Filter, SearchPage, SearchRequest, search_page
from chassis.search.live import SearchIndex
from fastapi import Query
from vocabulary import economies, sectors

from pilot_centers.schemas import MemberEconomy, Sector
from pilot_centers.search import queries

router = Router(tags=["search"])

_LABELS = {
    "economy": lambda code: economies.get_economy(code).name,
    "sector": sectors.name_of,
}


@router.get("/v1/pilot-centers/search")
async def search_pilot_centers(
    actor: CurrentActor,
    db: Db,
    live: SearchIndex,
    q: Annotated[str, Query(max_length=500, description="What to look for, in any language.")] = "",
    economy: Annotated[list[MemberEconomy], Query(max_length=21)] = [],  # noqa: B006
    kind: Annotated[list[str], Query(max_length=10)] = [],  # noqa: B006
    sector: Annotated[list[Sector], Query(max_length=20)] = [],  # noqa: B006
    limit: Limit = DEFAULT_LIMIT,
    offset: Offset = 0,
) -> SearchPage:
    """Search centers and what they published; editors also find their own drafts."""
    filters: dict[str, Filter] = {
        name: chosen
        for name, chosen in (("economy", economy), ("kind", kind), ("sector", sector))
        if chosen
    }
    async with db.reading() as session:
        terms = await queries.terms_of(session, actor)
    request = SearchRequest(
        q=q,
        visible_to=terms,
        filters=filters,
        facets=("kind", "economy", "sector"),
        limit=limit,
        offset=offset,
    )
    return search_page(await live.answer(request), _LABELS)

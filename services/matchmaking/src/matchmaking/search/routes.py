"""HTTP of the supplier search."""

from collections.abc import Sequence
from typing import Annotated, Literal

from chassis import clock
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Limit, Offset
from chassis.search import Filter, SearchIndex, SearchRequest
from fastapi import Query
from vocabulary.fields import CriterionCode, EconomyCode, SchemeCode, SectorCode
from vocabulary.labels import SizeClass

from matchmaking.search.projection import FACETS
from matchmaking.search.schemas import SupplierSearchPage
from matchmaking.suppliers import policy
from matchmaking.suppliers.rules import Origin

router = Router(tags=["suppliers"])

_SORTS = {"relevance": None, "newest": "-created_at", "evidence": "-evidenced"}


@router.get("/v1/suppliers/search")
async def search_suppliers(
    actor: CurrentActor,
    live: SearchIndex,
    q: Annotated[str, Query(max_length=500, description="What to look for, in any language.")] = "",
    economy: Annotated[list[EconomyCode], Query(max_length=40)] = [],  # noqa: B006
    sector: Annotated[list[SectorCode], Query(max_length=20)] = [],  # noqa: B006
    scheme: Annotated[list[SchemeCode], Query(max_length=20)] = [],  # noqa: B006
    criterion: Annotated[list[CriterionCode], Query(max_length=20)] = [],  # noqa: B006
    size_class: Annotated[list[SizeClass], Query(max_length=5)] = [],  # noqa: B006
    origin: Annotated[list[Origin], Query(max_length=2)] = [],  # noqa: B006
    sort: Literal["relevance", "newest", "evidence"] = "relevance",
    limit: Limit = DEFAULT_LIMIT,
    offset: Offset = 0,
) -> SupplierSearchPage:
    """Search suppliers by what they make, say and prove; each hit says why it is there."""
    chosen: tuple[Sequence[str], ...] = (economy, sector, scheme, criterion, size_class, origin)
    filters: dict[str, Filter] = {
        name: codes for name, codes in zip(FACETS, chosen, strict=True) if codes
    }
    request = SearchRequest(
        q=q,
        visible_to=policy.search_terms(actor),
        filters=filters,
        facets=FACETS,
        limit=limit,
        offset=offset,
        sort=_SORTS[sort],
    )
    return SupplierSearchPage.of(await live.answer(request), clock.now().date())

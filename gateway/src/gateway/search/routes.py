"""HTTP of the network search."""

from typing import Annotated

from chassis.auth import CurrentActor
from chassis.idempotency import Router
from fastapi import Depends, Query, Request
from pydantic import AfterValidator
from vocabulary import economies

from gateway.search.fanout import NetworkSearcher, Question
from gateway.search.schemas import KindName, NetworkSearch

router = Router(tags=["search"])


def get_searcher(request: Request) -> NetworkSearcher:
    searcher: NetworkSearcher = request.app.state.searcher
    return searcher


def _economy(code: str) -> str:
    return economies.get_economy(code).code


@router.get("/v1/search")
async def search_network(
    request: Request,
    actor: CurrentActor,
    searcher: Annotated[NetworkSearcher, Depends(get_searcher)],
    q: Annotated[
        str, Query(max_length=500, description="What you look for, in any language.")
    ] = "",
    kind: Annotated[KindName | None, Query(description="Only hits of this kind.")] = None,
    economy: Annotated[
        str | None,
        AfterValidator(_economy),
        Query(max_length=2, description="Only hits of this economy, by ISO 3166 alpha-2."),
    ] = None,
    limit: Annotated[int, Query(ge=1, le=50, description="How many hits at most.")] = 20,
) -> NetworkSearch:
    """Search centers, updates, cases, initiatives and suppliers at once.

    A service that is down or slow does not fail the search: `sources` says what is missing.
    """
    question = Question(q=q, kind=kind, economy=economy, limit=limit)
    return await searcher.search(actor, question, request.state.request_id)

"""HTTP of the search over cases and initiatives."""

from typing import Annotated

from chassis.auth import Actor, CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Limit, Offset
from chassis.search import Filter, SearchIndex, SearchPage, SearchRequest, search_page
from fastapi import Query
from vocabulary import criteria, economies, sectors
from vocabulary.stages import Stage

from knowledge.initiatives.rules import Kind
from knowledge.initiatives.schemas import Criterion
from knowledge.publishing.policy import EDITOR
from knowledge.publishing.schemas import Economy, Language, Sector
from knowledge.search.projection import EVERYTHING, FACETS

router = Router(tags=["search"])

_LABELS = {
    "economy": lambda code: economies.get_economy(code).name,
    "sector": sectors.name_of,
    "criterion": lambda code: criteria.get_criterion(code).name,
}


@router.get("/v1/knowledge/search")
async def search_knowledge(
    actor: CurrentActor,
    live: SearchIndex,
    q: Annotated[str, Query(max_length=500, description="What to look for, in any language.")] = "",
    kind: Annotated[
        str | None, Query(pattern="^(case|initiative)$", description="Cases or initiatives.")
    ] = None,
    type: Annotated[list[Kind], Query(max_length=14)] = [],  # noqa: A002, B006
    economy: Annotated[list[Economy], Query(max_length=40)] = [],  # noqa: B006
    sector: Annotated[list[Sector], Query(max_length=20)] = [],  # noqa: B006
    stage: Annotated[list[Stage], Query(max_length=6)] = [],  # noqa: B006
    criterion: Annotated[list[Criterion], Query(max_length=60)] = [],  # noqa: B006
    language: Annotated[list[Language], Query(max_length=20)] = [],  # noqa: B006
    limit: Limit = DEFAULT_LIMIT,
    offset: Offset = 0,
) -> SearchPage:
    """Search by words and by meaning; a question in one language finds texts in another."""
    chosen: dict[str, Filter] = {
        "kind": [kind] if kind else [],
        "type": type,
        "economy": economy,
        "sector": sector,
        "stage": stage,
        "criterion": criterion,
        "language": language,
    }
    request = SearchRequest(
        q=q,
        visible_to=terms_of(actor),
        filters={name: values for name, values in chosen.items() if values},
        facets=FACETS,
        limit=limit,
        offset=offset,
    )
    return search_page(await live.answer(request), _LABELS)


def terms_of(actor: Actor) -> list[str]:
    """Return the visibility terms that the actor holds; the policy of records says the same."""
    terms = ["public"]
    if actor.account_id is not None:
        terms.append(f"author:{actor.account_id}")
    if actor.has(EDITOR):
        terms.append(EVERYTHING)
    return terms

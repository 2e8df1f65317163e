"""Cases: the search, and one case with its results and its source."""

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from website import labels
from website.content import Case
from website.evidence import WeighedClaim, weigh
from website.pages import asked
from website.pages.asked import PER_PAGE, Asked, Chip, Filter, FilterKind
from website.pages.common import Found, FromGateway, hit_url, today
from website.rendering import Page, render

router = APIRouter()

FILTERS: Final = (
    FilterKind(name="economy", title="Economy", label=labels.economy, known=labels.is_economy),
    FilterKind(name="sector", title="Sector", label=labels.sector, known=labels.is_sector),
    FilterKind(name="stage", title="Life-cycle stage", label=labels.stage, known=labels.is_stage),
    FilterKind(
        name="criterion", title="Result on", label=labels.criterion, known=labels.is_criterion
    ),
    FilterKind(name="language", title="Language", label=labels.language, known=labels.is_language),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesPage(Page):
    """The context of cases.html."""

    asked: Asked
    """The search as the address states it."""
    found: list[Found]
    """The cases, best first."""
    total: int | None
    """How many there are in all; None when nobody counted."""
    filters: list[Filter]
    """The filters, with how many results each choice has."""
    chips: list[Chip]
    """The chosen filters, each with the address without it."""
    next_url: str
    """The next page of the answer; empty at the end."""
    previous_url: str
    """The page before; empty on the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage(Page):
    """The context of case.html."""

    case: Case
    """The case as it was published."""
    results: list[WeighedClaim]
    """Its results, each with the weight of its evidence."""
    has_baselines: bool
    """Whether any result says what was before: without, the column is left out."""


@router.get("/cases")
async def cases(request: Request, source: FromGateway) -> HTMLResponse:
    """Search the cases of the network, in any language."""
    wanted = asked.read("/cases", request.query_params, FILTERS)
    answer = await source.search_knowledge(
        "case", wanted.q, **wanted.chosen, limit=PER_PAGE, offset=wanted.offset
    )
    page = CasesPage(
        title=f"Cases: {wanted.q}" if wanted.q else "Cases",
        section="cases",
        description="What enterprises of the Asia-Pacific did, and what came of it, with sources.",
        asked=wanted,
        found=[Found(hit=hit, url=hit_url(hit) or f"/cases/{hit.id}") for hit in answer.hits],
        total=answer.total,
        filters=asked.filters(wanted, FILTERS, answer),
        chips=asked.chips(wanted, FILTERS),
        next_url=wanted.next_url(answer),
        previous_url=wanted.previous_url(),
    )
    return render(request, "cases.html", page)


@router.get("/cases/{case_id}")
async def case(request: Request, source: FromGateway, case_id: str) -> HTMLResponse:
    """Show one case: challenge, solution, results with baseline and outcome, source."""
    found = await source.case(case_id)
    page = CasePage(
        title=found.title,
        section="cases",
        description=found.summary[:200],
        case=found,
        results=[weigh(result, today()) for result in found.results],
        has_baselines=any(result.baseline is not None for result in found.results),
    )
    return render(request, "case.html", page)

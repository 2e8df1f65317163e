"""The network-wide search: everything at once, and which services answered."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from website.pages import asked
from website.pages.asked import Asked
from website.pages.common import Found, FromGateway, hit_url
from website.rendering import Page, render

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """The context of search.html."""

    asked: Asked
    """The search as the address states it."""
    results: list[Found]
    """The hits, best first."""
    total: int | None
    """How many there are in all; None when nobody counted."""
    away: list[str]
    """The services that did not answer: their results are missing."""
    next_url: str
    """The next page of the answer; empty at the end."""
    previous_url: str
    """The page before; empty on the first."""


@router.get("/search")
async def search(request: Request, source: FromGateway) -> HTMLResponse:
    """Search pilot centers, updates, cases, initiatives and suppliers together."""
    wanted = asked.read("/search", request.query_params)
    page_title = f"Search: {wanted.q}" if wanted.q else "Search the network"
    if not wanted.q:
        page = SearchPage(
            title=page_title, section="search", asked=wanted, results=[], total=None, away=[],
            next_url="", previous_url="",
        )  # fmt: skip
        return render(request, "search.html", page)
    answer = await source.search_network(wanted.filters())
    page = SearchPage(
        title=page_title,
        section="search",
        asked=wanted,
        results=[Found(hit=hit, url=hit_url(hit)) for hit in answer.hits],
        total=answer.total,
        away=[service.service for service in answer.sources if service.status != "ok"],
        next_url=wanted.next_url(answer),
        previous_url=wanted.previous_url(),
    )
    return render(request, "search.html", page)

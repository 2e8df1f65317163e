"""The network-wide search: everything at once, and which services answered."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from website.content import SearchAnswer
from website.pages import asked
from website.pages.common import Found, FromGateway, hit_url
from website.rendering import Page, render

router = APIRouter()

KINDS: Final = {
    "": "Everything",
    "center": "Pilot centers",
    "update": "Updates",
    "case": "Cases",
    "initiative": "Initiatives",
    "supplier": "Suppliers",
}
PARTS: Final = {
    "pilot-centers": "pilot centers and updates",
    "knowledge": "cases and initiatives",
    "matchmaking": "suppliers",
}
MOST: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class KindLink:
    """The same search for one kind of thing."""

    label: str
    """The kind, in words."""
    url: str
    """The address of that search."""
    chosen: bool
    """Whether it is the present one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """The context of search.html."""

    q: str
    """The words; empty before a search."""
    kind: str
    """The chosen kind; empty for everything."""
    kinds: list[KindLink]
    """The kinds that the search can be narrowed to."""
    results: list[Found]
    """The hits, best first."""
    total: int | None
    """How many there are in all; None when nobody counted."""
    away: list[str]
    """The parts of the network that did not answer: their results are missing."""


@router.get("/search")
async def search(request: Request, source: FromGateway) -> HTMLResponse:
    """Search pilot centers, updates, cases, initiatives and suppliers together."""
    q = asked.read("/search", request.query_params).q
    wanted = request.query_params.get("kind", "")
    kind = wanted if wanted in KINDS else ""
    answer = SearchAnswer()
    if q:
        answer = await source.search_network(q, kind=kind or None, limit=MOST)
    page = SearchPage(
        title=f"Search: {q}" if q else "Search the network",
        section="search",
        q=q,
        kind=kind,
        kinds=[
            KindLink(label=label, url=_url(q, name), chosen=name == kind)
            for name, label in KINDS.items()
        ],
        results=[Found(hit=hit, url=hit_url(hit)) for hit in answer.hits],
        total=answer.total,
        away=[
            PARTS.get(part.service, part.service) for part in answer.sources if part.status != "ok"
        ],
    )
    return render(request, "search.html", page)


def _url(q: str, kind: str) -> str:
    return "/search?" + urlencode({"q": q} | ({"kind": kind} if kind else {}))

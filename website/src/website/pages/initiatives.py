"""Initiatives: laws, programmes and finance schemes, economy by economy."""

from dataclasses import dataclass
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from website import labels
from website.content import Initiative
from website.evidence import WeighedClaim, weigh
from website.pages import asked
from website.pages.common import FromGateway, today
from website.rendering import Page, render

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class EconomyGroup:
    """The initiatives of one economy."""

    economy: str
    """Its name; "Across economies" for those of several."""
    initiatives: list[Initiative]
    """In the order of their titles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativesPage(Page):
    """The context of initiatives.html."""

    economy: str
    """The code of the chosen economy; empty for all."""
    economies: list[tuple[str, str]]
    """Code and name of each economy that can be chosen."""
    groups: list[EconomyGroup]
    """One group for each economy that has any."""
    next_url: str
    """The next part of the list; empty at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativePage(Page):
    """The context of initiative.html."""

    initiative: Initiative
    """The initiative as it was published."""
    targets: list[WeighedClaim]
    """What it aims at."""


@router.get("/initiatives")
async def initiatives(request: Request, source: FromGateway) -> HTMLResponse:
    """List initiatives by economy."""
    known = labels.economies()
    wanted = request.query_params.get("economy", "")
    economy = wanted if wanted in dict(known) else ""
    cursor = asked.clean(request.query_params.get("cursor", "")) or None
    batch = await source.initiatives(economy=economy or None, cursor=cursor)
    more = f"/initiatives?economy={economy}&cursor={quote(batch.next_cursor or '')}"
    page = InitiativesPage(
        title=f"Initiatives of {labels.economy(economy)}" if economy else "Initiatives",
        section="initiatives",
        description="Laws, programmes and finance schemes for greener supply chains.",
        economy=economy,
        economies=known,
        groups=_by_economy(batch.items),
        next_url=more if batch.next_cursor else "",
    )
    return render(request, "initiatives.html", page)


@router.get("/initiatives/{initiative_id}")
async def initiative(request: Request, source: FromGateway, initiative_id: str) -> HTMLResponse:
    """Show one initiative."""
    found = await source.initiative(initiative_id)
    page = InitiativePage(
        title=found.title,
        section="initiatives",
        description=found.summary[:200],
        initiative=found,
        targets=[weigh(target, today()) for target in found.targets],
    )
    return render(request, "initiative.html", page)


def _by_economy(initiatives: list[Initiative]) -> list[EconomyGroup]:
    grouped: dict[str, list[Initiative]] = {}
    for item in initiatives:
        grouped.setdefault(labels.economy(item.economy), []).append(item)
    return [
        EconomyGroup(
            economy=name or "Across economies",
            initiatives=sorted(items, key=lambda item: item.title.casefold()),
        )
        for name, items in sorted(grouped.items(), key=lambda pair: (not pair[0], pair[0]))
    ]

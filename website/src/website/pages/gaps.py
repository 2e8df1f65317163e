"""What a supplier lacks and what it would open; and what is in demand."""

from dataclasses import dataclass
from urllib.parse import urlencode

from chassis.problems import Forbidden, NotFound
from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from website import labels
from website.content import Supplier
from website.gaps import DemandCell, Gaps
from website.pages.common import FromGateway
from website.pages.person import AskingAsReader, Person
from website.rendering import Page, render

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsPage(Page):
    """The context of gaps.html."""

    supplier: Supplier
    """Whose gaps they are."""
    found: Gaps
    """What it lacks, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandPage(Page):
    """The context of demand.html."""

    cells: list[DemandCell]
    """What is asked for, most asked first."""
    chosen: dict[str, str]
    """The economy, sector and criterion that were chosen; empty for all."""
    economies: list[tuple[str, str]]
    """Code and name of each economy."""
    next_url: str
    """The next part; empty at the end."""


@router.get("/suppliers/{supplier_id}/gaps")
async def gaps(
    request: Request,
    _person: Person,
    office: AskingAsReader,
    source: FromGateway,
    supplier_id: str,
) -> HTMLResponse:
    """Show members of a supplier what it lacks for open needs."""
    try:
        found = await office.gaps(supplier_id)
    except Forbidden as refusal:
        raise NotFound("only members and reviewers read what a supplier lacks") from refusal
    supplier = await source.supplier(supplier_id)
    page = GapsPage(
        title=f"What it would open: {supplier.name}",
        section="suppliers",
        supplier=supplier,
        found=found,
    )
    return render(request, "gaps.html", page)


@router.get("/demand")
async def demand(
    request: Request,
    office: AskingAsReader,
    economy: str = "",
    sector: str = "",
    criterion: str = "",
    cursor: str = "",
) -> HTMLResponse:
    """Show what open needs ask for, and how the suppliers of each economy stand to it."""
    chosen = {
        "economy": economy if labels.is_economy(economy) else "",
        "sector": sector if labels.is_sector(sector) else "",
        "criterion": criterion if labels.is_criterion(criterion) else "",
    }
    asked = {name: value for name, value in chosen.items() if value}
    found = await office.demand(**asked, cursor=cursor or None)
    onward = urlencode(asked | {"cursor": found.next_cursor or ""})
    page = DemandPage(
        title="What is in demand",
        section="needs",
        description="What buyers ask suppliers to prove, by economy, sector and criterion.",
        cells=found.items,
        chosen=chosen,
        economies=labels.economies(),
        next_url=f"/demand?{onward}" if found.next_cursor else "",
    )
    return render(request, "demand.html", page)

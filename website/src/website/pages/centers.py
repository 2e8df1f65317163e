"""Pilot centers and their updates."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from website import geography, labels
from website.content import Center, Decision, Update
from website.geography import Place
from website.pages import asked
from website.pages.common import FromGateway
from website.rendering import Page, render
from website.source import attempt

router = APIRouter()

# The stages of a center's life, each with the decision that leads to it.
LIFE: Final = {"nominated": "nomination", "endorsed": "endorsement", "operational": "opening"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage in the life of a center."""

    name: str
    """Nominated, endorsed, operational; or what came after."""
    on: date | None
    """The day it was reached, when that is recorded."""
    state: str
    """reached, current, or ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CentersPage(Page):
    """The context of centers.html."""

    centers: list[Center]
    """All centers of the network."""
    points: list[Place]
    """Those that say where they are, on the map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CenterPage(Page):
    """The context of center.html."""

    center: Center
    """The center with its decisions."""
    life: list[Stage]
    """Its life cycle, what is reached and what is ahead."""
    decisions: list[Decision]
    """The decision trail, the oldest first."""
    updates: list[Update] | None
    """Its updates, newest first; None when they could not be read."""
    older_url: str
    """The next part of the list; empty at its end."""
    point: Place | None
    """Where it is on the map; None when nobody said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatesPage(Page):
    """The context of updates.html."""

    updates: list[Update]
    """Updates of all centers, newest first."""
    older_url: str
    """The next part of the list; empty at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatePage(Page):
    """The context of update.html."""

    update: Update
    """The update with its text."""


@router.get("/centers")
async def centers(request: Request, source: FromGateway) -> HTMLResponse:
    """List the pilot centers."""
    found = (await source.centers()).items
    page = CentersPage(
        title="Pilot centers",
        section="centers",
        description="The demonstration pilot centers of the network.",
        centers=found,
        points=[point for center in found if (point := _point(center)) is not None],
    )
    return render(request, "centers.html", page)


@router.get("/centers/{center_id}")
async def center(request: Request, source: FromGateway, center_id: str) -> HTMLResponse:
    """Show one center: its life, the decisions behind it, its updates."""
    cursor = asked.clean(request.query_params.get("cursor", "")) or None
    found = await source.center(center_id)
    batch = await attempt(source.updates(center=found.id, cursor=cursor, limit=10))
    older = batch.next_cursor if batch is not None else None
    page = CenterPage(
        title=found.name,
        section="centers",
        description=found.summary[:200],
        center=found,
        life=_life(found),
        decisions=sorted(found.decisions, key=lambda step: step.decided_on or date.min),
        updates=None if batch is None else batch.items,
        older_url=f"/centers/{center_id}?cursor={quote(older)}" if older else "",
        point=_point(found),
    )
    return render(request, "center.html", page)


@router.get("/updates")
async def updates(request: Request, source: FromGateway) -> HTMLResponse:
    """List what the centers publish, newest first."""
    cursor = asked.clean(request.query_params.get("cursor", "")) or None
    batch = await source.updates(cursor=cursor, limit=20)
    page = UpdatesPage(
        title="Updates",
        section="updates",
        description="News, experiences and studies from the pilot centers.",
        updates=batch.items,
        older_url=f"/updates?cursor={quote(batch.next_cursor)}" if batch.next_cursor else "",
    )
    return render(request, "updates.html", page)


@router.get("/updates/{update_id}")
async def update(request: Request, source: FromGateway, update_id: str) -> HTMLResponse:
    """Show one update in its own language."""
    found = await source.update(update_id)
    page = UpdatePage(title=found.title, section="updates", update=found)
    return render(request, "update.html", page)


def _point(center: Center) -> Place | None:
    url = f"/centers/{center.public_id or center.id}"
    return geography.place(center.latitude, center.longitude, center.city or center.name, url)


def _life(center: Center) -> list[Stage]:
    """Place the center in its life cycle; a stage that we do not know follows the known ones."""
    days = {decision.kind: decision.decided_on for decision in center.decisions}
    names = [*LIFE, *([] if center.status in LIFE else [center.status])]
    at = names.index(center.status)
    return [
        Stage(
            name=labels.readable(name),
            on=days.get(LIFE.get(name, name)) if place <= at else None,
            state="current" if place == at else "reached" if place < at else "ahead",
        )
        for place, name in enumerate(names)
    ]

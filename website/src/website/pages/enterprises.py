"""The enterprises that somebody keeps: where their profiles, and what they lack, are found."""

from dataclasses import dataclass
from uuid import uuid4

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from website.enterprises import Membership
from website.forms import SentForm
from website.pages.person import AskingAsReader, Person
from website.rendering import Page, render

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterprisesPage(Page):
    """The context of enterprises.html."""

    memberships: list[Membership]
    """What the reader keeps or is invited to keep, newest first."""
    is_first: bool
    """Whether it is the beginning of the list."""
    next_url: str
    """The next part; empty at the end."""
    attempt: str
    """Names the forms of this page, so that sending one twice has one effect."""


@router.get("/suppliers/mine")
async def own_enterprises(
    request: Request, _person: Person, office: AskingAsReader, cursor: str = ""
) -> HTMLResponse:
    """List the enterprises that the reader keeps."""
    found = await office.memberships(cursor=cursor or None)
    page = EnterprisesPage(
        title="My enterprises",
        section="suppliers",
        memberships=found.items,
        is_first=not cursor,
        next_url=f"/suppliers/mine?cursor={found.next_cursor}" if found.next_cursor else "",
        attempt=str(uuid4()),
    )
    return render(request, "enterprises.html", page)


@router.post("/suppliers/{supplier_id}/accept")
async def accept(
    _person: Person, office: AskingAsReader, form: SentForm, supplier_id: str
) -> Response:
    """Take part in keeping a profile."""
    await office.accept_membership(supplier_id, form.value("attempt"))
    return RedirectResponse("/suppliers/mine", status_code=303)

"""Sign in with an API key, and sign out."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from chassis.problems import Unauthenticated
from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from website import session
from website.forms import SentForm
from website.office import Office
from website.pages.person import own_address
from website.rendering import Page, render
from website.session import Sessions

router = APIRouter()

_KEY: Final = re.compile(r"gscnet_[A-Za-z0-9_-]{10,200}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPage(Page):
    """The context of sign_in.html."""

    onward: str
    """Where the reader wanted to go."""
    fault: str
    """Why the key was not taken; empty at first."""


@router.get("/sign-in")
async def sign_in(request: Request, next: str = "") -> Response:  # noqa: A002 - as in the address
    """Ask for a key; whoever is signed in goes on."""
    person = session.of(request)
    if person is not None and person.is_signed_in:
        return RedirectResponse(own_address(next), status_code=303)
    sessions: Sessions = request.app.state.sessions
    if person is None:
        person = request.state.session = sessions.begin()
    answer = _page(request, onward=next)
    sessions.keep(request, answer, person)
    return answer


@router.post("/sign-in")
async def take_key(request: Request, form: SentForm) -> Response:
    """Check a key at the gateway and begin a session of its own."""
    onward = form.value("next")
    api_key = form.value("api_key")
    if not _KEY.fullmatch(api_key):
        fault = "This is not an API key of the network: one begins with gscnet_."
        return _page(request, onward=onward, fault=fault)
    try:
        account = await Office(request.app.state.http, api_key).me()
    except Unauthenticated:
        fault = "This key opens nothing: it may be mistyped, expired or withdrawn."
        return _page(request, onward=onward, fault=fault)
    sessions: Sessions = request.app.state.sessions
    begun = sessions.begin(api_key=api_key, name=account.display_name[:120], account_id=account.id)
    answer = RedirectResponse(own_address(onward), status_code=303)
    sessions.keep(request, answer, begun)
    return answer


@router.post("/sign-out")
async def sign_out(request: Request, form: SentForm) -> Response:
    """End the session; the key itself stays what it was."""
    del form  # It was checked.
    answer = RedirectResponse("/", status_code=303)
    sessions: Sessions = request.app.state.sessions
    sessions.end(request, answer)
    # What pages of this person the browser still keeps, it may forget as well.
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def led_to_sign_in(request: Request) -> Response:
    """Lead somebody to the page for signing in, and back to where they were."""
    onward = request.url.path if request.method == "GET" else ""
    answer = RedirectResponse(f"/sign-in?next={quote(onward)}", status_code=303)
    sessions: Sessions = request.app.state.sessions
    sessions.end(request, answer)
    return answer


def _page(request: Request, *, onward: str, fault: str = "") -> HTMLResponse:
    page = SignInPage(title="Sign in", section="account", onward=onward, fault=fault)
    return render(request, "sign_in.html", page, 422 if fault else 200)

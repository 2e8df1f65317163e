"""Needs: what buyers look for, the page of one, and the steps of its life."""

from dataclasses import dataclass
from typing import Final
from uuid import uuid4

from chassis.problems import (
    BadRequest,
    Conflict,
    Forbidden,
    NotFound,
    PreconditionFailed,
    Problem,
    Unprocessable,
)
from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from website import labels, session
from website.forms import Form, SentForm
from website.need_form import NeedForm
from website.needs import Invitation, Need, Question
from website.office import Office
from website.pages.person import AskingAsReader, Person
from website.rendering import Page, render

router = APIRouter()

# What a reader can put right or has to know: said on the page, not instead of it.
TOLD: Final = (BadRequest, Conflict, Forbidden, PreconditionFailed, Unprocessable)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsPage(Page):
    """The context of needs.html."""

    needs: list[Need]
    """The needs, newest first."""
    is_mine: bool
    """Whether these are the reader's own, drafts among them."""
    economy: str
    """The economy that they are needed in; empty for all."""
    economies: list[tuple[str, str]]
    """Code and name of each economy that can be chosen."""
    next_url: str
    """The next part of the list; empty at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedPage(Page):
    """The context of need.html."""

    need: Need
    """The need with its life so far."""
    questions: list[Question] | None
    """What was asked, and answered; None when that part is away."""
    invitations: list[Invitation]
    """Whom the owner asked to look; to everybody else themselves."""
    attempt: str
    """Names the forms of this page, so that sending one twice has one effect."""
    fault: str
    """Why the last form had no effect; empty when there was none."""
    typed: NeedForm
    """What was typed into the form that was refused."""


@router.get("/needs")
async def needs(
    request: Request, office: AskingAsReader, economy: str = "", cursor: str = ""
) -> HTMLResponse:
    """List the needs that the reader may see."""
    chosen = economy if labels.is_economy(economy) else ""
    found = await office.needs(economy=chosen or None, cursor=cursor or None)
    query = f"economy={chosen}&" if chosen else ""
    page = NeedsPage(
        title="Needs",
        section="needs",
        description="What buyers of the Asia-Pacific look for, and what an offer has to show.",
        needs=[need for need in found.items if need.status != "draft"],
        is_mine=False,
        economy=chosen,
        economies=labels.economies(),
        next_url=f"/needs?{query}cursor={found.next_cursor}" if found.next_cursor else "",
    )
    return render(request, "needs.html", page)


@router.get("/needs/mine")
async def own_needs(
    request: Request, _person: Person, office: AskingAsReader, cursor: str = ""
) -> HTMLResponse:
    """List the reader's own needs, drafts among them."""
    found = await office.needs(mine=True, cursor=cursor or None)
    page = NeedsPage(
        title="My needs",
        section="needs",
        needs=found.items,
        is_mine=True,
        economy="",
        economies=[],
        next_url=f"/needs/mine?cursor={found.next_cursor}" if found.next_cursor else "",
    )
    return render(request, "needs.html", page)


@router.get("/needs/{need_id}")
async def need(request: Request, office: AskingAsReader, need_id: str) -> HTMLResponse:
    """Show a need: what is wanted, what was asked about it and how it changed."""
    return await _page(request, office, need_id)


@router.post("/needs/{need_id}/publish")
async def publish(
    request: Request, _person: Person, office: AskingAsReader, form: SentForm, need_id: str
) -> Response:
    """Open a need to offers."""
    try:
        await office.publish(need_id, form.value("closes_on"), form.value("attempt"))
    except TOLD as refusal:
        return await _page(request, office, need_id, refusal, form)
    return _back(need_id)


@router.post("/needs/{need_id}/close")
async def close(
    request: Request, _person: Person, office: AskingAsReader, form: SentForm, need_id: str
) -> Response:
    """Take no more offers."""
    try:
        await office.close(need_id, form.text("why"), form.value("attempt"))
    except TOLD as refusal:
        return await _page(request, office, need_id, refusal, form)
    return _back(need_id)


@router.post("/needs/{need_id}/decide")
async def decide(
    request: Request, _person: Person, office: AskingAsReader, form: SentForm, need_id: str
) -> Response:
    """Say how a closed need was decided."""
    try:
        await office.decide(need_id, form.text("why"), form.value("attempt"))
    except TOLD as refusal:
        return await _page(request, office, need_id, refusal, form)
    return _back(need_id)


@router.post("/needs/{need_id}/cancel")
async def cancel(
    request: Request, _person: Person, office: AskingAsReader, form: SentForm, need_id: str
) -> Response:
    """Give a need up."""
    try:
        await office.cancel(need_id, form.text("why"), form.value("attempt"))
    except TOLD as refusal:
        return await _page(request, office, need_id, refusal, form)
    return _back(need_id)


@router.post("/needs/{need_id}/questions")
async def ask(
    request: Request, _person: Person, office: AskingAsReader, form: SentForm, need_id: str
) -> Response:
    """Ask about an open need; nobody is told who asked."""
    try:
        await office.ask(need_id, form.text("question"), form.value("attempt"))
    except TOLD as refusal:
        return await _page(request, office, need_id, refusal, form)
    return _back(need_id, "questions")


@router.post("/needs/{need_id}/questions/{question_id}")
async def answer(
    request: Request,
    _person: Person,
    office: AskingAsReader,
    form: SentForm,
    need_id: str,
    question_id: str,
) -> Response:
    """Answer a question, to all who see the need."""
    try:
        await office.answer(need_id, question_id, form.text("answer"), form.value("attempt"))
    except TOLD as refusal:
        return await _page(request, office, need_id, refusal, form)
    return _back(need_id, "questions")


@router.post("/needs/{need_id}/invitations")
async def invite(
    request: Request, _person: Person, office: AskingAsReader, form: SentForm, need_id: str
) -> Response:
    """Ask a supplier to look at an open need."""
    try:
        await office.invite(need_id, form.values("supplier")[:100], form.value("attempt"))
    except TOLD as refusal:
        return await _page(request, office, need_id, refusal, form)
    return _back(need_id, "invited")


async def _page(
    request: Request,
    office: Office,
    need_id: str,
    refusal: Problem | None = None,
    form: Form | None = None,
) -> HTMLResponse:
    found = await office.need(need_id)
    is_draft = found.status == "draft"
    page = NeedPage(
        title=found.title,
        section="needs",
        description="" if is_draft else found.description[:200],
        need=found,
        questions=None if is_draft else await office.questions(need_id),
        invitations=await office.invitations(need_id) if _may_have(request, found) else [],
        attempt=str(uuid4()),
        fault=told(refusal) if refusal else "",
        typed=NeedForm(form.fields if form else {}),
    )
    return render(request, "need.html", page, refusal.status if refusal else 200)


def _may_have(request: Request, need: Need) -> bool:
    """Whether there can be invitations that this reader knows of."""
    person = session.of(request)
    return need.status != "draft" and person is not None and person.is_signed_in


def told(refusal: Problem) -> str:
    """What the gateway refused, as a sentence."""
    errors = [str(each["detail"]) for each in refusal.members.get("errors", [])]
    said = "; ".join(errors) or refusal.detail or refusal.title
    return said[:1].upper() + said[1:].rstrip(".") + "."


def _back(need_id: str, part: str = "") -> Response:
    if not need_id.replace("-", "").isalnum():
        raise NotFound("a need is known by a UUID")
    return RedirectResponse(f"/needs/{need_id}{'#' + part if part else ''}", status_code=303)

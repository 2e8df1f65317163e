"""Writing a need: the form, its rows, and the counts that say what each requirement leaves."""

from dataclasses import dataclass
from typing import Any, Final

from chassis.problems import FieldError, Forbidden, NotFound, Problem, Unavailable, Unprocessable
from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from vocabulary.criteria import Area, Criterion, Measure, in_area
from vocabulary.schemes import all_schemes

from website import need_form
from website.forms import SentForm
from website.need_form import Fault, NeedForm
from website.needs import Need, Preview
from website.office import Office
from website.pages.needs import TOLD, told
from website.pages.person import AskingAsReader, Person
from website.rendering import Page, render

router = APIRouter()

_ADD: Final = "add-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What can be chosen in the form."""

    required: dict[str, list[Criterion]]
    """The criteria that can be required, by the name of their area."""
    preferred: dict[str, list[Criterion]]
    """The criteria that can be preferred."""
    schemes: list[tuple[str, str]]
    """Code and name of each certification scheme, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The live counts; at most one of the two is there."""

    preview: Preview | None
    """How many suppliers could prove what is asked for."""
    trouble: str
    """Why nothing can be counted yet; empty when there is nothing in the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedFormPage(Page):
    """The context of need_form.html."""

    need: Need | None
    """The need that is changed; None for a new one."""
    form: NeedForm
    """The fields as they were typed."""
    faults: list[Fault]
    """What the gateway refused, each at its field."""
    counts: Counts
    """What the requirements leave."""
    choices: Choices
    """What can be chosen."""
    action: str
    """Where the form is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsPage(Page):
    """The context of counts.html, which is a part of a page."""

    counts: Counts
    """What the requirements leave."""


@router.get("/needs/new")
async def new_need(request: Request, _person: Person, office: AskingAsReader) -> HTMLResponse:
    """Show an empty form."""
    return await _form(request, office, NeedForm())


@router.post("/needs/new")
async def write_need(
    request: Request, _person: Person, office: AskingAsReader, form: SentForm
) -> Response:
    """Count, add a row, or keep the need as a draft."""
    do = form.value("do")
    typed = need_form.of_form(form, added=do.removeprefix(_ADD))
    if do != "save":
        return await _form(request, office, typed)
    try:
        kept = await office.draft(need_form.to_json(typed), typed.value("attempt"))
    except TOLD as refusal:
        return await _form(request, office, typed, refusal=refusal)
    return RedirectResponse(f"/needs/{kept.id}", status_code=303)


@router.post("/needs/count")
async def count(
    request: Request, _person: Person, office: AskingAsReader, form: SentForm
) -> HTMLResponse:
    """The counts alone, for the script that asks while somebody writes."""
    counts = await _count(office, need_form.of_form(form))
    return render(request, "counts.html", CountsPage(title="", counts=counts))


@router.get("/needs/{need_id}/edit")
async def edit_need(
    request: Request, _person: Person, office: AskingAsReader, need_id: str
) -> HTMLResponse:
    """Show the form of a draft, or of an open need that is to be amended."""
    need = await _own(office, need_id)
    return await _form(request, office, need_form.of_need(need), need)


@router.post("/needs/{need_id}/edit")
async def change_need(
    request: Request, _person: Person, office: AskingAsReader, form: SentForm, need_id: str
) -> Response:
    """Count, add a row, change a draft, or amend what is open."""
    need = await _own(office, need_id)
    do = form.value("do")
    typed = need_form.of_form(form, added=do.removeprefix(_ADD))
    if do != "save":
        return await _form(request, office, typed, need)
    version = typed.value("version")
    read = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0  # noqa: PLR2004
    said = need_form.to_json(typed)
    try:
        if need.status == "draft":
            await office.redraft(need_id, said, read)
        else:
            await office.amend(need_id, _amendment(typed, said), read, typed.value("attempt"))
    except TOLD as refusal:
        return await _form(request, office, typed, need, refusal=refusal)
    return RedirectResponse(f"/needs/{need.id}", status_code=303)


def _amendment(typed: NeedForm, said: dict[str, Any]) -> dict[str, Any]:
    del said["visibility"]  # Who may read a published need stays as it is.
    return {
        "reason": typed.value("reason"),
        "changes": said,
        "closes_on": typed.value("closes_on") or None,
    }


async def _own(office: Office, need_id: str) -> Need:
    need = await office.need(need_id)
    if not need.is_yours:
        raise NotFound("only the owner of a need changes it")
    if need.status != "draft" and not need.is_open:
        raise Forbidden("what is closed stays as it is")
    return need


async def _form(
    request: Request,
    office: Office,
    typed: NeedForm,
    need: Need | None = None,
    *,
    refusal: Problem | None = None,
) -> HTMLResponse:
    page = NeedFormPage(
        title=f"Change: {need.title}" if need else "Write a need",
        section="needs",
        need=need,
        form=typed,
        faults=_faults(typed, refusal) if refusal else [],
        counts=await _count(office, typed),
        choices=_choices(),
        action=f"/needs/{need.id}/edit" if need else "/needs/new",
    )
    status = refusal.status if refusal else 200
    return render(request, "need_form.html", page, status, is_scripted=True)


def _faults(typed: NeedForm, refusal: Problem) -> list[Fault]:
    errors = [FieldError(**each) for each in refusal.members.get("errors", [])]
    found = need_form.faults(typed, errors)
    return found or [Fault(anchor="", label="The need", detail=told(refusal))]


async def _count(office: Office, typed: NeedForm) -> Counts:
    asked = need_form.requirements(typed)
    if not asked["required_criteria"] and not asked["required_schemes"]:
        return Counts(preview=None, trouble="")
    try:
        return Counts(preview=await office.preview(asked), trouble="")
    except Unprocessable as refusal:
        found = _faults(typed, refusal)
        return Counts(preview=None, trouble=f"{found[0].label}: {found[0].detail}")
    except TOLD as refusal:
        return Counts(preview=None, trouble=told(refusal))
    except Unavailable:
        return Counts(preview=None, trouble="Nobody can count at the moment; writing goes on.")


def _choices() -> Choices:
    return Choices(
        required=_by_area(preferable=False),
        preferred=_by_area(preferable=True),
        schemes=sorted(((code, found.name) for code, found in all_schemes().items()), key=_name),
    )


def _by_area(*, preferable: bool) -> dict[str, list[Criterion]]:
    found = {
        area.label: [
            each
            for each in in_area(area)
            if not preferable or (each.is_scored and each.measure is not Measure.MONEY)
        ]
        for area in Area
    }
    return {label: each for label, each in found.items() if each}


def _name(scheme: tuple[str, str]) -> str:
    return scheme[1].casefold()

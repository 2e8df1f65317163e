"""Who could meet a need: the list with its stages and receipt, and who is not on it."""

import json
from dataclasses import asdict, dataclass
from typing import Final

from chassis.problems import Forbidden, NotFound, Unavailable
from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from website import need_words
from website.needs import ExcludedSupplier, MatchList, Need, Receipt
from website.pages.person import AskingAsReader, Person
from website.rendering import Page, render

router = APIRouter()

PER_PAGE: Final = 20
MOST: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchesPage(Page):
    """The context of matches.html."""

    found: MatchList
    """The list as the gateway made it."""
    excluded: int
    """How many are not on it."""
    more_url: str
    """The same list, longer; empty when it is whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcludedPage(Page):
    """The context of excluded.html."""

    need: Need
    """The need that leaves them out."""
    code: str
    """The one reason that is shown; empty for all."""
    suppliers: list[ExcludedSupplier]
    """Who is left out, each with the first reason."""
    next_url: str
    """The next part; empty at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPage(Page):
    """The context of receipt.html."""

    receipt: Receipt
    """What was kept."""
    replayed: list[str]
    """What computing it again found, in sentences; empty when that could not be done."""
    differences: list[tuple[str, str, str]]
    """Where today's answer differs: the place, what was kept, what it would be now."""


@router.get("/needs/{need_id}/matches")
async def matches(
    request: Request, _person: Person, office: AskingAsReader, need_id: str, whole: str = ""
) -> HTMLResponse:
    """Show who could meet a need of one's own, and how the list came about."""
    try:
        found = await office.matches(need_id, limit=MOST if whole else PER_PAGE)
    except Forbidden as refusal:
        raise NotFound("only its owner reads the matches of a need") from refusal
    more = len(found.matches) == PER_PAGE and not whole and found.retrieved.total > PER_PAGE
    page = MatchesPage(
        title=f"Suppliers for: {found.need.title}",
        section="needs",
        found=found,
        excluded=sum(each.count for each in found.excluded),
        more_url=f"/needs/{found.need.id}/matches?whole=yes" if more else "",
    )
    return render(request, "matches.html", page)


@router.get("/needs/{need_id}/matches/excluded")
async def excluded(
    request: Request,
    _person: Person,
    office: AskingAsReader,
    need_id: str,
    code: str = "",
    cursor: str = "",
) -> HTMLResponse:
    """Show who is not on the list, and the first reason."""
    try:
        found = await office.excluded(need_id, code=code[:80] or None, cursor=cursor or None)
    except Forbidden as refusal:
        raise NotFound("only its owner reads whom a need leaves out") from refusal
    need = await office.need(need_id)
    start = f"/needs/{need.id}/matches/excluded?" + (f"code={code}&" if code else "")
    page = ExcludedPage(
        title=f"Not on the list: {need.title}",
        section="needs",
        need=need,
        code=code,
        suppliers=found.items,
        next_url=f"{start}cursor={found.next_cursor}" if found.next_cursor else "",
    )
    return render(request, "excluded.html", page)


@router.get("/receipts/{receipt_id}")
async def receipt(
    request: Request, _person: Person, office: AskingAsReader, receipt_id: str
) -> HTMLResponse:
    """Show a receipt, and what computing its list again finds."""
    kept = await office.receipt(receipt_id)
    replayed: list[str] = []
    differences: list[tuple[str, str, str]] = []
    try:
        replay = await office.replay(receipt_id)
    except Unavailable:
        pass  # The receipt is there all the same; the page says that nobody could compute.
    else:
        replayed = need_words.replay_words(replay)
        differences = [
            (each.pointer, _short(each.kept), _short(each.now))
            for each in replay.from_now.differences[:20]
        ]
    page = ReceiptPage(
        title="Receipt of a match list",
        section="needs",
        receipt=kept,
        replayed=replayed,
        differences=differences,
    )
    return render(request, "receipt.html", page)


@router.get("/receipts/{receipt_id}/download")
async def download_receipt(_person: Person, office: AskingAsReader, receipt_id: str) -> Response:
    """Send a receipt as JSON; its hash is of `content`, spelled by RFC 8785."""
    kept = await office.receipt(receipt_id)
    return Response(
        json.dumps(asdict(kept), ensure_ascii=False, default=str, indent=1),
        media_type="application/json",
        headers={
            "Content-Disposition": f'attachment; filename="receipt-{kept.sha256[:12]}.json"',
            "Cache-Control": "private, no-store",
        },
    )


def _short(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False, default=str)
    return written if len(written) <= 120 else written[:119] + "…"  # noqa: PLR2004

"""The passport of a supplier: what everybody may see, criterion by criterion, also on paper."""

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse
from vocabulary.evidence import Strength

from website import evidence
from website.content import Passport, PassportCriterion, PassportPiece
from website.pages.common import FromGateway
from website.rendering import Page, render

router = APIRouter()

STANDINGS: Final = {
    "proven": ("Proven", "An accredited third party or the network stands behind it."),
    "claimed": ("Claimed", "Said by the enterprise or a report; nobody independent checked it."),
    "denied": ("Said not to hold", "The enterprise itself says so."),
    "lapsed": ("Lapsed", "Every proof has ended: it counts for nothing until it is renewed."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A claim or certificate with its strength."""

    piece: PassportPiece
    """What it is, from when and until when."""
    strength: Strength | None
    """How strong it is; None for a level that is not known here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A criterion with what speaks for it."""

    criterion: PassportCriterion
    """The criterion."""
    pieces: list[Piece]
    """What speaks for it, the strongest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The criteria of one standing."""

    standing: str
    """proven, claimed, denied or lapsed."""
    title: str
    """The standing in words."""
    meaning: str
    """What it means."""
    entries: list[Entry]
    """Its criteria; may be empty for proven and claimed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassportPage(Page):
    """The context of passport.html."""

    passport: Passport
    """What everybody may see."""
    parts: list[Part]
    """Proven and claimed always, denied and lapsed where there is something."""


@router.get("/suppliers/{supplier_id}/passport")
async def passport(request: Request, source: FromGateway, supplier_id: str) -> HTMLResponse:
    """Show the passport; whoever asks sees the same."""
    found = await source.supplier_passport(supplier_id)
    parts = [_part(found, standing) for standing in STANDINGS]
    page = PassportPage(
        title=f"Passport of {found.name}",
        section="suppliers",
        description="What is proven, claimed and unknown today, as everybody may see it.",
        passport=found,
        parts=[part for part in parts if part.entries or part.standing in {"proven", "claimed"}],
    )
    return render(request, "passport.html", page)


def _part(found: Passport, standing: str) -> Part:
    title, meaning = STANDINGS[standing]
    return Part(
        standing=standing,
        title=title,
        meaning=meaning,
        entries=[_entry(each) for each in found.criteria if each.standing == standing],
    )


def _entry(criterion: PassportCriterion) -> Entry:
    pieces = [
        Piece(piece=each, strength=evidence.known_strength(each.strength))
        for each in criterion.evidence
    ]
    pieces.sort(key=lambda each: (not each.piece.is_valid, -(each.strength or _WEAKEST).rank))
    return Entry(criterion=criterion, pieces=pieces)


_WEAKEST: Final = Strength.SELF_DECLARED

"""How it works: where the content comes from, and how evidence is weighed."""

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse
from vocabulary.evidence import Strength

from website import evidence, geography, labels
from website.rendering import Page, render

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One step of the ladder of evidence."""

    steps: int
    """Its strength as 1 to 4 ticks."""
    label: str
    """Its name."""
    meaning: str
    """What has to be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage(Page):
    """The context of about.html."""

    ladder: list[Rung]
    """The kinds of evidence, the weakest first."""
    criteria: int
    """How many criteria the registry holds."""
    areas: int
    """How many areas they belong to."""
    economies: int
    """How many member economies the network spans."""


MEANINGS: Final = {
    Strength.SELF_DECLARED: "The enterprise says so. Useful to know, and checked by nobody.",
    Strength.DOCUMENT: "A document, a certificate number or a report is named. Nobody independent "
    "has been asked about it.",
    Strength.ACCREDITED: "An accredited body, independent of the enterprise, has assessed it.",
    Strength.VERIFIED: "A reviewer of the network has looked the evidence up at its source.",
}


@router.get("/about")
async def about(request: Request) -> HTMLResponse:
    """Explain the network and the words proven, claimed and unknown."""
    page = AboutPage(
        title="How it works",
        section="about",
        description="Where the content comes from, and what proven, claimed and unknown mean.",
        ladder=[
            Rung(steps=strength.rank + 1, label=evidence.LABELS[strength], meaning=meaning)
            for strength, meaning in MEANINGS.items()
        ],
        criteria=sum(map(len, labels.criteria_by_area().values())),
        areas=len(labels.criteria_by_area()),
        economies=len(geography.ECONOMY_POSITIONS),
    )
    return render(request, "about.html", page)

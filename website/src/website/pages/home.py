"""The home page: what is new, where the centers are, how much the network holds."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from website import geography, labels, writing
from website.content import Case, Center, Claim, SearchAnswer, Update
from website.geography import Place
from website.pages.common import FromGateway
from website.rendering import Page, render
from website.source import together

router = APIRouter()

CASES_READ = 50
HEADLINES_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of one kind of thing the network holds."""

    label: str
    """What is counted."""
    total: int | None
    """How many; None when that service did not answer, which is not zero."""
    url: str
    """Where they are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A case, with the one of its results that is easiest to grasp."""

    case: Case
    """The published case."""
    result: Claim
    """A result with a value and a unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """The context of home.html."""

    updates: list[Update] | None
    """The latest updates of all centers; None when pilot-centers is away."""
    centers: list[Center] | None
    """All centers; None when pilot-centers is away."""
    center_points: list[Place]
    """The centers that say where they are, on the map."""
    economy_points: list[Place]
    """One ring for each member economy."""
    counts: list[Count]
    """The figures under the map."""
    headlines: list[Headline] | None
    """Cases with a measured result; None when knowledge is away."""
    away: list[str]
    """What could not be read just now, in words; empty when all answered."""


@router.get("/")
async def home(request: Request, source: FromGateway) -> HTMLResponse:
    """Show what answered; say what did not. All of it away is a 503."""
    centers, updates, cases, case_count, initiative_count, supplier_count = await together(
        source.centers(),
        source.updates(limit=5),
        source.cases(limit=CASES_READ),
        source.search_knowledge("case", limit=1),
        source.search_knowledge("initiative", limit=1),
        source.search_suppliers(limit=1),
    )
    away = [
        part
        for part, answers in (
            ("the pilot centers and their updates", (centers, updates)),
            ("cases and initiatives", (cases, case_count, initiative_count)),
            ("suppliers", (supplier_count,)),
        )
        if any(answer is None for answer in answers)
    ]
    page = HomePage(
        title="",
        description="Pilot centers, measured cases and green suppliers of the Asia-Pacific.",
        updates=None if updates is None else updates.items,
        centers=None if centers is None else centers.items,
        center_points=_center_points(centers.items if centers else []),
        economy_points=_economy_points(),
        counts=[
            Count(
                label="Pilot centers",
                total=None if centers is None else len(centers.items),
                url="/centers",
            ),
            Count(label="Cases with sources", total=_total(case_count), url="/cases"),
            Count(label="Green suppliers", total=_total(supplier_count), url="/suppliers"),
            Count(
                label="Policies and programmes",
                total=_total(initiative_count),
                url="/initiatives",
            ),
        ],
        headlines=None if cases is None else _headlines(cases.items),
        away=away,
    )
    nothing = centers is updates is cases is supplier_count is None
    return render(request, "home.html", page, 503 if nothing else 200)


def _total(answer: SearchAnswer | None) -> int | None:
    return None if answer is None else answer.total


def _center_points(centers: list[Center]) -> list[Place]:
    points = [
        geography.place(center.latitude, center.longitude, center.city or center.name, center_url)
        for center in centers
        for center_url in [f"/centers/{center.public_id or center.id}"]
    ]
    return [point for point in points if point is not None]


def _economy_points() -> list[Place]:
    points = []
    for code, (latitude, longitude) in geography.ECONOMY_POSITIONS.items():
        url = f"/initiatives?economy={code}"
        point = geography.place(latitude, longitude, labels.economy(code), url)
        if point is not None:
            points.append(point)
    return points


def _headlines(cases: list[Case]) -> list[Headline]:
    """The results that are easiest to grasp, from as many economies as possible.

    Criteria that only describe scale (a number of workers, a turnover) are no result.
    """
    found = [
        Headline(case=case, result=result)
        for case in cases
        for result in case.results
        if result.value is not None and labels.is_scored(result.criterion)
    ]
    # Shares and reductions are understood without knowing the enterprise.
    found.sort(key=lambda headline: writing.unit(headline.result.unit) != "%")
    seen: set[str | None] = set()
    first: list[Headline] = []
    rest: list[Headline] = []
    for headline in found:
        if headline.case.id in seen:
            continue
        (rest if headline.case.economy in seen else first).append(headline)
        seen |= {headline.case.id, headline.case.economy}
    return (first + rest)[:HEADLINES_SHOWN]

"""Suppliers side by side, criterion by criterion."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final

from chassis.problems import BadRequest, NotFound
from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import HTMLResponse
from vocabulary.evidence import Strength

from website import evidence, labels, writing
from website.content import ComparedCell, ComparedRow, ComparedSupplier, Comparison
from website.pages.common import FromGateway
from website.rendering import Page, render

router = APIRouter()

FEWEST_COMPARED: Final = 2
MOST_COMPARED: Final = 5
_IDENTIFIER: Final = re.compile(r"[\w-]{1,64}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one supplier says about one criterion, ready to show."""

    supplier: str
    """The supplier's name: on a narrow screen no heading stands above the cell."""
    standing: str
    """proven, claimed, denied, lapsed or unknown."""
    words: str
    """The standing in words."""
    figure: Markup
    """The amount, or yes or no; empty without one."""
    strength: Strength | None
    """How strong the evidence is; None where there is none."""
    said: ComparedCell
    """The evidence and its last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One criterion with a cell for each supplier."""

    label: str
    """The name of the criterion."""
    cells: list[Cell]
    """In the order of the suppliers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The criteria of one area."""

    area: str
    """The name of the area."""
    lines: list[Line]
    """Its criteria."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A supplier that is compared."""

    supplier: ComparedSupplier
    """What is known of it at a glance."""
    without_url: str
    """The same comparison without it."""
    proven: int
    """On how many of the criteria it has proof."""
    claimed: int
    """On how many it says something without proof."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonPage(Page):
    """The context of comparison.html."""

    columns: list[Column]
    """The suppliers; empty when there is nothing to compare."""
    groups: list[Group]
    """The criteria that at least one of them speaks for, by area."""
    more_url: str
    """The search, to choose others as well."""
    trouble: str
    """Why nothing is compared; empty when something is."""
    left_out: int
    """How many were asked for beyond what can be compared at once."""


WORDS: Final = {
    "proven": "Proven",
    "claimed": "Claimed",
    "denied": "Says no",
    "lapsed": "Lapsed",
    "unknown": "Unknown",
}


@router.get("/suppliers/compare")
async def compare(request: Request, source: FromGateway) -> HTMLResponse:
    """Compare two to five suppliers; each cell says how strong its evidence is."""
    wanted = read_ids(request.query_params.getlist("ids"))
    ids = wanted[:MOST_COMPARED]
    found, trouble, status = Comparison(suppliers=[], criteria=[]), "", 200
    if len(ids) < FEWEST_COMPARED:
        trouble = "Choose at least two suppliers, and at most five."
    else:
        try:
            found = await source.compare_suppliers(ids)
        except (NotFound, BadRequest):
            trouble = "One of these suppliers is not in the network, or not any more."
            status = 404
    page = ComparisonPage(
        title="Suppliers side by side",
        section="suppliers",
        description="What each of these suppliers proves, claims, or does not state.",
        columns=[_column(found, place) for place in range(len(found.suppliers))],
        groups=_groups(found),
        more_url="/suppliers?compare=" + ",".join(ids) if ids else "/suppliers",
        trouble=trouble,
        left_out=len(wanted) - len(ids),
    )
    return render(request, "comparison.html", page, status)


def read_ids(written: Sequence[str]) -> list[str]:
    """The identifiers in an address, each once, whether with commas or in several parameters."""
    named = (name.strip() for each in written for name in each.split(","))
    return list(dict.fromkeys(name for name in named if _IDENTIFIER.fullmatch(name)))


def _column(found: Comparison, place: int) -> Column:
    others = [each.public_id for each in found.suppliers if each is not found.suppliers[place]]
    standings = [_standing(row.cells[place]) for row in found.criteria]
    return Column(
        supplier=found.suppliers[place],
        without_url="/suppliers/compare?ids=" + ",".join(others),
        proven=standings.count("proven"),
        claimed=standings.count("claimed"),
    )


def _groups(found: Comparison) -> list[Group]:
    by_area = groupby(found.criteria, key=lambda row: labels.area(row.criterion))
    return [
        Group(area=area, lines=[_line(row, found.suppliers) for row in rows])
        for area, rows in by_area
    ]


def _line(row: ComparedRow, suppliers: Sequence[ComparedSupplier]) -> Line:
    return Line(
        label=row.label,
        cells=[
            Cell(
                supplier=supplier.name,
                standing=(standing := _standing(said)),
                words=WORDS[standing],
                figure=_figure(row, said),
                strength=evidence.known_strength(said.strength),
                said=said,
            )
            for supplier, said in zip(suppliers, row.cells, strict=True)
        ],
    )


def _standing(said: ComparedCell) -> str:
    """What the service makes of the evidence; a word that we do not know is unknown."""
    return said.standing if said.standing in WORDS else "unknown"


def _figure(row: ComparedRow, said: ComparedCell) -> Markup:
    """The amount that is stated, in the unit of the criterion."""
    lowest, highest = said.lowest, said.highest
    if labels.is_yes_or_no(row.criterion):
        return Markup() if highest is None else Markup("No") if highest == 0 else Markup("Yes")
    # Without a unit it is money of some currency: a bare number would mislead.
    if row.unit is None or (lowest is None and highest is None):
        return Markup()
    if lowest == highest:
        return _amount(lowest, row.unit)
    if highest is None:
        return Markup("at least {}").format(_amount(lowest, row.unit))
    if lowest is None:
        return Markup("at most {}").format(_amount(highest, row.unit))
    return Markup("{} to {}").format(writing.number(lowest), _amount(highest, row.unit))


def _amount(value: Decimal | None, unit: str) -> Markup:
    return writing.quantity(value, unit)

"""Suppliers: the search with its filters and its suggestions, for people who look for somebody."""

import re
from dataclasses import dataclass, replace
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, JSONResponse
from vocabulary.evidence import LEAST_PROOF, Strength

from website import evidence, geography, labels
from website.content import CriterionEvidence, Hit, SearchAnswer, Suggestions
from website.pages import asked
from website.pages.asked import PER_PAGE, Asked, Chip, Filter, FilterKind
from website.pages.common import FromGateway, hit_url
from website.pages.comparison import MOST_COMPARED, read_ids
from website.rendering import Page, render
from website.security import POLICY_WITH_SCRIPT, written
from website.source import attempt

router = APIRouter()

FILTERS: Final = (
    FilterKind(name="economy", title="Economy", label=labels.economy, known=labels.is_economy),
    FilterKind(name="sector", title="Sector", label=labels.sector, known=labels.is_sector),
    FilterKind(
        name="proves",
        title="Can prove",
        label=labels.criterion,
        known=labels.is_criterion,
        chip="Can prove: {}",
    ),
    FilterKind(
        name="criterion",
        title="Claims, proven or not",
        label=labels.criterion,
        known=labels.is_criterion,
        chip="Claims: {}",
    ),
    FilterKind(
        name="scheme", title="Valid certificate", label=labels.scheme, known=labels.is_scheme
    ),
    FilterKind(
        name="hs_chapter",
        title="Product, by HS chapter",
        label=labels.hs_chapter,
        known=labels.is_hs_chapter,
        chip="HS {}",
    ),
    FilterKind(name="material", title="Material", label=labels.material, known=labels.is_material),
    FilterKind(
        name="lead_time",
        title="Lead time",
        label=labels.lead_time,
        known=labels.is_lead_time,
        chip="Lead time: {}",
    ),
    FilterKind(
        name="capacity",
        title="Capacity of one product",
        label=labels.capacity,
        known=labels.is_capacity,
        chip="Capacity: {}",
    ),
    FilterKind(
        name="size_class", title="Size", label=labels.size_class, known=labels.is_size_class
    ),
    FilterKind(
        name="ownership",
        title="Says of its ownership",
        label=labels.criterion,
        known=labels.is_ownership,
    ),
    FilterKind(
        name="language",
        title="Works in",
        label=labels.language,
        known=labels.is_language,
        chip="Works in {}",
    ),
    FilterKind(name="origin", title="Profile", label=labels.origin, known=labels.is_origin),
)
SORTS: Final = {
    "": "Best match",
    "evidence": "Most evidence",
    "lead_time": "Shortest lead time",
    "newest": "Newest",
}
SORT_BY_DISTANCE: Final = "distance"
LEVELS: Final = {
    "document": "a document, or more",
    "accredited": "an accredited third party, or more",
    "verified": "a verification of the network",
}
USUAL_LEVEL: Final = LEAST_PROOF.value
DISTANCES: Final = ("50", "100", "250", "500", "1000", "2500", "5000")
LONGEST_PLACE: Final = 80
LONGEST_SUGGESTED: Final = 100
SUGGESTION_KINDS: Final = {
    "supplier": "Supplier",
    "product": "Product",
    "scheme": "Certificate",
    "criterion": "Criterion",
}
_PROVES: Final = re.compile(r"([\w.]+):(document|accredited|verified)")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvidence:
    """What a supplier that was found can show for a criterion that a filter names."""

    shown: CriterionEvidence
    """The criterion, and until when its strongest evidence is valid."""
    strength: Strength
    """Its strongest evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSupplier:
    """A supplier in the answer of a search."""

    hit: Hit
    """What the search found, with its reasons."""
    url: str
    """The supplier's page."""
    strength: Strength | None
    """Its strongest evidence; None when it states nothing."""
    criteria: list[FoundEvidence]
    """What it can show for the criteria that the filters name."""
    only_by_meaning: bool
    """No word of the search stands in it: it is near in meaning."""
    identifier: str
    """What a comparison names it by; empty when it cannot be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenFor:
    """A word that nothing holds, and what it was taken for."""

    typed: str
    """The word as it was typed."""
    taken_for: list[str]
    """The words that were looked for instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The place that distances are measured from, as far as it was understood."""

    written: str
    """What the reader wrote; empty for no place."""
    position: tuple[float, float] | None
    """Where that is; None when the place is not known."""
    km: str
    """How far a supplier may be, in kilometres; empty for any distance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierSearchPage(Page):
    """The context of suppliers.html."""

    asked: Asked
    """The search as the address states it."""
    found: list[FoundSupplier]
    """The suppliers, best first."""
    total: int | None
    """How many there are in all; None when nobody counted."""
    filters: list[Filter]
    """The filters, with how many results each choice has."""
    chips: list[Chip]
    """The chosen filters, each with the address without it."""
    sorts: dict[str, str]
    """The orders that can be chosen, by what is sent."""
    level: str
    """How strong a proof must be for the filter "can prove"."""
    levels: dict[str, str]
    """The levels that can be asked for, in words."""
    place: Place
    """Where distances are measured from."""
    cities: list[str]
    """The places that are known by name."""
    distances: tuple[str, ...]
    """The distances that can be chosen, in kilometres."""
    taken_for: list[TakenFor]
    """Words of the search that were taken for others."""
    picked: list[str]
    """The suppliers that were chosen to be compared before, by public id."""
    most_compared: int
    """How many can be compared at once."""
    next_url: str
    """The next page of the answer; empty at the end."""
    previous_url: str
    """The page before; empty on the first."""


@router.get("/suppliers")
async def suppliers(request: Request, source: FromGateway) -> HTMLResponse:
    """Search suppliers by words and filters; each hit says why it is there."""
    place = _place(request)
    sorts = SORTS | ({SORT_BY_DISTANCE: "Nearest"} if place.position else {})
    picked = read_ids(request.query_params.getlist("compare"))[:MOST_COMPARED]
    wanted, level = _read(request, tuple(sorts), place, picked)
    answer = await source.search_suppliers(
        wanted.q,
        **wanted.chosen | {"proves": [f"{code}:{level}" for code in wanted.chosen["proves"]]},
        near=place.position,
        within_km=float(place.km) if place.position and place.km else None,
        sort=wanted.sort,
        limit=PER_PAGE,
        offset=wanted.offset,
    )
    page = SupplierSearchPage(
        title=f"Suppliers: {wanted.q}" if wanted.q else "Green suppliers",
        section="suppliers",
        description="Find green suppliers by product, certificate and what they can prove.",
        asked=wanted,
        found=[_found(hit, has_words=bool(wanted.q)) for hit in answer.hits],
        total=answer.total,
        filters=asked.filters(wanted, FILTERS, _at_level(answer, level)),
        chips=_chips(wanted, place),
        sorts=sorts,
        level=level,
        levels=LEVELS,
        place=place,
        cities=list(geography.CITIES),
        distances=DISTANCES,
        taken_for=_taken_for(wanted.q, answer),
        picked=picked,
        most_compared=MOST_COMPARED,
        next_url=wanted.next_url(answer),
        previous_url=wanted.previous_url(),
    )
    shown = render(request, "suppliers.html", page)
    shown.headers["Content-Security-Policy"] = written(POLICY_WITH_SCRIPT)
    return shown


@router.get("/suppliers/suggest")
async def suggest(source: FromGateway, q: Annotated[str, Query()] = "") -> JSONResponse:
    """What may be meant by the letters typed so far; nothing when the network does not answer."""
    typed = asked.clean(q)[:LONGEST_SUGGESTED]
    found = await attempt(source.suggest_suppliers(typed)) if typed else None
    offers = [
        {
            "text": each.text,
            "note": SUGGESTION_KINDS.get(each.kind, labels.readable(each.kind))
            + (f", {labels.economy(each.economy)}" if each.economy else ""),
        }
        for each in (found or Suggestions()).suggestions
    ]
    return JSONResponse({"suggestions": offers}, headers={"Cache-Control": "max-age=60"})


def _read(
    request: Request, sorts: tuple[str, ...], place: Place, picked: list[str]
) -> tuple[Asked, str]:
    """The search as the address states it, and how strong a proof must be."""
    query = request.query_params
    # An address of the API names the level beside the criterion; here one level is for all.
    paired = [found for each in query.getlist("proves") if (found := _PROVES.fullmatch(each))]
    level = query.get("level", "") or (paired[0][2] if paired else "")
    level = level if level in LEVELS else USUAL_LEVEL
    wanted = asked.read("/suppliers", query, FILTERS, sorts)
    codes = [each[1] for each in paired if labels.is_criterion(each[1])]
    proves = list(dict.fromkeys([*wanted.chosen["proves"], *codes]))[: asked.MOST_VALUES]
    kept = {"near": place.written} if place.written else {}
    kept |= {"km": place.km} if place.km else {}
    kept |= {"level": level} if level != USUAL_LEVEL else {}
    kept |= {"compare": ",".join(picked)} if picked else {}
    return replace(wanted, chosen=wanted.chosen | {"proves": proves}, kept=kept), level


def _place(request: Request) -> Place:
    written = asked.clean(request.query_params.get("near", ""))[:LONGEST_PLACE]
    km = request.query_params.get("km", "")
    return Place(
        written=written,
        position=geography.position_of(written) if written else None,
        km=km if written and km in DISTANCES else "",
    )


def _chips(wanted: Asked, place: Place) -> list[Chip]:
    chips = asked.chips(wanted, FILTERS)
    if place.position:
        near = f"Within {int(place.km):,} km of" if place.km else "Distance from"
        chips.append(Chip(label=f"{near} {place.written}", url=wanted.without_kept("near", "km")))
    return chips


def _at_level(answer: SearchAnswer, level: str) -> SearchAnswer:
    """The answer with its counts of proofs for one level, by the criterion alone."""
    ending = f":{level}"
    counts = [
        replace(found, value=found.value.removesuffix(ending))
        for found in answer.facets.get("proves", [])
        if found.value.endswith(ending)
    ]
    return replace(answer, facets=answer.facets | {"proves": counts})


def _found(hit: Hit, *, has_words: bool) -> FoundSupplier:
    weighed = [(each, evidence.known_strength(each.strength)) for each in hit.criteria]
    return FoundSupplier(
        hit=hit,
        url=hit_url(hit) or f"/suppliers/{hit.id}",
        strength=evidence.known_strength(hit.strength),
        criteria=[
            FoundEvidence(shown=each, strength=strength) for each, strength in weighed if strength
        ],
        only_by_meaning=has_words and hit.found_by == ["meaning"],
        identifier=next(iter(read_ids([hit.public_id or ""])), ""),
    )


def _taken_for(q: str, answer: SearchAnswer) -> list[TakenFor]:
    """Each word that was taken for others, once, however many hits say it."""
    words: dict[str, dict[str, None]] = {}
    for hit in answer.hits:
        for reason in hit.reasons:
            if reason.typed and reason.taken_for:
                words.setdefault(reason.typed, {})[reason.taken_for.casefold()] = None
    in_order = sorted(words.items(), key=lambda each: q.casefold().find(each[0].casefold()))
    return [TakenFor(typed=typed, taken_for=list(read)) for typed, read in in_order]

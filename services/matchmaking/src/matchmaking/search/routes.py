"""HTTP of the supplier search: finding, completing what is typed, comparing."""

from typing import Annotated, Literal

from chassis import clock
from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Limit, Offset
from chassis.problems import FieldError, Unprocessable
from chassis.search import AllOf, Filter, Near, SearchIndex, SearchRequest
from fastapi import Query
from pydantic import AfterValidator
from vocabulary.fields import CriterionCode, EconomyCode, MaterialCode, SchemeCode, SectorCode
from vocabulary.labels import SizeClass

from matchmaking.schemas import Language
from matchmaking.search import queries, rules, suggestions
from matchmaking.search.comparisons import Comparison
from matchmaking.search.projection import FACETS
from matchmaking.search.schemas import SupplierSearchPage
from matchmaking.search.suggestions import Suggestions
from matchmaking.suppliers import policy
from matchmaking.suppliers.rules import Origin

router = Router(tags=["suppliers"])

_SORTS = {
    "relevance": None,
    "newest": "-created_at",
    "evidence": "-evidenced",
    "distance": "distance",
    "lead_time": "lead_time_days",
}
_FEWEST, _MOST = 2, 5


def _proof(text: str) -> str:
    return rules.read_wanted(text).code


Proves = Annotated[str, AfterValidator(_proof)]
HsChapter = Annotated[str, Query(pattern=r"^\d{2}$")]
Capacity = Annotated[str, Query(pattern=r"^(t|piece|m|m2|m3|kWh):[0-6]$")]
LeadTime = Literal["0-7", "8-14", "15-30", "31-60", "61-90", "91-"]


@router.get("/v1/suppliers/search")
async def search_suppliers(
    actor: CurrentActor,
    live: SearchIndex,
    q: Annotated[
        str,
        Query(
            max_length=500,
            description='What to look for, in any language. `"as it stands"` finds a phrase, '
            "`-word` leaves out what holds it. A word that nothing holds may be misspelt; the "
            "reason of a hit then says what it was taken for.",
        ),
    ] = "",
    economy: Annotated[list[EconomyCode], Query(max_length=40)] = [],  # noqa: B006
    sector: Annotated[list[SectorCode], Query(max_length=20)] = [],  # noqa: B006
    hs_chapter: Annotated[
        list[HsChapter],
        Query(max_length=20, description="The first two digits of a product's HS code; any of."),
    ] = [],  # noqa: B006
    material: Annotated[
        list[MaterialCode],
        Query(max_length=20, description="What a product is made of; any of them."),
    ] = [],  # noqa: B006
    scheme: Annotated[
        list[SchemeCode],
        Query(max_length=20, description="A certificate that is valid today; any of them."),
    ] = [],  # noqa: B006
    proves: Annotated[
        list[Proves],
        Query(
            max_length=20,
            description="What the supplier can prove today, at least so strongly: "
            "`materials.recycled_content:verified`. The strength is `document`, `accredited` (if "
            "left out) or `verified`. All of them.",
            examples=[["materials.recycled_content:accredited"]],
        ),
    ] = [],  # noqa: B006
    claims: Annotated[
        list[CriterionCode],
        Query(max_length=20, description="What it states today, proven or not. All of them."),
    ] = [],  # noqa: B006
    criterion: Annotated[
        list[CriterionCode],
        Query(
            max_length=20,
            description="What it states today, proven or not. Any of them; beside `claims`, all.",
        ),
    ] = [],  # noqa: B006
    ownership: Annotated[
        list[Literal[*rules.OWNERSHIP]],  # type: ignore[valid-type]
        Query(max_length=4, description="What it claims on who owns or leads it; any of them."),
    ] = [],  # noqa: B006
    size_class: Annotated[list[SizeClass], Query(max_length=5)] = [],  # noqa: B006
    origin: Annotated[list[Origin], Query(max_length=2)] = [],  # noqa: B006
    lead_time: Annotated[
        list[LeadTime],
        Query(max_length=6, description="Days of the product that is ready first; any of them."),
    ] = [],  # noqa: B006
    capacity: Annotated[
        list[Capacity],
        Query(
            max_length=20,
            description="Of one product in a month, as kind and digits before the point: `t:3` "
            "is 100 to 999 t; 0 is less than one, 6 is 100,000 and more. Any of them.",
        ),
    ] = [],  # noqa: B006
    language: Annotated[
        list[Language],
        Query(max_length=20, description="A language that the supplier works in; any of them."),
    ] = [],  # noqa: B006
    lat: Annotated[float | None, Query(ge=-90, le=90, description="Degrees north.")] = None,
    lon: Annotated[float | None, Query(ge=-180, le=180, description="Degrees east.")] = None,
    km: Annotated[
        float | None,
        Query(gt=0, le=20_100, description="No farther from that place, by the great circle."),
    ] = None,
    sort: Annotated[
        Literal["relevance", "newest", "evidence", "distance", "lead_time"],
        Query(description="What is not known comes last. `distance` needs `lat` and `lon`."),
    ] = "relevance",
    limit: Limit = DEFAULT_LIMIT,
    offset: Offset = 0,
) -> SupplierSearchPage:
    """Search suppliers by what they make, say and prove; each hit says why it is there.

    The count of a facet ignores the filter of that facet. `proves` and `claims` are different
    questions; both, and `scheme` and `ownership`, are answered by the day of the answer.
    """
    chosen: dict[str, Filter] = {
        "economy": economy,
        "sector": sector,
        "hs_chapter": hs_chapter,
        "material": material,
        "scheme": scheme,
        "proves": AllOf(proves),
        "criterion": AllOf([*claims, *criterion]) if claims else criterion,
        "ownership": ownership,
        "size_class": size_class,
        "origin": origin,
        "lead_time": lead_time,
        "capacity": capacity,
        "language": language,
    }
    request = SearchRequest(
        q=q,
        visible_to=policy.search_terms(actor),
        filters={
            name: wanted
            for name, wanted in chosen.items()
            if (wanted.values if isinstance(wanted, AllOf) else wanted)
        },
        facets=FACETS,
        limit=limit,
        offset=offset,
        sort=_SORTS[sort],
        near=_near(lat, lon, km, is_needed=sort == "distance"),
        today=clock.now().date(),
    )
    asked = {*claims, *criterion, *ownership, *(each.partition(":")[0] for each in proves)}
    return SupplierSearchPage.of(await live.answer(request), request.today, asked)


@router.get("/v1/suppliers/suggest")
async def suggest_suppliers(
    actor: CurrentActor,
    live: SearchIndex,
    q: Annotated[
        str, Query(max_length=100, description="What was typed so far, in any script.")
    ] = "",
    limit: Annotated[int, Query(ge=1, le=20)] = 8,
) -> Suggestions:
    """Complete what is being typed: names, products, schemes and criteria that begin so."""
    # Twice as many, because several say the same in other words.
    found = await live.suggest(q, policy.search_terms(actor), ("name", "products"), 2 * limit)
    return suggestions.offered(q, found, limit)


@router.get("/v1/suppliers/compare")
async def compare_suppliers(
    db: Db,
    actor: CurrentActor,
    ids: Annotated[
        str,
        Query(
            max_length=400,
            description="Two to five suppliers, by id or public id, with commas between them.",
        ),
    ],
) -> Comparison:
    """Compare suppliers criterion by criterion: proven, claimed, denied, lapsed, unknown.

    Unknown says that a supplier states nothing: neither no nor zero.
    """
    named = list(dict.fromkeys(each.strip() for each in ids.split(",") if each.strip()))
    _check_number(len(named))
    async with db.reading() as session:
        suppliers = await queries.get_suppliers(session, actor, named)
        # Two names of one supplier that was merged are no two suppliers.
        _check_number(len(suppliers))
        return Comparison.of(suppliers, clock.now().date())


def _check_number(suppliers: int) -> None:
    if not _FEWEST <= suppliers <= _MOST:
        raise Unprocessable(
            "compare two to five suppliers",
            errors=[FieldError("ids", "two to five different ones")],
        )


def _near(
    lat: float | None, lon: float | None, km: float | None, *, is_needed: bool
) -> Near | None:
    if lat is not None and lon is not None:
        return Near(lat, lon, km)
    if lat is None and lon is None and km is None and not is_needed:
        return None
    raise Unprocessable(
        "a distance is measured from a place",
        errors=[FieldError("lat", "give lat and lon together")],
    )

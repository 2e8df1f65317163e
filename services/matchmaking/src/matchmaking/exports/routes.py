"""HTTP of exports."""

from typing import Annotated, Any, Final, Literal

from chassis import clock
from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.problems import Unprocessable
from chassis.uploads import XLSX
from fastapi import Query
from fastapi.responses import StreamingResponse
from vocabulary.fields import EconomyCode, SchemeCode, SectorCode
from vocabulary.labels import SizeClass

from matchmaking.exports import queries, writing
from matchmaking.exports.rules import Wanted
from matchmaking.suppliers.rules import Origin

router = Router(tags=["exports"])

CSV: Final = "text/csv"
# A workbook is made whole before its first byte goes out, and somebody waits for it.
MOST_IN_WORKBOOK: Final = 20_000
_MEDIA: Final = {"csv": CSV, "xlsx": XLSX}
_OCTETS: Final = {"schema": {"type": "string", "format": "binary"}}
_RESPONSES: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The file, in the columns that an import reads.",
        "content": dict.fromkeys(_MEDIA.values(), _OCTETS),
    }
}


@router.get(
    "/v1/matchmaking/exports/suppliers.{kind}",
    response_class=StreamingResponse,
    responses=_RESPONSES,
)
async def export_suppliers(
    kind: Literal["csv", "xlsx"],
    actor: CurrentActor,
    db: Db,
    economy: Annotated[list[EconomyCode], Query(max_length=40)] = [],  # noqa: B006
    sector: Annotated[list[SectorCode], Query(max_length=20)] = [],  # noqa: B006
    scheme: Annotated[list[SchemeCode], Query(max_length=20)] = [],  # noqa: B006
    size_class: Annotated[list[SizeClass], Query(max_length=5)] = [],  # noqa: B006
    origin: Annotated[list[Origin], Query(max_length=2)] = [],  # noqa: B006
) -> StreamingResponse:
    """Write suppliers into a file that an import understands.

    What you may not see of a profile is empty. A text that a spreadsheet program would take for a
    formula has an apostrophe in front, which an import takes away.
    """
    wanted = Wanted(economy, sector, scheme, size_class, origin)
    today = clock.now().date()
    if kind == "xlsx" and await queries.count(db, actor, wanted, today) > MOST_IN_WORKBOOK:
        most = f"{MOST_IN_WORKBOOK:,}"
        raise Unprocessable(f"a workbook has at most {most} suppliers; ask for fewer, or for CSV")
    rows = queries.rows(db, actor, wanted, today)
    content = writing.as_csv(rows) if kind == "csv" else writing.as_workbook(rows)
    return StreamingResponse(
        content,
        media_type=_MEDIA[kind],
        headers={
            "Content-Disposition": f'attachment; filename="suppliers-{today}.{kind}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )

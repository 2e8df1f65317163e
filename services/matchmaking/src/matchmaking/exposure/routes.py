"""HTTP of exposure: parse, call one query, return."""

from datetime import date, timedelta

from chassis import clock
from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.problems import BadRequest, Forbidden

from matchmaking.exposure import policy, queries
from matchmaking.exposure.schemas import ExposureOut

_USUAL = timedelta(days=29)

router = Router(tags=["exposure"])


@router.get("/v1/matchmaking/exposure")
async def report_exposure(
    actor: CurrentActor, db: Db, since: date | None = None, until: date | None = None
) -> ExposureOut:
    """Report how the suppliers of each economy and size class were shown; thirty days usually."""
    if not policy.may_read_report(actor):
        raise Forbidden("only the secretariat reads the report on exposure")
    last = until or clock.now().date()
    first = since or max(last, date.min + _USUAL) - _USUAL
    if first > last:
        raise BadRequest("since is after until")
    async with db.reading() as session:
        return ExposureOut.of(first, last, await queries.shares(session, first, last))

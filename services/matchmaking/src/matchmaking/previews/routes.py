"""HTTP of the help while writing a need."""

import asyncio

from chassis import clock
from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router, unkeyed

from matchmaking.exclusions.rules import ways_of
from matchmaking.markets.holding import load_market
from matchmaking.needs.rules import asks_of
from matchmaking.previews.rules import preview
from matchmaking.previews.schemas import PreviewIn, PreviewOut

router = Router(tags=["needs"])


@router.post("/v1/matchmaking/previews")
@unkeyed("it stores nothing")
async def preview_requirements(body: PreviewIn, _actor: CurrentActor, db: Db) -> PreviewOut:
    """Count who could prove each requirement today, and who all of them, by economy."""
    asks = asks_of(body.required_criteria, [])
    market = await load_market(
        db,
        criteria={ask.criterion for ask in asks},
        required_schemes={way for code in body.required_schemes for way in ways_of(code)},
    )
    today = clock.now().date()
    found = await asyncio.to_thread(preview, asks, body.required_schemes, market, today)
    return PreviewOut.of(body, found)

"""The search index and the market of this process, both kept up to date by one stream."""

import asyncio

import structlog
from chassis import jetstream
from chassis.db import Database
from chassis.problems import Unavailable
from chassis.search import LiveIndex, Meaning, Projection
from chassis.settings import Settings
from nats.js import JetStreamContext

from matchmaking.markets.holding import HeldMarket, market_of

log = structlog.get_logger(__name__)


class LiveMarket(LiveIndex):
    """The index of suppliers, and beside it the market, which needs no position of its own.

    The market asks the database what changed, so an event only says that it is time to ask. An
    event that was lost, repeated or late does no harm.
    """

    def __init__(
        self,
        service: str,
        projection: Projection,
        db: Database,
        settings: Settings,
        meaning: Meaning | None = None,
    ) -> None:
        super().__init__(service, projection, db, settings, meaning)
        self._stream = service
        self.market: HeldMarket = market_of(db)

    async def run(self, js: JetStreamContext) -> None:
        """Follow until something breaks; whoever runs this runs it again."""
        async with asyncio.TaskGroup() as group:
            group.create_task(super().run(js))
            group.create_task(self._keep_market(js))

    async def _keep_market(self, js: JetStreamContext) -> None:
        info = await js.stream_info(jetstream.stream_of(self._stream))
        await self._look()
        async for batch in jetstream.follow(js, self._stream, info.state.last_seq):
            if batch:
                await self._look()

    async def _look(self) -> None:
        try:
            await self.market.current()
        except Unavailable as reason:
            # Whoever matches next asks again.
            log.warning("market.not_refreshed", reason=str(reason))

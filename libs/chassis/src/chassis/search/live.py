"""The search of a service in this process, kept up to date by the service's own stream."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Annotated
from uuid import UUID

import orjson
import structlog
from fastapi import Depends, Request
from nats.js import JetStreamContext

from chassis import clock, jetstream
from chassis.db import Database
from chassis.problems import Unavailable
from chassis.search.asking import SearchRequest, SearchResult
from chassis.search.fusion import Nearest
from chassis.search.index import Index
from chassis.search.meaning import Meaning
from chassis.search.projector import Changed, Projection, Projector, StreamState
from chassis.search.suggesting import Suggestion
from chassis.settings import Settings

_LOOK_AGAIN_S = 60.0
_BREATH_S = 1.0  # between batches, so that new events are not held up

log = structlog.get_logger()


class StreamReplaced(Exception):
    """The stream that was followed is gone, and another one has its name."""


class LiveIndex:
    """Opens the index, answers from it at once, and follows the stream while it runs.

    `ServiceSpec.projection` makes one: `lambda db, settings: LiveIndex("knowledge", …)`.
    """

    def __init__(
        self,
        service: str,
        projection: Projection,
        db: Database,
        settings: Settings,
        meaning: Meaning | None = None,
    ) -> None:
        self._service = service
        self._db = db
        self._meaning = meaning
        self._embedded = 0
        self.index = Index(settings.state_dir / service, projection.schema)
        self.projector = Projector(db, self.index, projection)

    async def run(self, js: JetStreamContext) -> None:
        """Follow until something breaks; whoever runs this runs it again."""
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._follow(js))
                group.create_task(self._pass_days())
                if self._meaning is not None:
                    group.create_task(self._embed(self._meaning))
        finally:
            self.close()

    async def answer(self, request: SearchRequest) -> SearchResult:
        """Search by words and, for a question without quotes ranked by relevance, by meaning."""
        return await self.index.answer(request, await self._nearest_if_possible(request))

    @property
    def state(self) -> tuple[int, int]:
        """What differs once this process has written anything by which others may be found."""
        return self.projector.batches, self._embedded

    async def identify(self, request: SearchRequest) -> Sequence[int]:
        """Say only who is found: the keys (`key_of`) of all documents, whatever the limit.

        Raises:
            Unavailable: nobody can say whom the meaning finds, and without it this is not all.
        """
        return await self.index.identify(request, await self._nearest(request))

    async def suggest(
        self, typed: str, visible_to: Iterable[str], fields: Sequence[str], limit: int
    ) -> list[Suggestion]:
        """Complete what is being typed with texts of these fields."""
        return await self.index.suggest(typed, visible_to, fields, limit)

    def close(self) -> None:
        """Let the folder go, so that another process may write in it."""
        self.index.close()

    async def _nearest(self, request: SearchRequest) -> Nearest | None:
        if self._meaning is None or request.sort is not None or '"' in request.q:
            return None
        return await self._meaning.nearest(self._db, request.q)

    async def _nearest_if_possible(self, request: SearchRequest) -> Nearest | None:
        try:
            return await self._nearest(request)
        except Unavailable:
            log.warning("search_index.without_meaning", service=self._service)
            return None

    async def _follow(self, js: JetStreamContext) -> None:
        state = await self._state(js)
        begin_at = await self.projector.begin(state)
        await self.projector.follow(self._changes(js, state, begin_at - 1))

    async def _embed(self, meaning: Meaning) -> None:
        """Embed after every batch of changes, and now and then what other changes left."""
        while True:
            self.projector.projected.clear()
            self._embedded += await meaning.embed_all(self._db)
            try:
                async with asyncio.timeout(_LOOK_AGAIN_S):
                    await self.projector.projected.wait()
            except TimeoutError:
                continue

    async def _pass_days(self) -> None:
        """Write again what a new day has changed: an end counts at once, a beginning from here."""
        while True:
            again = await self.projector.pass_over(clock.now().date())
            await asyncio.sleep(_BREATH_S if again else _LOOK_AGAIN_S)

    async def _state(self, js: JetStreamContext) -> StreamState:
        info = await js.stream_info(jetstream.stream_of(self._service))
        if info.created is None:
            raise StreamReplaced("the server does not say when the stream was made")
        return StreamState(info.created, info.state.first_seq, info.state.last_seq)

    async def _changes(
        self, js: JetStreamContext, begun: StreamState, after: int
    ) -> AsyncIterator[Changed]:
        """Yield every event of the stream after a sequence number.

        Raises:
            StreamReplaced: seen when the stream is idle; the index must be built again.
        """
        async for batch in jetstream.follow(js, self._service, after):
            for message in batch:
                if changed := _read(message.data, message.metadata.sequence.stream):
                    yield changed
                after = message.metadata.sequence.stream
            if not batch:
                now = await self._state(js)
                if now.created != begun.created or now.last_sequence < after:
                    raise StreamReplaced(self._service)


def _read(body: bytes, sequence: int) -> Changed | None:
    """Return what an event concerns; what is no event concerns nothing."""
    try:
        envelope = orjson.loads(body)
        return Changed(sequence, str(envelope["type"]), UUID(envelope["subject"]))
    except (ValueError, LookupError, TypeError, AttributeError):
        log.warning("search_index.unreadable_event", sequence=sequence)
        return None


def get_live_index(request: Request) -> LiveIndex:
    """Return the index of this process."""
    live: LiveIndex = request.app.state.projection
    return live


SearchIndex = Annotated[LiveIndex, Depends(get_live_index)]

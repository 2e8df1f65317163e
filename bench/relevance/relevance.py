"""How well suppliers are found: hybrid search, its words alone, and PostgreSQL full-text search.

All three rank the same suppliers for the same queries; README.md says how those were made and
judged. Suppliers go through the service's own tables, projection, embedder and index.
"""

import argparse
import asyncio
import json
import re
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from uuid import UUID

import psycopg
from chassis import clock, migrations
from chassis.auth import ANONYMOUS
from chassis.db import Database
from chassis.search import Index, SearchRequest
from chassis.search.meaning import Meaning
from chassis.search.projector import Projector, StreamState
from corpus import Made, Query, queries, suppliers
from embedded.postgres import Postgres, ServiceDatabase
from matchmaking.app import SPEC
from matchmaking.search.projection import PROJECTION, meaning
from matchmaking.suppliers import policy
from matchmaking.suppliers.models import Supplier
from matchmaking.suppliers.rules import Origin
from matchmaking.suppliers.schemas import SupplierIn
from metrics import RELEVANT, ndcg, recall
from vocabulary import identifiers

NDCG_DEPTH, RECALL_DEPTH, RANKED = 10, 20, 100
BATCH = 200

Rank = Callable[[str], Awaitable[Sequence[UUID]]]


class Judged:
    """Who would be right for whom, and in which language they say what they make."""

    def __init__(self, made: Mapping[UUID, Made]) -> None:
        self._made = made
        self.languages = sorted({each.language for each in made.values() if each.group})

    def grades(
        self, query: Query, ranked: Sequence[UUID], language: str | None = None
    ) -> list[int]:
        """Return the grades of a ranking; of one language's suppliers only, when one is given."""
        return [
            query.grades.get(self._made[each].group, 0)
            for each in ranked
            if language is None or self._made[each].language == language
        ]

    def ideal(self, query: Query, language: str | None = None) -> list[int]:
        return [each for each in self.grades(query, list(self._made), language) if each]


async def filled(db: Database) -> dict[UUID, Made]:
    """Store every supplier, and return them by identifier."""
    made: dict[UUID, Made] = {}
    corpus = suppliers()
    for start in range(0, len(corpus), BATCH):
        async with db.transaction() as session:
            for each in corpus[start : start + BATCH]:
                body = SupplierIn.model_validate(each.body)
                public_id = identifiers.new_public_id("supplier", body.economy)
                supplier, _ = Supplier.register(
                    Origin.REGISTERED,
                    body.profile,
                    public_id=public_id,
                    certificates=[],
                    claims=[],
                    member=None,
                )
                made[supplier.id] = each
                session.add(supplier)
    return made


def asking_index(db: Database, index: Index, by_meaning: Meaning | None) -> Rank:
    async def rank(text: str) -> Sequence[UUID]:
        request = SearchRequest(text, policy.search_terms(ANONYMOUS), limit=RANKED)
        nearest = await by_meaning.nearest(db, text) if by_meaning else None
        return [hit.id for hit in (await index.answer(request, nearest)).hits]

    return rank


_DOCUMENTS = """
CREATE TABLE document AS
SELECT supplier.id, setweight(to_tsvector('english', supplier.name), 'A')
    || setweight(to_tsvector('english', coalesce(string_agg(product.name, '. '), '')), 'B')
    || to_tsvector('english', supplier.summary) AS words
FROM suppliers supplier LEFT JOIN supplier_products product ON product.supplier_id = supplier.id
GROUP BY supplier.id
"""
_RANKED = """
SELECT id FROM document, to_tsquery('english', %(any_of)s) AS asked
WHERE words @@ asked ORDER BY ts_rank_cd(words, asked) DESC, id LIMIT %(limit)s
"""


def asking_postgres(connection: psycopg.Connection) -> Rank:
    """Ask for any of the words, the best first: more than all of them would find."""

    async def rank(text: str) -> Sequence[UUID]:
        any_of = " | ".join(re.findall(r"\w+", text))
        found = connection.execute(_RANKED, {"any_of": any_of, "limit": RANKED}).fetchall()
        return [row[0] for row in found]

    return rank


class Table:
    """Scores of each way to search, over all and by pair of languages."""

    def __init__(self, judged: Judged) -> None:
        self._judged = judged
        self.ndcg: dict[str, list[float]] = defaultdict(list)
        self.recall: dict[str, list[float]] = defaultdict(list)
        self.pairs: dict[tuple[str, str], dict[str, list[float]]] = defaultdict(
            lambda: defaultdict(list)
        )

    def count(self, way: str, query: Query, ranked: Sequence[UUID]) -> None:
        judged = self._judged
        grades, ideal = judged.grades(query, ranked), judged.ideal(query)
        self.ndcg[way].append(ndcg(grades, ideal, NDCG_DEPTH))
        self.recall[way].append(recall(grades, ideal, RECALL_DEPTH))
        for language in judged.languages:
            ideal = judged.ideal(query, language)
            if any(grade >= RELEVANT for grade in ideal):
                grades = judged.grades(query, ranked, language)
                scores = self.pairs[query.language, language]
                scores[way].append(ndcg(grades, ideal, NDCG_DEPTH))

    def print(self, ways: Sequence[str]) -> None:
        print(f"{'':12}" + "".join(f"{way:>12}" for way in ways))
        for name, scores in (("nDCG@10", self.ndcg), ("recall@20", self.recall)):
            print(f"{name:12}" + "".join(f"{_mean(scores[way]):12.3f}" for way in ways))
        print("nDCG@10 by language of query -> of profile")
        for (asked, said), by_way in sorted(self.pairs.items()):
            line = "".join(f"{_mean(by_way[way]):12.3f}" for way in ways)
            print(f"{asked} -> {said:6}" + line + f"   ({len(by_way[ways[0]])} queries)")

    def worst_loss(self, way: str, others: Sequence[str]) -> float:
        """Return by how much `way` is behind the best of the others where it is most behind."""
        return max(
            max(_mean(by_way[each]) for each in others) - _mean(by_way[way])
            for by_way in self.pairs.values()
        )

    def across(self, way: str) -> float:
        """Return the mean over the pairs of two different languages."""
        pairs = self.pairs.items()
        return _mean([_mean(by[way]) for (asked, said), by in pairs if asked != said])


def _mean(scores: Sequence[float]) -> float:
    return statistics.fmean(scores) if scores else 0.0


async def measure(folder: Path, server: Postgres, wanted: ServiceDatabase) -> dict[str, float]:
    url = server.url(wanted.name, wanted.login, "bench")
    db = Database(url)
    made = await filled(db)
    by_meaning = meaning()
    print(f"{len(made)} suppliers, {len(queries())} queries; embedding", flush=True)
    await by_meaning.embed_all(db)
    owner = server.url(wanted.name, wanted.owner, "bench")
    with Index(folder / "index", PROJECTION.schema) as index, psycopg.connect(owner) as connection:
        await Projector(db, index, PROJECTION).begin(StreamState(clock.now(), 0, 0))
        connection.execute("SELECT set_config('gscnet.roles', 'system', false)")
        connection.execute("SELECT set_config('gscnet.account', '', false)")
        connection.execute(_DOCUMENTS)
        ways = {
            "hybrid": asking_index(db, index, by_meaning),
            "words": asking_index(db, index, None),
            "PostgreSQL": asking_postgres(connection),
        }
        table = Table(Judged(made))
        for query in queries():
            for way, rank in ways.items():
                table.count(way, query, await rank(query.text))
    await db.dispose()
    table.print(list(ways))
    return {
        "relevance_hybrid_ndcg": round(_mean(table.ndcg["hybrid"]), 3),
        "relevance_words_ndcg": round(_mean(table.ndcg["words"]), 3),
        "relevance_postgres_ndcg": round(_mean(table.ndcg["PostgreSQL"]), 3),
        "relevance_hybrid_recall": round(_mean(table.recall["hybrid"]), 3),
        "relevance_words_recall": round(_mean(table.recall["words"]), 3),
        "relevance_postgres_recall": round(_mean(table.recall["PostgreSQL"]), 3),
        "relevance_across_languages": round(table.across("hybrid"), 3),
        "relevance_words_across_languages": round(table.across("words"), 3),
        "relevance_worst_loss": round(table.worst_loss("hybrid", ["words", "PostgreSQL"]), 3),
    }


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    wanted = ServiceDatabase(name="relevance", owner_password="bench", login_password="bench")  # noqa: S106
    with (
        tempfile.TemporaryDirectory(prefix="gscnet-bench-") as folder,
        Postgres(Path(folder) / "postgres", durable=False) as server,
    ):
        server.ensure(wanted)
        owner = server.url(wanted.name, wanted.owner, "bench")
        migrations.upgrade(owner, SPEC.migrations_path, SPEC.metadata)
        figures = asyncio.run(measure(Path(folder), server, wanted))
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()

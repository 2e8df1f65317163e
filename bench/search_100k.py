"""Supplier search over 100,000 suppliers, beside PostgreSQL full-text search on the same data.

Both answer the same questions: the best twenty with a snippet, the number of all that match, and
the counts of four facets, under two filters and a visibility. The words follow Zipf's law, in four
languages with spaces and one without. PostgreSQL gets a generated tsvector per row, a GIN index on
it and B-tree and GIN indexes on the filters, warm caches, and one connection without network.
"""

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from chassis.search import Index, IndexDocument, IndexSchema, Position, SearchRequest
from embedded.postgres import Postgres

DOCUMENTS = 100_000
QUESTIONS = 200
ROUNDS = 5
SEED = 20_26
SCHEMA = IndexSchema(
    text={"name": 3.0, "products": 2.0, "summary": 1.0, "claims": 1.0},
    facets=("economy", "sector", "scheme", "size_class", "criterion"),
    numbers=("capacity",),
    moments=("updated_at",),
    flags=("verified",),
)
FACETS = ("economy", "sector", "scheme", "size_class")
_CODES = "AU BN CA CL CN HK ID JP KR MX MY NZ PE PG PH RU SG TH TW US VN"
ECONOMIES = _CODES.split()
SECTORS = [f"sector-{number:02}" for number in range(24)]
SCHEMES = [
    "iso-14001",
    "iso-50001",
    "fsc",
    "gots",
    "epd",
    "rspo",
    "cradle-to-cradle",
    "energy-star",
]
SIZES = ["micro", "small", "medium", "large", "unknown"]
CRITERIA = [f"criterion-{number:02}" for number in range(40)]
LANGUAGES = ("en", "es", "fr", "vi", "zh")
_SYLLABLES = {
    "en": "re cycl ed alu min ium pack ag ing ener gy car bon sol ar steel wat er tex tile",
    "es": "ci ón re cla ma te rial sos te ni ble ver de ener gía a gua sue lo pa pel",
    "fr": "dé chet re cy clage a lu é co lo gique du ra ble em bal lage a cier eau",
    "vi": "nhôm tái chế thép xanh bao bì năng lượng mặt trời nước vải giấy",
    "zh": " ".join("再生铝材料绿色供应链包装节能减排环保认证太阳水钢纸纺织品电池碳"),
}
_PUBLIC_SHARE, _VERIFIED_SHARE = 0.95, 0.3


class Vocabulary:
    """Words of one language with Zipf's frequencies."""

    def __init__(self, language: str, size: int, rng: random.Random) -> None:
        syllables = _SYLLABLES[language].split()
        made: dict[str, None] = {}
        while len(made) < size:
            made["".join(rng.choices(syllables, k=rng.randint(2, 4)))] = None
        self.words = list(made)
        self.joint = "" if language == "zh" else " "
        self._weights = [1 / rank for rank in range(1, size + 1)]
        self._cumulated = [sum(self._weights[:1])]
        for weight in self._weights[1:]:
            self._cumulated.append(self._cumulated[-1] + weight)
        self._rng = rng

    def text(self, length: int) -> str:
        return self.joint.join(self._rng.choices(self.words, cum_weights=self._cumulated, k=length))


def documents(count: int) -> list[IndexDocument]:
    rng = random.Random(SEED)  # noqa: S311  (the data must repeat)
    vocabularies = {language: Vocabulary(language, 8_000, rng) for language in LANGUAGES}
    return [_document(number, rng, vocabularies) for number in range(count)]


def _document(
    number: int, rng: random.Random, vocabularies: dict[str, Vocabulary]
) -> IndexDocument:
    language = rng.choices(LANGUAGES, weights=(5, 2, 1, 2, 2))[0]
    said = vocabularies[language].text
    name = f"{said(2)} {number}"
    summary = said(rng.randint(20, 60))
    return IndexDocument(
        id=UUID(int=rng.getrandbits(128)),
        version=1,
        visible_to=["public"] if rng.random() < _PUBLIC_SHARE else [f"center:{number % 50}"],
        language=language,
        text={
            "name": name,
            "products": [said(rng.randint(2, 5)) for _ in range(rng.randint(1, 4))],
            "summary": summary,
            "claims": said(rng.randint(5, 20)),
        },
        facets={
            "economy": [rng.choice(ECONOMIES)],
            "sector": rng.sample(SECTORS, k=rng.randint(1, 3)),
            "scheme": rng.sample(SCHEMES, k=rng.randint(0, 3)),
            "size_class": rng.choices(SIZES, weights=(4, 4, 2, 1, 1)),
            "criterion": rng.sample(CRITERIA, k=rng.randint(0, 6)),
        },
        values={
            "capacity": float(rng.randint(1, 100_000)),
            "updated_at": datetime(2026, 1 + number % 12, 1 + number % 28, tzinfo=UTC),
            "verified": rng.random() < _VERIFIED_SHARE,
        },
        payload={"title": name, "url_path": f"/suppliers/{number}"},
    )


def questions(some: Sequence[IndexDocument]) -> list[SearchRequest]:
    """Ask two words of a document that exists, with the economy half and three schemes chosen."""
    rng = random.Random(SEED + 1)  # noqa: S311
    asked = []
    for document in rng.choices(some, k=QUESTIONS):
        summary = str(document.text["summary"])
        words = summary.split()
        q = " ".join(rng.sample(words, k=2)) if len(words) > 1 else summary[8:12]
        asked.append(
            SearchRequest(
                q=q,
                visible_to={"public", "center:7"},
                filters={
                    "economy": rng.sample(ECONOMIES, k=10),
                    "scheme": rng.sample(SCHEMES, k=3),
                },
                facets=FACETS,
                limit=20,
            )
        )
    return asked


def measured(
    asked: Sequence[SearchRequest], *askers: Callable[[SearchRequest], int]
) -> list[list[float]]:
    """Return for each asker what each question took, the median of some rounds.

    Each question goes to all in turn, so that what else the machine does hurts all alike.
    """
    for request in asked[:20]:
        for ask in askers:
            ask(request)
    took: list[list[float]] = [[] for _ in askers]
    for request in asked:
        for times, ask in zip(took, askers, strict=True):
            times.append(statistics.median(timed_ms(ask, request) for _ in range(ROUNDS)))
    return took


def timed_ms(ask: Callable[[SearchRequest], int], request: SearchRequest) -> float:
    started = time.perf_counter()
    ask(request)
    return (time.perf_counter() - started) * 1000


def p95(took: Sequence[float]) -> float:
    return statistics.quantiles(took, n=20)[-1]


_TABLE = """
CREATE TABLE supplier (
    id uuid PRIMARY KEY, language text NOT NULL, name text NOT NULL, products text NOT NULL,
    summary text NOT NULL, claims text NOT NULL, economy text NOT NULL, sector text[] NOT NULL,
    scheme text[] NOT NULL, size_class text NOT NULL, visible_to text[] NOT NULL,
    payload jsonb NOT NULL,
    words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', name), 'A')
        || setweight(to_tsvector('english', products), 'B')
        || to_tsvector('english', summary) || to_tsvector('english', claims)
    ) STORED
)
"""
_INDEXES = (
    "CREATE INDEX ON supplier USING gin (words)",
    "CREATE INDEX ON supplier (economy)",
    "CREATE INDEX ON supplier USING gin (scheme)",
    "CREATE INDEX ON supplier USING gin (visible_to)",
    "VACUUM ANALYZE supplier",
)
_VISIBLE = "words @@ websearch_to_tsquery('english', %(q)s) AND visible_to && %(visible_to)s"
_ECONOMY = " AND economy = ANY(%(economy)s)"
_SCHEME = " AND scheme && %(scheme)s"
_HITS = f"""
SELECT id, payload, score,
    ts_headline('english', summary, websearch_to_tsquery('english', %(q)s)) FROM (
    SELECT id, payload, summary, ts_rank_cd(words, websearch_to_tsquery('english', %(q)s)) AS score
    FROM supplier WHERE {_VISIBLE}{_ECONOMY}{_SCHEME} ORDER BY score DESC LIMIT 20
) best
"""  # noqa: S608  (constants)
_COUNT = f"SELECT count(*) FROM supplier WHERE {_VISIBLE}{_ECONOMY}{_SCHEME}"  # noqa: S608
_COUNTED = "SELECT {}, count(*) FROM supplier{} WHERE {} GROUP BY 1"
_FACET_COUNTS = (
    _COUNTED.format("economy", "", _VISIBLE + _SCHEME),
    _COUNTED.format("value", ", unnest(sector) value", _VISIBLE + _ECONOMY + _SCHEME),
    _COUNTED.format("value", ", unnest(scheme) value", _VISIBLE + _ECONOMY),
    _COUNTED.format("size_class", "", _VISIBLE + _ECONOMY + _SCHEME),
)


def filled(connection: psycopg.Connection, all_of_them: Sequence[IndexDocument]) -> None:
    connection.execute(_TABLE)
    columns = "id, language, name, products, summary, claims, economy, sector, scheme, size_class"
    with connection.cursor().copy(
        f"COPY supplier ({columns}, visible_to, payload) FROM STDIN"
    ) as copy:
        for each in all_of_them:
            text: Mapping[str, Any] = each.text
            facets = each.facets
            copy.write_row(
                (
                    each.id,
                    each.language,
                    text["name"],
                    " ".join(text["products"]),
                    text["summary"],
                    text["claims"],
                    facets["economy"][0],
                    list(facets["sector"]),
                    list(facets["scheme"]),
                    facets["size_class"][0],
                    list(each.visible_to),
                    json.dumps(each.payload),
                )
            )
    for statement in _INDEXES:
        connection.execute(statement)


def asking_postgres(connection: psycopg.Connection) -> Callable[[SearchRequest], int]:
    def ask(request: SearchRequest) -> int:
        values = {
            "q": request.q,
            "visible_to": list(request.visible_to),
            "economy": request.filters["economy"],
            "scheme": request.filters["scheme"],
        }
        connection.execute(_HITS, values).fetchall()
        total = connection.execute(_COUNT, values).fetchone()
        for statement in _FACET_COUNTS:
            connection.execute(statement, values).fetchall()
        return total[0] if total else 0

    return ask


def resident_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, default=DOCUMENTS)
    count = arguments.parse_args().documents
    all_of_them = documents(count)
    asked = questions(all_of_them)
    with (
        tempfile.TemporaryDirectory(prefix="gscnet-bench-") as folder,
        Index(Path(folder) / "index", SCHEMA) as index,
        Postgres(Path(folder) / "postgres") as server,
        server.connect() as connection,
    ):
        before = resident_mib()
        started = time.perf_counter()
        index.clear()
        for document in all_of_them:
            index.upsert(document)
        index.keep(Position(datetime(2026, 1, 1, tzinfo=UTC), count))
        took_s = time.perf_counter() - started
        print(f"indexed {count} in {took_s:.1f} s, {resident_mib() - before:.0f} MiB more resident")
        filled(connection, all_of_them)
        found = [index.search(request).total for request in asked]
        ours, theirs = measured(
            asked, lambda request: index.search(request).total, asking_postgres(connection)
        )
    print(f"ours: p50 {statistics.median(ours):.2f} ms, p95 {p95(ours):.2f} ms")
    print(f"matches: median {statistics.median(found):.0f}, most {max(found)}")
    print(f"PostgreSQL: p50 {statistics.median(theirs):.2f} ms, p95 {p95(theirs):.2f} ms")
    sys.stdout.write(
        json.dumps(
            {
                "search_100k_p95_ms": round(p95(ours), 2),
                "search_100k_postgres_p95_ms": round(p95(theirs), 2),
                "search_100k_vs_postgres_fts": round(p95(theirs) / p95(ours), 1),
            }
        )
        + "\n"
    )


if __name__ == "__main__":
    main()

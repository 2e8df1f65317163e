"""Matching one need against all suppliers, from the question to the receipt, beside a plain loop.

The market is held in memory, as in the service: building it, its memory, and catching up with a
hundred changed suppliers are measured beside the match itself.

Each supplier makes one product, states three claims and shows one certificate; half of it has
lapsed or speaks of something else. The peer scores the same rows that PostgreSQL returned, one by
one in Python with exact decimals, and leaves out what only we do: units, schemes, standing, order.
"""

import argparse
import asyncio
import json
import random
import resource
import secrets
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
from chassis import migrations
from chassis.auth import SYSTEM, Actor
from chassis.db import Database
from chassis.identifiers import uuid7
from embedded.postgres import Postgres, ServiceDatabase
from matchmaking.app import SPEC
from matchmaking.markets.holding import market_of
from matchmaking.matching.queries import match_need, question_of
from matchmaking.matching.rules import WORTH_PERCENT
from matchmaking.needs.models import Need
from psycopg.types.json import Jsonb
from vocabulary.evidence import Strength

SIZES = (1_000, 10_000, 100_000)
RUNS = 20
SEED = 20_26
TODAY = date(2026, 11, 22)
BUYER = Actor(account_id=uuid4())
CRITERIA = ("materials.recycled_content", "energy.renewable_share", "water.use_reduction")
SCHEMES = ("grs", "gots", "iso_14001", "oeko_tex_standard_100")
HEADINGS = ("5208", "5209", "6109", "6203")
NEED = Need(
    id=uuid7(),
    owner_id=BUYER.account_id,
    status="published",
    title="Recycled cotton fabric",
    description="Woven.",
    buyer_name="Uniforms of Ha Noi",
    line_items=[
        {
            "text": "Fabric",
            "hs": {"code": "52", "vintage": 2022},
            "quantity": {"value": "40", "unit": "t"},
        }
    ],
    economy="VN",
    needed_by=date(2027, 6, 30),
    required_criteria=[
        {"criterion": CRITERIA[0], "at_least": "30", "unit": "%", "evidence": "document"},
        {"criterion": "social.no_child_labour", "evidence": "accredited"},
    ],
    required_schemes=[],
    preferences=[
        {"criterion": CRITERIA[1], "weight": "0.5"},
        {"criterion": CRITERIA[2], "weight": "0.25"},
    ],
)


def rows_of(count: int, rng: random.Random) -> dict[str, list[tuple[Any, ...]]]:
    """Make suppliers with their parts, as rows for COPY."""
    now = datetime(2026, 11, 22, tzinfo=UTC)
    made: dict[str, list[tuple[Any, ...]]] = {name: [] for name in COLUMNS}
    for number in range(count):
        supplier = uuid7()
        made["suppliers"].append(
            (
                supplier,
                1,
                f"S-VN-{number:06}",
                "registered",
                f"Supplier {number}",
                [],
                "VN",
                "medium",
                ["textile"],
                "Weaves.",
                "en",
                now,
                now,
            )
        )
        made["supplier_products"].append(
            (
                uuid7(),
                supplier,
                0,
                "Fabric",
                rng.choice(HEADINGS),
                2022,
                rng.randint(1, 90),
                "t",
                "month",
                rng.randint(5, 90),
            )
        )
        for criterion in CRITERIA:
            made["supplier_claims"].append(claim(supplier, criterion, now, rng))
        made["supplier_certificates"].append(
            (uuid7(), supplier, rng.choice(SCHEMES), "1", until(rng), "accredited", now, now)
        )
    return made


def claim(supplier: UUID, criterion: str, now: datetime, rng: random.Random) -> tuple[Any, ...]:
    value = rng.randint(0, 100)
    content = {
        "subject_type": "facility" if criterion != CRITERIA[0] else "product",
        "criterion": criterion,
        "value": str(value),
        "unit": "%",
        "statement": "So it is.",
    }
    strength = rng.choice(list(Strength)).value
    return (
        uuid7(),
        supplier,
        criterion,
        value,
        value,
        until(rng),
        strength,
        Jsonb(content),
        now,
        now,
    )


def until(rng: random.Random) -> date:
    return TODAY + timedelta(days=rng.randint(-300, 300))


COLUMNS = {
    "suppliers": "id version public_id origin name names_local economy size_class sectors summary"
    " language created_at updated_at",
    "supplier_products": "id supplier_id position name hs_code hs_vintage capacity_value"
    " capacity_unit capacity_per lead_time_days",
    "supplier_claims": "id supplier_id criterion lowest highest valid_until strength content"
    " created_at updated_at",
    "supplier_certificates": "id supplier_id scheme number valid_until strength created_at"
    " updated_at",
}


def fill(url: str, count: int) -> None:
    rows = rows_of(count, random.Random(SEED))  # noqa: S311  (data, not a secret)
    with psycopg.connect(url) as connection:
        connection.execute("TRUNCATE suppliers CASCADE")
        for table, columns in COLUMNS.items():
            statement = f"COPY {table} ({columns.replace(' ', ', ')}) FROM STDIN"
            with connection.cursor().copy(statement.encode()) as copy:
                for row in rows[table]:
                    copy.write_row(row)
        connection.execute("ANALYZE")


async def ours(db: Database) -> float:
    started = time.perf_counter()
    question = question_of(NEED, TODAY, limit=20)
    found = await match_need(db, BUYER, NEED, question)
    if not found.matches:
        raise SystemExit("nobody matches: the comparison would mean nothing")
    return (time.perf_counter() - started) * 1000


async def built(db: Database) -> float:
    started = time.perf_counter()
    await market_of(db).current()
    return time.perf_counter() - started


async def caught_up(db: Database, owner: str) -> float:
    """Change a hundred suppliers and return how long the next look takes."""
    with psycopg.connect(owner) as connection:
        connection.execute(
            "UPDATE suppliers SET version = version + 1 WHERE id IN"
            " (SELECT id FROM suppliers ORDER BY random() LIMIT 100)"
        )
    return 1000 * await built(db)


def resident_mib() -> float:
    with Path("/proc/self/statm").open() as statm:
        return int(statm.read().split()[1]) * resource.getpagesize() / 2**20


def peer(url: str) -> float:
    """Score by a loop over suppliers; the claims alone, by value and strength."""
    started = time.perf_counter()
    with psycopg.connect(url, autocommit=True) as connection:
        rows = connection.execute(
            "SELECT supplier_id, criterion, lowest, strength, valid_until FROM supplier_claims"
        ).fetchall()
    points: dict[UUID, Decimal] = {}
    for supplier, _criterion, value, strength, valid_until in rows:
        if valid_until < TODAY:
            continue
        worth = value / 100 * WORTH_PERCENT[Strength(strength)] / 100
        points[supplier] = points.get(supplier, Decimal(0)) + worth
    sorted(points.items(), key=lambda pair: (-pair[1], pair[0]))[:20]
    return (time.perf_counter() - started) * 1000


def p95(values: Sequence[float]) -> float:
    return round(sorted(values)[max(0, round(len(values) * 0.95) - 1)], 1)


def measured(owner: str, url: str, sizes: Sequence[int]) -> Iterator[dict[str, float]]:
    async def timed() -> tuple[list[float], dict[str, float]]:
        db = Database(url, pool_size=2, otherwise=SYSTEM)
        before = resident_mib()
        beside = {"build_s": round(await built(db), 2)}
        await ours(db)
        times = [await ours(db) for _ in range(RUNS)]
        beside["market_mib"] = round(resident_mib() - before, 1)
        beside["catch_up_100_ms"] = round(await caught_up(db, owner), 1)
        await db.dispose()
        return times, beside

    for count in sizes:
        fill(owner, count)
        (us, beside), them = asyncio.run(timed()), [peer(url) for _ in range(RUNS)]
        yield {
            "suppliers": count,
            "matching_p95_ms": p95(us),
            "loop_p95_ms": p95(them),
            "ratio": round(statistics.median(them) / statistics.median(us), 2),
            **beside,
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one line of JSON a size")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gscnet-bench-") as folder:
        server = Postgres(Path(folder), durable=False)
        server.start()
        try:
            wanted = ServiceDatabase(
                name="matchmaking",
                owner_password=secrets.token_urlsafe(16),
                login_password=secrets.token_urlsafe(16),
            )
            server.ensure(wanted)
            owner = server.url(wanted.name, wanted.owner, wanted.owner_password)
            migrations.upgrade(owner, SPEC.migrations_path, SPEC.metadata)
            url = server.url(wanted.name, wanted.login, wanted.login_password)
            for line in measured(owner, url, chosen.sizes):
                if chosen.json:
                    print(json.dumps(line), flush=True)
                else:
                    print(
                        f"{line['suppliers']:>8,} suppliers: matching p95 "
                        f"{line['matching_p95_ms']:>8} ms, a plain loop over the claims alone "
                        f"{line['loop_p95_ms']:>8} ms, ratio {line['ratio']}",
                        flush=True,
                    )
        finally:
            server.stop()


if __name__ == "__main__":
    main()

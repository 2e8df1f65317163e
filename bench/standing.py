"""From an acknowledged certificate to the standing matches of all open needs that it moves.

A market is filled, needs are published, and the background part of the service runs beside, as it
does in a process. Then suppliers that make what is asked for get a certificate, one after another;
each time is from the end of the write to the moment at which the row of every need shows more. The
gaps of some suppliers are timed as well, as a request computes them.
"""

import argparse
import asyncio
import json
import random
import secrets
import statistics
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from uuid import UUID, uuid4

import matching
from chassis import clock, migrations
from chassis.auth import SYSTEM, Actor, acting_as
from chassis.db import Database
from chassis.identifiers import uuid7
from chassis.settings import Settings
from embedded.postgres import Postgres, ServiceDatabase
from matchmaking.app import SPEC
from matchmaking.gaps import queries as gaps
from matchmaking.needs.models import Need
from matchmaking.needs.wanted import Wanted
from matchmaking.standing import background
from matchmaking.standing.keeping import keeper_of
from sqlalchemy import text

CRITERIA = (*matching.CRITERIA, "social.no_child_labour")
SCHEME = "wrap"
REVIEWER = Actor(account_id=uuid4(), roles=frozenset({"secretariat"}))
PATIENCE_S = 20.0


def a_need(rng: random.Random) -> Wanted:
    asked = rng.sample(CRITERIA[:3], rng.randint(1, 2))
    return Wanted.model_validate(
        {
            "title": "Fabric",
            "description": "Woven.",
            "buyer_name": "A buyer",
            "lines": [{"text": "Fabric", "hs": {"code": "52", "vintage": 2022}}],
            "place": {"economy": "VN"},
            "required_criteria": [
                {"criterion": "social.no_child_labour", "evidence": "accredited"},
                *({"criterion": each, "at_least": "1", "unit": "%"} for each in asked),
            ],
        }
    )


async def publish(db: Database, count: int) -> None:
    rng = random.Random(matching.SEED)  # noqa: S311  (data, not a secret)
    async with db.transaction() as session:
        for _ in range(count):
            need, _drafted = Need.draft(uuid4(), a_need(rng), clock.now())
            need.publish(clock.now(), None)
            session.add(need)


async def certify(db: Database, supplier: UUID) -> None:
    """Give a supplier a certificate and verified claims: with them it meets every need."""
    now = clock.now()
    async with db.transaction() as session:
        await session.execute(
            text(
                "INSERT INTO supplier_certificates (id, supplier_id, scheme, number, valid_until,"
                " strength, created_at, updated_at)"
                " VALUES (:id, :supplier, :scheme, '1', '2027-11-22', 'accredited', :now, :now)"
            ),
            {"id": uuid7(), "supplier": supplier, "scheme": SCHEME, "now": now},
        )
        await session.execute(
            text(
                "UPDATE supplier_claims SET strength = 'verified', lowest = 90, highest = 90,"
                " valid_until = '2027-11-22' WHERE supplier_id = :supplier"
            ),
            {"supplier": supplier},
        )
        await session.execute(
            text("UPDATE suppliers SET version = version + 1 WHERE id = :supplier"),
            {"supplier": supplier},
        )


async def seen_after(db: Database, supplier: UUID, needs: int) -> float:
    """Return how many milliseconds it takes until every need counts the certificate."""
    began = time.perf_counter()
    query = text(
        "SELECT count(*) FROM standing_matches WHERE supplier_id = :id AND state = 'meets'"
    )
    while time.perf_counter() - began < PATIENCE_S:
        async with db.reading() as session:
            rows = await session.scalar(query, {"id": supplier})
        if rows == needs:
            return (time.perf_counter() - began) * 1000
        await asyncio.sleep(0.01)
    raise SystemExit("the certificate was not seen: the measurement would mean nothing")


async def candidates(db: Database, count: int) -> Sequence[UUID]:
    """Return suppliers that make what is asked for and show nothing that covers child labour."""
    query = text(
        "SELECT s.id FROM suppliers s JOIN supplier_products p ON p.supplier_id = s.id"
        " JOIN supplier_certificates c ON c.supplier_id = s.id"
        " WHERE p.hs_code LIKE '52%' AND c.scheme IN ('iso_14001', 'oeko_tex_standard_100')"
        " GROUP BY s.id HAVING count(*) = 1 ORDER BY s.id LIMIT :count"
    )
    async with db.reading() as session:
        return (await session.scalars(query, {"count": count})).all()


async def measured(url: str, needs: int, runs: int) -> dict[str, float]:
    db = Database(url, pool_size=6, otherwise=SYSTEM)
    with acting_as(SYSTEM):
        await publish(db, needs)
        began = time.perf_counter()
        await keeper_of(db).keep()
        all_s = time.perf_counter() - began
        settings = Settings.model_construct()
        running = asyncio.create_task(background.run(db, settings))
        times = []
        for supplier in await candidates(db, runs):
            await certify(db, supplier)
            times.append(await seen_after(db, supplier, needs))
            await asyncio.sleep(random.random() / 3)  # noqa: S311  (not in step with the pause)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        lacking = await candidates(db, runs + 10)
    asked = []
    with acting_as(REVIEWER):
        for supplier in lacking[-10:]:
            began = time.perf_counter()
            await gaps.find_gaps(db, REVIEWER, str(supplier), clock.now().date())
            asked.append((time.perf_counter() - began) * 1000)
    await db.dispose()
    return {
        "needs": needs,
        "changes": len(times),
        "all_lists_s": round(all_s, 2),
        "seen_median_ms": round(statistics.median(times), 1),
        "seen_p95_ms": matching.p95(times),
        "gaps_p95_ms": matching.p95(asked),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--suppliers", type=int, default=10_000)
    parser.add_argument("--needs", type=int, default=200)
    parser.add_argument("--runs", type=int, default=40)
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
            matching.fill(owner, chosen.suppliers)
            url = server.url(wanted.name, wanted.login, wanted.login_password)
            line = asyncio.run(measured(url, chosen.needs, chosen.runs))
            print(json.dumps({"suppliers": chosen.suppliers, **line}), flush=True)
        finally:
            server.stop()


if __name__ == "__main__":
    main()

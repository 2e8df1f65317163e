"""Kills the real matchmaking service under imports, certificates and matching; then counts.

    python tests/failures/market_storm.py --kills 1000 --seed 7

prints the seed and the figures as JSON and fails if anything is wrong.
"""

import argparse
import asyncio
import json
import random
import secrets
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
from chassis import jetstream
from chassis.auth import SYSTEM, acting_as
from chassis.db import Database
from chassis.testing import somebody
from embedded import DidNotStart
from failure_rig import Nursery, Rig, a_fast_folder
from market_clients import ROWS, BuyerClient, Ledger, Market, SupplierClient
from matchmaking.standing import queries as standing
from matchmaking.standing.keeping import recompute_all
from storm import keep_results

TARGETS = ("service", "relay-1", "consumer", "consumer", "nats", "postmaster", "backend")
# A process that has begun to work again, and not only to start.
PAUSE_S = (0.4, 1.6)
SETTINGS = {"GSCNET_ACK_WAIT_S": "3", "GSCNET_RELAY_LEASE_S": "3"}
LONGEST_REST_S = 300.0
_BUSY = """
    SELECT (SELECT count(*) FROM outbox WHERE sent_at IS NULL)
         + (SELECT count(*) FROM imports WHERE state = 'running')
"""
_COUNTS = {
    "imports_not_done": "SELECT count(*) FROM imports WHERE state NOT IN ('done', 'guessed')",
    "rows_missing": f"""
        SELECT count(*) FROM imports WHERE state = 'done' AND {ROWS} <>
            (SELECT count(*) FROM import_rows WHERE import_id = imports.id)""",  # noqa: S608
    "rows_miscounted": "SELECT count(*) FROM imports WHERE rows_done <> "
    "(SELECT count(*) FROM import_rows WHERE import_id = imports.id)",
    "suppliers_twice": "SELECT count(*) FROM "
    "(SELECT name FROM suppliers GROUP BY name HAVING count(*) > 1) AS twice",
    "certificates_twice": "SELECT count(*) FROM "
    "(SELECT number FROM supplier_certificates GROUP BY number HAVING count(*) > 1) AS twice",
    "versions_without_event": "SELECT count(*) FROM suppliers WHERE version <> "
    "(SELECT count(*) FROM outbox WHERE aggregate_id = suppliers.id)",
    "parked": "SELECT count(*) FROM dead_letters WHERE settled_at IS NULL",
    "keys_without_answer": "SELECT count(*) FROM idempotency_keys WHERE status IS NULL",
}


class MarketRig(Rig):
    """The chain with matchmaking in the middle."""

    service = "matchmaking"
    module = "market_program"
    consuming = "consumers,projector"

    @classmethod
    @asynccontextmanager
    async def of_market(
        cls, folder: Path, nursery: Nursery, *, seed: int
    ) -> AsyncIterator["MarketRig"]:
        """Bring up the chain, and wait until it answers."""
        nursery.know(cls.module)
        settings = SETTINGS | {
            "GSCNET_STATE_DIR": str(folder / "state"),
            "GSCNET_ATTACHMENTS_URL": str(folder / "attachments"),
        }
        async with cls.opened(folder, nursery, seed=seed, **settings) as rig:
            await rig.answers()
            yield rig  # type: ignore[misc]

    async def provision(self) -> None:
        async with self.stream_client() as client:
            js = jetstream.context(client)
            for other in ("knowledge", "pilot-centers"):
                await jetstream.provision(js, other, [], self.service_settings())
        if await self.run("provision"):
            raise DidNotStart("the streams of matchmaking could not be made")


async def market_storm(folder: Path, nursery: Nursery, *, kills: int, seed: int) -> dict[str, Any]:
    """Run one storm and return its figures; `wrong` is empty when every promise was kept."""
    async with MarketRig.of_market(folder, nursery, seed=seed) as rig:
        market = Market(rig.base_url, seed)
        began = time.monotonic()
        market.begin()
        try:
            killed = await _kill_at_random(rig, kills, random.Random(seed))
            took_s = time.monotonic() - began
            await market.end()
        finally:
            await market.close()
        rested = await _at_rest(rig)
        found = await _findings(rig, market.ledger)
    ledger = market.ledger
    return {
        "seed": seed,
        "kills": killed.total(),
        "killed": dict(sorted(killed.items())),
        "took_s": round(took_s, 1),
        "acknowledged": ledger.acknowledged,
        "imports": len(ledger.imports),
        "receipts": len(ledger.receipts),
        "answers": dict(sorted(ledger.answers.items())),
        "refused": ledger.refused[:5],
        "found": found,
        "wrong": {name: count for name, count in found.items() if count}
        | ({} if rested else {"not_at_rest": 1}),
    }


async def wrong_lists_if_nobody_keeps_them(folder: Path, nursery: Nursery, *, seed: int) -> int:
    """Return how many lists are wrong when the consumer is gone and a need is published."""
    async with MarketRig.of_market(folder, nursery, seed=seed) as rig:
        await rig.leave("consumer")
        ledger = Ledger()
        supplier = SupplierClient(rig.base_url, ledger, somebody(), seed)
        buyer = BuyerClient(rig.base_url, ledger, somebody(), seed)
        for client in (supplier, buyer):
            await client.step()
            await client.close()
        return await _wrong_lists(rig, within_s=0)


async def _kill_at_random(rig: Rig, kills: int, chance: random.Random) -> Counter[str]:
    killed: Counter[str] = Counter()
    while killed.total() < kills:
        await asyncio.sleep(chance.uniform(*PAUSE_S))
        target = chance.choice(TARGETS)
        killed[target] += rig.kill(target)
    return killed


async def _at_rest(rig: Rig) -> bool:
    """Wait until everything is sent and every list taken in; say whether that came."""
    began = time.monotonic()
    while time.monotonic() - began < LONGEST_REST_S:
        with suppress(psycopg.OperationalError):
            if (await rig.query(_BUSY))[0][0] == 0:
                return True
        await asyncio.sleep(0.2)
    return False


async def _findings(rig: Rig, ledger: Ledger) -> dict[str, int]:
    found = {name: (await rig.query(query))[0][0] for name, query in _COUNTS.items()}
    versions = {
        str(each): version for each, version in await rig.query("SELECT id, version FROM suppliers")
    }
    certificates = dict(
        await rig.query("SELECT number, supplier_id::text FROM supplier_certificates")
    )
    imports = {str(each) for (each,) in await rig.query("SELECT id FROM imports")}
    names = {name for (name,) in await rig.query("SELECT name FROM import_rows")}
    receipts = dict(await rig.query("SELECT id::text, sha256 FROM match_receipts"))
    needs = {str(each) for (each,) in await rig.query("SELECT id FROM needs")}
    found["suppliers_lost"] = sum(
        versions.get(each, 0) < version for each, version in ledger.suppliers.items()
    )
    found["certificates_lost"] = _lost(ledger.certificates, certificates)
    found["imports_lost"] = len({*ledger.imports} - imports)
    found["rows_lost"] = len(ledger.rows - names)
    found["receipts_lost"] = _lost(ledger.receipts, receipts)
    found["needs_lost"] = len(ledger.needs - needs)
    found["refused"] = len(ledger.refused)
    found["standing_matches_wrong"] = await _wrong_lists(rig)
    return found


def _lost(told: dict[str, str], there: dict[str, str]) -> int:
    return sum(there.get(each) != value for each, value in told.items())


async def _wrong_lists(rig: Rig, *, within_s: float = LONGEST_REST_S) -> int:
    """Count the needs whose standing matches are not what a computation from scratch gives."""
    db = Database(rig.url(rig.database.login), pool_size=2)
    began = time.monotonic()
    try:
        with acting_as(SYSTEM):
            while (wrong := await _differences(db)) and time.monotonic() - began < within_s:
                await asyncio.sleep(0.5)  # The consumer is looking at the last changes.
        return wrong
    finally:
        await db.dispose()


async def _differences(db: Database) -> int:
    wanted = await recompute_all(db)
    async with db.reading() as session:
        kept = await standing.kept_of(session, list(wanted))
        lists = await standing.lists_of(session, list(wanted))
    # A list on which somebody is because nobody has looked up the words is not what it should be.
    provisional = {each.id for each in lists.values() if each.is_provisional}
    return sum(each in provisional or kept[each] != wanted[each] for each in wanted)


async def _storm_alone(folder: Path, chosen: argparse.Namespace) -> dict[str, Any]:
    async with Nursery.opened(folder / "nursery.log") as nursery:
        return await market_storm(folder, nursery, kills=chosen.kills, seed=chosen.seed)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    chosen = parser.parse_args()
    sys.stderr.write(f"seed {chosen.seed}\n")
    with tempfile.TemporaryDirectory(prefix="gscnet-storm-", dir=a_fast_folder()) as folder:
        figures = asyncio.run(_storm_alone(Path(folder), chosen))
    keep_results(f"market-storm-{chosen.kills}", figures)
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    return 1 if figures["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())

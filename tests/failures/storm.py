"""Kills every process of the chain at random, again and again, under writes; then counts.

    python tests/failures/storm.py --kills 10000 --seed 7
    python tests/failures/storm.py --kills 40 --sabotage no-gate --targets consumer

prints the seed and the figures as JSON and fails if anything is wrong. The seed fixes what is
chosen, not how the machine schedules it.
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
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg
from failure_rig import RESULTS, Nursery, Rig, a_fast_folder
from invariants import drained, findings, wrong
from storm_service import SABOTAGE
from writers import Crowd

TARGETS = ("service", "relay-1", "relay-2", "consumer", "nats", "postmaster", "backend")
PAUSE_S = (0.05, 0.45)
AGAIN_CHANCE = 0.1
AGAIN_WITHIN_S = 0.3
# The same as in production, in less time: what a dead consumer held comes back after three seconds
# and not after thirty, and a relay that hangs is replaced after three.
SETTINGS = {"GSCNET_ACK_WAIT_S": "3", "GSCNET_RELAY_LEASE_S": "3"}
# Robbed of its gates, the chain is only known to be at rest when effects have stopped coming.
SABOTAGED = SETTINGS | {"GSCNET_ACK_WAIT_S": "1.5"}
LONGEST_DRAIN_S = 120.0
LONGEST_QUEUE = 300
TOLD_EVERY = 500
_WAITING = "SELECT (SELECT count(*) FROM outbox) - (SELECT count(*) FROM effects)"


async def storm(
    folder: Path,
    nursery: Nursery,
    *,
    kills: int,
    seed: int,
    targets: Sequence[str] = TARGETS,
    sabotage: str = "",
) -> dict[str, Any]:
    """Run one storm and return its figures; `wrong` is empty when every promise was kept."""
    settings = SABOTAGED | {"STORM_SABOTAGE": sabotage} if sabotage else SETTINGS
    async with Rig.opened(folder, nursery, seed=seed, **settings) as rig:
        crowd = Crowd(rig.base_url, seed=seed)
        began = time.monotonic()
        crowd.begin()
        holding = asyncio.create_task(_hold_back(rig, crowd))
        try:
            killed = await _kill_at_random(rig, kills, targets, random.Random(seed))
            took_s = time.monotonic() - began
            holding.cancel()
            await crowd.end()
        finally:
            holding.cancel()
            await crowd.close()
        drain_s = await drained(rig, within_s=LONGEST_DRAIN_S, gates=not sabotage)
        found = await findings(rig, crowd.ledger)
        events = (await rig.query("SELECT count(*) FROM outbox"))[0][0]
    return {
        "seed": seed,
        "kills": killed.total(),
        "killed": dict(sorted(killed.items())),
        "took_s": round(took_s, 1),
        "acknowledged": len(crowd.ledger.acknowledged),
        "retries": crowd.ledger.retries,
        "answers": dict(sorted(crowd.ledger.answers.items())),
        "refused": crowd.ledger.refused[:5],
        "events": events,
        "drain_s": drain_s and round(drain_s, 1),
        "found": found,
        "wrong": wrong(found) | ({} if drain_s is not None else {"not_drained": 1}),
    }


async def _hold_back(rig: Rig, crowd: Crowd) -> None:
    """Let no long queue build up: what is killed every two seconds is slower than its writers."""
    while True:
        await asyncio.sleep(1)
        with suppress(psycopg.OperationalError):
            if (await rig.query(_WAITING))[0][0] > LONGEST_QUEUE:
                crowd.may_write.clear()
            else:
                crowd.may_write.set()


async def _kill_at_random(
    rig: Rig, kills: int, targets: Sequence[str], chance: random.Random
) -> Counter[str]:
    killed: Counter[str] = Counter()
    while killed.total() < kills:
        await asyncio.sleep(chance.uniform(*PAUSE_S))
        target = chance.choice(targets)
        if not rig.kill(target):
            continue  # It is down at this very moment.
        killed[target] += 1
        if chance.random() < AGAIN_CHANCE and target != "backend":
            # A fault during the recovery from a fault.
            starts = rig.components[target].starts
            while rig.components[target].starts == starts:
                await asyncio.sleep(0.005)
            await asyncio.sleep(chance.uniform(0, AGAIN_WITHIN_S))
            killed[target] += rig.kill(target)
        if killed.total() % TOLD_EVERY == 0:
            sys.stderr.write(f"{killed.total()} of {kills} kills\n")
    return killed


def keep_results(name: str, figures: dict[str, Any]) -> None:
    """Write figures to a file under `build/failures`, so that a run by hand leaves a trace."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(figures, indent=2) + "\n")


async def _storm_alone(folder: Path, chosen: argparse.Namespace) -> dict[str, Any]:
    async with Nursery.opened(folder / "nursery.log") as nursery:
        return await storm(
            folder,
            nursery,
            kills=chosen.kills,
            seed=chosen.seed,
            targets=chosen.targets,
            sabotage=chosen.sabotage,
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    parser.add_argument("--sabotage", choices=sorted(SABOTAGE), default="")
    parser.add_argument("--targets", nargs="+", choices=TARGETS, default=TARGETS)
    chosen = parser.parse_args()
    sys.stderr.write(f"seed {chosen.seed}\n")
    with tempfile.TemporaryDirectory(prefix="gscnet-storm-", dir=a_fast_folder()) as folder:
        figures = asyncio.run(_storm_alone(Path(folder), chosen))
    keep_results(f"storm-{chosen.sabotage or chosen.kills}", figures)
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    return 1 if figures["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())

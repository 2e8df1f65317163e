"""What must be true whatever has happened: nothing lost, nothing twice, nothing out of order.

`findings` counts what is wrong; all zeros is the only good answer.
"""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress

import psycopg
import storm_service
from chassis import jetstream
from failure_rig import Rig
from writers import Ledger

# Longer than what a dead consumer held takes to come back in a storm with sabotage.
QUIET_S = 2.5
_BEHIND = """
    SELECT (SELECT count(*) FROM outbox WHERE sent_at IS NULL)
         + (SELECT count(*) FROM orders LEFT JOIN inbox_gates AS gate
              ON gate.aggregate_id = orders.id AND gate.consumer = %s
             WHERE gate.version IS DISTINCT FROM orders.version)
"""
_UNSENT = "SELECT count(*) FROM outbox WHERE sent_at IS NULL"
_EFFECTS = "SELECT count(*) FROM effects"
_WRITES_TWICE = """
    SELECT count(*) FROM (
        SELECT reference FROM (
            SELECT reference FROM orders UNION ALL SELECT reference FROM moves
        ) AS written
         WHERE reference = ANY(%s) GROUP BY reference HAVING count(*) > 1
    ) AS twice
"""
_COUNTS = {
    "versions_without_event": """
        SELECT count(*) FROM orders WHERE version <> (
            SELECT count(*) FROM outbox
             WHERE aggregate_id = orders.id AND outbox.version BETWEEN 1 AND orders.version
        )""",
    "events_without_order": """
        SELECT count(*) FROM outbox WHERE NOT EXISTS (
            SELECT FROM orders WHERE id = outbox.aggregate_id
        )""",
    "events_unsent": _UNSENT,
    "events_republished": "SELECT count(*) FROM outbox WHERE generation > 0",
    "effects_missing": """
        SELECT count(*) FROM outbox WHERE NOT EXISTS (
            SELECT FROM effects WHERE event_id = outbox.id
        )""",
    "effects_twice": """
        SELECT count(*) FROM (
            SELECT event_id FROM effects GROUP BY event_id HAVING count(*) > 1
        ) AS twice""",
    "effects_without_event": """
        SELECT count(*) FROM effects WHERE NOT EXISTS (
            SELECT FROM outbox WHERE id = effects.event_id
        )""",
    "order_violations": """
        SELECT count(*) FROM (
            SELECT version, lag(version) OVER (
                PARTITION BY order_id ORDER BY position) AS before
            FROM effects
        ) AS pairs WHERE version < before""",
    "parked": "SELECT count(*) FROM dead_letters WHERE settled_at IS NULL",
    "attempts_failed": "SELECT count(*) FROM inbox_attempts",
    "keys_without_answer": "SELECT count(*) FROM idempotency_keys WHERE status IS NULL",
}


async def drained(rig: Rig, *, within_s: float, gates: bool = True) -> float | None:
    """Wait until every event has taken effect; return the seconds it took, or None if too many.

    Without `gates`, for services that were robbed of them, wait until effects stop coming.
    """
    began = time.monotonic()
    before = -1
    while time.monotonic() - began < within_s:
        try:
            if gates:
                rows = await rig.query(_BEHIND, storm_service.DURABLE)
                if rows[0][0] == 0:
                    return time.monotonic() - began
            else:
                unsent = (await rig.query(_UNSENT))[0][0]
                effects = (await rig.query(_EFFECTS))[0][0]
                if unsent == 0 and effects == before:
                    return time.monotonic() - began
                before = effects
                await asyncio.sleep(QUIET_S)
        except psycopg.OperationalError:
            pass  # It is on its way up.
        await asyncio.sleep(0.05)
    return None


async def findings(rig: Rig, ledger: Ledger) -> dict[str, int]:
    """Return how often each thing is wrong."""
    found = {name: (await rig.query(query))[0][0] for name, query in _COUNTS.items()}
    found["writes_twice"] = (await rig.query(_WRITES_TWICE, list(ledger.asked)))[0][0]
    found["acknowledged_lost"] = await _lost(rig, ledger)
    found["refused"] = len(ledger.refused)
    in_stream = await stream_ids(rig)
    outbox = {str(event_id) for (event_id,) in await rig.query("SELECT id FROM outbox")}
    found["stream_missing"] = len(outbox - in_stream.keys())
    found["stream_unknown"] = len(in_stream.keys() - outbox)
    return found


async def _lost(rig: Rig, ledger: Ledger) -> int:
    """Count the acknowledged writes that are not there as the client was told."""
    orders = await rig.query("SELECT reference, id::text, version FROM orders")
    moves = await rig.query(
        "SELECT moves.reference, order_id::text, version FROM moves JOIN orders ON id = order_id"
    )
    there = {reference: (order_id, version) for reference, order_id, version in orders + moves}
    return sum(
        key not in there or there[key][0] != told.order_id or there[key][1] < told.version
        for key, told in ledger.acknowledged.items()
    )


async def stream_ids(rig: Rig) -> Counter[str]:
    """Return the event ids that the stream holds, and how often."""
    held: Counter[str] = Counter()
    async with rig.stream_client() as client:
        js = jetstream.context(client)
        stream = jetstream.stream_of(storm_service.NAME)
        last = (await js.stream_info(stream)).state.last_seq
        if not last:
            return held
        async for batch in jetstream.follow(js, storm_service.NAME, 0):
            for message in batch:
                with suppress(ValueError):  # what a test put there by hand
                    held[json.loads(message.data)["id"]] += 1
            if batch and batch[-1].metadata.sequence.stream >= last:
                break
    return held


def wrong(found: Mapping[str, int]) -> dict[str, int]:
    """Return only what is not zero."""
    return {name: count for name, count in found.items() if count}

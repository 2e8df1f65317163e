"""Computes a kept list again: from what was kept, and from the suppliers as they are now."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from chassis.auth import Actor
from chassis.db import Database
from chassis.search import LiveIndex

from matchmaking.matching import queries as matching
from matchmaking.receipts import queries
from matchmaking.receipts.canonical import canonical, sha256_of
from matchmaking.receipts.models import Receipt
from matchmaking.receipts.rules import (
    Difference,
    Json,
    causes,
    differences,
    replayed,
    rules_changed,
)


@dataclass(frozen=True, slots=True)
class Again:
    """A list that was computed once more, beside the kept one."""

    is_equal: bool
    causes: Sequence[str]
    differences: Sequence[Difference]


@dataclass(frozen=True, slots=True)
class Replay:
    """What became of a receipt.

    Args:
        receipt: that was replayed.
        is_intact: its content still has its hash.
        from_inputs: from the question and the facts that were kept: equal, byte for byte, unless
            the rules have changed.
        from_now: of the same day, from the need and all suppliers as they are now.
        today: of today, if that is another day.
    """

    receipt: Receipt
    is_intact: bool
    from_inputs: Again
    from_now: Again
    today: Again | None


async def replay(
    db: Database,
    actor: Actor,
    receipt_id: UUID,
    today: date,
    live: LiveIndex | None,
    *,
    share_percent: int | None = None,
) -> Replay:
    """Compute the list of a receipt again; nothing is kept and nobody counts as shown.

    `share_percent` is that of the service now; None takes the one that was kept.

    Raises:
        NotFound: there is no such receipt, or the actor may not know of it.
    """
    async with db.reading() as session:
        receipt = await queries.get_receipt(session, actor, receipt_id)
        need = await queries.need_of(session, receipt)
    kept = receipt.parsed
    now = matching.question_of(
        need,
        receipt.day,
        limit=kept["question"]["limit"],
        share_percent=(
            kept["question"]["share_percent"] if share_percent is None else share_percent
        ),
    )
    of_today = replace(now, day=today)
    same_day = await matching.content_now(db, actor, need, now, live)
    later = (
        await matching.content_now(db, actor, need, of_today, live)
        if today != receipt.day
        else None
    )
    return Replay(
        receipt,
        is_intact=sha256_of(kept) == receipt.sha256 and canonical(kept).decode() == receipt.content,
        from_inputs=await asyncio.to_thread(replay_inputs, kept),
        from_now=_beside(kept, same_day),
        today=_beside(kept, later) if later is not None else None,
    )


def replay_inputs(kept: Json) -> Again:
    """Compute the entries of a receipt from its own inputs alone, without any database."""
    entries = replayed(kept)
    found = differences(kept["answer"]["entries"], entries)
    why = []
    if found:
        why = (
            ["the rules: another version computes here"]
            if rules_changed(kept)
            else ["the rules: they compute something else without having another version"]
        )
    return Again(not found, why, found)


def _beside(kept: Json, now: Json) -> Again:
    found = differences(kept["answer"], now["answer"])
    return Again(not found, causes(kept, now) if found else [], found)

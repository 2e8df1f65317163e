"""Saved searches as they may stand when a test begins, and the stream that brings changes."""

from typing import Any
from uuid import UUID

from chassis.auth import SYSTEM, Actor, acting_as
from chassis.consumer import Consumer
from chassis.db import Database
from chassis.subscriptions import Envelope
from matchmaking.alerts import actions
from matchmaking.alerts.models import SavedSearch
from matchmaking.alerts.questions import SupplierQuestion
from matchmaking.alerts.rules import Frequency
from matchmaking.alerts.subscriptions import suppliers
from sqlalchemy import text

SEARCH: dict[str, Any] = {
    "name": "Cotton in China",
    "frequency": "at_once",
    "asks": {"q": "cotton fabric", "economy": ["CN"]},
}


async def a_saved_search(
    db: Database, actor: Actor, frequency: str = "at_once", language: str = "en", **asks: Any
) -> SavedSearch:
    return await actions.save_search(
        db,
        actor,
        SupplierQuestion.model_validate(asks or SEARCH["asks"]),
        name="Cotton in China",
        language=language,
        frequency=Frequency(frequency),
    )


async def heard(db: Database) -> int:
    """Hand the consumer every event about suppliers that was announced and not yet heard."""
    consumer = Consumer(db, None, suppliers, retry_delays=())  # type: ignore[arg-type]
    async with db.reading() as session:
        rows = await session.execute(
            text("SELECT envelope FROM outbox WHERE type LIKE '%.supplier.%' ORDER BY position")
        )
        envelopes = [Envelope.model_validate(envelope) for (envelope,) in rows]
    with acting_as(SYSTEM):
        for envelope in envelopes:
            await consumer.deliver(envelope)
    return len(envelopes)


async def a_pause_is_over(db: Database) -> None:
    with acting_as(SYSTEM):
        async with db.transaction() as session:
            await session.execute(text("UPDATE digests SET next_try_at = NULL"))


async def spoilt(db: Database, setting: str, row: UUID, key: str = "id") -> None:
    """Let a row say what nobody can write, as after a change of the vocabulary."""
    with acting_as(SYSTEM):
        async with db.transaction() as session:
            change = text(f"UPDATE {setting} WHERE {key} = :row")
            await session.execute(change, {"row": row})

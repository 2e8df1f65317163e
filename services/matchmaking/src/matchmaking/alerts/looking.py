"""Looks at a supplier again, and writes down for whom it has become interesting."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from chassis import clock
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.alerts import queries
from matchmaking.alerts.models import AlertHit, SupplierSnapshot
from matchmaking.alerts.rules import Frequency, due_at
from matchmaking.alerts.sightings import Sighting
from matchmaking.alerts.watching import Change, watch_of
from matchmaking.search import projection


async def look_again(session: AsyncSession, supplier_id: UUID) -> None:
    """Compare a supplier with what was last seen of it; repeating that finds nothing.

    Raises:
        Unavailable: the saved searches are still being read.
    """
    snapshot = await queries.get_snapshot_to_change(session, supplier_id)
    before = Sighting.load(snapshot.seen) if snapshot and snapshot.seen else None
    after = await _see(session, supplier_id)
    seen = after.dump() if after else None
    if snapshot is None:
        snapshot = SupplierSnapshot(supplier_id=supplier_id, revision=0, seen=None)
        session.add(snapshot)
    changes: Mapping[UUID, Change] = {}
    if seen != snapshot.seen:
        changes = await watch_of(session).changes(session, before, after)
        snapshot.revision += 1
        snapshot.seen = seen
    snapshot.next_change_on = after.next_change_on if after else None
    shown = after or before
    if changes and shown:
        await _write_down(session, snapshot, shown, changes)


async def leave_until(session: AsyncSession, supplier_id: UUID, day: date) -> None:
    """Let nobody look at a supplier before a day unless it changes."""
    snapshot = await queries.get_snapshot_to_change(session, supplier_id)
    if snapshot is not None:
        snapshot.next_change_on = day


async def _see(session: AsyncSession, supplier_id: UUID) -> Sighting | None:
    documents = await projection.load(session, [supplier_id])
    if not documents or "public" not in documents[0].visible_to:
        return None
    return Sighting.of(documents[0])


async def _write_down(
    session: AsyncSession,
    snapshot: SupplierSnapshot,
    shown: Sighting,
    changes: Mapping[UUID, Change],
) -> None:
    now = clock.now()
    living = await queries.living_searches(session, list(changes))
    session.add_all(
        AlertHit(
            account_id=account_id,
            search_id=search_id,
            supplier_id=snapshot.supplier_id,
            revision=snapshot.revision,
            section=changes[search_id].section,
            supplier=dict(shown.shown_as),
            criteria=list(changes[search_id].criteria),
            happened_at=now,
            due_at=due_at(Frequency(frequency), now),
        )
        for search_id, (account_id, frequency) in living.items()
    )

"""Writes down what the owner of a need hears in the next digest of those who moved on its list."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chassis import clock
from chassis.auth import ANONYMOUS
from sqlalchemy import delete, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.alerts.models import AlertHit
from matchmaking.alerts.rules import OF_NEEDS, Section, due_at
from matchmaking.standing import queries
from matchmaking.standing.models import StandingList
from matchmaking.standing.rules import Moves
from matchmaking.suppliers.models import Supplier


async def write_down(session: AsyncSession, changed: Sequence[tuple[StandingList, Moves]]) -> None:
    """Keep for the owners of needs who entered the best of their lists, and who left them.

    Nothing is told of a supplier that is shown to the public no more, not even that it entered.
    """
    happened = [
        (found, supplier_id, section)
        for found, moves in changed
        for section, moved in ((Section.NEW, moves.entered), (Section.LEFT, moves.left))
        for supplier_id in moved
    ]
    if not happened:
        return
    ids = {supplier_id for _, supplier_id, _ in happened}
    shown = await queries.named_suppliers(session, ANONYMOUS, ids)
    now = clock.now()
    hits: list[dict[str, Any]] = [
        {
            "account_id": found.owner_id,
            "need_id": found.id,
            "supplier_id": supplier_id,
            "revision": found.revision,
            "section": section.value,
            "supplier": _shown_as(shown[supplier_id]),
            "criteria": [],
            "happened_at": now,
            "due_at": due_at(OF_NEEDS, now),
        }
        for found, supplier_id, section in happened
        if supplier_id in shown
    ]
    if hits:
        # The list of a need that was open again would count its revisions from the beginning.
        await session.execute(insert(AlertHit).on_conflict_do_nothing(), hits)
    if hidden := [(found.id, each) for found, each, _ in happened if each not in shown]:
        await _forget(session, hidden)


async def _forget(session: AsyncSession, hidden: Sequence[tuple[UUID, UUID]]) -> None:
    untold = (
        tuple_(AlertHit.need_id, AlertHit.supplier_id).in_(hidden),
        AlertHit.told_at.is_(None),
    )
    await session.execute(
        delete(AlertHit).where(*untold).execution_options(synchronize_session=False)
    )


def _shown_as(supplier: Supplier) -> dict[str, Any]:
    return {
        "id": str(supplier.id),
        "public_id": supplier.public_id,
        "title": supplier.name,
        "economy": supplier.economy,
        "url_path": f"/suppliers/{supplier.public_id}",
    }

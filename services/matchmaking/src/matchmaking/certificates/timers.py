"""Announces, on the day, that a proof begins, ends, or is about to end; each once."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from chassis import clock
from chassis.events import emit
from chassis.timers import EARLY, Timer, set_timer, set_timers
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.certificates import queries, turns
from matchmaking.certificates.events import (
    CertificateExpiring,
    ProofBegan,
    ProofExpired,
    ProofTurned,
)
from matchmaking.certificates.models import CertificateReminder, ProofTurn
from matchmaking.certificates.turns import DueReminder, DueTurn
from matchmaking.suppliers.models import Supplier

_TURNS: dict[str, type[ProofTurned]] = {"began": ProofBegan, "expired": ProofExpired}
_MOST_FOUND = 20_000


async def tell_what_is_due(session: AsyncSession, supplier_id: UUID) -> None:
    """Announce what is due of a supplier, and set the clock to the next day that matters.

    To do it again, or twice at once, announces nothing twice: the supplier's row is locked first,
    and each announcement has a row of its own.
    """
    today = clock.now().date()
    pieces = await queries.dated_pieces(session, supplier_id)
    if turns.due_reminders(pieces, turns.Told(), today) or turns.due_turns(
        pieces, turns.Told(), today
    ):
        supplier = await queries.lock_supplier(session, supplier_id)
        # What was read before the lock may have changed while it was waited for.
        pieces = await queries.dated_pieces(session, supplier_id)
        told = await queries.told_of(session, pieces)
        if supplier is not None:
            for reminder in turns.due_reminders(pieces, told, today):
                _remind(session, supplier, reminder)
            for turn in turns.due_turns(pieces, told, today):
                _tell_turn(session, supplier, turn)
    await set_timer(session, turning, supplier_id, _morning(turns.next_day(pieces, today)))


def _remind(session: AsyncSession, supplier: Supplier, due: DueReminder) -> None:
    now = clock.now()
    session.add_all(
        CertificateReminder(
            certificate_id=due.piece.id, valid_until=due.valid_until, days=days, reminded_at=now
        )
        for days in due.covers
    )
    emit(
        session,
        supplier.announces(
            CertificateExpiring,
            certificate_id=due.piece.id,
            scheme=due.piece.about,
            days=due.days,
            valid_until=due.valid_until,
        ),
    )


def _tell_turn(session: AsyncSession, supplier: Supplier, due: DueTurn) -> None:
    session.add(ProofTurn(piece_id=due.piece.id, turn=due.turn, on_day=due.on_day))
    emit(
        session,
        supplier.announces(
            _TURNS[due.turn], piece=due.piece.kind, piece_id=due.piece.id, on_day=due.on_day
        ),
    )


async def _find(session: AsyncSession) -> None:
    """Have those looked at whom nobody set a clock for, however their proofs came to be."""
    now = clock.now()
    forgotten = await queries.suppliers_without_timer(
        session, turning.kind, now.date(), _MOST_FOUND
    )
    await set_timers(session, turning, dict.fromkeys(forgotten, now))


def _morning(day: date | None) -> datetime | None:
    # A timer may ring a little early, and then it would still be the day before.
    return None if day is None else datetime.combine(day, time(), UTC) + EARLY


turning = Timer("proofs", ring=tell_what_is_due, find=_find)

"""Closes a need when its last day has passed; the opening itself ends with the day, at once."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from chassis import clock
from chassis.events import emit
from chassis.timers import EARLY, Timer, set_timer, set_timers
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.needs import queries
from matchmaking.needs.models import CLOCK, Need
from matchmaking.needs.rules import OPEN


async def wake_after(session: AsyncSession, need: Need) -> None:
    """Set the clock to the end of a need's last day, or to never."""
    ends = need.closes_on is not None and need.status in OPEN
    await set_timer(session, closing, need.id, _end_of(need.closes_on) if ends else None)


async def _close(session: AsyncSession, need_id: UUID) -> None:
    need = await queries.find_need_to_close(session, need_id)
    if need is None or need.status not in OPEN:
        return
    now = clock.now()
    if need.is_open_on(now.date()):
        await wake_after(session, need)
        return
    emit(session, need.close(now, by=CLOCK, why="its last day has passed"))


async def _find(session: AsyncSession) -> None:
    days = await queries.last_days(session)
    await set_timers(session, closing, {need_id: _end_of(day) for need_id, day in days.items()})


def _end_of(day: date | None) -> datetime | None:
    if day is None:
        return None
    # A timer may ring a little early, and then it would still be that day.
    return datetime.combine(day + timedelta(days=1), time(), UTC) + EARLY


closing = Timer("need-closing", ring=_close, find=_find)

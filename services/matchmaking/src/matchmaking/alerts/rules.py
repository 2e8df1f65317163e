"""When somebody is told of what, before it is stored anywhere."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from vocabulary.evidence import Strength

DIGEST_HOUR = 6
"""Daily and weekly digests are made at this hour, UTC; weekly ones on Mondays."""

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
"""A letter that was refused is tried again after a pause, each twice as long as the one before."""

MOST_SAVED_SEARCHES = 50
"""What one account may keep."""


class Frequency(StrEnum):
    """How often somebody wants to hear of a saved search."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"


OF_NEEDS = Frequency.DAILY
"""How often the owner of a need hears of its list."""


class Section(StrEnum):
    """What has become of a supplier, as a search or the list of a need sees it."""

    NEW = "new"
    PROVES_MORE = "proves_more"
    LEFT = "left"


def due_at(frequency: Frequency, happened_at: datetime) -> datetime:
    """Return when the next digest of this frequency begins."""
    if frequency is Frequency.AT_ONCE:
        return happened_at
    day = happened_at.astimezone(UTC).date()
    due = datetime.combine(day, time(DIGEST_HOUR), UTC)
    while due <= happened_at or (frequency is Frequency.WEEKLY and due.weekday() != 0):
        due += timedelta(days=1)
    return due


def pause_after(attempts: int) -> timedelta:
    """Return how long nobody else tries a letter of which so many attempts have begun."""
    most = (LONGEST_PAUSE // FIRST_PAUSE).bit_length()  # so often doubled it is the longest
    return min(FIRST_PAUSE * (1 << min(attempts - 1, most)), LONGEST_PAUSE)


def net(happened: Sequence[Section]) -> Section | None:
    """Return what is left to tell of one supplier after all that happened since the last digest.

    Who came and went in between was never there for the reader, nor was who went and came back
    ever away.
    """
    was_there = happened[0] is not Section.NEW
    is_there = happened[-1] is not Section.LEFT
    if was_there and is_there:
        return Section.PROVES_MORE if Section.PROVES_MORE in happened else None
    if is_there:
        return Section.NEW
    return Section.LEFT if was_there else None


def strengthened(before: Mapping[str, Strength], after: Mapping[str, Strength]) -> frozenset[str]:
    """Return the criteria for which there is stronger evidence now, beyond somebody's own word."""
    return frozenset(
        criterion
        for criterion, strength in after.items()
        if strength > before.get(criterion, Strength.SELF_DECLARED)
    )


def next_change_on(last_days: Iterable[date | None], begins_on: date | None) -> date | None:
    """Return the next day on which something begins or ceases to count without an event."""
    ceases = [day + timedelta(days=1) for day in last_days if day is not None and day < date.max]
    return min([*ceases, *([begins_on] if begins_on else [])], default=None)

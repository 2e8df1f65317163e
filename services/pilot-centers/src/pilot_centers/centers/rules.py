"""The life cycle of a center: which step may follow which, and on which day."""

from datetime import date
from enum import StrEnum


class Status(StrEnum):
    NOMINATED = "nominated"
    ENDORSED = "endorsed"
    OPERATIONAL = "operational"


class DecisionKind(StrEnum):
    NOMINATION = "nomination"
    ENDORSEMENT = "endorsement"
    OPENING = "opening"


_BEFORE = {Status.ENDORSED: Status.NOMINATED, Status.OPERATIONAL: Status.ENDORSED}


def check_step(current: Status, following: Status) -> None:
    """Raise ValueError unless a center that is `current` may become `following`."""
    if _BEFORE[following] is not current:
        raise ValueError(
            f"a center that is {current} cannot become {following}; "
            f"it must be {_BEFORE[following]} first"
        )


def check_day(decided_on: date, today: date, not_before: date) -> None:
    """Raise ValueError when a decision lies in the future or before the step that it follows."""
    if decided_on > today:
        raise ValueError("a decision cannot lie in the future")
    if decided_on < not_before:
        raise ValueError(f"this decision cannot be older than the step before it ({not_before})")

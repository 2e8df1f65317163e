"""The one place that reads the time of day; durations use time.monotonic()."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the current time, aware and in UTC."""
    return datetime.now(UTC)  # noqa: TID251  (this is the function that the ban points to)

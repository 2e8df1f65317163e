"""The named places where a process may be made to die, and which process reaches each."""

import re
from dataclasses import dataclass
from pathlib import Path

import chassis

_HIT = re.compile(r'failpoints\.hit\(\s*"([^"]+)"')


@dataclass(frozen=True)
class CrashPoint:
    """A place in a program of the chain, and how often one life of the program comes there."""

    program: str
    name: str
    hits: int = 4

    def __str__(self) -> str:
        return f"{self.program}-{self.name}"


WRITING = (
    CrashPoint("service", "idempotency.key_taken"),  # before the business write
    CrashPoint("service", "db.flushed"),  # after it, before the outbox
    CrashPoint("service", "idempotency.answer_stored"),
    CrashPoint("service", "db.before_commit"),
    CrashPoint("service", "db.after_commit"),
    CrashPoint("service", "http.answering"),
    CrashPoint("service", "http.answered"),
)
RELAYING = (
    CrashPoint("relay-1", "relay.leads", hits=1),
    CrashPoint("relay-1", "relay.selected"),
    CrashPoint("relay-1", "relay.publishing"),
    CrashPoint("relay-1", "relay.acknowledged"),
    CrashPoint("relay-1", "relay.published"),
    CrashPoint("relay-1", "relay.marked"),
)
CONSUMING = (
    CrashPoint("consumer", "consumer.fetched"),
    CrashPoint("consumer", "consumer.begun"),
    CrashPoint("consumer", "consumer.gated"),
    CrashPoint("consumer", "consumer.effected"),
    CrashPoint("consumer", "db.flushed"),
    CrashPoint("consumer", "db.before_commit"),
    CrashPoint("consumer", "db.after_commit"),
    CrashPoint("consumer", "consumer.committed"),
    CrashPoint("consumer", "consumer.acked"),
)
PARKING = (
    CrashPoint("consumer", "consumer.counted"),
    CrashPoint("consumer", "inbox.parked"),
    CrashPoint("consumer", "consumer.held"),
)
RETRYING = (
    CrashPoint("consumer", "consumer.retried"),
    CrashPoint("consumer", "consumer.settled"),
)
REPUBLISHING = (CrashPoint("relay-1", "relay.republished"),)
MIGRATING = ("migrations.begun", "migrations.stepped", "migrations.done")
# No program of this chain sets timers; the tests of the chassis die at these places.
TIMED = ("timers.scheduled", "timers.rung")
ALL = (*WRITING, *RELAYING, *CONSUMING, *PARKING, *RETRYING, *REPUBLISHING)


def named_here() -> set[str]:
    return {point.name for point in ALL} | {*MIGRATING, *TIMED}


def named_in_the_source() -> set[str]:
    """Return the names of every failpoint in the chassis."""
    found: set[str] = set()
    for path in Path(chassis.__file__).parent.rglob("*.py"):
        found.update(_HIT.findall(path.read_text()))
    return found

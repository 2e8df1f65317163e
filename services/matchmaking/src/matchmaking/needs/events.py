"""Facts about a need.

A draft is its owner's own business and a need by invitation that of a few, so the events of both
say ids and nothing else. No event tells a hidden budget, or who asked.
"""

from datetime import date
from typing import Any
from uuid import UUID

from chassis.events import Event

_AGGREGATE = "gscnet.matchmaking.need"


class NeedDrafted(Event):
    """Somebody began to write down what is needed."""

    aggregate = _AGGREGATE
    type = "org.gscnet.matchmaking.need.drafted"


class NeedRedrafted(Event):
    """A draft says something else."""

    aggregate = _AGGREGATE
    type = "org.gscnet.matchmaking.need.redrafted"


class NeedPublished(Event):
    """A need is open to offers; `wanted` is null for a need by invitation."""

    aggregate = _AGGREGATE
    type = "org.gscnet.matchmaking.need.published"

    visibility: str
    closes_on: date | None
    wanted: dict[str, Any] | None


class NeedAmended(Event):
    """An open need says something else; `told` are the suppliers that were invited or matched.

    `changes` and `wanted` are null for a need by invitation.
    """

    aggregate = _AGGREGATE
    type = "org.gscnet.matchmaking.need.amended"

    visibility: str
    closes_on: date | None
    wanted: dict[str, Any] | None
    reason: str | None
    changes: tuple[dict[str, Any], ...] | None
    told: tuple[UUID, ...]


class NeedClarified(Event):
    """The first answer to a question about a need is out."""

    aggregate = _AGGREGATE
    type = "org.gscnet.matchmaking.need.clarified"

    visibility: str


class NeedClosed(Event):
    """Offers for a need are no longer taken."""

    aggregate = _AGGREGATE
    type = "org.gscnet.matchmaking.need.closed"

    visibility: str


class NeedDecided(Event):
    """The owner of a need has decided."""

    aggregate = _AGGREGATE
    type = "org.gscnet.matchmaking.need.decided"

    visibility: str


class NeedCancelled(Event):
    """Nothing will be bought for this need."""

    aggregate = _AGGREGATE
    type = "org.gscnet.matchmaking.need.cancelled"

    visibility: str

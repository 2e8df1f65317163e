"""Facts about a need; a draft is its owner's own business, so its event says nothing of it."""

from datetime import date
from typing import Any

from chassis.events import Event


class NeedDrafted(Event):
    """Somebody began to write down what is needed."""

    aggregate = "gscnet.matchmaking.need"
    type = "org.gscnet.matchmaking.need.drafted"


class NeedPublished(Event):
    """A need is open to offers."""

    aggregate = "gscnet.matchmaking.need"
    type = "org.gscnet.matchmaking.need.published"

    title: str
    description: str
    buyer_name: str
    economy: str
    hs_code: str | None
    hs_vintage: int | None
    needed_by: date | None
    closes_on: date | None
    required_criteria: tuple[dict[str, Any], ...]
    required_schemes: tuple[str, ...]
    preferences: tuple[dict[str, Any], ...]

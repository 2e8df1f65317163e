"""Facts about saved searches and digests. What somebody looks for is in none of them."""

from typing import Literal
from uuid import UUID

from chassis.events import Event


class SearchSaved(Event):
    """Somebody wants to hear of suppliers that will answer a question."""

    aggregate = "gscnet.matchmaking.saved_search"
    type = "org.gscnet.matchmaking.saved_search.saved"

    frequency: Literal["at_once", "daily", "weekly"]


class SavedSearchChanged(Event):
    """A saved search asks for something else, or another frequency."""

    aggregate = "gscnet.matchmaking.saved_search"
    type = "org.gscnet.matchmaking.saved_search.changed"

    frequency: Literal["at_once", "daily", "weekly"]


class SavedSearchRemoved(Event):
    """Nobody is to be told of this search any more."""

    aggregate = "gscnet.matchmaking.saved_search"
    type = "org.gscnet.matchmaking.saved_search.removed"


class DigestReady(Event):
    """There is something to tell an account; where it is reached, others know."""

    aggregate = "gscnet.matchmaking.digest"
    type = "org.gscnet.matchmaking.digest.ready"

    account_id: UUID
    frequency: Literal["at_once", "daily", "weekly"]
    language: str
    searches: int
    needs: int = 0
    new: int
    proves_more: int
    left: int
    url_path: str

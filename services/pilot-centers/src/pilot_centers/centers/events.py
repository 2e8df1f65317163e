"""Facts about a center; each carries what a reader needs to show it."""

from typing import Literal
from uuid import UUID

from chassis.events import Event


class CenterEvent(Event):
    """What all facts about a center say."""

    aggregate = "gscnet.pilot_centers.center"

    public_id: str
    name: str
    economy: str
    city: str
    status: Literal["nominated", "endorsed", "operational"]
    sectors: tuple[str, ...]
    summary: str
    latitude: float | None
    longitude: float | None


class CenterNominated(CenterEvent):
    """An economy proposed a center to the network."""

    type = "org.gscnet.pilot_centers.center.nominated"


class CenterEndorsed(CenterEvent):
    """A forum of APEC endorsed a nominated center."""

    type = "org.gscnet.pilot_centers.center.endorsed"

    forum: str
    document_number: str


class CenterOpened(CenterEvent):
    """An endorsed center began its work."""

    type = "org.gscnet.pilot_centers.center.opened"


class CenterEditorAdded(Event):
    """An account may now write in the name of a center."""

    aggregate = "gscnet.pilot_centers.center"
    type = "org.gscnet.pilot_centers.center.editor_added"

    account_id: UUID

"""Facts about an update; a draft's text stays with its center and is in none of them."""

from datetime import date
from uuid import UUID

from chassis.events import Event


class UpdateDrafted(Event):
    """A center began to write."""

    aggregate = "gscnet.pilot_centers.update"
    type = "org.gscnet.pilot_centers.update.drafted"

    center_id: UUID


class UpdateRevised(Event):
    """A center changed what it wrote; if it is published, everybody sees the change."""

    aggregate = "gscnet.pilot_centers.update"
    type = "org.gscnet.pilot_centers.update.revised"

    center_id: UUID
    is_published: bool


class UpdatePublished(Event):
    """A center told the network something."""

    aggregate = "gscnet.pilot_centers.update"
    type = "org.gscnet.pilot_centers.update.published"

    center_id: UUID
    economy: str
    title: str
    kind: str
    language: str
    tags: tuple[str, ...]
    sectors: tuple[str, ...]
    dated_on: date

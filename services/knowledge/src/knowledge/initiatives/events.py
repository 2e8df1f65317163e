"""Facts about an initiative; a draft is named by its id alone."""

from datetime import date

from chassis.events import Event


class PublicInitiative(Event):
    """What all facts about a public initiative say."""

    aggregate = "gscnet.knowledge.initiative"

    public_id: str
    title: str
    summary: str
    language: str
    kind: str
    standing: str
    economy: str | None
    organisation: str | None
    starts_on: date | None
    ends_on: date | None
    sectors: tuple[str, ...]
    criteria: tuple[str, ...]


class InitiativeDrafted(Event):
    """Somebody began to describe an initiative."""

    aggregate = "gscnet.knowledge.initiative"
    type = "org.gscnet.knowledge.initiative.drafted"


class InitiativeRevised(Event):
    """A draft was changed."""

    aggregate = "gscnet.knowledge.initiative"
    type = "org.gscnet.knowledge.initiative.revised"


class InitiativePublished(PublicInitiative):
    """An editor showed an initiative to everybody."""

    type = "org.gscnet.knowledge.initiative.published"


class InitiativeChanged(PublicInitiative):
    """A public initiative was changed."""

    type = "org.gscnet.knowledge.initiative.changed"


class InitiativeWithdrawn(Event):
    """An editor took an initiative back."""

    aggregate = "gscnet.knowledge.initiative"
    type = "org.gscnet.knowledge.initiative.withdrawn"

    public_id: str

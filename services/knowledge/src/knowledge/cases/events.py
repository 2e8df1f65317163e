"""Facts about a case. What is not public is in none of them but by its id."""

from chassis.events import Event
from pydantic import BaseModel, ConfigDict


class NamedEnterprise(BaseModel):
    """The enterprise that a case is about, as the source writes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    economy: str


class PublicCase(Event):
    """What all facts about a public case say."""

    aggregate = "gscnet.knowledge.case"

    public_id: str
    title: str
    summary: str
    language: str
    economy: str | None
    enterprise: NamedEnterprise | None
    sector: str
    stages: tuple[str, ...]
    strategies: tuple[str, ...]
    barriers: tuple[str, ...]
    criteria: tuple[str, ...]


class CaseDrafted(Event):
    """Somebody began to write a case."""

    aggregate = "gscnet.knowledge.case"
    type = "org.gscnet.knowledge.case.drafted"


class CaseRevised(Event):
    """A draft was changed."""

    aggregate = "gscnet.knowledge.case"
    type = "org.gscnet.knowledge.case.revised"


class CasePublished(PublicCase):
    """An editor showed a case to everybody."""

    type = "org.gscnet.knowledge.case.published"


class CaseChanged(PublicCase):
    """A public case was changed."""

    type = "org.gscnet.knowledge.case.changed"


class CaseWithdrawn(Event):
    """An editor took a case back."""

    aggregate = "gscnet.knowledge.case"
    type = "org.gscnet.knowledge.case.withdrawn"

    public_id: str

"""JSON of what other services own."""

from uuid import UUID

from chassis.schemas import Out
from pydantic import computed_field


class CaseOut(Out):
    """A published case that names this enterprise."""

    case_id: UUID
    public_id: str
    title: str
    summary: str
    sector: str | None
    language: str
    criteria: list[str]

    @computed_field  # type: ignore[prop-decorator]
    @property
    def url_path(self) -> str:
        """Where the website shows it."""
        return f"/cases/{self.public_id}"


class HelpfulInitiative(Out):
    """A toolkit, finance or a programme that helps with a criterion."""

    initiative_id: UUID
    public_id: str
    title: str
    kind: str
    economy: str | None
    organisation: str | None
    language: str

    @computed_field  # type: ignore[prop-decorator]
    @property
    def url_path(self) -> str:
        """Where the website shows it."""
        return f"/initiatives/{self.public_id}"


class NearbyCenter(Out):
    """A pilot center of the supplier's economy."""

    center_id: UUID
    public_id: str
    name: str
    city: str
    status: str

    @computed_field  # type: ignore[prop-decorator]
    @property
    def url_path(self) -> str:
        """Where the website shows it."""
        return f"/centers/{self.public_id}"

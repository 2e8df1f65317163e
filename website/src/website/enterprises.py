"""What the gateway tells a person of the enterprises that they keep, as plain records."""

from dataclasses import dataclass, field
from datetime import datetime

from website.content import Supplier


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """An enterprise that a person keeps, or is invited to keep while `accepted_at` is None."""

    supplier: Supplier
    role: str
    accepted_at: datetime | None = None
    held_at: datetime | None = None
    """Since when it is shown to reviewers and members alone; None if everybody sees it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """That a person keeps a profile from a moment on."""

    accepted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Memberships:
    """A part of the list of memberships, and the cursor of the part that follows."""

    items: list[Membership] = field(default_factory=list)
    next_cursor: str | None = None

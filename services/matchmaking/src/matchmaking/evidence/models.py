"""What all pieces of evidence have in common as rows: a strength, and days on which they count."""

from datetime import date

from sqlalchemy import Date
from sqlalchemy.orm import Mapped, mapped_column

from matchmaking.evidence import rules

STRENGTHS = "strength IN ('self_declared', 'document', 'accredited', 'verified')"


class Ending:
    """A row that counts between two days; both belong to it, and an absent one is open."""

    valid_from: Mapped[date | None] = mapped_column(Date)
    valid_until: Mapped[date | None] = mapped_column(Date)

    def is_valid(self, today: date) -> bool:
        return rules.is_valid(self.valid_from, self.valid_until, today)

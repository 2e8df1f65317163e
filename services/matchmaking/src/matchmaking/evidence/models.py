"""What all pieces of evidence have in common as rows: a strength, and days on which they count."""

from datetime import date

from sqlalchemy import Date, Text
from sqlalchemy.orm import Mapped, mapped_column
from vocabulary.evidence import Strength

from matchmaking.evidence import rules

STRENGTHS = "strength IN ('self_declared', 'document', 'accredited', 'verified')"


class Ending:
    """A row that counts so much between two days; both belong to it, an absent one is open."""

    strength: Mapped[str] = mapped_column(Text)
    valid_from: Mapped[date | None] = mapped_column(Date)
    valid_until: Mapped[date | None] = mapped_column(Date)

    def is_valid(self, today: date) -> bool:
        return rules.is_valid(self.valid_from, self.valid_until, today)

    def standing(self, today: date) -> rules.ProofState:
        """Return how its supplier stands by it alone to what it is about."""
        return rules.standing_of(
            Strength(self.strength), is_valid=self.is_valid(today), says_yes=self.says_yes
        )

    @property
    def says_yes(self) -> bool:
        """Whether it says that a criterion holds; a certificate never says no."""
        return True

"""Table of cases."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.base import Base
from knowledge.cases.events import (
    CaseChanged,
    CaseDrafted,
    CasePublished,
    CaseRevised,
    CaseWithdrawn,
    NamedEnterprise,
)
from knowledge.publishing.models import STATUS_IS_KNOWN, Record
from knowledge.publishing.rules import Status


class Case(Record, Base):
    """How an enterprise solved something, with results that are claims."""

    __tablename__ = "cases"
    __table_args__ = (
        CheckConstraint(STATUS_IS_KNOWN, name="status_known"),
        UniqueConstraint("public_id", name="cases_public_id"),
        Index("cases_newest", "status", "created_at", "id"),
        Index("cases_criteria", "criteria", postgresql_using="gin"),
    )

    challenge: Mapped[str] = mapped_column(Text)
    solution: Mapped[str] = mapped_column(Text)
    results: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    criteria: Mapped[list[str]] = mapped_column(ARRAY(Text))
    sector: Mapped[str] = mapped_column(Text)
    stages: Mapped[list[str]] = mapped_column(ARRAY(Text))
    strategies: Mapped[list[str]] = mapped_column(ARRAY(Text))
    barriers: Mapped[list[str]] = mapped_column(ARRAY(Text))
    enterprise: Mapped[dict[str, str] | None] = mapped_column(JSONB(none_as_null=True))

    @classmethod
    def draft(cls, **fields: Any) -> tuple["Case", CaseDrafted]:
        """Return a new draft and the fact of it."""
        case = cls(status=Status.DRAFT, criteria=_criteria(fields["results"]), **fields)
        return case, case.announces(CaseDrafted)

    def revise(self, fields: dict[str, Any]) -> CaseRevised | CaseChanged:
        """Change what is given.

        Raises:
            ValueError: it is withdrawn.
        """
        self.change(fields)
        self.criteria = _criteria(self.results)
        if self.is_published:
            return self.announces(CaseChanged, **self._state())
        return self.announces(CaseRevised)

    def publish(self, now: datetime) -> CasePublished:
        """Show it to everybody.

        Raises:
            ValueError: it is published already.
        """
        self.become_published(now)
        return self.announces(CasePublished, **self._state())

    def withdraw(self) -> CaseWithdrawn:
        """Take it back.

        Raises:
            ValueError: it is not published.
        """
        self.become_withdrawn()
        return self.announces(CaseWithdrawn, public_id=self.public_id)

    def _state(self) -> dict[str, Any]:
        return {
            "public_id": self.public_id,
            "title": self.title,
            "summary": self.summary,
            "language": self.language,
            "economy": self.economy,
            "enterprise": NamedEnterprise(**self.enterprise) if self.enterprise else None,
            "sector": self.sector,
            "stages": tuple(self.stages),
            "strategies": tuple(self.strategies),
            "barriers": tuple(self.barriers),
            "criteria": tuple(self.criteria),
        }


def _criteria(results: list[dict[str, Any]]) -> list[str]:
    """Return the criteria that a case improves, each once."""
    return sorted({result["criterion"] for result in results})

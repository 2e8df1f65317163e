"""The tables of questions: what was asked, and apart from it, under another lock, by whom."""

from datetime import datetime
from typing import Self
from uuid import UUID

from chassis.db import Timestamped, Versioned
from chassis.row_security import CONFIDENTIAL
from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matchmaking.base import Base
from matchmaking.needs.models import of_one_owner
from matchmaking.questions.events import QuestionAnswered, QuestionAsked


class Question(Versioned, Timestamped, Base):
    """What somebody wants to know about a need, and the answer to all."""

    __tablename__ = "need_questions"
    __table_args__ = (
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answer_has_moment"),
        of_one_owner(),
        Index("need_questions_need", "need_id", "id"),
        CONFIDENTIAL,
    )

    need_id: Mapped[UUID]
    owner_id: Mapped[UUID]
    text: Mapped[str] = mapped_column(Text)
    answer: Mapped[str | None] = mapped_column(Text)
    answered_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    # Loaded for whoever asked alone; for everybody else it is not there.
    asker: Mapped["Asker | None"] = relationship(lazy="raise")

    @classmethod
    def ask(
        cls, need_id: UUID, owner_id: UUID, text: str, asker: UUID
    ) -> tuple[Self, QuestionAsked]:
        """Return a new question and the fact that it was asked."""
        question = cls(need_id=need_id, owner_id=owner_id, text=text)
        question.asker = Asker(question_id=question.id, account_id=asker)
        return question, question.announces(QuestionAsked, need_id=need_id)

    def give_answer(self, text: str, now: datetime) -> QuestionAnswered:
        """Answer the question to all; a second answer takes the place of the first."""
        self.answer = text
        self.answered_at = now
        return self.announces(QuestionAnswered, need_id=self.need_id)


class Asker(Base):
    """Who asked a question. Nobody but they themselves can read this row, not the owner either."""

    __tablename__ = "need_askers"
    __table_args__ = (CONFIDENTIAL,)

    question_id: Mapped[UUID] = mapped_column(ForeignKey("need_questions.id"), primary_key=True)
    account_id: Mapped[UUID]

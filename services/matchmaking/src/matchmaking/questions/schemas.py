"""JSON of questions: who asked is in none of it."""

from datetime import datetime
from typing import Self
from uuid import UUID

from chassis.schemas import In, Out

from matchmaking.questions.models import Question
from matchmaking.schemas import Paragraph


class QuestionIn(In):
    """What is not clear; it must not say who asks."""

    text: Paragraph


class AnswerIn(In):
    """What all who see the need shall read."""

    answer: Paragraph


class QuestionOut(Out):
    """A question, and its answer if there is one; `is_yours` is true for whoever asked alone."""

    id: UUID
    text: str
    answer: str | None
    answered_at: datetime | None
    is_yours: bool

    @classmethod
    def of(cls, question: Question) -> Self:
        return cls(
            id=question.id,
            text=question.text,
            answer=question.answer,
            answered_at=question.answered_at,
            is_yours=question.asker is not None,
        )


class QuestionList(Out):
    """The questions that you may read, oldest first."""

    items: list[QuestionOut]
    next_cursor: str | None = None

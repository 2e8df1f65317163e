"""Facts about questions: ids alone, and never who asked."""

from uuid import UUID

from chassis.events import Event


class QuestionAsked(Event):
    """Somebody asked something about a need."""

    aggregate = "gscnet.matchmaking.question"
    type = "org.gscnet.matchmaking.question.asked"

    need_id: UUID


class QuestionAnswered(Event):
    """The owner of a need answered a question, to all who see the need."""

    aggregate = "gscnet.matchmaking.question"
    type = "org.gscnet.matchmaking.question.answered"

    need_id: UUID

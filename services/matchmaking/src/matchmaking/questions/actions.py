"""Asking and answering; each is one transaction."""

from uuid import UUID

from chassis import clock
from chassis.auth import Actor
from chassis.db import Database
from chassis.events import emit
from chassis.problems import Conflict, Forbidden, Unauthenticated

from matchmaking.needs import policy
from matchmaking.needs import queries as needs
from matchmaking.questions import queries
from matchmaking.questions.models import Question


class NotOpenForQuestions(Conflict):
    slug = "not-open-for-questions"
    title = "Questions about this need are no longer taken or answered"


class TooManyOpenQuestions(Conflict):
    slug = "too-many-open-questions"
    title = "As many of your questions wait for an answer as may"


MOST_OPEN_QUESTIONS = 10
"""How many questions of one account about one need wait for an answer at most."""


async def ask_question(db: Database, actor: Actor, need_id: UUID, text: str) -> Question:
    """Ask the owner of an open need.

    Raises:
        Unauthenticated: nobody is signed in.
        NotFound: `actor` cannot see the need.
        Forbidden: `actor` speaks for no supplier, or owns the need.
        NotOpenForQuestions: the need is not open.
        TooManyOpenQuestions: the actor has asked much that is not answered yet.
    """
    if actor.account_id is None:
        raise Unauthenticated("sign in to ask")
    async with db.transaction() as session:
        need = await needs.get_need(session, actor, need_id)
        speaks = await queries.speaks_for_supplier(session, actor)
        if not policy.may_ask(actor, need, speaks_for_supplier=speaks):
            raise Forbidden("members of suppliers ask, and owners answer")
        try:
            need.check_open(clock.now().date())
        except ValueError as refusal:
            raise NotOpenForQuestions(str(refusal)) from refusal
        if await queries.count_open_questions(session, actor, need.id) >= MOST_OPEN_QUESTIONS:
            raise TooManyOpenQuestions("wait for an answer to one of them before you ask more")
        question, asked = Question.ask(need.id, need.owner_id, text, actor.account_id)
        session.add(question)
        emit(session, asked)
    return question


async def answer_question(
    db: Database, actor: Actor, need_id: UUID, question_id: UUID, text: str
) -> Question:
    """Answer a question to all who see the need; the first answer begins the clarification.

    Raises:
        NotFound: `actor` cannot see the need, or there is no such question about it.
        Forbidden: `actor` sees the need but does not own it.
        NotOpenForQuestions: the need is not open.
    """
    async with db.transaction() as session:
        need = await needs.get_need_to_change(session, actor, need_id)
        question = await queries.get_question_to_answer(session, actor, need.id, question_id)
        now = clock.now()
        try:
            need.check_open(now.date())
        except ValueError as refusal:
            raise NotOpenForQuestions(str(refusal)) from refusal
        emit(session, question.give_answer(text, now))
        begun = need.clarify(now)
        if begun is not None:
            emit(session, begun)
    return question

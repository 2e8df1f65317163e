"""Every SELECT on questions."""

from collections.abc import Sequence
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import NotFound
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from matchmaking.needs import policy
from matchmaking.questions.models import Question


async def list_questions(session: AsyncSession, actor: Actor, need_id: UUID) -> Sequence[Question]:
    """Return the questions about a need that the actor may read, oldest first.

    Who asked is loaded where it is the actor.
    """
    query = (
        select(Question)
        .where(policy.question_visible_to(actor), Question.need_id == need_id)
        .options(selectinload(Question.asker.and_(policy.asker_visible_to(actor))))
        .order_by(Question.id)
    )
    return (await session.scalars(query)).all()


async def get_question_to_answer(
    session: AsyncSession, actor: Actor, need_id: UUID, question_id: UUID
) -> Question:
    """Return a question about a need of the actor's own, and lock its row.

    Raises:
        NotFound: there is none.
    """
    query = (
        select(Question)
        .where(policy.question_visible_to(actor))
        .where(Question.need_id == need_id, Question.id == question_id)
        .options(selectinload(Question.asker.and_(policy.asker_visible_to(actor))))
    )
    found = await session.scalar(query.with_for_update())
    if found is None:
        raise NotFound(f"there is no question {question_id}")
    return found


async def speaks_for_supplier(session: AsyncSession, actor: Actor) -> bool:
    """Return whether the actor is a member of any supplier."""
    if actor.account_id is None:
        return False
    return await session.scalar(policy.spoken_for_by(actor.account_id).limit(1)) is not None

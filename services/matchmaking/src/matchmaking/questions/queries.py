"""Every SELECT on questions."""

from collections.abc import Sequence
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import NotFound
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from matchmaking.needs import policy
from matchmaking.questions.models import Asker, Question


async def list_questions(
    session: AsyncSession, actor: Actor, need_id: UUID, *, after: UUID | None, limit: int
) -> Sequence[Question]:
    """Return questions about a need that the actor may read, oldest first, from `after` on.

    Who asked is loaded where it is the actor.
    """
    query = (
        select(Question)
        .where(policy.question_visible_to(actor), Question.need_id == need_id)
        .options(selectinload(Question.asker.and_(policy.asker_visible_to(actor))))
        .order_by(Question.id)
        .limit(limit)
    )
    if after is not None:
        query = query.where(Question.id > after)
    return (await session.scalars(query)).all()


async def count_open_questions(session: AsyncSession, actor: Actor, need_id: UUID) -> int:
    """Return how many questions of the actor about a need wait for an answer."""
    asked = select(Asker.question_id).where(policy.asker_visible_to(actor))
    query = select(func.count(Question.id)).where(
        policy.question_visible_to(actor),
        Question.need_id == need_id,
        Question.id.in_(asked),
        Question.answer.is_(None),
    )
    return await session.scalar(query) or 0


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

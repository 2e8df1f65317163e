"""HTTP of questions and answers."""

from uuid import UUID

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Cursor, Limit, cut, decode_cursor, encode_cursor
from fastapi import status as http

from matchmaking.needs import queries as needs
from matchmaking.questions import actions, queries
from matchmaking.questions.schemas import AnswerIn, QuestionIn, QuestionList, QuestionOut

router = Router(tags=["needs"])


@router.post("/v1/needs/{need_id}/questions", status_code=http.HTTP_201_CREATED)
async def ask_question(need_id: UUID, body: QuestionIn, actor: CurrentActor, db: Db) -> QuestionOut:
    """Ask about an open need in the name of a supplier; nobody is told who asked."""
    return QuestionOut.of(await actions.ask_question(db, actor, need_id, body.text))


@router.post("/v1/needs/{need_id}/questions/{question_id}/answer")
async def answer_question(
    need_id: UUID, question_id: UUID, body: AnswerIn, actor: CurrentActor, db: Db
) -> QuestionOut:
    """Answer a question about your need, to all who see it."""
    return QuestionOut.of(
        await actions.answer_question(db, actor, need_id, question_id, body.answer)
    )


@router.get("/v1/needs/{need_id}/questions")
async def list_questions(
    need_id: UUID,
    actor: CurrentActor,
    db: Db,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> QuestionList:
    """List the answered questions about a need, and those that wait and are yours or for you."""
    after = decode_cursor(cursor, UUID)[0] if cursor else None
    async with db.reading() as session:
        need = await needs.get_need(session, actor, need_id)
        rows = await queries.list_questions(session, actor, need.id, after=after, limit=limit + 1)
    shown, last = cut(rows, limit)
    return QuestionList(
        items=[QuestionOut.of(each) for each in shown],
        next_cursor=encode_cursor(last.id) if last else None,
    )

"""One function per thing that can happen to a case; each is one transaction."""

from chassis import clock, preconditions
from chassis.auth import Actor
from chassis.db import Database
from chassis.events import emit
from vocabulary import identifiers

from knowledge.cases import queries
from knowledge.cases.models import Case
from knowledge.cases.schemas import CaseChange, CaseIn
from knowledge.publishing import steps
from knowledge.publishing.schemas import to_columns


async def draft_case(db: Database, actor: Actor, body: CaseIn) -> Case:
    """Write a draft; its author and the editors see it.

    Raises:
        Forbidden: nobody is signed in.
    """
    author_id = steps.require_author(actor)
    async with db.transaction() as session:
        public_id = identifiers.new_public_id("case", body.economy)
        case, drafted = Case.draft(public_id=public_id, author_id=author_id, **to_columns(body))
        session.add(case)
        emit(session, drafted)
    return case


async def revise_case(
    db: Database, actor: Actor, case_id: str, change: CaseChange, *, expected_version: int
) -> Case:
    """Change what is given of a case.

    Raises:
        NotFound: the actor cannot see it.
        Forbidden: the actor is neither an editor nor the author of a draft.
        PreconditionFailed: somebody changed it since the actor read it.
        Conflict: it is withdrawn.
    """
    async with db.transaction() as session:
        case = await queries.get_case(session, actor, case_id)
        steps.require_may_change(actor, case)
        preconditions.check(case.version, expected_version)
        try:
            emit(session, case.revise(to_columns(change, only_given=True)))
        except ValueError as refusal:
            steps.refuse(refusal)
    return case


async def publish_case(db: Database, actor: Actor, case_id: str) -> Case:
    """Show a case to everybody and announce it.

    Raises:
        NotFound: the actor cannot see it.
        Forbidden: the actor is no editor.
        Conflict: it is published already.
    """
    async with db.transaction() as session:
        case = await queries.get_case(session, actor, case_id)
        steps.require_may_publish(actor)
        try:
            emit(session, case.publish(clock.now()))
        except ValueError as refusal:
            steps.refuse(refusal)
    return case


async def withdraw_case(db: Database, actor: Actor, case_id: str) -> Case:
    """Take a public case back and announce it.

    Raises:
        NotFound: the actor cannot see it.
        Forbidden: the actor is no editor.
        Conflict: it is not published.
    """
    async with db.transaction() as session:
        case = await queries.get_case(session, actor, case_id)
        steps.require_may_publish(actor)
        try:
            emit(session, case.withdraw())
        except ValueError as refusal:
            steps.refuse(refusal)
    return case

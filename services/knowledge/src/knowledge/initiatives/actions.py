"""One function per thing that can happen to an initiative; each is one transaction."""

from chassis import clock, preconditions
from chassis.auth import Actor
from chassis.db import Database
from chassis.events import emit
from vocabulary import identifiers

from knowledge.initiatives import queries
from knowledge.initiatives.models import Initiative
from knowledge.initiatives.schemas import InitiativeChange, InitiativeIn
from knowledge.publishing import steps
from knowledge.publishing.schemas import to_columns


async def draft_initiative(db: Database, actor: Actor, body: InitiativeIn) -> Initiative:
    """Write a draft; its author and the editors see it.

    Raises:
        Forbidden: nobody is signed in.
    """
    author_id = steps.require_author(actor)
    async with db.transaction() as session:
        public_id = identifiers.new_public_id("initiative", body.economy)
        initiative, drafted = Initiative.draft(
            public_id=public_id, author_id=author_id, **to_columns(body)
        )
        session.add(initiative)
        emit(session, drafted)
    return initiative


async def revise_initiative(
    db: Database,
    actor: Actor,
    initiative_id: str,
    change: InitiativeChange,
    *,
    expected_version: int,
) -> Initiative:
    """Change what is given of an initiative.

    Raises:
        NotFound: the actor cannot see it.
        Forbidden: the actor is neither an editor nor the author of a draft.
        PreconditionFailed: somebody changed it since the actor read it.
        Conflict: it is withdrawn.
    """
    async with db.transaction() as session:
        initiative = await queries.get_initiative(session, actor, initiative_id)
        steps.require_may_change(actor, initiative)
        preconditions.check(initiative.version, expected_version)
        try:
            emit(session, initiative.revise(to_columns(change, only_given=True)))
        except ValueError as refusal:
            steps.refuse(refusal)
    return initiative


async def publish_initiative(db: Database, actor: Actor, initiative_id: str) -> Initiative:
    """Show an initiative to everybody and announce it.

    Raises:
        NotFound: the actor cannot see it.
        Forbidden: the actor is no editor.
        Conflict: it is published already.
    """
    async with db.transaction() as session:
        initiative = await queries.get_initiative(session, actor, initiative_id)
        steps.require_may_publish(actor)
        try:
            emit(session, initiative.publish(clock.now()))
        except ValueError as refusal:
            steps.refuse(refusal)
    return initiative


async def withdraw_initiative(db: Database, actor: Actor, initiative_id: str) -> Initiative:
    """Take a public initiative back and announce it.

    Raises:
        NotFound: the actor cannot see it.
        Forbidden: the actor is no editor.
        Conflict: it is not published.
    """
    async with db.transaction() as session:
        initiative = await queries.get_initiative(session, actor, initiative_id)
        steps.require_may_publish(actor)
        try:
            emit(session, initiative.withdraw())
        except ValueError as refusal:
            steps.refuse(refusal)
    return initiative

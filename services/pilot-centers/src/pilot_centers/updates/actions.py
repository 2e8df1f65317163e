"""One function per thing that can happen to an update; each is one transaction."""

from uuid import UUID

from chassis import clock, preconditions
from chassis.auth import Actor
from chassis.db import Database
from chassis.events import emit
from chassis.problems import Conflict, Forbidden

from pilot_centers.centers import policy as center_policy
from pilot_centers.centers import queries as center_queries
from pilot_centers.updates import queries
from pilot_centers.updates.models import Update
from pilot_centers.updates.schemas import Draft, Revision


async def draft_update(db: Database, actor: Actor, center_id: str, draft: Draft) -> Update:
    """Write a draft in the name of a center.

    Raises:
        NotFound: there is no such center.
        Forbidden: the actor does not write for it.
    """
    async with db.transaction() as session:
        center = await center_queries.get_center(session, actor, center_id)
        if not center_policy.writes_for(actor, center):
            raise Forbidden("only an editor of the center may write its updates")
        update, drafted = Update.draft(
            center, **draft.model_dump(mode="json", exclude={"dated_on"}), dated_on=draft.dated_on
        )
        session.add(update)
        emit(session, drafted)
    return update


async def revise_update(
    db: Database, actor: Actor, update_id: UUID, revision: Revision, *, expected_version: int
) -> Update:
    """Change a draft, or correct what is published.

    Raises:
        NotFound: the actor cannot see the update.
        Forbidden: the actor does not write for its center.
        PreconditionFailed: somebody changed it since the actor read it.
    """
    async with db.transaction() as session:
        update = await queries.get_update(session, actor, update_id)
        if not center_policy.writes_for(actor, update.center):
            raise Forbidden("only an editor of the center may change its updates")
        preconditions.check(update.version, expected_version)
        changes = revision.model_dump(mode="json", exclude_unset=True, exclude={"dated_on"})
        if revision.dated_on is not None:
            changes["dated_on"] = revision.dated_on
        emit(session, update.revise(**changes))
    return update


async def publish_update(db: Database, actor: Actor, update_id: UUID) -> Update:
    """Show a draft to everybody and announce it.

    Raises:
        NotFound: the actor cannot see the update.
        Forbidden: the actor does not write for its center.
        Conflict: it is published already, or the center does not work yet.
    """
    async with db.transaction() as session:
        update = await queries.get_update(session, actor, update_id)
        if not center_policy.writes_for(actor, update.center):
            raise Forbidden("only an editor of the center may publish its updates")
        try:
            published = update.publish(clock.now())
        except ValueError as refusal:
            raise Conflict(str(refusal)) from refusal
        emit(session, published)
    return update

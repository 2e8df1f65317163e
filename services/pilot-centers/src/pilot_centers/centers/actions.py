"""One function per thing that can happen to a center; each is one transaction."""

from uuid import UUID

from chassis import clock
from chassis.auth import Actor
from chassis.db import Database, violated_constraint
from chassis.events import emit
from chassis.problems import Conflict, Forbidden
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from vocabulary import identifiers

from pilot_centers.centers import policy, queries
from pilot_centers.centers.models import Center
from pilot_centers.centers.schemas import Endorsement, Nomination, Opening


class CenterExists(Conflict):
    slug = "center-exists"
    title = "This economy has nominated a center of this name already"


async def nominate_center(db: Database, actor: Actor, nomination: Nomination) -> Center:
    """Propose a center to the network in the name of its economy.

    Raises:
        Forbidden: the actor is not the focal point of that economy.
        Conflict: the day lies in the future, or the economy has a center of this name.
    """
    account_id = _require_account(actor)
    if not policy.may_nominate(actor, nomination.economy):
        raise Forbidden("only the focal point of an economy may nominate its centers")
    fields = nomination.model_dump(mode="python", exclude={"nominated_on"})
    async with db.transaction() as session:
        try:
            center, nominated = Center.nominate(
                nomination.nominated_on,
                clock.now().date(),
                account_id,
                public_id=identifiers.new_public_id("center", nomination.economy),
                **fields,
            )
        except ValueError as refusal:
            raise Conflict(str(refusal)) from refusal
        session.add(center)
        await _flush_or_explain(session)
        emit(session, nominated)
    return center


async def endorse_center(
    db: Database, actor: Actor, center_id: str, endorsement: Endorsement
) -> Center:
    """Record the decision of a forum to endorse a nominated center.

    Raises:
        NotFound: there is no such center.
        Forbidden: the actor does not act for the secretariat.
        Conflict: it is not nominated, or the day is impossible.
    """
    async with db.transaction() as session:
        center = await queries.get_center(session, actor, center_id)
        if not policy.may_endorse(actor):
            raise Forbidden("only the secretariat records decisions of the fora")
        try:
            endorsed = center.endorse(
                endorsement.decided_on,
                clock.now().date(),
                _require_account(actor),
                forum=endorsement.forum,
                document_number=endorsement.document_number,
                note=endorsement.note,
            )
        except ValueError as refusal:
            raise Conflict(str(refusal)) from refusal
        emit(session, endorsed)
    return center


async def open_center(db: Database, actor: Actor, center_id: str, opening: Opening) -> Center:
    """Record that an endorsed center has begun its work.

    Raises:
        NotFound: there is no such center.
        Forbidden: the actor is neither the secretariat nor the economy's focal point.
        Conflict: it is not endorsed, or the day is impossible.
    """
    async with db.transaction() as session:
        center = await queries.get_center(session, actor, center_id)
        if not policy.may_open(actor, center):
            raise Forbidden("only the secretariat or the economy's focal point may open a center")
        try:
            opened = center.open(
                opening.opened_on, clock.now().date(), _require_account(actor), note=opening.note
            )
        except ValueError as refusal:
            raise Conflict(str(refusal)) from refusal
        emit(session, opened)
    return center


async def add_editor(db: Database, actor: Actor, center_id: str, account_id: UUID) -> Center:
    """Let an account write in the name of a center.

    Raises:
        NotFound: there is no such center.
        Forbidden: the actor is neither the secretariat nor the economy's focal point.
        Conflict: the account may already.
    """
    async with db.transaction() as session:
        center = await queries.get_center(session, actor, center_id)
        if not policy.may_add_editors(actor, center):
            raise Forbidden("only the secretariat or the economy's focal point may add editors")
        try:
            added = center.add_editor(account_id)
        except ValueError as refusal:
            raise Conflict(str(refusal)) from refusal
        emit(session, added)
    return center


def _require_account(actor: Actor) -> UUID:
    if actor.account_id is None:
        raise Forbidden("sign in first")
    return actor.account_id


async def _flush_or_explain(session: AsyncSession) -> None:
    try:
        await session.flush()
    except IntegrityError as error:
        if violated_constraint(error) == "centers_economy_name":
            raise CenterExists("choose another name, or find the center that is there") from error
        raise

"""One function per thing that can happen to a need; each is one transaction."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from chassis import clock
from chassis.auth import Actor
from chassis.db import Database
from chassis.events import emit
from chassis.problems import Conflict, Forbidden, Unauthenticated

from matchmaking.needs import policy, queries
from matchmaking.needs.models import Need
from matchmaking.needs.rules import Wanted


class NeedNotPublishable(Conflict):
    slug = "need-not-publishable"
    title = "This need cannot be opened to offers"


async def draft_need(db: Database, actor: Actor, wanted: Wanted) -> Need:
    """Write down a need that its owner alone sees.

    Raises:
        Unauthenticated: nobody is signed in who could own it.
    """
    if actor.account_id is None:
        raise Unauthenticated("sign in to write down a need")
    fields = asdict(wanted) | {
        "required_criteria": [each.model_dump(mode="json") for each in wanted.required_criteria],
        "required_schemes": list(wanted.required_schemes),
        "preferences": [each.model_dump(mode="json") for each in wanted.preferences],
    }
    async with db.transaction() as session:
        need, drafted = Need.draft(actor.account_id, **fields)
        session.add(need)
        emit(session, drafted)
    return need


async def publish_need(
    db: Database, actor: Actor, need_id: UUID, *, closes_on: date | None = None
) -> Need:
    """Open a draft need to offers and announce it.

    Raises:
        NotFound: `actor` cannot see the need.
        Forbidden: `actor` sees it but does not own it.
        NeedNotPublishable: it is not a draft, or the closing date is impossible.
    """
    async with db.transaction() as session:
        need = await queries.get_need(session, actor, need_id, to_change=True)
        if not policy.may_publish(actor, need):
            raise Forbidden("only the owner of a need may publish it")
        try:
            published = need.publish(clock.now(), closes_on)
        except ValueError as refusal:
            raise NeedNotPublishable(str(refusal)) from refusal
        emit(session, published)
    return need

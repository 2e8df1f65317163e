"""One function per thing that can happen to an indicator; each is one transaction."""

from chassis.auth import Actor
from chassis.db import Database
from chassis.events import emit
from chassis.problems import Forbidden, NotFound
from vocabulary.claims import Claim

from matchmaking.indicators import queries
from matchmaking.indicators.models import Indicator
from matchmaking.suppliers import policy
from matchmaking.suppliers import queries as suppliers
from matchmaking.suppliers.models import Supplier


async def state_indicator(
    db: Database, actor: Actor, supplier_id: str, year: int, claim: Claim
) -> Supplier:
    """State the value of one year, in place of what was stated for it before.

    Raises:
        NotFound: the actor cannot see the supplier.
        Forbidden: the actor does not speak for it.
    """
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_change(session, actor, supplier_id)
        _require_voice(actor, supplier)
        known = await queries.find_indicator(session, supplier.id, claim.criterion, year)
        indicator = known or Indicator(supplier_id=supplier.id)
        indicator.state(claim)
        session.add(indicator)
        emit(session, supplier.restate())
    return supplier


async def withdraw_indicator(
    db: Database, actor: Actor, supplier_id: str, criterion: str, year: int
) -> Supplier:
    """Take back what was stated for a year.

    Raises:
        NotFound: the actor cannot see the supplier, or nothing was stated.
        Forbidden: the actor does not speak for it.
    """
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_change(session, actor, supplier_id)
        _require_voice(actor, supplier)
        known = await queries.find_indicator(session, supplier.id, criterion, year)
        if known is None:
            raise NotFound(f"nothing was stated of {criterion} in {year}")
        await session.delete(known)
        emit(session, supplier.restate())
    return supplier


def _require_voice(actor: Actor, supplier: Supplier) -> None:
    if not policy.may_change(actor, supplier):
        raise Forbidden("only those who speak for this supplier may change its indicators")

"""The SELECT of a comparison; the search itself asks the index."""

from collections.abc import Sequence

from chassis.auth import Actor
from chassis.problems import FieldError, Unprocessable
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.suppliers.models import Supplier
from matchmaking.suppliers.queries import WHOLE, find_named


async def get_suppliers(
    session: AsyncSession, actor: Actor, named: Sequence[str]
) -> Sequence[Supplier]:
    """Return suppliers by ids or public ids, in that order, each once, with products and proofs.

    Raises:
        Unprocessable: one of them is not there, or the actor may not know of it.
    """
    found = await find_named(session, actor, named, *WHOLE)
    for name in named:
        if name not in found:
            absent = f"there is no supplier {name}"
            raise Unprocessable(absent, errors=[FieldError("ids", absent)])
    return list(dict.fromkeys(found[name] for name in named))

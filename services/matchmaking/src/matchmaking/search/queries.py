"""The SELECT of a comparison; the search itself asks the index."""

from collections.abc import Sequence
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import FieldError, Unprocessable
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from vocabulary import identifiers

from matchmaking.suppliers import policy
from matchmaking.suppliers.models import Supplier
from matchmaking.suppliers.queries import WHOLE


async def get_suppliers(
    session: AsyncSession, actor: Actor, named: Sequence[str]
) -> Sequence[Supplier]:
    """Return suppliers by ids or public ids, in that order, with products and proofs.

    Raises:
        Unprocessable: one of them is not there, or the actor may not know of it.
    """
    keys = [_key(each) for each in named]
    found = await session.scalars(
        select(Supplier)
        .where(
            policy.visible_to(actor),
            or_(
                Supplier.id.in_([key for key in keys if isinstance(key, UUID)]),
                Supplier.public_id.in_([key for key in keys if isinstance(key, str)]),
            ),
        )
        .options(*WHOLE)
    )
    by_key: dict[UUID | str | None, Supplier] = {}
    for supplier in found:
        by_key[supplier.id] = by_key[supplier.public_id] = supplier
    for key, name in zip(keys, named, strict=True):
        if key not in by_key:
            absent = f"there is no supplier {name}"
            raise Unprocessable(absent, errors=[FieldError("ids", absent)])
    return list(dict.fromkeys(by_key[key] for key in keys))


def _key(name: str) -> UUID | str | None:
    try:
        return UUID(name)
    except ValueError:
        pass
    try:
        return identifiers.normalise(name)
    except ValueError:
        return None

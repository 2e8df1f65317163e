"""What documents make of the claims that they stand behind, in the transaction of the caller."""

from uuid import UUID

from chassis import row_security
from chassis.auth import SYSTEM, Actor
from chassis.events import emit
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.documents import queries
from matchmaking.suppliers.models import Supplier


async def documented_claims(session: AsyncSession, actor: Actor, supplier_id: UUID) -> set[UUID]:
    """Return the claims of a supplier that a document stands behind.

    It is the system that looks: what a claim weighs must not depend on which documents the actor
    may see.
    """
    await session.flush()
    await session.execute(row_security.TELL, row_security.told(SYSTEM))
    found = await queries.documented_claims(session, supplier_id)
    await session.execute(row_security.TELL, row_security.told(actor))
    return found


async def weigh_claims(session: AsyncSession, actor: Actor, supplier: Supplier) -> None:
    """Let each claim be as strong as what stands behind it, and announce those that changed.

    The claims of the supplier must be loaded.
    """
    documented = await documented_claims(session, actor, supplier.id)
    for claim in supplier.claims:
        weighed = supplier.weigh_claim(claim, is_documented=claim.id in documented)
        if weighed is not None:
            emit(session, weighed)

"""What an actor may find."""

from chassis.auth import Actor
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from pilot_centers.centers.models import Editor
from pilot_centers.search.projection import center_term


async def terms_of(session: AsyncSession, actor: Actor) -> list[str]:
    """Return the visibility terms that the actor holds: everybody's, and those of its centers."""
    if actor.account_id is None:
        return ["public"]
    centers = await session.scalars(
        select(Editor.center_id).where(Editor.account_id == actor.account_id)
    )
    return ["public", *(center_term(center_id) for center_id in centers)]

"""Every SELECT on what matchmaking knows of other services."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from vocabulary import names

from matchmaking.directory.models import KnownCase


async def cases_naming(
    session: AsyncSession, enterprise_names: Iterable[str], economy: str
) -> Sequence[KnownCase]:
    """Return the published cases about an enterprise of one of these names in this economy.

    The same name in the same economy is taken for the same enterprise.
    """
    keys = {names.normalise_name(each, economy) for each in enterprise_names}
    query = (
        select(KnownCase)
        .where(KnownCase.enterprise_key.in_(keys), KnownCase.enterprise_economy == economy)
        .order_by(KnownCase.case_id)
        .limit(50)
    )
    return (await session.scalars(query)).all()

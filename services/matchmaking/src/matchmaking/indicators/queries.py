"""Every SELECT on indicators."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.indicators.models import Indicator


async def indicators_of(session: AsyncSession, supplier_id: UUID) -> Sequence[Indicator]:
    """Return the indicators of a supplier by criterion, the latest year first."""
    query = (
        select(Indicator)
        .where(Indicator.supplier_id == supplier_id)
        .order_by(Indicator.criterion, Indicator.year.desc())
    )
    return (await session.scalars(query)).all()


async def find_indicator(
    session: AsyncSession, supplier_id: UUID, criterion: str, year: int
) -> Indicator | None:
    """Return one indicator, if it was stated."""
    query = select(Indicator).filter_by(supplier_id=supplier_id, criterion=criterion, year=year)
    return (await session.scalars(query)).one_or_none()

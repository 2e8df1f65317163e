"""Every SELECT on what matchmaking knows of other services."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Text, cast, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from vocabulary import names

from matchmaking.directory.models import KnownCase, KnownCenter, KnownInitiative


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


_MOST_EXAMPLES = 200
_OVER = "ended"


async def cases_improving(session: AsyncSession, criteria: Collection[str]) -> Sequence[KnownCase]:
    """Return published cases about any of these criteria, newest first."""
    query = (
        select(KnownCase)
        .where(_overlap(KnownCase.criteria, criteria))
        .order_by(KnownCase.case_id.desc())
        .limit(_MOST_EXAMPLES)
    )
    return (await session.scalars(query)).all()


async def initiatives_improving(
    session: AsyncSession, criteria: Collection[str], economy: str, day: date
) -> Sequence[KnownInitiative]:
    """Return what helps with any of these criteria in an economy and has not ended.

    Those of the economy come before those that are open to all.
    """
    query = (
        select(KnownInitiative)
        .where(
            _overlap(KnownInitiative.criteria, criteria),
            or_(KnownInitiative.economy.is_(None), KnownInitiative.economy == economy),
            or_(KnownInitiative.ends_on.is_(None), KnownInitiative.ends_on >= day),
            KnownInitiative.standing != _OVER,
        )
        .order_by(KnownInitiative.economy.is_(None), KnownInitiative.initiative_id.desc())
        .limit(_MOST_EXAMPLES)
    )
    return (await session.scalars(query)).all()


async def centers_of(session: AsyncSession, economy: str) -> Sequence[KnownCenter]:
    """Return the pilot centers of an economy."""
    query = select(KnownCenter).where(KnownCenter.economy == economy)
    return (await session.scalars(query.order_by(KnownCenter.center_id).limit(20))).all()


def _overlap(column: Any, criteria: Collection[str]) -> ColumnElement[bool]:
    """Return the condition that an array names any of the criteria."""
    condition: ColumnElement[bool] = column.op("&&", is_comparison=True)(
        cast(list(criteria), ARRAY(Text))
    )
    return condition

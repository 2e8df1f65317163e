"""Every SELECT on lookups, and the statements that write them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

import numpy as np
from sqlalchemy import LargeBinary, and_, delete, func, literal, not_, select, text
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.lookups.models import Find, Lookup
from matchmaking.lookups.rules import NOBODY, LookedUp, Reach, Words
from matchmaking.markets.rules import ID, Ids, uuid_of
from matchmaking.needs.models import Need
from matchmaking.needs.queries import open_on


async def alone(session: AsyncSession) -> bool:
    """Return whether nobody else writes lookups until this transaction ends."""
    taken = func.pg_try_advisory_xact_lock(func.hashtext("matchmaking.lookups"))
    return bool(await session.scalar(select(taken)))


async def versions_of_open_needs(session: AsyncSession, day: date) -> dict[UUID, int]:
    rows = await session.execute(select(Need.id, Need.version).where(open_on(day)))
    return {row[0]: row[1] for row in rows}


async def lines_of(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, Any]:
    """Return the lines of needs as they are stored, unread."""
    rows = await session.execute(select(Need.id, Need.line_items).where(Need.id.in_(ids)))
    return {row[0]: row[1] for row in rows}


async def looked_up(
    session: AsyncSession, need_ids: Collection[UUID], suppliers: Collection[UUID] | None = None
) -> dict[UUID, LookedUp]:
    """Return what is known of several needs, as far as it concerns these suppliers; one SELECT.

    Args:
        session: acts as the system; others see nothing.
        need_ids: those of which nothing is known are absent from the answer.
        suppliers: None are all.
    """
    if not need_ids:
        return {}
    is_meant = Find.need_id == Lookup.need_id
    if suppliers is not None:
        is_meant = and_(is_meant, Find.supplier_id.in_(suppliers))
    packed = func.string_agg(
        func.uuid_send(Find.supplier_id, type_=LargeBinary),
        aggregate_order_by(literal(b"", LargeBinary), Find.supplier_id),
    )
    query = (
        select(Lookup.need_id, Lookup.revision, Lookup.words, Find.line, packed)
        .join(Find, is_meant, isouter=True)
        .where(Lookup.need_id.in_(need_ids))
        .group_by(Lookup.need_id, Find.line)
    )
    said: dict[UUID, tuple[int, Words]] = {}
    found: dict[UUID, dict[int, Ids]] = {}
    for need_id, revision, words, line, ids in await session.execute(query):
        said[need_id] = revision, words
        here = found.setdefault(need_id, {})
        if line is not None:
            here[line] = np.frombuffer(ids, dtype=ID)
    return {each: LookedUp(*said[each], found[each]) for each in said}


async def find_lookup(session: AsyncSession, need_id: UUID) -> Lookup | None:
    return await session.get(Lookup, need_id)


async def write_down(
    session: AsyncSession,
    need_id: UUID,
    known: LookedUp,
    words: Words,
    found: Mapping[int, Ids],
    reach: Reach,
) -> None:
    """Make the rows of a need, which are as `known` says, what is found now; touch what differs."""
    lookup = await find_lookup(session, need_id)
    if lookup is None:
        lookup = Lookup(need_id=need_id, revision=0)
        session.add(lookup)
    lookup.revision += 1
    lookup.words = list(words)
    lookup.index_created, lookup.index_sequence = reach.created, reach.sequence
    await session.flush()
    if gone := _more(known.found, found):
        await session.execute(_LEAVE, {"need": need_id} | _columns(gone))
    if come := _more(found, known.found):
        await session.execute(_ENTER, {"need": need_id} | _columns(come))


def _more(these: Mapping[int, Ids], those: Mapping[int, Ids]) -> list[tuple[int, UUID]]:
    """Return line and supplier of what is found in these and not in those."""
    return [
        (line, uuid_of(each))
        for line, ids in these.items()
        for each in np.setdiff1d(ids, those.get(line, NOBODY))
    ]


def _columns(pairs: Iterable[tuple[int, UUID]]) -> dict[str, list[Any]]:
    lines, suppliers = zip(*pairs, strict=True)
    return {"lines": [*lines], "suppliers": [*suppliers]}


_LEAVE = text("""
    DELETE FROM finds
     USING unnest(CAST(:lines AS smallint[]), CAST(:suppliers AS uuid[])) AS gone (line, supplier)
     WHERE need_id = :need AND finds.line = gone.line AND supplier_id = gone.supplier
""")
_ENTER = text("""
    INSERT INTO finds (need_id, line, supplier_id)
    SELECT CAST(:need AS uuid), come.line, come.supplier
      FROM unnest(CAST(:lines AS smallint[]), CAST(:suppliers AS uuid[])) AS come (line, supplier)
""")


async def forget_ended(session: AsyncSession, day: date) -> None:
    """Keep nothing of needs that take no more offers."""
    ended = select(Need.id).where(not_(open_on(day)))
    await session.execute(
        delete(Lookup).where(Lookup.need_id.in_(ended)),
        execution_options={"synchronize_session": False},
    )

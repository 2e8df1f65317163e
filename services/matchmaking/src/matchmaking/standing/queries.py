"""Every SELECT on standing matches."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chassis.auth import Actor
from sqlalchemy import ColumnElement, and_, delete, func, not_, or_, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.lookups.models import Lookup
from matchmaking.needs.models import Need
from matchmaking.needs.queries import open_on
from matchmaking.standing.models import StandingList, StandingMatch, StandingProgress
from matchmaking.standing.rules import KEPT, WHOLE, Kept, Key, Ladder, State
from matchmaking.suppliers import policy as suppliers_policy
from matchmaking.suppliers.models import Supplier

_ONLY = 1


async def alone(session: AsyncSession) -> bool:
    """Return whether nobody else keeps standing matches until this transaction ends."""
    taken = func.pg_try_advisory_xact_lock(func.hashtext("matchmaking.standing"))
    return bool(await session.scalar(select(taken)))


async def find_horizon(session: AsyncSession) -> int | None:
    """Return from which transaction on suppliers are to be looked at; None before the first."""
    return await session.scalar(select(StandingProgress.horizon))


async def move_horizon(session: AsyncSession, horizon: int) -> None:
    row = insert(StandingProgress).values(id=_ONLY, horizon=horizon)
    await session.execute(
        row.on_conflict_do_update(index_elements=["id"], set_={"horizon": horizon})
    )


async def outdated_needs(session: AsyncSession, day: date, most: int) -> Sequence[Need]:
    """Return open needs whose list is not of their version, this day, and whom words find now."""
    query = (
        select(Need)
        .join(StandingList, StandingList.id == Need.id, isouter=True)
        .join(Lookup, Lookup.need_id == Need.id, isouter=True)
        .where(open_on(day), not_(_is_of(day)))
        .order_by(Need.id)
        .limit(most)
    )
    return (await session.scalars(query)).all()


async def is_outdated(session: AsyncSession, day: date) -> bool:
    """Return whether a list is to be computed, or was kept for a need that has ended."""
    query = (
        select(Need.id)
        .join(StandingList, StandingList.id == Need.id, full=True)
        .join(Lookup, Lookup.need_id == Need.id, isouter=True)
        .where(
            or_(
                and_(open_on(day), not_(_is_of(day))),
                and_(StandingList.id.is_not(None), not_(open_on(day))),
            )
        )
        .limit(1)
    )
    return (await session.scalar(query)) is not None


async def open_needs(session: AsyncSession, day: date) -> Sequence[Need]:
    """Return all needs that take offers on a day, without their budgets."""
    return (await session.scalars(select(Need).where(open_on(day)).order_by(Need.id))).all()


async def needs_with_lists(
    session: AsyncSession, day: date
) -> Sequence[tuple[UUID, int, StandingList]]:
    """Return the open needs whose lists are not outdated, with the lists."""
    query = (
        select(Need.id, Need.version, StandingList)
        .join(StandingList, StandingList.id == Need.id)
        .join(Lookup, Lookup.need_id == Need.id, isouter=True)
        .where(open_on(day), _is_of(day))
        .order_by(Need.id)
    )
    return [(row[0], row[1], row[2]) for row in await session.execute(query)]


async def needs_of(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, Need]:
    found = await session.scalars(select(Need).where(Need.id.in_(ids)))
    return {each.id: each for each in found}


async def lists_of(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, StandingList]:
    found = await session.scalars(select(StandingList).where(StandingList.id.in_(ids)))
    return {each.id: each for each in found}


async def ended_lists(session: AsyncSession, day: date) -> Sequence[UUID]:
    """Return the lists of needs that take no more offers."""
    query = select(StandingList.id).join(Need, StandingList.id == Need.id).where(not_(open_on(day)))
    return (await session.scalars(query)).all()


async def kept_of(session: AsyncSession, need_ids: Collection[UUID]) -> dict[UUID, list[Kept]]:
    """Return the lists of several needs, each best first; one SELECT."""
    lists: dict[UUID, list[Kept]] = {each: [] for each in need_ids}
    table = StandingMatch
    query = select(
        table.need_id,
        table.supplier_id,
        table.proven,
        table.claimed,
        table.potential,
        table.margin,
        table.state,
    ).where(table.need_id.in_(need_ids))
    rows = await session.execute(query)
    for need_id, supplier, proven, claimed, potential, margin, state in rows:
        lists[need_id].append(Kept(supplier, proven, claimed, potential, margin, State(state)))
    for kept in lists.values():
        kept.sort(key=lambda each: each.key)
    return lists


async def ladders_of(
    session: AsyncSession, need_ids: Collection[UUID], supplier_id: UUID
) -> dict[UUID, Ladder]:
    """Return what all but one supplier reach on the lists of several needs; one SELECT."""
    times = WHOLE + StandingMatch.margin
    proven, claimed = -StandingMatch.proven * times, -StandingMatch.claimed * times
    query = (
        select(StandingMatch.need_id, StandingMatch.supplier_id, proven, claimed)
        .where(StandingMatch.need_id.in_(need_ids))
        .order_by(StandingMatch.need_id, proven, claimed, StandingMatch.supplier_id)
    )
    keys: dict[UUID, list[Key]] = {each: [] for each in need_ids}
    sizes = dict.fromkeys(need_ids, 0)
    for need_id, supplier, by_proof, by_claim in await session.execute(query):
        sizes[need_id] += 1
        if supplier != supplier_id:
            keys[need_id].append((by_proof, by_claim, supplier.bytes))
    return {each: Ladder(keys[each], is_full=sizes[each] >= KEPT) for each in need_ids}


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A list whose rows differ from those that are stored.

    `is_first` if none were, or if words begin, or cease, to say who is on it.
    """

    found: StandingList
    before: Sequence[Kept]
    after: Sequence[Kept]
    is_first: bool = False


async def write_kept(session: AsyncSession, lists: Sequence[Rewritten]) -> None:
    """Make the rows of lists what they are now, touching those alone that differ.

    Two statements, however many lists and rows they are.
    """
    gone: list[tuple[UUID, UUID]] = []
    come: list[tuple[UUID, UUID, Kept]] = []
    for each in lists:
        need_id, owner_id = each.found.id, each.found.owner_id
        stay, known = {kept.supplier for kept in each.after}, set(each.before)
        gone += [(need_id, kept.supplier) for kept in each.before if kept.supplier not in stay]
        come += [(need_id, owner_id, kept) for kept in each.after if kept not in known]
    if gone:
        needs, suppliers = zip(*gone, strict=True)
        await session.execute(_LEAVE, {"needs": [*needs], "suppliers": [*suppliers]})
    if come:
        needs, owners, rows = zip(*come, strict=True)
        columns = {
            "suppliers": [each.supplier for each in rows],
            "proven": [each.proven for each in rows],
            "claimed": [each.claimed for each in rows],
            "potential": [each.potential for each in rows],
            "margins": [each.margin for each in rows],
            "states": [each.state.value for each in rows],
        }
        await session.execute(_ENTER, {"needs": [*needs], "owners": [*owners], **columns})


_LEAVE = text("""
    DELETE FROM standing_matches
     USING unnest(CAST(:needs AS uuid[]), CAST(:suppliers AS uuid[])) AS gone (need, supplier)
     WHERE need_id = gone.need AND supplier_id = gone.supplier
""")
_ENTER = text("""
    INSERT INTO standing_matches
           (need_id, owner_id, supplier_id, proven, claimed, potential, margin, state)
    SELECT * FROM unnest(CAST(:needs AS uuid[]), CAST(:owners AS uuid[]),
                         CAST(:suppliers AS uuid[]), CAST(:proven AS bigint[]),
                         CAST(:claimed AS bigint[]), CAST(:potential AS bigint[]),
                         CAST(:margins AS integer[]), CAST(:states AS text[]))
        ON CONFLICT (need_id, supplier_id) DO UPDATE
       SET proven = excluded.proven, claimed = excluded.claimed, potential = excluded.potential,
           margin = excluded.margin, state = excluded.state
""")


async def end_lists(session: AsyncSession, ids: Collection[UUID]) -> None:
    """Keep nothing for needs that have ended."""
    await session.execute(delete(StandingList).where(StandingList.id.in_(ids)))


async def forget_days(session: AsyncSession) -> None:
    """Let every list be computed anew."""
    for found in await session.scalars(select(StandingList)):
        found.day = None


async def find_list(session: AsyncSession, need_id: UUID) -> StandingList | None:
    return await session.get(StandingList, need_id)


async def named_suppliers(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Supplier]:
    """Return the suppliers that the actor may see, without their parts."""
    query = select(Supplier).where(suppliers_policy.visible_to(actor), Supplier.id.in_(ids))
    return {each.id: each for each in await session.scalars(query)}


def _is_of(day: date) -> ColumnElement[bool]:
    # Without a list all comparisons are null, and `coalesce` says no.
    is_of = and_(
        StandingList.need_version == Need.version,
        StandingList.day == day,
        StandingList.lookup_revision == func.coalesce(Lookup.revision, 0),
    )
    return func.coalesce(is_of, False)

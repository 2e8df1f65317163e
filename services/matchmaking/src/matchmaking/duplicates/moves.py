"""Hands the parts of one supplier over to another, and back, row by row as they were."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from chassis import row_security
from chassis.auth import SYSTEM, Actor
from sqlalchemy import (
    CTE,
    Column,
    ColumnElement,
    Index,
    Table,
    Text,
    UniqueConstraint,
    and_,
    cast,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.base import Base

OWNER = "supplier_id"
_POSITION = "position"
# What stays with the supplier that it is about: its own history, and that of others.
STAYING = frozenset({"supplier_pairs", "supplier_merges", "import_rows", "exposures"})


def part_tables() -> Iterator[Table]:
    """Yield the tables of what belongs to a supplier, those that others refer to first."""
    for table in Base.metadata.sorted_tables:
        owner = table.columns.get(OWNER)
        if owner is None or table.name in STAYING:
            continue
        if any(key.column.table.name == "suppliers" for key in owner.foreign_keys):
            yield table


async def hand_over(
    session: AsyncSession, actor: Actor, absorbed_id: UUID, kept_id: UUID
) -> dict[str, list[str]]:
    """Give the kept supplier every part of the absorbed one; return them as they were, by table.

    What the kept one has already (the same member, the same certificate) stays where it is. A row
    is kept as the text of its JSON: as numbers in Python its decimals would not come back exactly.
    """
    moved: dict[str, list[str]] = {}
    await session.flush()
    await session.execute(row_security.TELL, row_security.told(SYSTEM))
    for table in part_tables():
        goes = and_(table.c[OWNER] == absorbed_id, ~_has_already(table, kept_id))
        rows = (await session.scalars(select(_as_text(table)).where(goes))).all()
        if not rows:
            continue
        moved[table.name] = list(rows)
        values: dict[str, object] = {OWNER: kept_id}
        if _POSITION in table.c:
            values[_POSITION] = table.c[_POSITION] + await _first_free(session, table, kept_id)
        await session.execute(update(table).where(goes).values(values))
    await session.execute(row_security.TELL, row_security.told(actor))
    return moved


async def hand_back(
    session: AsyncSession, actor: Actor, kept_id: UUID, moved: Mapping[str, Sequence[str]]
) -> None:
    """Give the rows back to whom they belonged; those deleted since are written again.

    A row that went on to a third supplier stays there: it was given back before.
    """
    await session.flush()
    await session.execute(row_security.TELL, row_security.told(SYSTEM))
    for table in part_tables():
        if table.name not in moved:
            continue
        before = _as_before(table, moved[table.name])
        same = and_(*(table.c[each] == before.c[each] for each in _own_key(table)))
        values = {each: before.c[each] for each in (OWNER, _POSITION) if each in table.c}
        await session.execute(update(table).where(table.c[OWNER] == kept_id, same).values(values))
        is_there = and_(*(each == before.c[each.name] for each in table.primary_key.columns))
        lost = select(*before.c).where(~exists().where(is_there).correlate(before))
        await session.execute(insert(table).from_select(before.c.keys(), lost))
    await session.execute(row_security.TELL, row_security.told(actor))


def _as_text(table: Table) -> ColumnElement[str]:
    return cast(func.to_jsonb(table.table_valued()), Text)


def _as_before(table: Table, rows: Sequence[str]) -> CTE:
    """Return the rows that were kept as text, with the columns that the table has now."""
    sent = cast(literal(f"[{','.join(rows)}]", Text), JSONB)
    kept = func.jsonb_to_recordset(sent).table_valued(
        *(Column(each.name, each.type) for each in table.columns)
    )
    return select(*kept.render_derived("before", with_types=True).c).cte("before")


def _has_already(table: Table, kept_id: UUID) -> ColumnElement[bool]:
    """Return whether a unique constraint would be broken by the row with another owner."""
    other = table.alias("other")
    clashes = [
        exists().where(
            other.c[OWNER] == kept_id,
            *(other.c[each] == table.c[each] for each in columns if each != OWNER),
        )
        for columns in _unique(table)
        if OWNER in columns
    ]
    return or_(*clashes, literal(value=False))


def _unique(table: Table) -> Iterator[list[str]]:
    yield table.primary_key.columns.keys()
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield constraint.columns.keys()
    for index in table.indexes:
        if isinstance(index, Index) and index.unique:
            yield index.columns.keys()


def _own_key(table: Table) -> list[str]:
    return [each.name for each in table.primary_key.columns if each.name != OWNER]


async def _first_free(session: AsyncSession, table: Table, owner_id: UUID) -> int:
    last = select(func.max(table.c[_POSITION])).where(table.c[OWNER] == owner_id)
    found: int | None = await session.scalar(last)
    return 0 if found is None else found + 1

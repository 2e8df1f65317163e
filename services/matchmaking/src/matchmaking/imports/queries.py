"""Every SELECT on imports and their rows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import NotFound
from sqlalchemy import ARRAY, Row, Select, Text, cast, func, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.duplicates.identities import Identity
from matchmaking.imports import policy
from matchmaking.imports.models import Import, ImportRow
from matchmaking.imports.rules import ImportState, Verdict
from matchmaking.suppliers.models import Supplier


async def get_import(
    session: AsyncSession, actor: Actor, import_id: UUID, *, to_change: bool = False
) -> Import:
    """Return an import, with its row locked if it is to change.

    Raises:
        NotFound: there is none, or it is not the actor's business.
    """
    query = select(Import).where(policy.visible_to(actor), Import.id == import_id)
    found = await session.scalar(query.with_for_update() if to_change else query)
    if found is None:
        raise NotFound(f"there is no import {import_id}")
    return found


async def list_imports(
    session: AsyncSession, actor: Actor, *, after: tuple[datetime, UUID] | None, limit: int
) -> Sequence[Import]:
    """Return imports, newest first; `after` is the key of the last seen."""
    query = select(Import).where(policy.visible_to(actor))
    if after is not None:
        query = query.where(tuple_(Import.created_at, Import.id) < after)
    query = query.order_by(Import.created_at.desc(), Import.id.desc()).limit(limit)
    return (await session.scalars(query)).all()


async def list_rows(
    session: AsyncSession,
    import_id: UUID,
    *,
    verdicts: Collection[Verdict],
    after: int,
    limit: int,
) -> Sequence[ImportRow]:
    """Return rows of an import that the caller has got, by their numbers."""
    query = select(ImportRow).where(ImportRow.import_id == import_id, ImportRow.number > after)
    if verdicts:
        query = query.where(ImportRow.verdict.in_([each.value for each in verdicts]))
    return (await session.scalars(query.order_by(ImportRow.number).limit(limit))).all()


async def get_row_to_settle(session: AsyncSession, import_id: UUID, number: int) -> ImportRow:
    """Return one row of an import that the caller has got, and lock it.

    Raises:
        NotFound: it has no verdict.
    """
    found = await session.get(ImportRow, (import_id, number), with_for_update=True)
    if found is None:
        raise NotFound(f"row {number} has no verdict")
    return found


async def find_waiting_import(session: AsyncSession, now: datetime) -> Import | None:
    """Return a running import that nobody works on, and lock it; for the worker alone."""
    return (
        await session.scalars(
            select(Import)
            .where(
                Import.state == ImportState.RUNNING,
                or_(Import.leased_until.is_(None), Import.leased_until < now),
            )
            .order_by(Import.started_at, Import.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
    ).first()


async def get_import_at_work(
    session: AsyncSession, import_id: UUID, *, to_change: bool = True
) -> Import:
    """Return an import that a worker has, as it is now, with its row locked if it is to change."""
    query = select(Import).where(Import.id == import_id).execution_options(populate_existing=True)
    return (await session.scalars(query.with_for_update() if to_change else query)).one()


async def prefer_indexes(session: AsyncSession) -> None:
    """Have this transaction use the index of names.

    The planner takes likeness for as cheap as a comparison of numbers, and would read every
    supplier for each name.
    """
    await session.execute(select(func.set_config("enable_seqscan", "off", True)))  # noqa: FBT003


async def suppliers_by_public_id(
    session: AsyncSession, public_ids: Collection[str]
) -> dict[str, tuple[UUID, str, str]]:
    """Return identifier, economy and name of the suppliers that have these public identifiers."""
    if not public_ids:
        return {}
    query = select(Supplier.public_id, Supplier.id, Supplier.economy, Supplier.name)
    rows = await session.execute(query.where(Supplier.public_id.in_(public_ids)))
    return {row.public_id: (row.id, row.economy, row.name) for row in rows}


@dataclass(frozen=True, slots=True)
class FreshRow:
    """A row of a dry run that would be taken in."""

    number: int
    keys: Sequence[str]
    identity: Identity


async def rows_like(
    session: AsyncSession, import_id: UUID, keys: Collection[str], numbers: Collection[int]
) -> Sequence[FreshRow]:
    """Return the rows of an import that would be taken in and have a key or one of the numbers."""
    if not keys and not numbers:
        return []
    has_key = ImportRow.keys.bool_op("&&")(cast(list(keys), ARRAY(Text)))
    query = _fresh_rows(import_id).where(or_(has_key, ImportRow.number.in_(numbers)))
    return [_fresh(row) for row in await session.execute(query)]


async def fresh_rows(
    session: AsyncSession, import_id: UUID, after: int, most: int
) -> Sequence[FreshRow]:
    """Return the rows of an import that would be taken in, by number."""
    query = _fresh_rows(import_id).where(ImportRow.number > after).limit(most)
    return [_fresh(row) for row in await session.execute(query)]


def _fresh_rows(import_id: UUID) -> Select[int, list[str], dict[str, Any] | None]:
    return (
        select(ImportRow.number, ImportRow.keys, ImportRow.body)
        .where(
            ImportRow.import_id == import_id,
            ImportRow.verdict.in_([Verdict.ACCEPTED, Verdict.ACCEPTED_WITH_WARNINGS]),
        )
        .order_by(ImportRow.number)
    )


def _fresh(row: Row[int, list[str], dict[str, Any] | None]) -> FreshRow:
    """Return what a row says of the enterprise; its body was judged to be sound before."""
    body = row.body or {}
    identity = Identity(
        economy=body["economy"],
        names=(body["name"], *body.get("names_local", ())),
        city=body.get("city"),
        address=body.get("address"),
        latitude=body.get("latitude"),
        longitude=body.get("longitude"),
        website=body.get("website"),
    )
    return FreshRow(row.number, row.keys, identity)

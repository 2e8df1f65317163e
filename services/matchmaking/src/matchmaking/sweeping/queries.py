"""How long each table is kept, and every SELECT and DELETE that holds it to that."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Text,
    and_,
    cast,
    delete,
    exists,
    func,
    inspect,
    or_,
    select,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.alerts.models import AlertHit, Digest, SavedSearch
from matchmaking.base import Base
from matchmaking.documents.models import Document
from matchmaking.duplicates.models import SupplierMerge
from matchmaking.exposure.models import Exposure
from matchmaking.exposure.queries import REMEMBERED
from matchmaking.imports.models import Import, ImportRow
from matchmaking.imports.rules import ImportState
from matchmaking.photos.models import Photo
from matchmaking.receipts.models import Receipt

AT_ONCE: Final = 1_000
LISTS_KEPT: Final = timedelta(days=90)
FILES_KEPT: Final = timedelta(days=7)
"""How old a file must be that no row names: one that was just sent is named a moment later."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Rows of a table that go once `is_over(day)` holds of them for the day so long ago."""

    table: type[Base]
    kept: timedelta
    is_over: Callable[[datetime], ColumnElement[bool]]


def _is_told(before: datetime) -> ColumnElement[bool]:
    return AlertHit.told_at < before


def _is_read(before: datetime) -> ColumnElement[bool]:
    is_named = exists().where(AlertHit.digest_id == Digest.id)
    return and_(Digest.made_at < before, Digest.delivered_at.is_not(None), ~is_named)


def _is_removed(before: datetime) -> ColumnElement[bool]:
    return SavedSearch.removed_at < before


def _is_forgotten(before: datetime) -> ColumnElement[bool]:
    return Exposure.day < before.date()


def _is_settled(before: datetime) -> ColumnElement[bool]:
    return ImportRow.import_id.in_(select(Import.id).where(~_is_in_use(before)))


def _is_in_use(before: datetime) -> ColumnElement[bool]:
    return or_(Import.updated_at >= before, Import.state == ImportState.RUNNING)


def _is_past_dispute(before: datetime) -> ColumnElement[bool]:
    return Receipt.created_at < before


# The table in the README says why. Hits come first: digests and searches wait for theirs.
RULES: Final = (
    Rule(AlertHit, timedelta(days=180), _is_told),
    Rule(Digest, timedelta(days=180), _is_read),
    Rule(SavedSearch, timedelta(days=30), _is_removed),
    Rule(Exposure, REMEMBERED, _is_forgotten),
    Rule(ImportRow, LISTS_KEPT, _is_settled),
    Rule(Receipt, timedelta(days=1_096), _is_past_dispute),
)


async def sweep(session: AsyncSession, rule: Rule, now: datetime) -> int:
    """Delete the next rows whose time is over; return how many. What others hold waits."""
    key = inspect(rule.table).primary_key
    over = (
        select(*key)
        .where(rule.is_over(now - rule.kept))
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True, of=rule.table)
    )
    gone = await session.execute(
        delete(rule.table)
        .where(tuple_(*key).in_(over))
        .returning(*key)
        .execution_options(synchronize_session=False)
    )
    return len(gone.all())


async def named_files(session: AsyncSession, names: Collection[str], now: datetime) -> set[str]:
    """Return those of some files that a row names, or one that a split would write again."""
    is_kept = and_(Import.file.in_(names), _is_in_use(now - LISTS_KEPT))
    named = {
        *await session.scalars(select(Document.sha256).where(Document.sha256.in_(names))),
        *await session.scalars(select(Photo.sha256).where(Photo.sha256.in_(names))),
        *await session.scalars(select(Import.file).where(is_kept)),
    }
    rest = func.unnest(cast([*set(names) - named], ARRAY(Text))).column_valued("name")
    is_moved = exists().where(cast(SupplierMerge.moved, Text).contains(rest))
    return named | {*await session.scalars(select(rest).where(is_moved))}

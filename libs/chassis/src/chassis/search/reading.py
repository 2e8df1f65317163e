"""Reads many things of which one may be bad: that one is named in the log, the others go on."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from chassis import metrics

# What content can cause; a database or a disk that fails is no fault of it, and is raised.
BAD_CONTENT = (ValueError, TypeError, LookupError, ArithmeticError)

T = TypeVar("T")

log = structlog.get_logger(__name__)


async def read_each(
    session: AsyncSession,
    ids: Sequence[UUID],
    read: Callable[[AsyncSession, Sequence[UUID]], Awaitable[T]],
) -> list[T]:
    """Read all at once; halve them while something in one of them cannot be read."""
    if not ids:
        return []
    try:
        return [await read(session, ids)]
    except BAD_CONTENT as fault:
        if len(ids) == 1:
            leave_out(ids[0], fault)
            return []
    half = len(ids) // 2
    return [
        *await read_each(session, ids[:half], read),
        *await read_each(session, ids[half:], read),
    ]


def leave_out(document_id: UUID, fault: Exception) -> None:
    """Say that a thing is not searchable, and why; its row is as it was, and can be mended."""
    metrics.LEFT_OUT.labels("document").inc()
    log.error("search_index.left_out", id=str(document_id), reason=repr(fault))

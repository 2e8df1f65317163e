"""Pages by keyset: a cursor holds the sort key of the last item, not an offset."""

import base64
from collections.abc import Sequence
from typing import Annotated, Any, Generic, TypeVar

import orjson
from fastapi import Query
from pydantic import BaseModel

from chassis.problems import BadRequest

Item = TypeVar("Item")

MAX_INT = 2**63 - 1  # PostgreSQL's bigint; a larger one would be a 500.

DEFAULT_LIMIT = 20

# Used as `limit: Limit = DEFAULT_LIMIT` and `offset: Offset = 0`.
Limit = Annotated[int, Query(ge=1, le=100, description="How many items at most.")]
Offset = Annotated[int, Query(ge=0, le=10_000, description="How many hits to skip.")]
Cursor = Annotated[
    str | None,
    Query(max_length=512, description="`next_cursor` of the page before; absent for the first."),
]


class Page(BaseModel, Generic[Item]):
    """Some items, and where to go on; `next_cursor` is null on the last page."""

    items: list[Item]
    next_cursor: str | None = None


def encode_cursor(*keys: Any) -> str:
    """Return an opaque cursor for the sort key of an item: str, int, UUID, date and datetime."""
    return base64.urlsafe_b64encode(orjson.dumps([str(key) for key in keys])).rstrip(b"=").decode()


def decode_cursor(cursor: str, *readers: Any) -> tuple[Any, ...]:
    """Return the sort key in `cursor`, each part read by its reader (`UUID`, `int`, `str`, …).

    Raises:
        BadRequest: it is not a cursor of ours.
    """
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        parts = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        read = tuple(reader(part) for reader, part in zip(readers, parts, strict=True))
    except (ValueError, TypeError, AttributeError) as fault:
        raise BadRequest("this cursor is not one that we gave out") from fault
    if any("\0" in str(part) or (isinstance(part, int) and abs(part) > MAX_INT) for part in read):
        raise BadRequest("this cursor is not one that we gave out")
    return read


def cut(rows: Sequence[Item], limit: int) -> tuple[Sequence[Item], Item | None]:
    """Split rows of a query for `limit + 1` into the page and, if there is more, its last row."""
    page = rows[:limit]
    return page, page[-1] if len(rows) > limit else None

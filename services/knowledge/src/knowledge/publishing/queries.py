"""How a record is named in an address."""

from uuid import UUID

from sqlalchemy import ColumnElement, false
from vocabulary import identifiers
from vocabulary.errors import UnknownTermError

from knowledge.publishing.models import Record


def is_named(record: type[Record], record_id: str) -> ColumnElement[bool]:
    """Return the condition for a UUID or a public id as people type it."""
    try:
        return record.id == UUID(record_id)
    except ValueError:
        pass
    try:
        return record.public_id == identifiers.normalise(record_id)
    except UnknownTermError:  # a mistyped identifier names nothing
        return false()

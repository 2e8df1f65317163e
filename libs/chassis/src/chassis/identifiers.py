"""Identifiers made by us, before the database is asked."""

from uuid import UUID

from uuid_utils import compat


def uuid7() -> UUID:
    """Return a UUIDv7: it sorts by creation time, so that indexes grow at one end."""
    return compat.uuid7()

"""The tables that every service has beside its own."""

from sqlalchemy import MetaData

from chassis.idempotency import idempotency_table
from chassis.inbox import inbox_tables
from chassis.outbox import outbox_table


def add_chassis_tables(metadata: MetaData) -> None:
    """Declare in a service's metadata the tables of outbox, inbox and idempotency keys."""
    outbox_table(metadata)
    inbox_tables(metadata)
    idempotency_table(metadata)

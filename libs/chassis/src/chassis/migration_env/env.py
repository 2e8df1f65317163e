"""Alembic's entry: it runs on the connection that chassis.migrations has opened."""  # noqa: INP001

from typing import Any

from alembic import context
from chassis import failpoints


def _after_step(*_: Any, **__: Any) -> None:
    failpoints.hit("migrations.stepped")


config = context.config
connection = config.attributes["connection"]
if connection is None:
    context.configure(
        dialect_name="postgresql",
        target_metadata=config.attributes["metadata"],
        literal_binds=True,
        transactional_ddl=True,
    )
else:
    context.configure(
        connection=connection,
        target_metadata=config.attributes["metadata"],
        transaction_per_migration=True,
        compare_type=True,
        on_version_apply=_after_step,
    )
with context.begin_transaction():
    context.run_migrations()

"""Alembic's entry: it runs on the connection that chassis.migrations has opened."""

from alembic import context

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
    )
with context.begin_transaction():
    context.run_migrations()

"""Write a new migration of one service from the difference between its models and its history.

Usage: python tools/new_migration.py matchmaking.app "suppliers have photographs"
Starts a throw-away PostgreSQL, brings it to the newest revision, and lets Alembic compare.
Read what it wrote: it is a draft.
"""

import importlib
import sys
import tempfile
from pathlib import Path

from alembic import command
from chassis import migrations
from embedded.postgres import Postgres, ServiceDatabase
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool


def main(module: str, message: str) -> None:
    """Compare and write."""
    spec = importlib.import_module(module).SPEC
    spec.migrations_path.mkdir(parents=True, exist_ok=True)
    wanted = ServiceDatabase(name="draft", owner_password="draft", login_password="draft")
    with tempfile.TemporaryDirectory() as folder, Postgres(Path(folder), durable=False) as server:
        server.ensure(wanted)
        url = server.url("draft", wanted.owner, "draft")
        migrations.upgrade(url, spec.migrations_path, spec.metadata)
        engine = create_engine(
            url.replace("postgresql:", "postgresql+psycopg:"), poolclass=NullPool
        )
        with engine.connect() as connection:
            config = migrations.configuration(spec.migrations_path, spec.metadata, connection)
            written = command.revision(
                config,
                message,
                autogenerate=True,
                version_path=str(spec.migrations_path),
                rev_id=f"{len(list(spec.migrations_path.glob('*.py'))) + 1:04d}",
            )
        print(written.path if written and not isinstance(written, list) else written)


if __name__ == "__main__":
    main(*sys.argv[1:])

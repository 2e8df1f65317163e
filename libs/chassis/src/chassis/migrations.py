"""Schema changes: one Alembic history a service, run as the role that owns the tables."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, create_engine
from sqlalchemy.pool import NullPool

from chassis import failpoints

ENVIRONMENT = Path(__file__).parent / "migration_env"


def configuration(
    versions: Path, metadata: MetaData, connection: Connection | None = None
) -> Config:
    """Return Alembic's configuration for one service's folder of versions."""
    config = Config()
    config.set_main_option("script_location", str(ENVIRONMENT).replace("%", "%%"))
    config.set_main_option("version_locations", str(versions).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes["metadata"] = metadata
    config.attributes["connection"] = connection
    return config


def upgrade(url: str, versions: Path, metadata: MetaData, revision: str = "head") -> None:
    """Bring a database to `revision`; a lock that is not to be had in a second gives way."""
    with _connected(url) as connection:
        failpoints.hit("migrations.begun")
        command.upgrade(configuration(versions, metadata, connection), revision)
    failpoints.hit("migrations.done")


def downgrade(url: str, versions: Path, metadata: MetaData, revision: str = "base") -> None:
    """Take a database back to `revision`; for tests of each migration."""
    with _connected(url) as connection:
        command.downgrade(configuration(versions, metadata, connection), revision)


def pending_changes(url: str, metadata: MetaData) -> list[object]:
    """Return in what the database differs from the models."""
    with _connected(url) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))


def head(versions: Path, metadata: MetaData) -> str | None:
    """Return the newest revision that the code knows."""
    return ScriptDirectory.from_config(configuration(versions, metadata)).get_current_head()


def _connected(url: str) -> Connection:
    engine = create_engine(
        url.replace("postgresql://", "postgresql+psycopg://", 1),
        poolclass=NullPool,
        connect_args={"options": "-c lock_timeout=1s -c statement_timeout=10min"},
    )
    return engine.connect()

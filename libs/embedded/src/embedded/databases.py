"""What a service's database is: who owns it, who works in it, and what they may do."""

from dataclasses import dataclass

import psycopg
from psycopg import sql

EXTENSIONS = ("vector", "pg_trgm", "unaccent")
# Of the service's own role only: a migration or a backup may take longer.
_LOGIN_LIMITS = {
    "statement_timeout": "5s",
    "lock_timeout": "1s",
    "idle_in_transaction_session_timeout": "10s",
    "transaction_timeout": "30s",
}


@dataclass(frozen=True, kw_only=True)
class ServiceDatabase:
    """A database with two roles: its owner migrates, its login works on rows and owns nothing."""

    name: str
    owner_password: str
    login_password: str

    @property
    def owner(self) -> str:
        return f"{self.name}_owner"

    @property
    def login(self) -> str:
        return self.name


def ensure_roles(connection: psycopg.Connection, wanted: ServiceDatabase) -> None:
    _ensure_role(connection, wanted.owner, wanted.owner_password)
    _ensure_role(connection, wanted.login, wanted.login_password)
    for name, value in _LOGIN_LIMITS.items():
        connection.execute(
            sql.SQL("ALTER ROLE {} SET {} = {}").format(
                sql.Identifier(wanted.login), sql.Identifier(name), sql.Literal(value)
            )
        )


def ensure_database(connection: psycopg.Connection, wanted: ServiceDatabase) -> None:
    exists = "SELECT 1 FROM pg_database WHERE datname = %s"
    if connection.execute(exists, [wanted.name]).fetchone() is None:
        statement = sql.SQL("CREATE DATABASE {} OWNER {}")
        names = sql.Identifier(wanted.name), sql.Identifier(wanted.owner)
        connection.execute(statement.format(*names))


def _ensure_role(connection: psycopg.Connection, role: str, password: str) -> None:
    exists = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb = "ALTER" if exists else "CREATE"
    # The server receives the verifier: a password in a statement could reach its log.
    verifier = connection.pgconn.encrypt_password(
        password.encode(), role.encode(), b"scram-sha-256"
    ).decode()
    connection.execute(
        sql.SQL("{} ROLE {} LOGIN PASSWORD {}").format(
            sql.SQL(verb), sql.Identifier(role), sql.Literal(verifier)
        )
    )


def grant(connection: psycopg.Connection, wanted: ServiceDatabase) -> None:
    names = {
        "database": sql.Identifier(wanted.name),
        "owner": sql.Identifier(wanted.owner),
        "login": sql.Identifier(wanted.login),
    }
    defaults = "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public"
    for statement in (
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {database} TO {login}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {login}",
        f"{defaults} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {{login}}",
        f"{defaults} GRANT USAGE, SELECT ON SEQUENCES TO {{login}}",
    ):
        connection.execute(sql.SQL(statement).format(**names))


def create_extensions(connection: psycopg.Connection) -> None:
    """Create what the installation has: only the superuser may, the fallback wheel has fewer."""
    found = connection.execute(
        "SELECT name FROM pg_available_extensions WHERE name = ANY(%s)", [list(EXTENSIONS)]
    ).fetchall()
    for (name,) in found:
        connection.execute(
            sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name))
        )

"""The second wall: PostgreSQL itself refuses rows that the actor of a transaction may not see.

`policy.py` of a feature decides; this repeats the decision where no forgotten WHERE can lose it.
Why it looks as it does: ADR 0014.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg
from sqlalchemy import Connection, MetaData, TextClause, text

from chassis.auth import SYSTEM, SYSTEM_ROLE, Actor

# `Table.info` of a table whose rows are not everybody's business.
CONFIDENTIAL: dict[str, Any] = {"info": {"confidential": True}}

# An account that nobody has. PostgreSQL gives '' for a setting that an earlier transaction of the
# connection had, and '' is no UUID: a transaction that was told nothing fails, on any connection.
NOBODY = UUID(int=0)

TELL: TextClause = text(
    "SELECT set_config('gscnet.account', :account, true), set_config('gscnet.roles', :roles, true)"
)

# The parentheses around SELECT let PostgreSQL ask once per statement instead of once per row.
ACCOUNT = "(SELECT current_setting('gscnet.account')::uuid)"


def acts_in(role: str) -> str:
    """Return the SQL condition that the actor holds a role."""
    roles = "(SELECT string_to_array(current_setting('gscnet.roles'), ','))"
    return f"'{role}' = ANY ({roles}::text[])"


def told(actor: Actor) -> dict[str, str]:
    """Return what the database is told of an actor."""
    return {
        "account": str(actor.account_id or NOBODY),
        "roles": ",".join(sorted(actor.roles)),
    }


def protection(
    table: str, *, seen_by: str, changed_by: str, added_by: str | None = None
) -> Iterator[str]:
    """Return the statements with which a migration protects a table.

    `seen_by`, `changed_by` and `added_by` (if it differs) are SQL conditions on a row; what the
    system does in the background is allowed besides. A changed row must be one that the actor may
    change before and after, and see. In a condition use `ACCOUNT` and `acts_in`, and no table whose
    own policy asks this one.
    """
    system = acts_in(SYSTEM_ROLE)
    seen, changed, added = (
        f"{system} OR ({rule})" for rule in (seen_by, changed_by, added_by or changed_by)
    )
    # The owner is bound too (FORCE): a migration that touches rows says that it is the system.
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
    yield f"CREATE POLICY {table}_seen ON {table} FOR SELECT USING ({seen})"
    yield f"CREATE POLICY {table}_added ON {table} FOR INSERT WITH CHECK ({added})"
    yield (
        f"CREATE POLICY {table}_changed ON {table} FOR UPDATE"
        f" USING ({changed}) WITH CHECK ({changed})"
    )
    yield f"CREATE POLICY {table}_removed ON {table} FOR DELETE USING ({changed})"


def act_as_system(connection: psycopg.Connection[Any]) -> None:
    """Let a connection outside the service see all rows, for as long as it is open."""
    connection.execute(
        "SELECT set_config('gscnet.account', %(account)s, false),"
        " set_config('gscnet.roles', %(roles)s, false)",
        told(SYSTEM),
    )


def confidential_tables(metadata: MetaData) -> list[str]:
    """Return the names of the tables that say of themselves that they are confidential."""
    return sorted(each.name for each in metadata.tables.values() if each.info.get("confidential"))


_GAPS = text("""
    SELECT relname || ' has no forced row-level security'
      FROM pg_class
     WHERE relname = ANY (:tables) AND relkind IN ('r', 'p')
       AND NOT (relrowsecurity AND relforcerowsecurity)
    UNION ALL
    SELECT relname || ' has no policy for ' || wanted.kind
      FROM pg_class CROSS JOIN (VALUES ('r'), ('a'), ('w'), ('d')) AS wanted (kind)
     WHERE relname = ANY (:tables) AND relkind IN ('r', 'p')
       AND NOT EXISTS (SELECT FROM pg_policy
                        WHERE polrelid = pg_class.oid AND polcmd::text IN (wanted.kind, '*'))
    UNION ALL
    SELECT name || ' is not there'
      FROM unnest(CAST(:tables AS text[])) AS name
     WHERE to_regclass(name) IS NULL
    UNION ALL
    SELECT rolname || ' could pass row-level security'
      FROM pg_roles
     WHERE rolname = current_user AND (rolsuper OR rolbypassrls)
    UNION ALL
    SELECT current_user || ' owns ' || relname
      FROM pg_class WHERE pg_has_role(current_user, relowner, 'MEMBER')
    ORDER BY 1
""")


def gaps(connection: Connection, metadata: MetaData) -> list[str]:
    """Return, in words, what would let the connection's role past the wall; none is good."""
    return list(connection.scalars(_GAPS, {"tables": confidential_tables(metadata)}))

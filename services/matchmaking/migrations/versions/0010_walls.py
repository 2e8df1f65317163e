"""Row-level security of lists that were sent, of requests to keep a profile, and of partners."""

from alembic import op
from chassis import row_security

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_OWN = f"account_id = {row_security.ACCOUNT}"
_SECRETARIAT = row_security.acts_in("secretariat")
_EDITOR = row_security.acts_in("editor")
_FOCAL_POINT = """'focal_point:' || economy
    = ANY ((SELECT string_to_array(current_setting('gscnet.roles'), ','))::text[])"""
_KEEPER = f"""EXISTS (SELECT FROM supplier_members AS voice
    WHERE voice.supplier_id = supplier_connections.supplier_id
      AND voice.account_id = {row_security.ACCOUNT} AND voice.accepted_at IS NOT NULL)"""
# The policy of imports holds in here, too.
_OF_AN_IMPORT = "EXISTS (SELECT FROM imports WHERE imports.id = import_rows.import_id)"

# Who may only see a request or an import, and tries to change it, is told so: that locks the row,
# for which PostgreSQL asks the condition of a change.
WALLS = {
    "ownership_claims": {
        "seen_by": f"{_OWN} OR {_SECRETARIAT} OR {_FOCAL_POINT}",
        "changed_by": f"{_OWN} OR {_SECRETARIAT} OR {_FOCAL_POINT}",
        "added_by": _OWN,
    },
    "supplier_connections": {"seen_by": f"{_OWN} OR {_KEEPER}", "changed_by": _KEEPER},
    "imports": {
        "seen_by": f"{_OWN} OR {_SECRETARIAT} OR {_EDITOR}",
        "changed_by": f"{_OWN} OR {_SECRETARIAT} OR {_EDITOR}",
        "added_by": _OWN,
    },
    "import_rows": {"seen_by": _OF_AN_IMPORT, "changed_by": _OF_AN_IMPORT},
}


def upgrade() -> None:
    for table, rules in WALLS.items():
        for statement in row_security.protection(table, **rules):
            op.execute(statement)


def downgrade() -> None:
    for table in reversed(WALLS):
        for what in ("seen", "added", "changed", "removed"):
            op.execute(f"DROP POLICY {table}_{what} ON {table}")
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

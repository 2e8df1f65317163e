"""Receipts of match lists, how often whom was shown, and which transaction changed a supplier."""

import sqlalchemy as sa
from alembic import op
from chassis import row_security

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

OWN = f"owner_id = {row_security.ACCOUNT}"
_NOTE = """
    INSERT INTO supplier_changes (supplier_id, changed_in)
    SELECT id, pg_current_xact_id()::text::bigint FROM touched ORDER BY id
        ON CONFLICT (supplier_id) DO UPDATE SET changed_in = excluded.changed_in;
"""
_TRIGGERS = {"insert": "NEW", "update": "NEW", "delete": "OLD"}


def upgrade() -> None:
    _make_changes()
    _make_receipts()
    _make_exposures()


def _make_changes() -> None:
    op.create_table(
        "supplier_changes",
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("changed_in", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("supplier_id", name=op.f("supplier_changes_pkey")),
    )
    op.create_index(
        op.f("supplier_changes_changed_in_index"), "supplier_changes", ["changed_in"], unique=False
    )
    op.execute(
        "CREATE FUNCTION note_supplier_change() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN {_NOTE} RETURN NULL; END $$"
    )
    # Once a statement, so that an import of thousands notes them together.
    for event, rows in _TRIGGERS.items():
        op.execute(
            f"CREATE TRIGGER suppliers_note_{event} AFTER {event.upper()} ON suppliers"
            f" REFERENCING {rows} TABLE AS touched"
            " FOR EACH STATEMENT EXECUTE FUNCTION note_supplier_change()"
        )


def _make_receipts() -> None:
    op.create_table(
        "match_receipts",
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("need_version", sa.Integer(), nullable=False),
        sa.Column("rules_version", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["need_id"], ["needs.id"], name=op.f("match_receipts_need_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("match_receipts_pkey")),
        sa.UniqueConstraint("need_id", "sha256", name="match_receipts_once"),
    )
    for statement in row_security.protection("match_receipts", seen_by=OWN, changed_by=OWN):
        op.execute(statement)


def _make_exposures() -> None:
    op.create_table(
        "exposures",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name=op.f("exposures_supplier_id_fkey")
        ),
        sa.PrimaryKeyConstraint("day", "need_id", "supplier_id", name=op.f("exposures_pkey")),
    )
    seen_by = f"{OWN} OR {row_security.acts_in('secretariat')}"
    for statement in row_security.protection("exposures", seen_by=seen_by, changed_by=OWN):
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("exposures")
    op.drop_table("match_receipts")
    for event in _TRIGGERS:
        op.execute(f"DROP TRIGGER suppliers_note_{event} ON suppliers")
    op.execute("DROP FUNCTION note_supplier_change()")
    op.drop_table("supplier_changes")

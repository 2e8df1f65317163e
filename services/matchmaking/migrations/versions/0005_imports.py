"""Imports of supplier lists, row by row."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "imports",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("economies", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("is_dry_run", sa.Boolean(), nullable=False),
        sa.Column("layout", postgresql.JSONB(), nullable=False),
        sa.Column("about", postgresql.JSONB(), nullable=False),
        sa.Column("header_row", sa.Integer(), nullable=False),
        sa.Column("columns", postgresql.JSONB(), nullable=False),
        sa.Column("defaults", postgresql.JSONB(), nullable=False),
        sa.Column("rows_total", sa.Integer(), nullable=False),
        sa.Column("rows_done", sa.Integer(), nullable=False),
        sa.Column("last_row", sa.Integer(), nullable=False),
        sa.Column("counts", postgresql.JSONB(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("leased_by", sa.Uuid(), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('guessed', 'running', 'paused', 'done', 'failed')",
            name=op.f("imports_state_known"),
        ),
        sa.CheckConstraint(
            "rows_done BETWEEN 0 AND rows_total", name=op.f("imports_progress_in_bounds")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("imports_pkey")),
    )
    op.create_index(op.f("imports_account_id_index"), "imports", ["account_id"], unique=False)
    op.create_index("imports_newest", "imports", ["created_at", "id"], unique=False)
    op.create_index(
        "imports_running",
        "imports",
        ["leased_until"],
        unique=False,
        postgresql_where=sa.text("state = 'running'"),
    )
    op.create_table(
        "import_rows",
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("economy", sa.Text(), nullable=True),
        sa.Column("findings", postgresql.JSONB(), nullable=False),
        sa.Column("candidates", postgresql.JSONB(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=True),
        sa.Column("body", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("keys", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.Column("settled_reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "verdict IN ('accepted', 'accepted_with_warnings', 'duplicate_asked',"
            " 'duplicate_linked', 'rejected')",
            name=op.f("import_rows_verdict_known"),
        ),
        sa.ForeignKeyConstraint(
            ["import_id"], ["imports.id"], name=op.f("import_rows_import_id_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name=op.f("import_rows_supplier_id_fkey")
        ),
        sa.PrimaryKeyConstraint("import_id", "number", name=op.f("import_rows_pkey")),
    )
    op.create_index(
        op.f("import_rows_supplier_id_index"), "import_rows", ["supplier_id"], unique=False
    )
    op.create_index(
        "import_rows_verdict", "import_rows", ["import_id", "verdict", "number"], unique=False
    )


def downgrade() -> None:
    op.drop_table("import_rows")
    op.drop_table("imports")

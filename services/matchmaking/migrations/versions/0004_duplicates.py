"""Likely duplicates, merges and splits of suppliers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "suppliers", sa.Column("name_trace", sa.Text(), server_default="", nullable=False)
    )
    op.add_column(
        "suppliers",
        sa.Column("identity_keys", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
    )
    op.add_column("suppliers", sa.Column("merged_into_id", sa.Uuid(), nullable=True))
    op.add_column("suppliers", sa.Column("held_at", sa.DateTime(timezone=True), nullable=True))
    op.create_foreign_key(
        op.f("suppliers_merged_into_id_fkey"), "suppliers", "suppliers", ["merged_into_id"], ["id"]
    )
    op.create_index(
        "suppliers_name_trace",
        "suppliers",
        ["name_trace"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"name_trace": "gin_trgm_ops"},
    )
    op.create_index(
        "suppliers_identity_keys",
        "suppliers",
        ["identity_keys"],
        unique=False,
        postgresql_using="gin",
    )
    op.create_index(
        "suppliers_merged_into",
        "suppliers",
        ["merged_into_id"],
        unique=False,
        postgresql_where=sa.text("merged_into_id IS NOT NULL"),
    )
    op.create_table(
        "supplier_pairs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("known_id", sa.Uuid(), nullable=False),
        sa.Column("newer_id", sa.Uuid(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reasons", postgresql.JSONB(), nullable=False),
        sa.Column("is_lookalike", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("overridden_by", sa.Uuid(), nullable=True),
        sa.Column("override_reason", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_reason", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('proposed', 'asked', 'overridden', 'confirmed', 'rejected')",
            name=op.f("supplier_pairs_state_known"),
        ),
        sa.CheckConstraint("known_id <> newer_id", name=op.f("supplier_pairs_two_suppliers")),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (state NOT IN ('confirmed', 'rejected'))",
            name=op.f("supplier_pairs_decided_by_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["known_id"], ["suppliers.id"], name=op.f("supplier_pairs_known_id_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["newer_id"], ["suppliers.id"], name=op.f("supplier_pairs_newer_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("supplier_pairs_pkey")),
        sa.UniqueConstraint("known_id", "newer_id", name="supplier_pairs_once"),
    )
    op.create_index(
        op.f("supplier_pairs_newer_id_index"), "supplier_pairs", ["newer_id"], unique=False
    )
    op.create_index("supplier_pairs_newest", "supplier_pairs", ["created_at", "id"], unique=False)
    op.create_table(
        "supplier_merges",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kept_id", sa.Uuid(), nullable=False),
        sa.Column("absorbed_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("merged_by", sa.Uuid(), nullable=False),
        sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("names_added", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("keys_added", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("redirected", sa.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("moved", postgresql.JSONB(), nullable=False),
        sa.Column("split_by", sa.Uuid(), nullable=True),
        sa.Column("split_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("split_reason", sa.Text(), nullable=True),
        sa.CheckConstraint("kept_id <> absorbed_id", name=op.f("supplier_merges_two_suppliers")),
        sa.CheckConstraint(
            "(split_at IS NULL) = (split_by IS NULL) AND (split_at IS NULL) = (split_reason IS NULL)",
            name=op.f("supplier_merges_split_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["kept_id"], ["suppliers.id"], name=op.f("supplier_merges_kept_id_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["absorbed_id"], ["suppliers.id"], name=op.f("supplier_merges_absorbed_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("supplier_merges_pkey")),
    )
    op.create_index(
        op.f("supplier_merges_kept_id_index"), "supplier_merges", ["kept_id"], unique=False
    )
    op.create_index(
        "supplier_merges_absorbed",
        "supplier_merges",
        ["absorbed_id"],
        unique=True,
        postgresql_where=sa.text("split_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("supplier_merges")
    op.drop_table("supplier_pairs")
    op.drop_index("suppliers_merged_into", table_name="suppliers")
    op.drop_index("suppliers_identity_keys", table_name="suppliers")
    op.drop_index("suppliers_name_trace", table_name="suppliers")
    op.drop_constraint(op.f("suppliers_merged_into_id_fkey"), "suppliers")
    op.drop_column("suppliers", "held_at")
    op.drop_column("suppliers", "merged_into_id")
    op.drop_column("suppliers", "identity_keys")
    op.drop_column("suppliers", "name_trace")

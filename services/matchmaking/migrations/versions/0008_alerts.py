"""Saved searches and what was told of them."""

import sqlalchemy as sa
from alembic import op
from chassis import row_security
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

OWN = f"account_id = {row_security.ACCOUNT}"


def upgrade() -> None:
    op.create_table(
        "saved_searches",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("frequency", sa.Text(), nullable=False),
        sa.Column("asks", postgresql.JSONB(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_in", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "frequency IN ('at_once', 'daily', 'weekly')",
            name=op.f("saved_searches_frequency_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("saved_searches_pkey")),
    )
    op.create_index("saved_searches_account", "saved_searches", ["account_id", "id"])
    op.create_index("saved_searches_written", "saved_searches", ["written_in"])
    op.create_table(
        "supplier_snapshots",
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("seen", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("next_change_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("supplier_id", name=op.f("supplier_snapshots_pkey")),
    )
    op.create_index("supplier_snapshots_changes", "supplier_snapshots", ["next_change_on"])
    op.create_table(
        "digests",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("frequency", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("content", postgresql.JSONB(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "frequency IN ('at_once', 'daily', 'weekly')", name=op.f("digests_frequency_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("digests_pkey")),
    )
    op.create_index("digests_account", "digests", ["account_id", "id"])
    op.create_index(
        "digests_undelivered",
        "digests",
        ["id"],
        postgresql_where=sa.text("delivered_at IS NULL"),
    )
    op.create_table(
        "alert_hits",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("search_id", sa.Uuid(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("supplier", postgresql.JSONB(), nullable=False),
        sa.Column("criteria", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("digest_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "section IN ('new', 'proves_more', 'left')", name=op.f("alert_hits_section_known")
        ),
        sa.ForeignKeyConstraint(
            ["search_id"],
            ["saved_searches.id"],
            name=op.f("alert_hits_search_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["digest_id"], ["digests.id"], name=op.f("alert_hits_digest_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("alert_hits_pkey")),
        sa.UniqueConstraint("search_id", "supplier_id", "revision", name="alert_hits_once"),
    )
    op.create_index("alert_hits_newest", "alert_hits", ["search_id", "id"])
    op.create_index(
        "alert_hits_due",
        "alert_hits",
        ["due_at"],
        postgresql_where=sa.text("told_at IS NULL"),
    )
    op.create_index(op.f("alert_hits_digest_id_index"), "alert_hits", ["digest_id"])
    for table in ("saved_searches", "digests", "alert_hits"):
        for statement in row_security.protection(table, seen_by=OWN, changed_by=OWN):
            op.execute(statement)


def downgrade() -> None:
    op.drop_table("alert_hits")
    op.drop_table("digests")
    op.drop_table("supplier_snapshots")
    op.drop_table("saved_searches")

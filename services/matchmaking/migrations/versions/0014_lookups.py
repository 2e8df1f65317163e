"""Whom the words of open needs find, and from which lookup a standing list was computed."""

import sqlalchemy as sa
from alembic import op
from chassis import row_security

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

NOBODY = "false"


def upgrade() -> None:
    op.create_table(
        "lookups",
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("words", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("index_created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("index_sequence", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["need_id"], ["needs.id"], name=op.f("lookups_need_id_fkey")),
        sa.PrimaryKeyConstraint("need_id", name=op.f("lookups_pkey")),
    )
    op.create_table(
        "finds",
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["need_id"],
            ["lookups.need_id"],
            name=op.f("finds_need_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("need_id", "line", "supplier_id", name=op.f("finds_pkey")),
    )
    op.create_index(op.f("finds_supplier_id_index"), "finds", ["supplier_id"])
    op.add_column(
        "standing_lists",
        sa.Column("lookup_revision", sa.Integer(), server_default=sa.text("0"), nullable=False),
    )
    # Of the lists that are there nobody has looked anything up.
    op.add_column(
        "standing_lists",
        sa.Column("is_provisional", sa.Boolean(), server_default=sa.text("true"), nullable=False),
    )
    # Only what works without a request reads and writes here.
    for table in ("lookups", "finds"):
        for statement in row_security.protection(table, seen_by=NOBODY, changed_by=NOBODY):
            op.execute(statement)


def downgrade() -> None:
    op.drop_column("standing_lists", "is_provisional")
    op.drop_column("standing_lists", "lookup_revision")
    op.drop_table("finds")
    op.drop_table("lookups")

"""The owner of a need hears of those who enter the best of its list, and leave them."""

import sqlalchemy as sa
from alembic import op
from chassis import row_security
from chassis.auth import SYSTEM

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("alert_hits", sa.Column("need_id", sa.Uuid(), nullable=True))
    # Whoever reads it knows it through a search; what is of a need is not found so.
    op.execute(
        "-- squawk-ignore ban-drop-not-null\n"
        "ALTER TABLE alert_hits ALTER COLUMN search_id DROP NOT NULL"
    )
    op.create_foreign_key(
        op.f("alert_hits_need_id_fkey"),
        "alert_hits",
        "needs",
        ["need_id"],
        ["id"],
        ondelete="CASCADE",
    )
    op.create_unique_constraint(
        "alert_hits_once_a_need", "alert_hits", ["need_id", "supplier_id", "revision"]
    )
    op.create_check_constraint(
        op.f("alert_hits_search_or_need"), "alert_hits", "num_nonnulls(search_id, need_id) = 1"
    )
    op.create_index(
        "alert_hits_untold",
        "alert_hits",
        ["account_id", "due_at"],
        postgresql_where=sa.text("told_at IS NULL"),
    )


def downgrade() -> None:
    op.execute(row_security.TELL.bindparams(**row_security.told(SYSTEM)))
    op.execute("DELETE FROM alert_hits WHERE need_id IS NOT NULL")
    op.drop_index("alert_hits_untold", "alert_hits")
    op.drop_constraint(op.f("alert_hits_search_or_need"), "alert_hits", type_="check")
    op.drop_constraint("alert_hits_once_a_need", "alert_hits", type_="unique")
    op.drop_constraint(op.f("alert_hits_need_id_fkey"), "alert_hits", type_="foreignkey")
    op.alter_column("alert_hits", "search_id", existing_type=sa.Uuid(), nullable=False)
    op.drop_column("alert_hits", "need_id")

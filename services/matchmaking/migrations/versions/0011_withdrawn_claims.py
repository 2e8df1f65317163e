"""A claim can be taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ORDER = "supplier_claims_validity_in_order"
WHOLE = "supplier_claims_withdrawal_whole"


def upgrade() -> None:
    op.add_column("supplier_claims", sa.Column("withdrawn_on", sa.Date(), nullable=True))
    op.add_column("supplier_claims", sa.Column("withdrawal_reason", sa.Text(), nullable=True))
    # It is written anew at once, and lets everything pass that passed before.
    op.execute(
        f"-- squawk-ignore ban-drop-constraint\nALTER TABLE supplier_claims DROP CONSTRAINT {ORDER}"
    )
    _check(ORDER, "withdrawn_on IS NOT NULL OR valid_from <= valid_until")
    _check(
        WHOLE,
        "CASE WHEN withdrawn_on IS NULL THEN withdrawal_reason IS NULL"
        " ELSE withdrawal_reason IS NOT NULL AND coalesce(valid_until < withdrawn_on, false)"
        " END",
    )


def downgrade() -> None:
    op.drop_constraint(op.f(WHOLE), "supplier_claims", type_="check")
    op.drop_constraint(op.f(ORDER), "supplier_claims", type_="check")
    # The day that was written stands in `content`; without `withdrawn_on` the two are in order.
    op.execute("UPDATE supplier_claims SET valid_from = NULL WHERE valid_from > valid_until")
    _check(ORDER, "valid_from <= valid_until")
    op.drop_column("supplier_claims", "withdrawal_reason")
    op.drop_column("supplier_claims", "withdrawn_on")


def _check(name: str, condition: str) -> None:
    op.create_check_constraint(op.f(name), "supplier_claims", condition)

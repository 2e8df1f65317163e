"""Matches that are kept current, what is missing in the market, and who can help."""

import sqlalchemy as sa
from alembic import op
from chassis import row_security

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

OWN = f"owner_id = {row_security.ACCOUNT}"
NOBODY = "false"


def upgrade() -> None:
    _make_standing()
    _make_demand()
    _make_directory()


def _make_standing() -> None:
    op.create_table(
        "standing_lists",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("need_version", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("attainable", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["id", "owner_id"],
            ["needs.id", "needs.owner_id"],
            name=op.f("standing_lists_id_owner_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("standing_lists_pkey")),
    )
    op.create_table(
        "standing_matches",
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("proven", sa.BigInteger(), nullable=False),
        sa.Column("claimed", sa.BigInteger(), nullable=False),
        sa.Column("potential", sa.BigInteger(), nullable=False),
        sa.Column("margin", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('meets', 'claims', 'lacks')", name=op.f("standing_matches_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["need_id"],
            ["standing_lists.id"],
            name=op.f("standing_matches_need_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("need_id", "supplier_id", name=op.f("standing_matches_pkey")),
    )
    op.create_table(
        "standing_progress",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("horizon", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("standing_progress_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("standing_progress_pkey")),
    )
    # Only what works without a request writes here.
    for table in ("standing_lists", "standing_matches"):
        for statement in row_security.protection(table, seen_by=OWN, changed_by=NOBODY):
            op.execute(statement)


def _make_demand() -> None:
    counts = ("needs", "suppliers", "proves", "claims", "lacks")
    op.create_table(
        "demand_cells",
        sa.Column("economy", sa.Text(), nullable=False),
        sa.Column("sector", sa.Text(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("is_told", sa.Boolean(), nullable=False),
        *(sa.Column(each, sa.Integer(), nullable=each not in counts[:2]) for each in counts),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("demand_cells_pkey")),
        sa.UniqueConstraint("economy", "sector", "criterion", name="demand_cells_once"),
    )
    op.create_index("demand_cells_told", "demand_cells", ["needs", "id"])
    op.create_table(
        "demand_sources",
        sa.Column("cell_id", sa.Uuid(), nullable=False),
        sa.Column("asking", sa.LargeBinary(), nullable=False),
        sa.Column("levels", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cell_id"],
            ["demand_cells.id"],
            name=op.f("demand_sources_cell_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("demand_sources_pkey")),
        sa.UniqueConstraint("cell_id", name="demand_sources_once"),
    )
    for statement in row_security.protection("demand_sources", seen_by=NOBODY, changed_by=NOBODY):
        op.execute(statement)


def _make_directory() -> None:
    op.create_table(
        "known_initiatives",
        sa.Column("initiative_id", sa.Uuid(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("economy", sa.Text(), nullable=True),
        sa.Column("organisation", sa.Text(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("criteria", sa.ARRAY(sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("initiative_id", name=op.f("known_initiatives_pkey")),
    )
    op.create_table(
        "known_centers",
        sa.Column("center_id", sa.Uuid(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("economy", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("sectors", sa.ARRAY(sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("center_id", name=op.f("known_centers_pkey")),
    )
    op.create_index("known_centers_economy", "known_centers", ["economy"])


def downgrade() -> None:
    for table in (
        "known_centers",
        "known_initiatives",
        "demand_sources",
        "demand_cells",
        "standing_progress",
        "standing_matches",
        "standing_lists",
    ):
        op.drop_table(table)

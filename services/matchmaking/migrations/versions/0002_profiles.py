"""Identities, members, visibility, richer products and indicators of suppliers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ACCOUNTS = (
    "num_nonnulls(turnover, assets, capital) = 0"
    " OR num_nonnulls(accounts_currency, accounts_year) = 2"
)


def upgrade() -> None:
    _identities()
    _products()
    _keepers()
    _indicators()


def _identities() -> None:
    for column in (
        sa.Column("name_latin", sa.Text(), nullable=True),
        sa.Column("registrations", postgresql.JSONB(), server_default="[]", nullable=False),
        sa.Column("languages", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("export_markets", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("contact_person", sa.Text(), nullable=True),
        sa.Column("contact_email", sa.Text(), nullable=True),
        sa.Column("contact_phone", sa.Text(), nullable=True),
        sa.Column("size_class_stated", sa.Text(), server_default="unknown", nullable=False),
        sa.Column("size_definition", sa.Text(), nullable=True),
        sa.Column("employees", sa.Integer(), nullable=True),
        sa.Column("turnover", sa.Numeric(), nullable=True),
        sa.Column("assets", sa.Numeric(), nullable=True),
        sa.Column("capital", sa.Numeric(), nullable=True),
        sa.Column("accounts_currency", sa.Text(), nullable=True),
        sa.Column("accounts_year", sa.SmallInteger(), nullable=True),
        sa.Column("main_sector", sa.Text(), nullable=True),
        sa.Column("visibility", postgresql.JSONB(), server_default="{}", nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
    ):
        op.add_column("suppliers", column)
    op.execute("UPDATE suppliers SET size_class_stated = size_class")
    op.execute("UPDATE suppliers SET claimed_at = created_at WHERE origin = 'registered'")
    for name, condition in (
        (
            "size_class_stated_known",
            "size_class_stated IN ('micro', 'small', 'medium', 'large', 'unknown')",
        ),
        ("employees_not_negative", "employees >= 0"),
        ("accounts_not_negative", "assets >= 0 AND capital >= 0"),
        (
            "accounts_whole",
            _ACCOUNTS,
        ),
    ):
        op.create_check_constraint(op.f(f"suppliers_{name}"), "suppliers", condition)


def _products() -> None:
    for column in (
        sa.Column("minimum_order_value", sa.Numeric(), nullable=True),
        sa.Column("minimum_order_unit", sa.Text(), nullable=True),
        sa.Column("materials", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("certificate_ids", sa.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("claim_ids", sa.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
    ):
        op.add_column("supplier_products", column)
    op.create_check_constraint(
        op.f("supplier_products_minimum_order_whole"),
        "supplier_products",
        "(minimum_order_value IS NULL) = (minimum_order_unit IS NULL)",
    )
    op.create_check_constraint(
        op.f("supplier_products_minimum_order_not_negative"),
        "supplier_products",
        "minimum_order_value >= 0",
    )


def _keepers() -> None:
    for column in (
        sa.Column("role", sa.Text(), server_default="owner", nullable=False),
        # One moment for the members that are there, so that their rows are not written anew.
        sa.Column(
            "invited_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
    ):
        op.add_column("supplier_members", column)
    op.execute("UPDATE supplier_members SET accepted_at = invited_at")
    op.alter_column("supplier_members", "invited_at", server_default=sa.text("clock_timestamp()"))
    op.create_check_constraint(
        op.f("supplier_members_role_known"),
        "supplier_members",
        "role IN ('owner', 'editor', 'viewer')",
    )
    op.create_table(
        "supplier_connections",
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column(
            "connected_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name=op.f("supplier_connections_supplier_id_fkey")
        ),
        sa.PrimaryKeyConstraint(
            "supplier_id", "account_id", name=op.f("supplier_connections_pkey")
        ),
    )
    op.create_index(
        op.f("supplier_connections_account_id_index"),
        "supplier_connections",
        ["account_id"],
        unique=False,
    )
    op.create_table(
        "ownership_claims",
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("economy", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("account_name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_reason", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status IN ('asked', 'granted', 'refused')", name=op.f("ownership_claims_status_known")
        ),
        sa.CheckConstraint(
            "(status = 'asked') = (num_nonnulls(decided_by, decided_at, decision_reason) = 0)",
            name=op.f("ownership_claims_decision_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name=op.f("ownership_claims_supplier_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("ownership_claims_pkey")),
    )
    op.create_index(
        "ownership_claims_open",
        "ownership_claims",
        ["supplier_id", "account_id"],
        unique=True,
        postgresql_where=sa.text("status = 'asked'"),
    )
    op.create_index("ownership_claims_account", "ownership_claims", ["account_id"], unique=False)
    op.create_index(
        "ownership_claims_newest", "ownership_claims", ["created_at", "id"], unique=False
    )


def _indicators() -> None:
    op.create_table(
        "supplier_indicators",
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("value", sa.Numeric(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("content", postgresql.JSONB(), nullable=False),
        sa.Column("strength", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "strength IN ('self_declared', 'document', 'accredited', 'verified')",
            name=op.f("supplier_indicators_strength_known"),
        ),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name=op.f("supplier_indicators_supplier_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("supplier_indicators_pkey")),
        sa.UniqueConstraint("supplier_id", "criterion", "year", name="supplier_indicators_once"),
    )
    op.create_table(
        "supplier_photos",
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("alt", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name=op.f("supplier_photos_supplier_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("supplier_photos_pkey")),
        sa.UniqueConstraint("supplier_id", "sha256", name="supplier_photos_once"),
    )


def downgrade() -> None:
    for table in (
        "supplier_photos",
        "supplier_indicators",
        "ownership_claims",
        "supplier_connections",
    ):
        op.drop_table(table)
    for column in ("accepted_at", "invited_at", "role"):
        op.drop_column("supplier_members", column)
    for column in (
        "claim_ids",
        "certificate_ids",
        "materials",
        "minimum_order_unit",
        "minimum_order_value",
    ):
        op.drop_column("supplier_products", column)
    for column in (
        "claimed_at",
        "visibility",
        "main_sector",
        "accounts_year",
        "accounts_currency",
        "capital",
        "assets",
        "turnover",
        "employees",
        "size_definition",
        "size_class_stated",
        "contact_phone",
        "contact_email",
        "contact_person",
        "export_markets",
        "languages",
        "registrations",
        "name_latin",
    ):
        op.drop_column("suppliers", column)

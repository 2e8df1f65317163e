"""Suppliers with their proofs, needs, known cases, and the tables that every service has."""

import sqlalchemy as sa
from alembic import op
from pgvector.sqlalchemy import HALFVEC
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dead_letters",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("consumer", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("aggregate_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("parked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('dead', 'held', 'retry', 'applied', 'discarded')",
            name=op.f("dead_letters_state_is_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("dead_letters_pkey")),
        sa.UniqueConstraint("consumer", "message_id", name="dead_letters_message"),
    )
    op.create_index(
        "dead_letters_retry",
        "dead_letters",
        ["consumer"],
        unique=False,
        postgresql_where=sa.text("state = 'retry'"),
    )
    op.create_index(
        "dead_letters_waiting",
        "dead_letters",
        ["consumer", "aggregate_id", "version"],
        unique=False,
    )
    op.create_table(
        "idempotency_keys",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.SmallInteger(), nullable=True),
        sa.Column("headers", postgresql.JSONB(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("actor", "operation", "key", name=op.f("idempotency_keys_pkey")),
    )
    op.create_index("idempotency_keys_created_at", "idempotency_keys", ["created_at"], unique=False)
    op.create_table(
        "inbox_attempts",
        sa.Column("consumer", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("consumer", "event_id", name=op.f("inbox_attempts_pkey")),
    )
    op.create_table(
        "inbox_gates",
        sa.Column("consumer", sa.Text(), nullable=False),
        sa.Column("aggregate_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("consumer", "aggregate_id", name=op.f("inbox_gates_pkey")),
    )
    op.create_table(
        "known_cases",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("criteria", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("enterprise_key", sa.Text(), nullable=True),
        sa.Column("enterprise_economy", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("case_id", name=op.f("known_cases_pkey")),
    )
    op.create_index(
        "known_cases_enterprise",
        "known_cases",
        ["enterprise_key", "enterprise_economy"],
        unique=False,
    )
    op.create_table(
        "needs",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("buyer_name", sa.Text(), nullable=False),
        sa.Column("hs_code", sa.Text(), nullable=True),
        sa.Column("hs_vintage", sa.SmallInteger(), nullable=True),
        sa.Column("quantity_value", sa.Numeric(), nullable=True),
        sa.Column("quantity_unit", sa.Text(), nullable=True),
        sa.Column("economy", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("needed_by", sa.Date(), nullable=True),
        sa.Column("required_criteria", postgresql.JSONB(), nullable=False),
        sa.Column("required_schemes", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("preferences", postgresql.JSONB(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(status = 'published') = (published_at IS NOT NULL)",
            name=op.f("needs_published_has_moment"),
        ),
        sa.CheckConstraint("status IN ('draft', 'published')", name=op.f("needs_status_known")),
        sa.CheckConstraint("(hs_code IS NULL) = (hs_vintage IS NULL)", name=op.f("needs_hs_whole")),
        sa.CheckConstraint(
            "(latitude IS NULL) = (longitude IS NULL)", name=op.f("needs_place_whole")
        ),
        sa.CheckConstraint(
            "(quantity_value IS NULL) = (quantity_unit IS NULL)", name=op.f("needs_quantity_whole")
        ),
        sa.CheckConstraint("quantity_value > 0", name=op.f("needs_quantity_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("needs_pkey")),
    )
    op.create_index("needs_newest", "needs", ["created_at", "id"], unique=False)
    op.create_index("needs_owner", "needs", ["owner_id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("position", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("aggregate", sa.Text(), nullable=False),
        sa.Column("aggregate_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("envelope", postgresql.JSONB(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stream_sequence", sa.BigInteger(), nullable=True),
        sa.Column("generation", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("outbox_pkey")),
        sa.UniqueConstraint(
            "aggregate", "aggregate_id", "version", name="outbox_version_has_no_twin"
        ),
        sa.UniqueConstraint("id", name="outbox_id"),
    )
    op.create_index("outbox_stream_sequence", "outbox", ["stream_sequence"], unique=False)
    op.create_index(
        "outbox_unsent",
        "outbox",
        ["position"],
        unique=False,
        postgresql_where=sa.text("sent_at IS NULL"),
    )
    op.create_table(
        "supplier_embeddings",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("vector", HALFVEC(384), nullable=True),
        sa.PrimaryKeyConstraint("owner_id", name=op.f("supplier_embeddings_pkey")),
    )
    op.create_index(
        "supplier_embeddings_vector_hnsw",
        "supplier_embeddings",
        ["vector"],
        unique=False,
        postgresql_using="hnsw",
        postgresql_ops={"vector": "halfvec_cosine_ops"},
    )
    op.create_table(
        "suppliers",
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("names_local", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("economy", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("size_class", sa.Text(), nullable=False),
        sa.Column("sectors", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("source", postgresql.JSONB(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "origin = 'registered' OR source IS NOT NULL",
            name=op.f("suppliers_compiled_has_source"),
        ),
        sa.CheckConstraint(
            "origin IN ('registered', 'compiled')", name=op.f("suppliers_origin_known")
        ),
        sa.CheckConstraint(
            "size_class IN ('micro', 'small', 'medium', 'large', 'unknown')",
            name=op.f("suppliers_size_class_known"),
        ),
        sa.CheckConstraint(
            "(latitude IS NULL) = (longitude IS NULL)", name=op.f("suppliers_place_whole")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("suppliers_pkey")),
        sa.UniqueConstraint("public_id", name="suppliers_public_id"),
    )
    op.create_index("suppliers_newest", "suppliers", ["created_at", "id"], unique=False)
    op.create_table(
        "supplier_certificates",
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("strength", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "strength IN ('self_declared', 'document', 'accredited', 'verified')",
            name=op.f("supplier_certificates_strength_known"),
        ),
        sa.CheckConstraint(
            "valid_from <= valid_until", name=op.f("supplier_certificates_validity_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name=op.f("supplier_certificates_supplier_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("supplier_certificates_pkey")),
    )
    op.create_index(
        "supplier_certificates_scheme", "supplier_certificates", ["scheme"], unique=False
    )
    op.create_index(
        op.f("supplier_certificates_supplier_id_index"),
        "supplier_certificates",
        ["supplier_id"],
        unique=False,
    )
    op.create_table(
        "supplier_claims",
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("lowest", sa.Numeric(), nullable=True),
        sa.Column("highest", sa.Numeric(), nullable=True),
        sa.Column("strength", sa.Text(), nullable=False),
        sa.Column("content", postgresql.JSONB(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "strength IN ('self_declared', 'document', 'accredited', 'verified')",
            name=op.f("supplier_claims_strength_known"),
        ),
        sa.CheckConstraint("lowest <= highest", name=op.f("supplier_claims_amount_in_order")),
        sa.CheckConstraint(
            "valid_from <= valid_until", name=op.f("supplier_claims_validity_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name=op.f("supplier_claims_supplier_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("supplier_claims_pkey")),
    )
    op.create_index("supplier_claims_criterion", "supplier_claims", ["criterion"], unique=False)
    op.create_index(
        op.f("supplier_claims_supplier_id_index"), "supplier_claims", ["supplier_id"], unique=False
    )
    op.create_table(
        "supplier_members",
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name=op.f("supplier_members_supplier_id_fkey")
        ),
        sa.PrimaryKeyConstraint("supplier_id", "account_id", name=op.f("supplier_members_pkey")),
    )
    op.create_index(
        op.f("supplier_members_account_id_index"), "supplier_members", ["account_id"], unique=False
    )
    op.create_table(
        "supplier_products",
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("hs_code", sa.Text(), nullable=True),
        sa.Column("hs_vintage", sa.SmallInteger(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("capacity_value", sa.Numeric(), nullable=True),
        sa.Column("capacity_unit", sa.Text(), nullable=True),
        sa.Column("capacity_per", sa.Text(), nullable=True),
        sa.Column("lead_time_days", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "capacity_per IN ('day', 'week', 'month', 'year')",
            name=op.f("supplier_products_capacity_per_known"),
        ),
        sa.CheckConstraint(
            "(capacity_value IS NULL) = (capacity_unit IS NULL) AND (capacity_value IS NULL) = (capacity_per IS NULL)",
            name=op.f("supplier_products_capacity_whole"),
        ),
        sa.CheckConstraint(
            "(hs_code IS NULL) = (hs_vintage IS NULL)", name=op.f("supplier_products_hs_whole")
        ),
        sa.CheckConstraint(
            "capacity_value >= 0", name=op.f("supplier_products_capacity_not_negative")
        ),
        sa.CheckConstraint(
            "lead_time_days >= 0", name=op.f("supplier_products_lead_time_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name=op.f("supplier_products_supplier_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("supplier_products_pkey")),
    )
    op.create_index(
        op.f("supplier_products_supplier_id_index"),
        "supplier_products",
        ["supplier_id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_table("supplier_products")
    op.drop_table("supplier_members")
    op.drop_table("supplier_claims")
    op.drop_table("supplier_certificates")
    op.drop_table("suppliers")
    op.drop_table("supplier_embeddings")
    op.drop_table("outbox")
    op.drop_table("needs")
    op.drop_table("known_cases")
    op.drop_table("inbox_gates")
    op.drop_table("inbox_attempts")
    op.drop_table("idempotency_keys")
    op.drop_table("dead_letters")

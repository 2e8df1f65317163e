"""the toy's tables."""

import sqlalchemy as sa
from alembic import op
from chassis import row_security
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

OWN = f"writer_id = {row_security.ACCOUNT}"


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
        "headings",
        sa.Column("note_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("effects", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("note_id", name=op.f("headings_pkey")),
    )
    op.create_table(
        "idempotency_keys",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.SmallInteger(), nullable=True),
        sa.Column("headers", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
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
        "letters",
        sa.Column("writer_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("letters_pkey")),
    )
    for statement in row_security.protection("letters", seen_by=OWN, changed_by=OWN):
        op.execute(statement)
    op.create_table(
        "notes",
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("text <> 'forbidden'", name=op.f("notes_text_allowed")),
        sa.PrimaryKeyConstraint("id", name=op.f("notes_pkey")),
    )
    op.create_table(
        "outbox",
        sa.Column("position", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("aggregate", sa.Text(), nullable=False),
        sa.Column("aggregate_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("envelope", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
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
        "timers",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("scheduled_for", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("kind", "subject_id", name=op.f("timers_pkey")),
    )
    op.create_index("timers_due_at", "timers", ["due_at"], unique=False)
    op.create_index(
        "timers_unscheduled",
        "timers",
        ["due_at"],
        unique=False,
        postgresql_where=sa.text("scheduled_for IS DISTINCT FROM due_at"),
    )


def downgrade() -> None:
    op.drop_table("timers")
    op.drop_index("outbox_unsent", table_name="outbox", postgresql_where=sa.text("sent_at IS NULL"))
    op.drop_index("outbox_stream_sequence", table_name="outbox")
    op.drop_table("outbox")
    op.drop_table("notes")
    op.drop_table("letters")
    op.drop_table("inbox_gates")
    op.drop_table("inbox_attempts")
    op.drop_index("idempotency_keys_created_at", table_name="idempotency_keys")
    op.drop_table("idempotency_keys")
    op.drop_table("headings")
    op.drop_index("dead_letters_waiting", table_name="dead_letters")
    op.drop_index(
        "dead_letters_retry", table_name="dead_letters", postgresql_where=sa.text("state = 'retry'")
    )
    op.drop_table("dead_letters")

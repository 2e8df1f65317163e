"""Checks of certificates and claims, and the documents behind them."""

import sqlalchemy as sa
from alembic import op
from chassis import row_security
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_MEMBER = f"""EXISTS (SELECT FROM supplier_members AS voice
    WHERE voice.supplier_id = {{table}}.supplier_id AND voice.account_id = {row_security.ACCOUNT}
      AND voice.accepted_at IS NOT NULL)"""
_KEEPER = _MEMBER.replace(
    "accepted_at IS NOT NULL", "accepted_at IS NOT NULL AND voice.role IN ('owner', 'editor')"
)
_SECRETARIAT = row_security.acts_in("secretariat")
_COMPILER = f"""(({_SECRETARIAT} OR {row_security.acts_in("editor")})
    AND EXISTS (SELECT FROM suppliers AS compiled
    WHERE compiled.id = {{table}}.supplier_id AND compiled.origin = 'compiled'
      AND compiled.claimed_at IS NULL))"""
_FOCAL_POINT = """EXISTS (SELECT FROM suppliers AS own WHERE own.id = {table}.supplier_id
    AND 'focal_point:' || own.economy
        = ANY ((SELECT string_to_array(current_setting('gscnet.roles'), ','))::text[]))"""
_GRANTED = f"""EXISTS (SELECT FROM document_grants AS given
    WHERE given.document_id = evidence_documents.id
      AND given.account_id = {row_security.ACCOUNT})"""
_TO_ME = f"account_id = {row_security.ACCOUNT}"


def _any(table: str, *conditions: str) -> str:
    return " OR ".join(condition.format(table=table) for condition in conditions)


def upgrade() -> None:
    op.add_column(
        "supplier_certificates",
        sa.Column("kind", sa.Text(), server_default="scope", nullable=False),
    )
    op.add_column(
        "supplier_certificates",
        sa.Column("products", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
    )
    op.add_column("supplier_certificates", sa.Column("issuer", sa.Text(), nullable=True))
    op.add_column("supplier_certificates", sa.Column("written_until", sa.Date(), nullable=True))
    op.add_column(
        "supplier_certificates",
        sa.Column("state", sa.Text(), server_default="shown", nullable=False),
    )
    op.add_column("supplier_certificates", sa.Column("state_since", sa.Date(), nullable=True))
    op.add_column("supplier_certificates", sa.Column("state_reason", sa.Text(), nullable=True))
    op.execute("UPDATE supplier_certificates SET written_until = valid_until")
    # A promise about `written_until` follows at once, and no release had the old one.
    op.execute(
        "-- squawk-ignore ban-drop-constraint\n"
        "ALTER TABLE supplier_certificates DROP CONSTRAINT supplier_certificates_validity_in_order"
    )
    for name, condition in {
        "validity_in_order": "valid_from <= written_until",
        "stopped_has_end": "state = 'shown' OR valid_until IS NOT NULL",
        "kind_known": "kind IN ('scope', 'transaction')",
        "state_known": "state IN ('shown', 'suspended', 'withdrawn')",
    }.items():
        op.create_check_constraint(
            op.f(f"supplier_certificates_{name}"), "supplier_certificates", condition
        )
    op.create_index("supplier_certificates_valid_until", "supplier_certificates", ["valid_until"])
    op.create_table(
        "certificate_reminders",
        sa.Column("certificate_id", sa.Uuid(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("days", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["certificate_id"],
            ["supplier_certificates.id"],
            name=op.f("certificate_reminders_certificate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "certificate_id", "valid_until", "days", name=op.f("certificate_reminders_pkey")
        ),
    )
    op.create_table(
        "proof_turns",
        sa.Column("piece_id", sa.Uuid(), nullable=False),
        sa.Column("turn", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.CheckConstraint("turn IN ('began', 'expired')", name=op.f("proof_turns_turn_known")),
        sa.PrimaryKeyConstraint("piece_id", "turn", "on_day", name=op.f("proof_turns_pkey")),
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
    op.create_table(
        "verifications",
        sa.Column("certificate_id", sa.Uuid(), nullable=True),
        sa.Column("claim_id", sa.Uuid(), nullable=True),
        sa.Column("verified_by", sa.Uuid(), nullable=False),
        sa.Column("verified_by_name", sa.Text(), nullable=False),
        sa.Column("verified_as", sa.Text(), nullable=False),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("checks", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(certificate_id IS NULL) <> (claim_id IS NULL)", name=op.f("verifications_one_piece")
        ),
        sa.CheckConstraint(
            "method IN ('register', 'document', 'site_visit', 'issuer')",
            name=op.f("verifications_method_known"),
        ),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawal_reason IS NULL)",
            name=op.f("verifications_withdrawal_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["certificate_id"],
            ["supplier_certificates.id"],
            name=op.f("verifications_certificate_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["supplier_claims.id"], name=op.f("verifications_claim_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("verifications_pkey")),
    )
    for piece in ("certificate", "claim"):
        op.create_index(
            f"verifications_{piece}",
            "verifications",
            [f"{piece}_id"],
            unique=True,
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )
    op.create_table(
        "evidence_documents",
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("certificate_id", sa.Uuid(), nullable=True),
        sa.Column("claim_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "certificate_id IS NULL OR claim_id IS NULL",
            name=op.f("evidence_documents_one_piece"),
        ),
        sa.CheckConstraint("size_bytes > 0", name=op.f("evidence_documents_not_empty")),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name=op.f("evidence_documents_supplier_id_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["certificate_id"],
            ["supplier_certificates.id"],
            name=op.f("evidence_documents_certificate_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["supplier_claims.id"], name=op.f("evidence_documents_claim_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("evidence_documents_pkey")),
    )
    op.create_index("evidence_documents_sha256", "evidence_documents", ["sha256"])
    op.create_index(
        op.f("evidence_documents_supplier_id_index"), "evidence_documents", ["supplier_id"]
    )
    op.create_table(
        "document_grants",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("granted_by", sa.Uuid(), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["evidence_documents.id"],
            name=op.f("document_grants_document_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name=op.f("document_grants_supplier_id_fkey")
        ),
        sa.PrimaryKeyConstraint("document_id", "account_id", name=op.f("document_grants_pkey")),
    )
    op.create_index("document_grants_account", "document_grants", ["account_id"])
    _protect()


def _protect() -> None:
    """Repeat `documents/policy.py` where no forgotten WHERE can lose it."""
    owners = (_KEEPER, _COMPILER)
    statements = [
        *row_security.protection(
            "evidence_documents",
            seen_by=_any(
                "evidence_documents", _MEMBER, _COMPILER, _SECRETARIAT, _FOCAL_POINT, _GRANTED
            ),
            changed_by=_any("evidence_documents", *owners),
        ),
        *row_security.protection(
            "document_grants",
            seen_by=_any("document_grants", *owners, _TO_ME),
            changed_by=_any("document_grants", *owners),
        ),
    ]
    for statement in statements:
        op.execute(statement)


def downgrade() -> None:
    # The policy of the documents reads the grants.
    op.execute("DROP POLICY evidence_documents_seen ON evidence_documents")
    for table in (
        "document_grants",
        "evidence_documents",
        "verifications",
        "timers",
        "proof_turns",
        "certificate_reminders",
    ):
        op.drop_table(table)
    op.drop_index("supplier_certificates_valid_until", table_name="supplier_certificates")
    op.drop_constraint(
        op.f("supplier_certificates_validity_in_order"), "supplier_certificates", type_="check"
    )
    for column in (
        "kind",
        "products",
        "issuer",
        "state_reason",
        "state_since",
        "state",
        "written_until",
    ):
        op.drop_column("supplier_certificates", column)
    op.create_check_constraint(
        op.f("supplier_certificates_validity_in_order"),
        "supplier_certificates",
        "valid_from <= valid_until",
    )

"""Lines, requirements, versions, questions and invitations of needs."""

# ruff: noqa: S608  (policies are put together from constants)

import sqlalchemy as sa
from alembic import op
from chassis import row_security
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MEMBERSHIPS = (
    f"SELECT supplier_id FROM supplier_members WHERE account_id = {row_security.ACCOUNT}"
    " AND accepted_at IS NOT NULL"
)
SPOKEN_FOR = (
    f"({MEMBERSHIPS} UNION ALL SELECT id FROM suppliers WHERE merged_into_id IN ({MEMBERSHIPS}))"
)
OWN = f"owner_id = {row_security.ACCOUNT}"
# What the policy of a table asks of another one goes one way only: askers and invitations ask
# nobody, needs ask invitations, everything else asks needs and askers.
POLICIES = {
    "need_askers": {
        "seen_by": f"account_id = {row_security.ACCOUNT}",
        "changed_by": f"account_id = {row_security.ACCOUNT}",
    },
    "need_invitations": {
        "seen_by": f"{OWN} OR supplier_id IN {SPOKEN_FOR}",
        "changed_by": OWN,
    },
    "needs": {
        "seen_by": (
            f"{OWN} OR (published_at IS NOT NULL AND (visibility = 'public' OR id IN"
            f" (SELECT need_id FROM need_invitations WHERE supplier_id IN {SPOKEN_FOR})))"
        ),
        "changed_by": OWN,
    },
    "need_budgets": {
        "seen_by": f"{OWN} OR (NOT is_hidden AND need_id IN (SELECT id FROM needs))",
        "changed_by": OWN,
    },
    "need_amendments": {
        "seen_by": f"{OWN} OR EXISTS (SELECT FROM needs WHERE needs.id = need_id)",
        "changed_by": OWN,
    },
    "need_questions": {
        "seen_by": (
            f"{OWN} OR need_questions.id IN (SELECT question_id FROM need_askers) OR"
            " (answered_at IS NOT NULL AND EXISTS (SELECT FROM needs WHERE needs.id = need_id))"
        ),
        "changed_by": OWN,
        "added_by": "answered_at IS NULL AND EXISTS (SELECT FROM needs WHERE needs.id = need_id)",
    },
}

NEW_COLUMNS = (
    ("lines", postgresql.JSONB(), "'[{}]'"),
    ("visibility", sa.Text(), "'public'"),
    ("no_green_requirement", sa.Boolean(), "false"),
    ("reserved_for", sa.Text(), "'none'"),
    ("steps", postgresql.JSONB(), "'[]'"),
)


def upgrade() -> None:
    _give_lines()
    _make_tables()
    for table, rules in POLICIES.items():
        for statement in row_security.protection(table, **rules):
            op.execute(statement)


def _give_lines() -> None:
    for name, kind, default in NEW_COLUMNS:
        column = sa.Column(name, kind, nullable=False, server_default=sa.text(default))
        op.add_column("needs", column)
    op.add_column("needs", sa.Column("margin_percent", postgresql.JSONB(), nullable=True))
    op.execute("""
        UPDATE needs SET
          no_green_requirement = (required_criteria = '[]' AND required_schemes = '{}'),
          lines = jsonb_build_array(jsonb_build_object(
            'position', 0, 'text', title,
            'hs', CASE WHEN hs_code IS NOT NULL
                  THEN jsonb_build_object('code', hs_code, 'vintage', hs_vintage) END,
            'quantity', CASE WHEN quantity_unit IS NOT NULL
                  THEN jsonb_build_object('value', quantity_value::text, 'unit', quantity_unit) END,
            'needed_by', NULL, 'place', NULL)),
          steps = jsonb_build_array(jsonb_build_object(
            'status', 'draft', 'at', created_at, 'by', owner_id, 'why', NULL))
            || CASE WHEN published_at IS NULL THEN '[]'::jsonb
               ELSE jsonb_build_array(jsonb_build_object(
                 'status', 'published', 'at', published_at, 'by', owner_id, 'why', NULL)) END
    """)
    # The defaults were for the rows that were there; nobody has relied on them yet.
    for name, _, _ in NEW_COLUMNS:
        op.execute(
            f"-- squawk-ignore ban-drop-default\nALTER TABLE needs ALTER COLUMN {name} DROP DEFAULT"
        )
    # No release has read these columns; the constraints on them go with them.
    for name in ("hs_code", "hs_vintage", "quantity_value", "quantity_unit"):
        op.execute(f"-- squawk-ignore ban-drop-column\nALTER TABLE needs DROP COLUMN {name}")
    # They are replaced by wider ones.
    for name in ("needs_status_known", "needs_published_has_moment"):
        op.execute(
            f"-- squawk-ignore ban-drop-constraint\nALTER TABLE needs DROP CONSTRAINT {name}"
        )
    op.create_check_constraint(
        op.f("needs_status_known"),
        "needs",
        "status IN ('draft', 'published', 'clarification', 'closed', 'decided', 'cancelled')",
    )
    op.create_check_constraint(
        op.f("needs_published_has_moment"),
        "needs",
        "CASE status WHEN 'draft' THEN published_at IS NULL WHEN 'cancelled' THEN true"
        " ELSE published_at IS NOT NULL END",
    )
    op.create_check_constraint(
        op.f("needs_some_lines"), "needs", "jsonb_array_length(lines) BETWEEN 1 AND 100"
    )
    op.create_check_constraint(
        op.f("needs_visibility_known"), "needs", "visibility IN ('public', 'invited')"
    )
    op.create_check_constraint(
        op.f("needs_reserved_for_known"), "needs", "reserved_for IN ('none', 'msme')"
    )
    op.create_unique_constraint("needs_id_of_owner", "needs", ["id", "owner_id"])
    op.create_index("needs_closing", "needs", ["closes_on"])


def _make_tables() -> None:
    op.create_table(
        "need_budgets",
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("amount", sa.Numeric(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        *_times(),
        sa.CheckConstraint("amount > 0", name=op.f("need_budgets_amount_positive")),
        _of_one_owner("need_budgets"),
        sa.PrimaryKeyConstraint("need_id", name=op.f("need_budgets_pkey")),
    )
    op.create_table(
        "need_amendments",
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("need_version", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changes", postgresql.JSONB(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        _of_one_owner("need_amendments"),
        sa.PrimaryKeyConstraint("id", name=op.f("need_amendments_pkey")),
        sa.UniqueConstraint("need_id", "need_version", name="need_amendments_version"),
    )
    op.create_table(
        "need_invitations",
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        *_times(),
        _of_one_owner("need_invitations"),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name=op.f("need_invitations_supplier_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("need_invitations_pkey")),
        sa.UniqueConstraint("need_id", "supplier_id", name="need_invitations_once"),
    )
    op.create_index("need_invitations_supplier", "need_invitations", ["supplier_id"])
    op.create_table(
        "need_questions",
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        *_times(),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_at IS NULL)",
            name=op.f("need_questions_answer_has_moment"),
        ),
        _of_one_owner("need_questions"),
        sa.PrimaryKeyConstraint("id", name=op.f("need_questions_pkey")),
    )
    op.create_index("need_questions_need", "need_questions", ["need_id", "id"])
    op.create_table(
        "need_askers",
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["need_questions.id"], name=op.f("need_askers_question_id_fkey")
        ),
        sa.PrimaryKeyConstraint("question_id", name=op.f("need_askers_pkey")),
    )


def _times() -> tuple[sa.Column[object], ...]:
    return tuple(
        sa.Column(name, sa.DateTime(timezone=True), nullable=False)
        for name in ("created_at", "updated_at")
    )


def _of_one_owner(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["need_id", "owner_id"],
        ["needs.id", "needs.owner_id"],
        name=op.f(f"{table}_need_id_owner_id_fkey"),
    )


def downgrade() -> None:
    for table in ("need_questions", "needs"):
        for kind in ("seen", "added", "changed", "removed"):
            op.execute(f"DROP POLICY {table}_{kind} ON {table}")
    for table in ("need_askers", "need_questions", "need_amendments", "need_budgets"):
        op.drop_table(table)
    op.drop_table("need_invitations")
    op.execute("ALTER TABLE needs NO FORCE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE needs DISABLE ROW LEVEL SECURITY")
    op.execute("DELETE FROM needs WHERE status NOT IN ('draft', 'published')")
    op.drop_index("needs_closing", table_name="needs")
    op.drop_constraint("needs_id_of_owner", "needs")
    for name in ("some_lines", "visibility_known", "reserved_for_known"):
        op.drop_constraint(op.f(f"needs_{name}"), "needs")
    for name in ("status_known", "published_has_moment"):
        op.drop_constraint(op.f(f"needs_{name}"), "needs")
    op.add_column("needs", sa.Column("hs_code", sa.Text(), nullable=True))
    op.add_column("needs", sa.Column("hs_vintage", sa.SmallInteger(), nullable=True))
    op.add_column("needs", sa.Column("quantity_value", sa.Numeric(), nullable=True))
    op.add_column("needs", sa.Column("quantity_unit", sa.Text(), nullable=True))
    op.execute("""
        UPDATE needs SET
          hs_code = lines -> 0 -> 'hs' ->> 'code',
          hs_vintage = (lines -> 0 -> 'hs' ->> 'vintage')::smallint,
          quantity_value = (lines -> 0 -> 'quantity' ->> 'value')::numeric,
          quantity_unit = lines -> 0 -> 'quantity' ->> 'unit'
    """)
    for name in ("lines", "visibility", "no_green_requirement", "reserved_for"):
        op.drop_column("needs", name)
    op.drop_column("needs", "margin_percent")
    op.drop_column("needs", "steps")
    for name, rule in {
        "status_known": "status IN ('draft', 'published')",
        "published_has_moment": "(status = 'published') = (published_at IS NOT NULL)",
        "hs_whole": "(hs_code IS NULL) = (hs_vintage IS NULL)",
        "quantity_whole": "(quantity_value IS NULL) = (quantity_unit IS NULL)",
        "quantity_positive": "quantity_value > 0",
    }.items():
        op.create_check_constraint(op.f(f"needs_{name}"), "needs", rule)

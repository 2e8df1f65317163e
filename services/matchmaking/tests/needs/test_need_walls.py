"""The second wall of needs: PostgreSQL itself, asked past every policy, as the service's role."""

from uuid import UUID, uuid4

import given_needs as given
import given_suppliers
import psycopg
import pytest
from chassis import row_security
from chassis.auth import ANONYMOUS, Actor
from chassis.testing import somebody
from matchmaking.app import SPEC
from matchmaking.questions import actions as questions
from sqlalchemy import create_engine

TABLES = (
    "needs",
    "need_budgets",
    "need_amendments",
    "need_invitations",
    "need_questions",
    "need_askers",
)
FORGED = {
    "need_budgets": "(need_id, owner_id, amount, currency, is_hidden, created_at, updated_at)"
    " VALUES (%(need)s, %(owner)s, 1, 'VND', true, now(), now())",
    "need_amendments": "(id, need_id, owner_id, need_version, made_at, reason, changes)"
    " VALUES (%(id)s, %(need)s, %(owner)s, 9, now(), 'x', '[]')",
    "need_invitations": "(id, need_id, owner_id, supplier_id, version, created_at, updated_at)"
    " VALUES (%(id)s, %(need)s, %(owner)s, %(supplier)s, 1, now(), now())",
    "need_questions": "(id, need_id, owner_id, text, version, created_at, updated_at)"
    " VALUES (%(id)s, %(need)s, %(owner)s, 'x', 1, now(), now())",
}


@pytest.fixture
def service_connection(db, database_url):
    with psycopg.connect(database_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
async def supplier(db, member):
    return await given_suppliers.a_supplier(db, member)


@pytest.fixture
async def secret(db, buyer, member, supplier):
    """A need by invitation of which every table holds a row."""
    need = await given.a_need_by_invitation(
        db, buyer, supplier, budget=given.BUDGET, title="Secret cloth"
    )
    await given.amended(db, buyer, need, {"title": "Secret linen"})
    await questions.ask_question(db, member, need.id, "Which shade?")
    return need


def acting_as(connection: psycopg.Connection, actor: Actor) -> None:
    connection.execute(
        "SELECT set_config('gscnet.account', %(account)s, false),"
        " set_config('gscnet.roles', %(roles)s, false)",
        row_security.told(actor),
    )


def counted(connection: psycopg.Connection) -> dict[str, int]:
    return {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        for table in TABLES
    }


@pytest.mark.parametrize(
    "actor",
    [ANONYMOUS, somebody(), somebody("secretariat"), somebody("administrator", "editor")],
    ids=["anonymous", "stranger", "secretariat", "administrator"],
)
async def test_whoever_is_not_concerned_sees_no_row_of_any_table(secret, service_connection, actor):
    acting_as(service_connection, actor)

    assert counted(service_connection) == dict.fromkeys(TABLES, 0)


async def test_the_owner_sees_all_but_who_asked(secret, service_connection, buyer):
    acting_as(service_connection, buyer)

    assert counted(service_connection) == dict.fromkeys(TABLES, 1) | {"need_askers": 0}


async def test_the_invited_sees_all_but_the_budget(secret, service_connection, member):
    acting_as(service_connection, member)

    assert counted(service_connection) == dict.fromkeys(TABLES, 1) | {"need_budgets": 0}


async def test_another_of_the_invited_sees_neither_question_nor_invitation_of_the_first(
    db, secret, buyer, service_connection
):
    rival = somebody()
    invited = await given_suppliers.a_supplier(db, rival, name="Rival Weavers of Lima S.A.C.")
    await given.invited(db, buyer, secret, invited)

    acting_as(service_connection, rival)

    assert counted(service_connection) == {
        "needs": 1,
        "need_budgets": 0,
        "need_amendments": 1,
        "need_invitations": 1,
        "need_questions": 0,
        "need_askers": 0,
    }


async def test_a_membership_that_was_not_accepted_opens_nothing(
    db, secret, supplier, service_connection
):
    asked_to_join = somebody()
    row_security.act_as_system(service_connection)
    service_connection.execute(
        "INSERT INTO supplier_members (supplier_id, account_id) VALUES (%s, %s)",
        [supplier.id, asked_to_join.account_id],
    )

    acting_as(service_connection, asked_to_join)

    assert counted(service_connection)["needs"] == 0


async def test_a_draft_and_a_budget_that_is_shown_follow_the_same_rules(
    db, buyer, service_connection
):
    await given.a_draft_need(db, buyer, budget=given.BUDGET | {"hidden": False})
    shown = await given.a_published_need(db, buyer, budget=given.BUDGET | {"hidden": False})

    acting_as(service_connection, ANONYMOUS)
    seen = service_connection.execute("SELECT need_id FROM need_budgets").fetchall()

    assert seen == [(shown.id,)]


@pytest.mark.parametrize("table", ["needs", "need_budgets", "need_amendments", "need_questions"])
async def test_the_invited_change_no_row(secret, service_connection, member, table):
    acting_as(service_connection, member)

    changed = service_connection.execute(f"UPDATE {table} SET owner_id = owner_id")  # noqa: S608
    removed = service_connection.execute(f"DELETE FROM {table}")  # noqa: S608

    assert (changed.rowcount, removed.rowcount) == (0, 0)


@pytest.mark.parametrize("table", [*FORGED])
async def test_a_stranger_adds_nothing_in_the_owners_name(
    secret, supplier, buyer, service_connection, table
):
    acting_as(service_connection, somebody())

    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        forge(service_connection, table, secret.id, buyer.account_id, supplier.id)


@pytest.mark.parametrize("table", ["need_budgets", "need_amendments", "need_invitations"])
async def test_a_stranger_adds_nothing_to_anothers_need_in_its_own_name(
    db, secret, service_connection, table
):
    stranger = somebody()
    own = await given_suppliers.a_supplier(db, stranger, name="Own Weavers of Lima S.A.C.")
    acting_as(service_connection, stranger)

    with pytest.raises((psycopg.errors.ForeignKeyViolation, psycopg.errors.UniqueViolation)):
        forge(service_connection, table, secret.id, stranger.account_id, own.id)
    assert counted(service_connection)["needs"] == 0


def forge(
    connection: psycopg.Connection, table: str, need: UUID, owner: UUID, supplier: UUID
) -> None:
    connection.execute(
        f"INSERT INTO {table} {FORGED[table]}",
        {"id": uuid4(), "need": need, "owner": owner, "supplier": supplier},
    )


@pytest.mark.parametrize("table", TABLES)
async def test_a_connection_that_was_told_nothing_gets_an_error(secret, service_connection, table):
    with pytest.raises(psycopg.errors.UndefinedObject):
        service_connection.execute(f"SELECT * FROM {table}")  # noqa: S608


async def test_the_wall_of_the_service_has_no_gap(db, database_url):
    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        found = row_security.gaps(connection, SPEC.metadata)
    engine.dispose()

    assert found == []
    assert {*TABLES} <= {*row_security.confidential_tables(SPEC.metadata)}

"""What the second wall holds back when the first one is not there at all."""

from uuid import UUID, uuid4

import psycopg
import pytest
from chassis import auth, row_security
from chassis.auth import ANONYMOUS, SYSTEM, Actor, acting_as
from chassis.db import Database
from chassis.testing import a_token, somebody
from sqlalchemy import create_engine, insert, text
from sqlalchemy.exc import DBAPIError
from toy import SPEC, Letter


@pytest.fixture
def service_connection(db, database_url):
    """What somebody holds who stole the service's password, and nothing else."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
async def plain_db(db, database_url):
    """The database as a service opens it: who acts comes from the request alone."""
    plain = Database(database_url, pool_size=1)
    yield plain
    await plain.dispose()


def tell(connection: psycopg.Connection, actor: Actor) -> None:
    connection.execute(
        "SELECT set_config('gscnet.account', %(account)s, false),"
        " set_config('gscnet.roles', %(roles)s, false)",
        row_security.told(actor),
    )


async def a_letter(db: Database, writer: Actor) -> UUID:
    async with db.transaction() as session:
        letter = Letter(writer_id=writer.account_id, text="for my eyes")
        session.add(letter)
    return letter.id


async def test_another_account_sees_and_changes_no_row(db, service_connection):
    writer, stranger = somebody(), somebody("secretariat", "administrator")
    await a_letter(db, writer)

    tell(service_connection, stranger)
    seen = service_connection.execute("SELECT * FROM letters").fetchall()
    changed = service_connection.execute("UPDATE letters SET text = 'mine'").rowcount
    removed = service_connection.execute("DELETE FROM letters").rowcount

    assert (seen, changed, removed) == ([], 0, 0)


async def test_nobody_writes_in_anothers_name(service_connection):
    tell(service_connection, somebody())

    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        service_connection.execute(
            "INSERT INTO letters (id, writer_id, text) VALUES (%s, %s, 'forged')",
            [uuid4(), uuid4()],
        )


async def test_nobody_gives_a_row_away(db, service_connection):
    writer = somebody()
    await a_letter(db, writer)

    tell(service_connection, writer)

    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        service_connection.execute("UPDATE letters SET writer_id = %s", [uuid4()])


async def test_a_connection_that_was_told_nothing_gets_an_error(db, service_connection):
    await a_letter(db, somebody())

    with pytest.raises(psycopg.errors.UndefinedObject, match="gscnet"):
        service_connection.execute("SELECT * FROM letters")


async def test_what_an_earlier_transaction_was_told_is_forgotten(db, plain_db):
    writer = somebody()
    await a_letter(db, writer)
    with acting_as(writer):
        async with plain_db.reading() as session:
            before = await session.scalar(text("SELECT count(*) FROM letters"))

    # The pool has one connection, so it is the same one.
    with pytest.raises(DBAPIError, match="uuid"):
        async with plain_db.reading() as session:
            await session.execute(text("SELECT * FROM letters"))

    assert before == 1


async def test_the_anonymous_see_nothing_and_get_no_error(db, plain_db):
    await a_letter(db, somebody())

    with acting_as(ANONYMOUS):
        async with plain_db.reading() as session:
            assert await session.scalar(text("SELECT count(*) FROM letters")) == 0


async def test_background_work_that_says_so_sees_all_rows(db, plain_db):
    await a_letter(db, somebody())
    await a_letter(db, somebody())

    with acting_as(SYSTEM):
        async with plain_db.transaction() as session:
            assert await session.scalar(text("SELECT count(*) FROM letters")) == 2


async def test_a_savepoint_and_what_follows_it_act_for_the_same_actor(db, plain_db):
    writer = somebody()

    with acting_as(writer):
        async with plain_db.transaction() as session:
            with pytest.raises(DBAPIError):
                async with session.begin_nested():
                    await session.execute(
                        insert(Letter).values(id=uuid4(), writer_id=uuid4(), text="forged")
                    )
            session.add(Letter(writer_id=writer.account_id, text="own"))

    async with db.reading() as session:
        assert await session.scalar(text("SELECT count(*) FROM letters")) == 1


async def test_a_route_that_forgets_to_ask_shows_each_his_own(client):
    mine, yours = somebody(), somebody()
    await client(mine).post("/v1/letters", json={"text": "mine"})
    await client(yours).post("/v1/letters", json={"text": "yours"})

    seen = await client(mine).get("/v1/letters")
    anonymous = await client().get("/v1/letters")

    assert [each["text"] for each in seen.json()] == ["mine"]
    assert anonymous.json() == []


@pytest.mark.parametrize("role", ["system", "editor,system"])
async def test_no_token_makes_its_holder_the_system(client, role):
    forged = client(somebody())
    forged.headers["Authorization"] = f"Bearer {a_token(somebody(role), SPEC.name)}"

    answer = await forged.get("/v1/letters")

    assert answer.status_code == 401


async def test_who_acts_is_forgotten_after_the_request(client):
    await client(somebody()).get("/v1/letters")

    assert auth.acting() is None


async def test_the_wall_of_the_toy_has_no_gap(db, database_url):
    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        found = row_security.gaps(connection, SPEC.metadata)
    engine.dispose()

    assert row_security.confidential_tables(SPEC.metadata) == ["letters"]
    assert found == []


async def test_a_table_without_its_wall_is_a_gap(postgres_server, database_url):
    owned = database_url.rpartition("/")[2]
    superuser = postgres_server.url(owned).replace("postgresql://", "postgresql+psycopg://")
    engine = create_engine(superuser)
    with engine.connect() as connection:
        connection.execute(text("ALTER TABLE letters NO FORCE ROW LEVEL SECURITY"))
        connection.execute(text("DROP POLICY letters_added ON letters"))
        found = row_security.gaps(connection, SPEC.metadata)
        connection.rollback()
    engine.dispose()

    assert "letters has no forced row-level security" in found
    assert "letters has no policy for a" in found
    assert any("could pass row-level security" in each for each in found)

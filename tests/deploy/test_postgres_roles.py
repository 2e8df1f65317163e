"""deploy/postgres/10-services.sh, run against a real server: who may do what afterwards."""

import psycopg
import pytest
from embedded.postgres import EXTENSIONS

NAMES = ["gateway", "knowledge", "matchmaking", "pilot_centers"]


@pytest.fixture(scope="module")
def connect(prepared, secrets_of):
    """Connect as a role, with the password of a variable."""

    def connect(database, role, password):
        url = prepared.url(database, role, secrets_of[password])
        return psycopg.connect(url, autocommit=True)

    return connect


@pytest.mark.parametrize("name", NAMES)
def test_an_owner_makes_tables_and_the_login_works_on_their_rows_alone(connect, name):
    with connect(name, f"{name}_owner", f"{name.upper()}_OWNER_DB_PASSWORD") as owner:
        owner.execute("CREATE TABLE things (id bigint GENERATED ALWAYS AS IDENTITY, name text)")

    with connect(name, name, f"{name.upper()}_DB_PASSWORD") as login:
        login.execute("INSERT INTO things (name) VALUES ('a')")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            login.execute("CREATE TABLE others (id int)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            login.execute("DROP TABLE things")


def test_a_service_cannot_enter_the_database_of_another(connect):
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        connect("knowledge", "matchmaking", "MATCHMAKING_DB_PASSWORD")


def test_every_database_has_the_extensions_of_the_embedded_one(prepared):
    with prepared.connect("matchmaking") as connection:
        found = connection.execute("SELECT extname FROM pg_extension").fetchall()

    assert set(EXTENSIONS) <= {name for (name,) in found}


def test_the_login_has_the_time_limits_of_the_embedded_one(connect):
    with connect("matchmaking", "matchmaking", "MATCHMAKING_DB_PASSWORD") as login:
        limits = [
            login.execute(f"SHOW {name}").fetchone()[0]
            for name in (
                "statement_timeout",
                "lock_timeout",
                "idle_in_transaction_session_timeout",
                "transaction_timeout",
            )
        ]

    assert limits == ["5s", "1s", "10s", "30s"]


def test_no_password_is_in_the_log_of_the_server(prepared, secrets_of):
    passwords = [value for name, value in secrets_of.items() if name.endswith("_PASSWORD")]

    log = prepared.log.read_text()

    assert [password for password in passwords if password in log] == []


def test_a_missing_password_ends_the_script(postgres_environment, prepare):
    without = {
        name: value for name, value in postgres_environment.items() if name != "GATEWAY_DB_PASSWORD"
    }

    done = prepare(without)

    assert done.returncode != 0
    assert "parameter null or not set" in done.stderr

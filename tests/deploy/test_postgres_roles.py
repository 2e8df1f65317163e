"""deploy/postgres/10-services.sh, run against a real server: who may do what afterwards."""

import os
import secrets
import subprocess

import psycopg
import pytest
from embedded import binaries
from embedded.postgres import EXTENSIONS, Postgres

NAMES = ["gateway", "knowledge", "matchmaking", "pilot_centers"]
PASSWORDS = {
    f"{name.upper()}_{role}": "s" + secrets.token_hex(12)
    for name in NAMES
    for role in ("DB_PASSWORD", "OWNER_DB_PASSWORD")
}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server of its own: the script expects one on which nothing has been made."""
    with Postgres(tmp_path_factory.mktemp("pg"), durable=False) as server:
        yield server


@pytest.fixture(scope="module")
def environment(server):
    reached = {
        "PATH": f"{binaries.postgres_bin()}:{os.environ['PATH']}",
        "PGHOST": "127.0.0.1",
        "PGPORT": str(server.port),
        "PGPASSWORD": server.superuser_password,
    }
    return os.environ | reached | PASSWORDS


@pytest.fixture(scope="module")
def prepare(deploy):
    """Run the script as the image of PostgreSQL would, and return how it ended."""

    def prepare(environment):
        return subprocess.run(  # noqa: S603 — every word is ours.
            [deploy / "postgres" / "10-services.sh"],
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )

    return prepare


@pytest.fixture(scope="module")
def prepared(server, environment, prepare):
    done = prepare(environment)
    assert done.returncode == 0, done.stderr
    return server


def connect(server, database, role, password):
    url = server.url(database, role, PASSWORDS[password])
    return psycopg.connect(url, autocommit=True)


@pytest.mark.parametrize("name", NAMES)
def test_an_owner_makes_tables_and_the_login_works_on_their_rows_alone(prepared, name):
    with connect(prepared, name, f"{name}_owner", f"{name.upper()}_OWNER_DB_PASSWORD") as owner:
        owner.execute("CREATE TABLE things (id bigint GENERATED ALWAYS AS IDENTITY, name text)")

    with connect(prepared, name, name, f"{name.upper()}_DB_PASSWORD") as login:
        login.execute("INSERT INTO things (name) VALUES ('a')")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            login.execute("CREATE TABLE others (id int)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            login.execute("DROP TABLE things")


def test_a_service_cannot_enter_the_database_of_another(prepared):
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        connect(prepared, "knowledge", "matchmaking", "MATCHMAKING_DB_PASSWORD")


def test_every_database_has_the_extensions_of_the_embedded_one(prepared):
    with prepared.connect("matchmaking") as connection:
        found = connection.execute("SELECT extname FROM pg_extension").fetchall()

    assert set(EXTENSIONS) <= {name for (name,) in found}


def test_the_login_has_the_time_limits_of_the_embedded_one(prepared):
    with connect(prepared, "matchmaking", "matchmaking", "MATCHMAKING_DB_PASSWORD") as login:
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


def test_no_password_is_in_the_log_of_the_server(prepared):
    log = prepared.log.read_text()

    assert [password for password in PASSWORDS.values() if password in log] == []


def test_a_missing_password_ends_the_script(environment, prepare):
    without = {name: value for name, value in environment.items() if name != "GATEWAY_DB_PASSWORD"}

    done = prepare(without)

    assert done.returncode != 0
    assert "parameter null or not set" in done.stderr

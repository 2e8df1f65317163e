"""Which tables PostgreSQL itself guards, why it guards no other, and what the wall holds back."""

import given_everything as given
import psycopg
import pytest
from chassis import row_security
from chassis.auth import ANONYMOUS, Actor
from chassis.testing import somebody
from matchmaking.app import SPEC
from sqlalchemy import create_engine

# A new table is here with its reason, or says of itself that it is CONFIDENTIAL.
UNGUARDED = {
    "suppliers": "profiles are public; what one hides is columns, and row security knows rows",
    "supplier_products": "products are public; a capacity that is hidden is a column",
    "supplier_claims": "what a supplier claims is public",
    "supplier_certificates": "what a supplier shows is public; the file is an evidence document",
    "supplier_indicators": "public, unless the profile hides them all: `hidden_from` decides",
    "supplier_photos": "photos are public",
    "supplier_members": "the policies of other tables ask it who speaks for whom",
    "verifications": "who looked a certificate up, and how, is public",
    "supplier_pairs": "whoever registers writes pairs that only reviewers read",
    "supplier_merges": "whose profile became part of whose is public, as old addresses lead there",
    "supplier_changes": "identifiers of suppliers that changed",
    "supplier_embeddings": "made of public texts",
    "supplier_snapshots": "what saved searches saw of public profiles",
    "demand_cells": "rounded counts of at least five; who counts is in demand_sources",
    "standing_progress": "how far the lists have come",
    "certificate_reminders": "which certificates were told of; when they end is public",
    "proof_turns": "which proofs have begun or ended; when is public",
    "known_cases": "published by another service",
    "known_initiatives": "published by another service",
    "known_centers": "published by another service",
    "outbox": "events, which tell no secret; routes write it and the relay alone reads it",
    "inbox_attempts": "how often a consumer has tried an event",
    "inbox_gates": "how far consumers have come",
    "dead_letters": "events of other services, which tell no secret",
    "idempotency_keys": "stored answers, each looked for by the account that it was given to",
    "timers": "identifiers and moments",
}
GUARDED_HERE = ("ownership_claims", "supplier_connections", "imports", "import_rows")
FORGED = {
    "ownership_claims": "INSERT INTO ownership_claims (id, supplier_id, economy, account_id,"
    " account_name, reason, status, version, created_at, updated_at) VALUES (gen_random_uuid(),"
    " %(supplier)s, 'CN', %(account)s, 'x', 'x', 'asked', 1, now(), now())",
    "supplier_connections": "INSERT INTO supplier_connections VALUES (%(supplier)s, %(account)s)",
    "import_rows": "INSERT INTO import_rows (import_id, number, verdict, name, findings,"
    " candidates, keys) VALUES (%(import)s, 99, 'rejected', 'x', '[]', '[]', '{}')",
}
STRANGERS = {
    "anonymous": ANONYMOUS,
    "stranger": somebody(),
    "administrator": somebody("administrator"),
    "focal point of another economy": somebody("focal_point:PE"),
}


@pytest.fixture
async def world(client, db, database_url, tmp_path):
    """Something of everything, and a row of a list."""
    made = await given.a_world(client, db, tmp_path)
    with psycopg.connect(database_url, autocommit=True) as connection:
        row_security.act_as_system(connection)
        connection.execute(FORGED["import_rows"], {"import": made.ids["import_id"]})
    return made


@pytest.fixture
def service_connection(db, database_url):
    with psycopg.connect(database_url, autocommit=True) as connection:
        yield connection


def acting_as(connection: psycopg.Connection, actor: Actor) -> None:
    connection.execute(
        "SELECT set_config('gscnet.account', %(account)s, false),"
        " set_config('gscnet.roles', %(roles)s, false)",
        row_security.told(actor),
    )


def counted(connection: psycopg.Connection, actor: Actor) -> dict[str, int]:
    acting_as(connection, actor)
    return {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        for table in GUARDED_HERE
    }


def test_every_table_is_guarded_or_has_a_reason_not_to_be():
    guarded = row_security.confidential_tables(SPEC.metadata)

    assert {*SPEC.metadata.tables} == {*guarded, *UNGUARDED}
    assert UNGUARDED.keys().isdisjoint(guarded)


async def test_the_catalogue_has_the_walls_of_the_models_and_no_other(db, service_connection):
    walls = service_connection.execute(
        "SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace"
        " WHERE nspname = 'public' AND relkind IN ('r', 'p')"
        " AND relrowsecurity AND relforcerowsecurity ORDER BY relname"
    ).fetchall()

    assert [name for (name,) in walls] == row_security.confidential_tables(SPEC.metadata)


async def test_the_service_owns_nothing_and_passes_no_wall(db, database_url):
    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        found = row_security.gaps(connection, SPEC.metadata)
    engine.dispose()

    assert found == []


@pytest.mark.parametrize("who", STRANGERS)
async def test_who_is_not_concerned_finds_no_list_no_request_and_no_partner(
    world, service_connection, who
):
    assert counted(service_connection, STRANGERS[who]) == dict.fromkeys(GUARDED_HERE, 0)


async def test_each_sees_its_own(world, service_connection):
    seen = {
        "owner": counted(service_connection, world.owner),
        "sender": counted(service_connection, world.editor),
        "secretariat": counted(service_connection, somebody("secretariat")),
        "focal point": counted(service_connection, somebody("focal_point:CN")),
    }

    nothing = dict.fromkeys(GUARDED_HERE, 0)
    assert seen == {
        "owner": nothing | {"ownership_claims": 1, "supplier_connections": 1},
        "sender": nothing | {"imports": 1, "import_rows": 1},
        "secretariat": nothing | {"ownership_claims": 1, "imports": 1, "import_rows": 1},
        "focal point": nothing | {"ownership_claims": 1},
    }


@pytest.mark.parametrize("table", FORGED)
async def test_a_stranger_adds_nothing_in_anothers_name(world, service_connection, table):
    acting_as(service_connection, STRANGERS["stranger"])

    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        service_connection.execute(
            FORGED[table],
            {
                "supplier": world.ids["supplier_id"],
                "account": world.buyer.account_id,
                "import": world.ids["import_id"],
            },
        )


@pytest.mark.parametrize("table", GUARDED_HERE)
async def test_a_connection_that_was_told_nothing_gets_an_error(world, service_connection, table):
    with pytest.raises(psycopg.errors.UndefinedObject):
        service_connection.execute(f"SELECT * FROM {table}")  # noqa: S608

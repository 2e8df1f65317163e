"""Needs of one line become needs with lines, and back."""

import secrets

import psycopg
import pytest
from chassis import migrations, row_security
from embedded.postgres import ServiceDatabase
from matchmaking.app import SPEC

OLD = """
    INSERT INTO needs (id, version, owner_id, status, title, description, buyer_name, hs_code,
      hs_vintage, quantity_value, quantity_unit, economy, required_criteria, required_schemes,
      preferences, published_at, created_at, updated_at)
    VALUES (gen_random_uuid(), 2, gen_random_uuid(), 'published', 'Cloth', 'Woven.', 'Buyer',
      '5208', 2022, 40.5, 't', 'VN', '[]', '{}', '[]', now(), now(), now())
"""

HITS = """
    INSERT INTO alert_hits (id, account_id, need_id, supplier_id, revision, section, supplier,
      criteria, happened_at, due_at)
    SELECT gen_random_uuid(), owner_id, id, gen_random_uuid(), 2, 'new', '{}', '{}', now(), now()
      FROM needs
"""


@pytest.fixture
def owner_url(postgres_server):
    word = secrets.token_hex(4)
    wanted = ServiceDatabase(name=f"needs_{word}", owner_password=word, login_password=word)
    postgres_server.ensure(wanted)
    yield postgres_server.url(wanted.name, wanted.owner, word)
    postgres_server.drop(wanted.name)


def test_a_need_of_last_week_keeps_what_it_said(owner_url):
    migrations.upgrade(owner_url, SPEC.migrations_path, SPEC.metadata, "0005")
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute(OLD)

    migrations.upgrade(owner_url, SPEC.migrations_path, SPEC.metadata, "0006")
    with psycopg.connect(owner_url, autocommit=True) as connection:
        row_security.act_as_system(connection)
        after = connection.execute(
            "SELECT lines, visibility, no_green_requirement, steps -> 1 ->> 'status' FROM needs"
        ).fetchone()
    migrations.downgrade(owner_url, SPEC.migrations_path, SPEC.metadata, "0005")
    with psycopg.connect(owner_url, autocommit=True) as connection:
        back = connection.execute(
            "SELECT hs_code, hs_vintage, quantity_value::text, quantity_unit FROM needs"
        ).fetchone()

    line = {
        "position": 0,
        "text": "Cloth",
        "hs": {"code": "5208", "vintage": 2022},
        "quantity": {"value": "40.5", "unit": "t"},
        "needed_by": None,
        "place": None,
    }
    assert after == ([line], "public", True, "published")
    assert back == ("5208", 2022, "40.5", "t")


def test_going_back_forgets_what_the_owner_of_a_need_was_to_hear_and_no_need(owner_url):
    migrations.upgrade(owner_url, SPEC.migrations_path, SPEC.metadata, "0005")
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute(OLD)
    migrations.upgrade(owner_url, SPEC.migrations_path, SPEC.metadata, "0013")
    with psycopg.connect(owner_url, autocommit=True) as connection:
        row_security.act_as_system(connection)
        written = connection.execute(HITS).rowcount

    migrations.downgrade(owner_url, SPEC.migrations_path, SPEC.metadata, "0012")
    migrations.upgrade(owner_url, SPEC.migrations_path, SPEC.metadata, "0013")

    with psycopg.connect(owner_url, autocommit=True) as connection:
        row_security.act_as_system(connection)
        left = connection.execute(
            "SELECT (SELECT count(*) FROM alert_hits), (SELECT count(*) FROM needs)"
        ).fetchone()
    assert (written, left) == (1, (0, 1))

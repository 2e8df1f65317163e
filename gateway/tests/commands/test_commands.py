"""The verbs, as an operator runs them."""

import json
import os
import subprocess
import sys

import pytest
from chassis import migrations
from chassis.auth import key_set_json
from chassis.db import Database
from embedded.postgres import Postgres, ServiceDatabase
from gateway.app import SPEC
from gateway.commands import main
from gateway_stage import SIGNING_KEY


def run(verb: str, database_url: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run a verb in a process of its own."""
    environment = os.environ | {
        "GSCNET_DATABASE_URL": database_url,
        "GSCNET_TOKEN_PRIVATE_KEY": SIGNING_KEY,
        "GSCNET_TOKEN_PUBLIC_KEYS": key_set_json([SIGNING_KEY]),
    }
    return subprocess.run(  # noqa: S603  (our own verb)
        [sys.executable, "-m", "gateway", verb],
        input=given,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


async def test_seeding_prints_the_accounts_and_nothing_else(db: Database, database_url, gateway):
    done = run("seed-demo", database_url)

    seeded = json.loads(done.stdout)
    assert {account["role"] for account in seeded} >= {"secretariat", "supplier", "buyer"}
    async with gateway.client(seeded[0]["api_key"]) as client:
        assert (await client.get("/v1/me")).json()["id"] == seeded[0]["account_id"]
    assert seeded[0]["api_key"] not in done.stderr


async def test_an_operator_registers_an_account(db: Database, database_url, gateway):
    asked = {
        "email": "admin@gscnet.example",
        "display_name": "Admin",
        "organisation": "Secretariat",
        "roles": ["administrator"],
        "password": "a long enough password",
    }

    done = run("register", database_url, json.dumps(asked))

    async with gateway.client(json.loads(done.stdout)["api_key"]) as client:
        assert (await client.get("/v1/me")).json()["roles"] == ["administrator"]


async def test_a_bad_registration_says_why_and_stores_nothing(db: Database, database_url):
    done = run("register", database_url, '{"email": "nobody"}')

    assert done.returncode == 1
    assert "display_name" in done.stderr
    assert done.stdout == ""


def test_a_verb_that_is_none_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["sevre"])

    assert "invalid choice" in capsys.readouterr().err


def test_the_migrations_make_what_the_models_say_and_go_back(postgres_server: Postgres):
    wanted = ServiceDatabase(name="gateway_there_and_back", owner_password="a", login_password="b")
    postgres_server.ensure(wanted)
    url = postgres_server.url(wanted.name, wanted.owner, "a")

    migrations.upgrade(url, SPEC.migrations_path, SPEC.metadata)
    pending = migrations.pending_changes(url, SPEC.metadata)
    migrations.downgrade(url, SPEC.migrations_path, SPEC.metadata)
    migrations.upgrade(url, SPEC.migrations_path, SPEC.metadata)

    assert pending == []

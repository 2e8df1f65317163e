"""The verbs, as an operator runs them."""

import asyncio
import contextlib
import json
import os
import subprocess
import sys

import httpx2
import pytest
from chassis import migrations
from chassis.auth import key_set_json
from chassis.db import Database
from embedded.postgres import Postgres, ServiceDatabase
from embedded.processes import free_port
from gateway.app import SPEC
from gateway.commands import main
from gateway_stage import SIGNING_KEY


def environment_for(database_url: str) -> dict[str, str]:
    """Return the environment of a gateway on this database."""
    return os.environ | {
        "GSCNET_DATABASE_URL": database_url,
        "GSCNET_TOKEN_PRIVATE_KEY": SIGNING_KEY,
        "GSCNET_TOKEN_PUBLIC_KEYS": key_set_json([SIGNING_KEY]),
        "GSCNET_ROLES": "http",
    }


def run(verb: str, database_url: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run a verb in a process of its own."""
    return subprocess.run(  # noqa: S603  (our own verb)
        [sys.executable, "-m", "gateway", verb],
        input=given,
        env=environment_for(database_url),
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


async def test_a_served_gateway_carries_requests_and_stops_when_told(
    db: Database, database_url, centers
):
    centers.answers({"n": 1}, headers={"Cache-Control": "public, max-age=60"})
    port = free_port()
    given = {
        "GSCNET_PORT": str(port),
        "GSCNET_UPSTREAMS": json.dumps({"pilot-centers": centers.url}),
    }
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "gateway", "serve"),
        env=environment_for(database_url) | given,
        stderr=asyncio.subprocess.PIPE,
    )
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        await until_answered(client)

        read = [await client.get("/v1/centers?limit=1") for _ in range(3)]
        written = await client.post("/v1/centers", content=b" " * 500_000)
        gone = await client.get("/v1/unheard-of")

        program.terminate()
        _, logged = await asyncio.wait_for(program.communicate(), 20)

    assert [answer.json() for answer in read] == [{"n": 1}] * 3
    assert [answer.headers["x-cache"] for answer in read] == ["MISS", "HIT", "HIT"]
    assert (written.status_code, gone.status_code) == (200, 404)
    assert len(centers.requests) == 2
    assert b'"level":"error"' not in logged
    assert program.returncode in {0, -15}


async def until_answered(client: httpx2.AsyncClient) -> None:
    """Wait until a program that has just been started answers."""
    async with asyncio.timeout(60):
        while True:
            with contextlib.suppress(httpx2.ConnectError):
                await client.get("/healthz")
                return
            await asyncio.sleep(0.1)


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

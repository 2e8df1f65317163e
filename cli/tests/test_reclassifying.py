"""`gscnet reclassify` against the databases of a network."""

import asyncio
from datetime import date
from uuid import uuid4

import pytest
from chassis.auth import SYSTEM, Actor
from chassis.db import Database
from embedded import Postgres
from gscnet.network import login_url
from gscnet.reclassifying import reclassify
from matchmaking.suppliers import actions
from matchmaking.suppliers.schemas import SupplierIn

SUPPLIER = {
    "name": "Golden Spring Reclassified",
    "economy": "CN",
    "summary": "Weaves.",
    "main_sector": "1312",
    "employees": 10,
}


@pytest.fixture
def registered(prepared_network, monkeypatch):
    monkeypatch.setenv("GSCNET_HOME", str(prepared_network.home.folder))
    home = prepared_network.home
    url = login_url(Postgres(home.postgres, home.running_note().postgres_port), home, "matchmaking")

    async def register():
        db = Database(url, pool_size=2, otherwise=SYSTEM)
        body = SupplierIn.model_validate(SUPPLIER)
        member = Actor(account_id=uuid4(), name="Member")
        await actions.register_supplier(db, member, body.origin, body.profile)
        await db.dispose()

    asyncio.run(register())


def test_a_day_before_the_definition_takes_the_class_back_and_today_gives_it_again(
    registered, capsys
):
    ended = [reclassify(date(2000, 1, 1)), reclassify(), reclassify()]

    before, today, again = capsys.readouterr().out.splitlines()
    assert ended == [0, 0, 0]
    assert before.endswith("1 of them in another class now")
    assert today == before
    assert again.endswith("0 of them in another class now")


def test_nothing_is_reclassified_where_nothing_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("GSCNET_HOME", str(tmp_path))

    ended = reclassify()

    assert ended == 1
    assert "Nothing runs" in capsys.readouterr().err

import asyncio
import json
from uuid import uuid4

import pytest
from chassis import clock
from chassis.auth import SYSTEM, Actor
from chassis.db import Database
from embedded import Postgres
from gscnet import receipts
from gscnet.network import login_url
from matchmaking.matching.queries import keep_list, match_need, question_of
from matchmaking.needs import actions as needs
from matchmaking.needs.schemas import NeedIn

BUYER = Actor(account_id=uuid4(), name="Buyer")
NEED = {
    "title": "Recycled cotton fabric",
    "description": "Woven.",
    "lines": [{"text": "Woven cotton fabric", "hs": {"code": "52", "vintage": 2022}}],
    "place": {"economy": "VN"},
    "required_criteria": [{"criterion": "materials.recycled_content"}],
    "buyer_name": "Uniforms of Ha Noi",
}


@pytest.fixture(autouse=True)
def home_of_the_network(prepared_network, monkeypatch):
    monkeypatch.setenv("GSCNET_HOME", str(prepared_network.home.folder))


@pytest.fixture
def receipt(prepared_network):
    """The identifier of the receipt of a draft's matches."""
    home = prepared_network.home
    server = Postgres(home.postgres, home.running_note().postgres_port)
    url = login_url(server, home, "matchmaking")

    async def keep():
        db = Database(url, pool_size=2, otherwise=SYSTEM)
        need = await needs.draft_need(db, BUYER, NeedIn.model_validate(NEED).wanted)
        question = question_of(need, clock.now().date(), limit=20)
        kept, _ = await keep_list(db, await match_need(db, BUYER, need, question))
        await db.dispose()
        return kept

    return asyncio.run(keep())


def test_a_receipt_is_replayed_and_equal(receipt, capsys):
    ended = receipts.replay_receipt(receipt, json_=True)

    replayed = json.loads(capsys.readouterr().out)
    assert ended == 0
    assert replayed["receipt_id"] == str(receipt)
    assert replayed["is_intact"] is True
    assert replayed["from_inputs"] == {"is_equal": True, "causes": [], "differences": []}
    assert replayed["from_now"]["is_equal"] is True


def test_a_person_reads_what_is_equal(receipt, capsys):
    receipts.replay_receipt(receipt)

    said = capsys.readouterr().out
    assert "Its content is as it was hashed" in said
    assert "From what was kept: equal." in said


def test_an_unknown_receipt_is_an_error(capsys):
    ended = receipts.replay_receipt(uuid4())

    assert ended == 1
    assert "there is no receipt" in capsys.readouterr().err

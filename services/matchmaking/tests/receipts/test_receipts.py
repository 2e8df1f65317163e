"""Receipts of match lists: what is kept, who reads it, and what a replay says."""

import json
from uuid import UUID, uuid4

import given_needs
import given_suppliers as given
import psycopg
import pytest
import time_machine
from chassis import clock, row_security
from chassis.auth import SYSTEM
from chassis.testing import somebody
from matchmaking.matching.queries import keep_list, match_need, question_of
from matchmaking.receipts.canonical import sha256_of
from matchmaking.receipts.replaying import replay, replay_inputs

SOLAR = {
    "subject_type": "facility",
    "criterion": "energy.renewable_share",
    "value": "40",
    "unit": "%",
    "statement": "40 % of our power comes from our own roof.",
}


@pytest.fixture
async def need(db, member, buyer):
    """A need with three suppliers: one proves, one claims, one makes something else."""
    await given.a_supplier(
        db, member, claims=[given.RECYCLED | given.AUDITED], certificates=[given.GRS]
    )
    await given.a_supplier(db, member, claims=[given.RECYCLED, SOLAR], size_class="micro")
    shirts = [{"name": "Shirts", "hs": {"code": "6109", "vintage": 2022}}]
    await given.a_supplier(db, member, products=shirts)
    return await given_needs.a_published_need(db, buyer)


@pytest.fixture
def asking(client, buyer):
    """A function that asks as the buyer and returns the JSON of a success."""

    async def read(path):
        answer = await client(buyer).get(path)
        assert answer.status_code == 200
        return answer.json()

    return read


async def test_a_receipt_keeps_the_list_its_inputs_and_its_hash(need, asking):
    found = await asking(f"/v1/needs/{need.id}/matches")

    receipt = await asking(f"/v1/matchmaking/receipts/{found['receipt']['id']}")

    content = receipt["content"]
    assert receipt["sha256"] == found["receipt"]["sha256"] == sha256_of(content)
    assert content["need"] == {"id": str(need.id), "version": need.version}
    assert content["rules_version"] == found["rules_version"]
    assert content["inputs"]["suppliers"]["count"] == found["evaluated"] == 3
    assert content["answer"]["excluded"] == found["excluded"]
    assert [each["supplier"] for each in content["answer"]["entries"]] == [
        each["supplier"]["id"] for each in found["matches"]
    ]
    assert {each["version"] for each in content["inputs"]["listed"]} == {1}
    assert len(content["inputs"]["listed"]) == 2


async def test_the_contributions_of_the_criteria_add_up_to_the_score(need, asking):
    found = await asking(f"/v1/needs/{need.id}/matches")
    receipt = await asking(f"/v1/matchmaking/receipts/{found['receipt']['id']}")

    entries = receipt["content"]["answer"]["entries"]

    assert [sum(each["proven"] for each in entry["criteria"]) for entry in entries] == [
        entry["proven"] for entry in entries
    ]
    assert [sum(each["claimed"] for each in entry["criteria"]) for entry in entries] == [
        entry["claimed"] for entry in entries
    ]


async def test_the_same_list_is_one_receipt_and_another_list_another(need, asking):
    first = await asking(f"/v1/needs/{need.id}/matches")
    same = await asking(f"/v1/needs/{need.id}/matches")
    shorter = await asking(f"/v1/needs/{need.id}/matches?limit=1")

    assert same["receipt"] == first["receipt"]
    assert shorter["receipt"] != first["receipt"]


async def test_a_replay_is_equal_byte_for_byte(need, asking):
    found = await asking(f"/v1/needs/{need.id}/matches")

    replay = await asking(f"/v1/matchmaking/receipts/{found['receipt']['id']}/replay")

    equal = {"is_equal": True, "causes": [], "differences": []}
    assert replay["is_intact"] is True
    assert replay["from_inputs"] == replay["from_now"] == equal
    assert replay["today"] is None


async def test_a_replay_names_the_suppliers_that_changed(db, member, need, asking):
    found = await asking(f"/v1/needs/{need.id}/matches")
    second = UUID(found["matches"][1]["supplier"]["id"])
    await given.with_claim(db, member, SupplierOf(second), **given.AUDITED)

    replay = await asking(f"/v1/matchmaking/receipts/{found['receipt']['id']}/replay")

    assert replay["from_inputs"]["is_equal"] is True
    assert replay["from_now"]["is_equal"] is False
    assert replay["from_now"]["causes"] == [
        "suppliers: 3 then, 3 now; of those listed 1 changed and 0 are listed no more"
    ]
    assert replay["from_now"]["differences"][0]["pointer"].startswith("/entries/0/")


async def test_a_replay_on_a_later_day_names_the_day(need, asking):
    with time_machine.travel("2026-11-22T08:00:00Z", tick=False):
        found = await asking(f"/v1/needs/{need.id}/matches")

    with time_machine.travel("2027-06-29T08:00:00Z", tick=False):
        replay = await asking(f"/v1/matchmaking/receipts/{found['receipt']['id']}/replay")

    assert replay["from_now"]["is_equal"] is True
    assert replay["today"]["is_equal"] is False
    assert "the day: 2026-11-22 then, 2027-06-29 now" in replay["today"]["causes"]


async def test_a_replay_tells_other_rules_from_a_changed_receipt(need, asking):
    found = await asking(f"/v1/needs/{need.id}/matches")
    receipt = await asking(f"/v1/matchmaking/receipts/{found['receipt']['id']}")
    content = receipt["content"]
    content["answer"]["entries"][0]["proven"] += 1

    same_rules = replay_inputs(content)
    older = replay_inputs(content | {"rules_version": content["rules_version"] - 1})

    assert [each.pointer for each in same_rules.differences] == ["/0/proven"]
    assert same_rules.causes[0].endswith("without having another version")
    assert older.causes == ["the rules: another version computes here"]


async def test_the_system_replays_the_receipt_of_a_need_that_nobody_else_sees(db, member, buyer):
    await given.a_supplier(db, member, claims=[given.RECYCLED])
    draft = await given_needs.a_draft_need(db, buyer)
    today = clock.now().date()
    found = await match_need(db, buyer, draft, question_of(draft, today, limit=5))
    receipt_id, _ = await keep_list(db, found)

    replayed = await replay(db, SYSTEM, receipt_id, today, live=None)

    assert (replayed.from_inputs.is_equal, replayed.from_now.is_equal) == (True, True)


async def test_a_receipt_is_its_owners_alone(client, need, asking):
    found = await asking(f"/v1/needs/{need.id}/matches")
    path = f"/v1/matchmaking/receipts/{found['receipt']['id']}"

    others = [client(), client(somebody("secretariat")), client(somebody())]

    assert [(await each.get(path)).status_code for each in others] == [404, 404, 404]
    assert [(await each.get(f"{path}/replay")).status_code for each in others] == [404, 404, 404]


async def test_postgresql_itself_hides_receipts_and_exposures(database_url, need, buyer, asking):
    await asking(f"/v1/needs/{need.id}/matches")
    count = "SELECT (SELECT count(*) FROM match_receipts), (SELECT count(*) FROM exposures)"
    tell = (
        "SELECT set_config('gscnet.account', %(account)s, false),"
        " set_config('gscnet.roles', %(roles)s, false)"
    )

    async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as connection:
        seen = []
        for actor in (buyer, somebody(), somebody("secretariat")):
            await connection.execute(tell, row_security.told(actor))
            seen.append(await (await connection.execute(count)).fetchone())

    assert seen == [(1, 2), (0, 0), (0, 2)]


async def test_an_unknown_receipt_is_not_there(client, buyer):
    answer = await client(buyer).get(f"/v1/matchmaking/receipts/{uuid4()}")

    assert answer.status_code == 404


async def test_the_content_is_kept_as_the_bytes_that_were_hashed(db, need, asking, database_url):
    await asking(f"/v1/needs/{need.id}/matches")

    with psycopg.connect(database_url) as connection:
        row_security.act_as_system(connection)
        kept, digest = connection.execute("SELECT content, sha256 FROM match_receipts").fetchone()

    assert sha256_of(json.loads(kept)) == digest
    assert "\n" not in kept


class SupplierOf:
    """A supplier by its id alone, as the helpers of tests take one."""

    def __init__(self, supplier_id):
        self.id = supplier_id

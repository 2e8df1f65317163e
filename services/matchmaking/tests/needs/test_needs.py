"""Needs: drafted, published, seen, and what they cannot ask for."""

from datetime import date

import given_needs as given
import pytest
import time_machine
from chassis import clock
from chassis.auth import ANONYMOUS
from chassis.problems import Conflict, Forbidden, NotFound, Unauthenticated
from chassis.testing import somebody
from matchmaking.needs import actions, queries
from matchmaking.needs.schemas import NeedIn

KIND = "org.gscnet.matchmaking.need"


async def test_publishing_a_draft_opens_it_and_announces_it(db, buyer, announced):
    need = await given.a_draft_need(db, buyer)

    published = await actions.publish_need(db, buyer, need.id)

    assert (published.status, published.version) == ("published", 2)
    assert await announced() == [
        (f"{KIND}.drafted", str(need.id)),
        (f"{KIND}.published", str(need.id)),
    ]


async def test_a_stranger_drafts_nothing(db, announced):
    with pytest.raises(Unauthenticated):
        await given.a_draft_need(db, ANONYMOUS)

    assert await announced() == []


async def test_a_refused_publication_announces_nothing(db, buyer, announced):
    need = await given.a_published_need(db, buyer)

    with pytest.raises(Conflict):
        await actions.publish_need(db, buyer, need.id)
    with pytest.raises(Forbidden):
        await actions.publish_need(db, somebody(), need.id)

    assert len(await announced()) == 2


@pytest.mark.parametrize("closes_on", ["2026-11-22", "2020-01-01", "2029-11-22"])
async def test_a_need_closes_on_a_sensible_day(db, buyer, closes_on, announced):
    need = await given.a_draft_need(db, buyer)

    with time_machine.travel("2026-11-22T08:00:00Z"), pytest.raises(Conflict):
        await actions.publish_need(db, buyer, need.id, closes_on=date.fromisoformat(closes_on))

    assert len(await announced()) == 1


async def test_a_draft_is_its_owners_alone(db, buyer):
    need = await given.a_draft_need(db, buyer)

    async with db.reading() as session:
        for other in (ANONYMOUS, somebody(), somebody("secretariat")):
            with pytest.raises(NotFound):
                await queries.get_need(session, other, need.id)
        assert await queries.get_need(session, buyer, need.id) is not None


async def test_a_draft_is_in_no_event(db, buyer):
    wanted = NeedIn.model_validate(given.NEED | {"title": "Secret"}).wanted

    need, drafted = actions.Need.draft(buyer.account_id, wanted, clock.now())

    assert need.version == 1
    assert drafted.payload() == {}


async def test_a_buyer_writes_publishes_and_shows_a_need(client, buyer):
    drafted = await client(buyer).post("/v1/needs", json=given.NEED)
    url = drafted.headers["Location"]

    hidden = await client().get(url)
    published = await client(buyer).post(f"{url}/publish", json={"closes_on": None})
    shown = await client().get(url)

    assert (drafted.status_code, hidden.status_code) == (201, 404)
    assert published.json()["status"] == "published"
    assert shown.headers["ETag"] == '"v2"'
    assert shown.json()["quantity"] == {"value": "40", "unit": "t"}
    assert shown.json()["required_criteria"][0]["at_least"] == "30"


async def test_others_publish_nothing(client, db, buyer):
    draft = await given.a_draft_need(db, buyer)
    need = await given.a_published_need(db, buyer)

    stranger = await client().post(f"/v1/needs/{need.id}/publish", json={})
    other = await client(somebody()).post(f"/v1/needs/{need.id}/publish", json={})
    unseen = await client(somebody()).post(f"/v1/needs/{draft.id}/publish", json={})

    assert (stranger.status_code, other.status_code, unseen.status_code) == (401, 403, 404)


async def test_a_stranger_writes_no_need(client):
    answer = await client().post("/v1/needs", json=given.NEED)

    assert answer.status_code == 401


async def test_the_list_shows_what_is_open_and_to_its_owner_the_drafts(client, db, buyer):
    draft = await given.a_draft_need(db, buyer)
    first = await given.a_published_need(db, buyer)
    second = await given.a_published_need(db, buyer, place={"economy": "PE"})

    page = (await client().get("/v1/needs", params={"limit": 1})).json()
    rest = (await client().get("/v1/needs", params={"cursor": page["next_cursor"]})).json()
    own = (await client(buyer).get("/v1/needs", params={"status": "draft"})).json()
    peru = (await client().get("/v1/needs", params={"economy": "PE"})).json()

    assert [each["id"] for each in page["items"] + rest["items"]] == [str(second.id), str(first.id)]
    assert [each["id"] for each in own["items"]] == [str(draft.id)]
    assert [each["id"] for each in peru["items"]] == [str(second.id)]


async def test_a_buyer_lists_the_own_needs_alone(client, db, buyer):
    draft = await given.a_draft_need(db, buyer)
    open_ = await given.a_published_need(db, buyer)
    await given.a_published_need(db, somebody())

    own = (await client(buyer).get("/v1/needs", params={"mine": True})).json()
    nobodys = (await client().get("/v1/needs", params={"mine": True})).json()

    assert [each["id"] for each in own["items"]] == [str(open_.id), str(draft.id)]
    assert nobodys["items"] == []


REQUIRED = given.NEED["required_criteria"][0]
PREFERRED = given.NEED["preferences"][0]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"title": ""}, "/title"),
        ({"budget": 5}, "/budget"),
        ({"place": {"economy": "XX"}}, "/place/economy"),
        ({"place": {"economy": "VN", "latitude": 10.0}}, "/place"),
        ({"hs": {"code": "520", "vintage": 2022}}, "/hs/code"),
        ({"hs": {"code": "5208"}}, "/hs/vintage"),
        ({"quantity": {"value": "0", "unit": "t"}}, "/quantity/value"),
        ({"quantity": {"value": "1", "unit": "ton"}}, "/quantity/unit"),
        ({"quantity": {"value": "NaN", "unit": "t"}}, "/quantity/value"),
        ({"needed_by": "2027-02-29"}, "/needed_by"),
        ({"required_schemes": ["green"]}, "/required_schemes/0"),
        ({"required_schemes": ["grs", "grs"]}, ""),
        (
            {"required_criteria": [REQUIRED | {"criterion": "green"}]},
            "/required_criteria/0/criterion",
        ),
        ({"required_criteria": [REQUIRED | {"unit": "kg"}]}, "/required_criteria/0"),
        ({"required_criteria": [REQUIRED | {"unit": "Np"}]}, "/required_criteria/0/unit"),
        ({"required_criteria": [REQUIRED | {"at_most": "10"}]}, "/required_criteria/0"),
        ({"required_criteria": [REQUIRED | {"at_least": None}]}, "/required_criteria/0"),
        (
            {"required_criteria": [REQUIRED | {"evidence": "gossip"}]},
            "/required_criteria/0/evidence",
        ),
        (
            {"required_criteria": [{"criterion": "finance.green_investment", "at_least": "5"}]},
            "/required_criteria/0",
        ),
        ({"required_criteria": [REQUIRED, REQUIRED]}, ""),
        ({"preferences": [PREFERRED | {"weight": "0"}]}, "/preferences/0/weight"),
        ({"preferences": [PREFERRED | {"weight": "NaN"}]}, "/preferences/0/weight"),
        ({"preferences": [PREFERRED | {"criterion": "water.intensity"}]}, "/preferences/0"),
        (
            {"preferences": [PREFERRED | {"criterion": "finance.green_investment"}]},
            "/preferences/0",
        ),
        ({"preferences": [PREFERRED | {"enough": "0"}]}, "/preferences/0"),
    ],
)
async def test_bad_input_is_named_and_nothing_is_stored(client, buyer, announced, change, pointer):
    answer = await client(buyer).post("/v1/needs", json=given.NEED | change)

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert await announced() == []

"""HTTP of centers: strangers, members without the right, success, and bad input."""

import given_centers as given
import pytest
from chassis.testing import somebody


async def test_anybody_reads_the_centers_without_signing_in(client, db):
    center = await given.an_endorsed_center(db)

    listed = await client().get("/v1/centers", params={"economy": "CN"})
    shown = await client().get(f"/v1/centers/{center.public_id.lower()}")

    assert [item["name"] for item in listed.json()["items"]] == [center.name]
    assert shown.json()["decisions"][1]["forum"] == "SOM3"
    assert shown.headers["etag"] == '"v2"'


async def test_a_stranger_nominates_nothing(client):
    answer = await client().post("/v1/centers", json=given.NOMINATION)

    assert answer.status_code == 401


async def test_a_member_without_the_right_nominates_nothing(client):
    answer = await client(somebody("editor")).post("/v1/centers", json=given.NOMINATION)

    assert answer.status_code == 403
    assert answer.json()["detail"] == "only the focal point of an economy may nominate its centers"


async def test_the_focal_point_nominates_and_the_answer_says_where(client):
    answer = await client(given.FOCAL_POINT).post("/v1/centers", json=given.NOMINATION)

    assert answer.status_code == 201
    assert answer.headers["location"] == f"/v1/centers/{answer.json()['id']}"
    assert answer.json()["status"] == "nominated"


async def test_the_whole_life_cycle_by_http(client):
    nominated = await client(given.FOCAL_POINT).post("/v1/centers", json=given.NOMINATION)
    path = f"/v1/centers/{nominated.json()['id']}"
    secretariat = client(given.SECRETARIAT)

    endorsed = await secretariat.post(f"{path}/endorse", json=given.ENDORSEMENT)
    opened = await secretariat.post(f"{path}/open", json={"opened_on": "2015-06-16"})
    editor = await secretariat.post(
        f"{path}/editors", json={"account_id": str(given.FOCAL_POINT.account_id)}
    )

    assert [a.status_code for a in (endorsed, opened, editor)] == [200, 200, 201]
    assert opened.json()["status"] == "operational"


@pytest.mark.parametrize("step", ["endorse", "open", "editors"])
async def test_each_step_refuses_strangers_and_members_without_the_right(client, db, step):
    center = await given.a_nominated_center(db)
    body = {
        "endorse": given.ENDORSEMENT,
        "open": {"opened_on": "2015-06-16"},
        "editors": {"account_id": str(given.FOCAL_POINT.account_id)},
    }[step]

    stranger = await client().post(f"/v1/centers/{center.id}/{step}", json=body)
    member = await client(somebody("editor")).post(f"/v1/centers/{center.id}/{step}", json=body)

    assert (stranger.status_code, member.status_code) == (401, 403)


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"economy": "XX"}, "/economy"),
        ({"economy": "KH"}, "/economy"),
        ({"sectors": ["space"]}, "/sectors/0"),
        ({"nominated_on": "2014-02-30"}, "/nominated_on"),
        ({"latitude": 91}, "/latitude"),
        ({"name": ""}, "/name"),
        ({"website": "javascript:alert(1)"}, "/website"),
        ({"flag": "red"}, "/flag"),
        ({"status": "operational"}, "/status"),
        ({"name": 7}, "/name"),
    ],
)
async def test_a_bad_value_is_named_and_nothing_is_stored(client, announced, change, pointer):
    answer = await client(given.FOCAL_POINT).post("/v1/centers", json=given.NOMINATION | change)

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert await announced() == []


async def test_the_same_request_again_has_one_effect_and_the_same_answer(client, announced):
    focal_point = client(given.FOCAL_POINT)
    key = {"Idempotency-Key": "nomination-1"}

    first = await focal_point.post("/v1/centers", json=given.NOMINATION, headers=key)
    second = await focal_point.post("/v1/centers", json=given.NOMINATION, headers=key)

    assert second.content == first.content
    assert second.headers["idempotency-replayed"] == "true"
    assert len(await announced()) == 1


async def test_pages_follow_one_another_without_gap_or_repetition(client, db):
    for n in range(5):
        await given.a_nominated_center(db, name=f"Center {n}")
    names, cursor = [], None

    for _ in range(3):
        page = (
            await client().get(
                "/v1/centers", params={"limit": 2} | ({"cursor": cursor} if cursor else {})
            )
        ).json()
        names += [item["name"] for item in page["items"]]
        cursor = page["next_cursor"]

    assert names == [f"Center {n}" for n in (4, 3, 2, 1, 0)]
    assert cursor is None


async def test_a_cursor_that_is_not_ours_is_refused(client):
    answer = await client().get("/v1/centers", params={"cursor": "bm9uc2Vuc2U"})

    assert answer.status_code == 400

"""Saved searches: kept, changed and removed by their owner, and known to nobody else."""

import given_alerts as given
import pytest
from chassis.auth import acting_as
from chassis.db import Database
from chassis.testing import somebody
from matchmaking.alerts.rules import MOST_SAVED_SEARCHES
from sqlalchemy import text

URL = "/v1/matchmaking/saved-searches"
KIND = "org.gscnet.matchmaking.saved_search"
EVERYTHING = {
    "q": "cotton",
    "economy": ["CN", "VN"],
    "sector": ["1312"],
    "hs_chapter": ["52"],
    "material": ["cotton"],
    "scheme": ["grs"],
    "proves": ["energy.renewable_share:accredited"],
    "claims": ["materials.recycled_content"],
    "criterion": ["materials.recycled_content"],
    "ownership": ["social.women_led"],
    "size_class": ["small"],
    "origin": ["registered"],
    "lead_time": ["0-7"],
    "capacity": ["t:3"],
    "language": ["vi"],
    "lat": 21.0,
    "lon": 105.8,
    "km": 500.0,
}


async def test_a_buyer_saves_changes_and_removes_a_search(client, buyer, announced):
    saved = await client(buyer).post(URL, json=given.SEARCH)
    url = saved.headers["Location"]
    changed = await client(buyer).patch(
        url, json={"frequency": "weekly"}, headers={"If-Match": saved.headers["ETag"]}
    )
    shown = await client(buyer).get(url)
    removed = await client(buyer).delete(url, headers={"If-Match": changed.headers["ETag"]})
    gone = await client(buyer).get(url)

    assert (saved.status_code, changed.status_code, removed.status_code) == (201, 200, 204)
    assert shown.json()["asks"]["economy"] == ["CN"]
    assert (shown.json()["frequency"], shown.headers["ETag"]) == ("weekly", '"v2"')
    assert shown.json()["url_path"] == "/suppliers?q=cotton+fabric&economy=CN"
    assert gone.status_code == 404
    assert [kind for kind, _ in await announced()] == [
        f"{KIND}.saved",
        f"{KIND}.changed",
        f"{KIND}.removed",
    ]


async def test_every_parameter_of_the_search_can_be_saved(client, buyer):
    saved = await client(buyer).post(URL, json=given.SEARCH | {"asks": EVERYTHING})

    assert saved.status_code == 201
    assert saved.json()["asks"] == EVERYTHING


async def test_repeating_a_post_saves_one_search(client, buyer):
    headers = {"Idempotency-Key": "once"}

    first = await client(buyer).post(URL, json=given.SEARCH, headers=headers)
    second = await client(buyer).post(URL, json=given.SEARCH, headers=headers)

    assert first.json()["id"] == second.json()["id"]
    assert len((await client(buyer).get(URL)).json()["items"]) == 1


async def test_a_stranger_saves_and_reads_nothing(client):
    saved = await client().post(URL, json=given.SEARCH)
    listed = await client().get(URL)
    digests = await client().get("/v1/matchmaking/digests")

    assert (saved.status_code, listed.status_code, digests.status_code) == (401, 401, 401)


async def test_a_saved_search_is_its_owners_alone(client, db, buyer):
    search = await given.a_saved_search(db, buyer)
    url, headers = f"{URL}/{search.id}", {"If-Match": '"v1"'}

    other = client(somebody("secretariat"))
    answers = [
        await other.get(url),
        await other.get(f"{url}/hits"),
        await other.patch(url, json={"name": "Mine"}, headers=headers),
        await other.delete(url, headers=headers),
    ]

    assert [each.status_code for each in answers] == [404] * 4
    assert (await other.get(URL)).json()["items"] == []


@pytest.mark.parametrize("table", ["saved_searches", "digests", "alert_hits"])
async def test_the_database_itself_shows_each_account_its_own_rows_only(
    db, database_url, buyer, table
):
    async with db.reading() as session:
        forced = await session.execute(
            text("SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = :name"),
            {"name": table},
        )

        assert forced.one() == (True, True)


async def test_a_forgotten_condition_shows_nothing_of_others(db, database_url, buyer):
    await given.a_saved_search(db, buyer)
    bare = Database(database_url, pool_size=1)
    seen = []

    for actor in (buyer, somebody()):
        with acting_as(actor):
            async with bare.reading() as session:
                seen.append(await session.scalar(text("SELECT count(*) FROM saved_searches")))
    await bare.dispose()

    assert seen == [1, 0]


async def test_a_stale_change_is_refused(client, db, buyer, announced):
    search = await given.a_saved_search(db, buyer)
    url = f"{URL}/{search.id}"

    stale = await client(buyer).patch(url, json={"name": "B"}, headers={"If-Match": '"v7"'})
    unsaid = await client(buyer).delete(url)

    assert (stale.status_code, unsaid.status_code) == (412, 428)
    assert len(await announced()) == 1


async def test_an_account_keeps_so_many_and_no_more(client, db, buyer, announced):
    for _ in range(MOST_SAVED_SEARCHES):
        await given.a_saved_search(db, buyer)

    refused = await client(buyer).post(URL, json=given.SEARCH)
    other = await client(somebody()).post(URL, json=given.SEARCH)

    assert refused.status_code == 409
    assert refused.json()["type"] == "urn:gscnet:problem:too-many-saved-searches"
    assert other.status_code == 201
    assert len(await announced()) == MOST_SAVED_SEARCHES + 1


async def test_the_list_goes_page_by_page_newest_first(client, db, buyer):
    searches = [await given.a_saved_search(db, buyer) for _ in range(3)]

    first = (await client(buyer).get(URL, params={"limit": 2})).json()
    rest = (await client(buyer).get(URL, params={"cursor": first["next_cursor"]})).json()

    shown = [each["id"] for each in first["items"] + rest["items"]]
    assert shown == [str(each.id) for each in reversed(searches)]
    assert rest["next_cursor"] is None


@pytest.mark.parametrize(
    "asks",
    [
        {"economy": ["XX"]},
        {"hs_chapter": ["5"]},
        {"proves": ["green"]},
        {"proves": ["materials.recycled_content:self_declared"]},
        {"lead_time": ["soon"]},
        {"lat": 91, "lon": 0, "km": 1},
        {"lat": 0, "lon": 0},
        {"q": "x" * 501},
        {"colour": "green"},
    ],
)
async def test_a_question_that_makes_no_sense_is_not_saved(client, buyer, asks, announced):
    answer = await client(buyer).post(URL, json=given.SEARCH | {"asks": asks})

    assert answer.status_code == 422
    assert await announced() == []


@pytest.mark.parametrize("patch", [{}, {"frequency": "hourly"}, {"account_id": "me"}])
async def test_a_change_that_makes_no_sense_is_refused(client, db, buyer, patch):
    search = await given.a_saved_search(db, buyer)

    answer = await client(buyer).patch(
        f"{URL}/{search.id}", json=patch, headers={"If-Match": '"v1"'}
    )

    assert answer.status_code == 422

"""Fair exposure: who is counted as shown, what that moves, and who reads the report."""

import given_needs
import given_suppliers as given
import pytest
import time_machine
from chassis.testing import somebody
from matchmaking.settings import MatchmakingSettings


@pytest.fixture
def listed(client, buyer):
    """A function that returns the ids of the suppliers that match a need."""

    async def read(need, **question):
        answer = await client(buyer).get(f"/v1/needs/{need.id}/matches", params=question)
        assert answer.status_code == 200
        return [each["supplier"]["id"] for each in answer.json()["matches"]]

    return read


async def test_among_equals_who_was_shown_less_goes_first_from_the_next_day_on(
    db, member, buyer, listed
):
    first, second, third = [await given.a_supplier(db, member) for _ in range(3)]
    need = await given_needs.a_published_need(db, buyer)
    with time_machine.travel("2026-11-22T08:00:00Z", tick=False):
        await listed(need, limit=1)
        same_day = await listed(need)

    with time_machine.travel("2026-11-23T08:00:00Z", tick=False):
        await listed(need, limit=1)
    with time_machine.travel("2026-11-24T08:00:00Z", tick=False):
        two_days_later = await listed(need)

    ids = [str(each.id) for each in (first, second, third)]
    assert same_day == ids
    # On the first day all three were shown, on the second the first alone.
    assert two_days_later == [ids[1], ids[2], ids[0]]


async def test_evidence_goes_before_exposure(db, member, buyer, listed):
    better = await given.a_supplier(db, member, claims=[given.RECYCLED])
    other = await given.a_supplier(db, member)
    need = await given_needs.a_published_need(db, buyer)
    with time_machine.travel("2026-11-22T08:00:00Z", tick=False):
        await listed(need, limit=1)

    with time_machine.travel("2026-11-23T08:00:00Z", tick=False):
        after = await listed(need)

    assert after == [str(better.id), str(other.id)]


@pytest.mark.parametrize("draft_only", [True, False], ids=["draft", "by invitation"])
async def test_what_a_need_that_few_know_of_has_shown_moves_no_other_list(
    db, member, buyer, listed, draft_only
):
    suppliers = [await given.a_supplier(db, member) for _ in range(3)]
    public = await given_needs.a_published_need(db, buyer)
    secret = (
        await given_needs.a_draft_need(db, buyer)
        if draft_only
        else await given_needs.a_need_by_invitation(db, buyer)
    )
    with time_machine.travel("2026-11-22T08:00:00Z", tick=False):
        await listed(secret, limit=1)

    with time_machine.travel("2026-11-23T08:00:00Z", tick=False):
        after = await listed(public)

    assert after == [str(each.id) for each in suppliers]


async def test_the_report_counts_by_economy_and_size_once_a_need_and_day(
    db, member, buyer, client, listed
):
    await given.a_supplier(db, member, economy="VN", size_class="micro")
    await given.a_supplier(
        db,
        member,
        economy="CN",
        size_class="large",
        products=[{"name": "Shirts", "hs": {"code": "6109", "vintage": 2022}}],
    )
    need = await given_needs.a_published_need(db, buyer)
    await listed(need)
    await listed(need)

    answer = await client(somebody("secretariat")).get("/v1/matchmaking/exposure")

    assert answer.status_code == 200
    report = answer.json()
    shares = {(each["economy"], each["size_class"]): each for each in report["shares"]}
    assert report["times_shown"] == 1
    assert shares["VN", "micro"]["times_shown"] == 1
    assert shares["VN", "micro"]["per_mille_of_exposure"] == 1000
    assert shares["CN", "large"]["suppliers_shown"] == 0
    assert shares["CN", "large"]["per_mille_of_suppliers"] == 500


async def test_only_the_secretariat_reads_the_report(client, member):
    stranger = await client().get("/v1/matchmaking/exposure")
    other = await client(member).get("/v1/matchmaking/exposure")

    assert (stranger.status_code, other.status_code) == (403, 403)


async def test_a_report_over_no_days_is_refused(client):
    answer = await client(somebody("secretariat")).get(
        "/v1/matchmaking/exposure?since=2026-11-22&until=2026-11-21"
    )

    assert answer.status_code == 400


async def test_a_report_up_to_the_first_day_of_all_is_one_of_that_day(client):
    answer = await client(somebody("secretariat")).get("/v1/matchmaking/exposure?until=0001-01-01")

    assert answer.status_code == 200
    assert (answer.json()["since"], answer.json()["until"]) == ("0001-01-01", "0001-01-01")


async def test_a_share_of_the_first_page_is_kept_for_small_enterprises(
    db, app, member, buyer, listed
):
    strong = given.RECYCLED | given.AUDITED
    large = [
        await given.a_supplier(db, member, size_class="large", claims=[strong]) for _ in range(4)
    ]
    micro = await given.a_supplier(db, member, size_class="micro")
    need = await given_needs.a_published_need(db, buyer)
    without = await listed(need, limit=4)

    kept = app.state.settings.model_dump() | {"small_enterprise_share": 25}
    app.state.settings = MatchmakingSettings.model_validate(kept)
    with_share = await listed(need, limit=4)

    assert without == [str(each.id) for each in large]
    assert with_share == [*without[:3], str(micro.id)]

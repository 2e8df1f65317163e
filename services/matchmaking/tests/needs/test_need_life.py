"""From draft to decision: who may take which step, what is amended, and when the clock closes."""

from datetime import date, timedelta

import given_needs as given
import given_suppliers
import pytest
import time_machine
from chassis import clock
from chassis.auth import SYSTEM, acting_as
from chassis.problems import Conflict, Forbidden, NotFound
from chassis.testing import somebody
from chassis.timers import Clockwork
from matchmaking.needs import actions, queries, timers
from matchmaking.standing.keeping import keeper_of

KIND = "org.gscnet.matchmaking.need"
WHY = "The school builds its own."


async def test_a_need_goes_from_draft_to_decision_and_remembers_every_step(client, db, buyer):
    need = await given.a_published_need(db, buyer)
    await actions.close_need(db, buyer, need.id, why=None)
    await actions.decide_need(db, buyer, need.id, why="The cheaper of two equals.")

    shown = (await client().get(f"/v1/needs/{need.id}")).json()

    assert [(step["status"], step["by"], step["why"]) for step in shown["history"]] == [
        ("draft", "buyer", None),
        ("published", "buyer", None),
        ("closed", "buyer", None),
        ("decided", "buyer", "The cheaper of two equals."),
    ]
    assert str(buyer.account_id) not in str(shown)


async def test_every_step_is_announced(db, buyer, announced):
    need = await given.a_published_need(db, buyer)
    await actions.close_need(db, buyer, need.id, why=None)
    await actions.cancel_need(db, buyer, need.id, why=WHY)

    kinds = [kind.rpartition(".")[2] for kind, _ in await announced()]

    assert kinds == ["drafted", "published", "closed", "cancelled"]


async def test_a_step_that_is_not_next_is_refused_and_not_announced(db, buyer, announced):
    draft = await given.a_draft_need(db, buyer)

    with pytest.raises(Conflict, match="a need that is draft cannot become closed"):
        await actions.close_need(db, buyer, draft.id, why=None)
    with pytest.raises(Conflict):
        await actions.decide_need(db, buyer, draft.id, why=WHY)

    assert len(await announced()) == 1


async def test_a_cancelled_draft_stays_unseen(db, buyer):
    draft = await given.a_draft_need(db, buyer)
    await actions.cancel_need(db, buyer, draft.id, why=WHY)

    async with db.reading() as session:
        with pytest.raises(NotFound):
            await queries.get_need(session, somebody(), draft.id)


async def test_nobody_else_takes_a_step(db, buyer, announced):
    need = await given.a_published_need(db, buyer)

    with pytest.raises(Forbidden):
        await actions.close_need(db, somebody("secretariat"), need.id, why=None)
    with pytest.raises(Forbidden):
        await actions.cancel_need(db, somebody("administrator"), need.id, why=WHY)

    assert len(await announced()) == 2


async def test_an_ending_needs_a_reason(client, db, buyer):
    need = await given.a_published_need(db, buyer)

    answer = await client(buyer).post(f"/v1/needs/{need.id}/cancel", json={})

    assert answer.status_code == 422


def amendment(changes, reason="The yarn has become scarce.", **more):
    return {"reason": reason, "changes": changes, **more}


async def test_an_amendment_is_a_version_that_says_what_changed_and_why(client, db, buyer):
    need = await given.a_published_need(db, buyer)
    looser = given.NEED["required_criteria"][0] | {"at_least": "20"}

    answer = await client(buyer).post(
        f"/v1/needs/{need.id}/amendments",
        json=amendment({"title": "Cotton fabric", "required_criteria": [looser]}),
        headers={"If-Match": '"v2"'},
    )
    versions = (await client().get(f"/v1/needs/{need.id}/versions")).json()

    assert (answer.status_code, answer.headers["ETag"]) == (201, '"v3"')
    assert [(each["version"], each["reason"]) for each in versions] == [
        (3, "The yarn has become scarce.")
    ]
    assert versions[0]["changes"] == [
        {"field": "/title", "before": given.NEED["title"], "after": "Cotton fabric"},
        {
            "field": "/required_criteria/materials.recycled_content/at_least",
            "before": "30",
            "after": "20",
        },
    ]
    assert answer.json()["versions"] == versions


async def test_the_invited_are_told_of_an_amendment(db, buyer, member, last_event):
    supplier = await given_suppliers.a_supplier(db, member)
    need = await given.a_need_by_invitation(db, buyer, supplier, visibility="public")

    await amend(db, buyer, need, {"title": "Cotton fabric"})

    event = await last_event()
    assert event["type"] == f"{KIND}.amended"
    assert event["data"]["told"] == [str(supplier.id)]
    assert event["data"]["changes"][0]["after"] == "Cotton fabric"
    assert event["data"]["wanted"]["title"] == "Cotton fabric"


async def test_those_who_matched_a_public_need_are_told_of_an_amendment(
    client, db, buyer, member, last_event
):
    matched = await given_suppliers.a_supplier(db, member)
    need = await given.a_published_need(db, buyer)
    await client(buyer).get(f"/v1/needs/{need.id}/matches")

    await amend(db, buyer, need, {"title": "Cotton fabric"})

    assert (await last_event())["data"]["told"] == [str(matched.id)]


async def test_those_who_stand_among_the_matches_that_nobody_has_read_are_told_of_an_amendment(
    db, buyer, member, last_event
):
    matched = await given_suppliers.a_supplier(db, member)
    need = await given.a_published_need(db, buyer)
    with acting_as(SYSTEM):
        await keeper_of(db).keep()

    await amend(db, buyer, need, {"title": "Cotton fabric"})

    assert (await last_event())["data"]["told"] == [str(matched.id)]


async def test_those_who_matched_a_need_by_invitation_without_one_are_not_told(
    client, db, buyer, member, last_event
):
    await given_suppliers.a_supplier(db, member)
    need = await given.a_need_by_invitation(db, buyer)
    await client(buyer).get(f"/v1/needs/{need.id}/matches")

    await amend(db, buyer, need, {"title": "Cotton fabric"})

    assert (await last_event())["data"]["told"] == []


async def test_the_events_of_a_need_by_invitation_say_ids_alone(db, buyer, member, last_event):
    supplier = await given_suppliers.a_supplier(db, member)
    need = await given.a_need_by_invitation(db, buyer, supplier, title="Secret cloth")

    await amend(db, buyer, need, {"title": "Secret linen"}, reason="Secret reason")

    event = await last_event()
    assert event["data"]["told"] == [str(supplier.id)]
    assert "ecret" not in str(event)


async def test_the_last_day_can_be_moved_with_a_reason(client, db, buyer):
    need = await given.a_published_need(db, buyer)
    last_day = (clock.now() + timedelta(days=20)).date().isoformat()

    answer = await client(buyer).post(
        f"/v1/needs/{need.id}/amendments",
        json={"reason": "More time to ask.", "closes_on": last_day},
        headers={"If-Match": '"v2"'},
    )

    [version] = answer.json()["versions"]
    assert version["changes"] == [{"field": "/closes_on", "before": None, "after": last_day}]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"reason": "x"}, 422),
        (amendment({"title": "x"}, reason=""), 422),
        (amendment({"title": given.NEED["title"]}), 409),
        (amendment({"required_criteria": []}), 409),
        (amendment({"visibility": "invited"}), 409),
        (amendment({"preferences": [{"criterion": "x", "weight": "1"}]}), 422),
        ({"reason": "x", "closes_on": "2020-01-01"}, 409),
    ],
)
async def test_a_bad_amendment_is_refused_and_announces_nothing(
    client, db, buyer, announced, body, status
):
    need = await given.a_published_need(db, buyer)

    answer = await client(buyer).post(
        f"/v1/needs/{need.id}/amendments", json=body, headers={"If-Match": '"v2"'}
    )

    assert answer.status_code == status
    assert len(await announced()) == 2


async def test_an_amendment_of_an_older_version_is_refused(client, db, buyer):
    need = await given.a_published_need(db, buyer)

    answer = await client(buyer).post(
        f"/v1/needs/{need.id}/amendments",
        json=amendment({"title": "x"}),
        headers={"If-Match": '"v1"'},
    )

    assert answer.status_code == 412


async def test_a_hidden_budget_changes_without_a_trace(client, db, buyer, announced):
    need = await given.a_published_need(db, buyer, budget=given.BUDGET)
    before = await client().get(f"/v1/needs/{need.id}")

    await amend(db, buyer, need, {"budget": {"amount": "5", "currency": "VND"}})

    after = await client().get(f"/v1/needs/{need.id}")
    own = await client(buyer).get(f"/v1/needs/{need.id}")
    assert (after.content, after.headers["ETag"]) == (before.content, before.headers["ETag"])
    assert own.json()["budget"]["amount"] == "5"
    assert len(await announced()) == 2


async def test_a_budget_that_is_shown_later_is_an_amendment(db, client, buyer, last_event):
    need = await given.a_published_need(db, buyer, budget=given.BUDGET)

    await amend(db, buyer, need, {"budget": given.BUDGET | {"hidden": False}})

    shown = (await client().get(f"/v1/needs/{need.id}")).json()
    assert shown["budget"]["amount"] == "120000"
    assert [each["field"] for each in shown["versions"][0]["changes"]] == ["/budget"]
    assert (await last_event())["data"]["wanted"]["budget"]["amount"] == "120000"


@pytest.fixture
def clockwork(db):
    return Clockwork(db, None, "matchmaking", [timers.closing])


async def test_a_need_is_closed_by_the_clock_after_its_last_day(
    client, db, buyer, clockwork, announced
):
    with time_machine.travel("2026-11-22T08:00:00Z"):
        need = await given.a_draft_need(db, buyer)
        await actions.publish_need(db, buyer, need.id, closes_on=date(2026, 11, 30))

    with time_machine.travel("2026-12-01T00:01:00Z"):
        await clockwork.ring_overdue()
        shown = (await client().get(f"/v1/needs/{need.id}")).json()

    assert shown["status"] == "closed"
    assert (shown["history"][-1]["by"], shown["history"][-1]["why"]) == (
        "clock",
        "its last day has passed",
    )
    assert (await announced())[-1] == (f"{KIND}.closed", str(need.id))


async def test_the_clock_closes_nothing_on_the_last_day(client, db, buyer, clockwork):
    with time_machine.travel("2026-11-22T08:00:00Z"):
        need = await given.a_draft_need(db, buyer)
        await actions.publish_need(db, buyer, need.id, closes_on=date(2026, 11, 30))

    with time_machine.travel("2026-11-30T23:59:00Z"):
        await clockwork.ring_overdue()
        await clockwork.ring("need-closing", need.id)
        shown = (await client().get(f"/v1/needs/{need.id}")).json()

    assert shown["status"] == "published"


async def test_a_need_whose_day_was_moved_is_closed_on_the_new_one(client, db, buyer, clockwork):
    with time_machine.travel("2026-11-22T08:00:00Z"):
        need = await given.a_draft_need(db, buyer)
        await actions.publish_need(db, buyer, need.id, closes_on=date(2026, 11, 30))
        await amend(db, buyer, need, None, closing={"closes_on": date(2026, 12, 5)})

    with time_machine.travel("2026-12-01T00:01:00Z"):
        await clockwork.ring_overdue()
        then = (await client().get(f"/v1/needs/{need.id}")).json()["status"]
    with time_machine.travel("2026-12-06T00:01:00Z"):
        await clockwork.ring_overdue()
        later = (await client().get(f"/v1/needs/{need.id}")).json()["status"]

    assert (then, later) == ("published", "closed")


async def test_a_lost_timer_of_a_need_is_found_again(client, db, buyer, clockwork):
    with time_machine.travel("2026-11-22T08:00:00Z"):
        need = await given.a_draft_need(db, buyer)
        await actions.publish_need(db, buyer, need.id, closes_on=date(2026, 11, 30))
    async with db.transaction() as session:
        await timers.set_timer(session, timers.closing, need.id, None)
        await timers.closing.find(session)

    with time_machine.travel("2026-12-01T00:01:00Z"):
        await clockwork.ring_overdue()
        shown = (await client().get(f"/v1/needs/{need.id}")).json()

    assert shown["status"] == "closed"


async def test_the_clock_rings_twice_and_closes_once(db, buyer, announced):
    with time_machine.travel("2026-11-22T08:00:00Z"):
        need = await given.a_draft_need(db, buyer)
        await actions.publish_need(db, buyer, need.id, closes_on=date(2026, 11, 30))

    with time_machine.travel("2026-12-01T00:01:00Z"):
        async with db.transaction() as session:
            await timers.closing.ring(session, need.id)
        async with db.transaction() as session:
            await timers.closing.ring(session, need.id)

    assert len(await announced()) == 3


async def test_an_overdue_need_takes_no_amendment_even_before_the_clock_rings(db, buyer):
    with time_machine.travel("2026-11-22T08:00:00Z"):
        need = await given.a_draft_need(db, buyer)
        await actions.publish_need(db, buyer, need.id, closes_on=date(2026, 11, 30))

    with (
        time_machine.travel("2026-12-01T00:00:00Z"),
        pytest.raises(Conflict, match="not open"),
    ):
        await amend(db, buyer, need, {"title": "x"})


async def amend(db, buyer, need, changes, reason="Because.", closing=None):
    body = given.an_amendment(changes)
    return await actions.amend_need(
        db,
        buyer,
        need.id,
        body,
        expected=2,
        reason=reason,
        closing=closing or {},
    )

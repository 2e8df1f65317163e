"""What a profile shows of knowledge's cases: the published ones that name the enterprise."""

from uuid import uuid4

import given_suppliers as given
import pytest
from chassis.testing import cloudevent
from matchmaking.directory.subscriptions import cases

KIND = "org.gscnet.knowledge.case"
CASE = {
    "public_id": "C-CN-7XK2M4-P",
    "title": "A weaver with power from its own roof",
    "summary": "Solar power covers a third of the demand.",
    "sector": "textile",
    "language": "en",
    "criteria": ["energy.renewable_share"],
    "enterprise": {"name": "GOLDEN SPRING TEXTILE", "economy": "CN"},
    "status": "published",
}


@pytest.fixture
def cases_of(client):
    """A function that returns the titles of the cases on a profile."""

    async def titles(supplier):
        profile = await client().get(f"/v1/suppliers/{supplier.id}")
        return [each["title"] for each in profile.json()["cases"]]

    return titles


async def test_a_published_case_appears_on_the_profile_that_it_names(db, member, deliver, cases_of):
    supplier = await given.a_supplier(db, member)

    await deliver(cases, cloudevent(f"{KIND}.published", uuid4(), 1, CASE))

    assert await cases_of(supplier) == ["A weaver with power from its own roof"]


@pytest.mark.parametrize(
    "enterprise",
    [None, {"name": "Silver Spring", "economy": "CN"}, {"name": "Golden Spring", "economy": "PE"}],
)
async def test_a_case_about_somebody_else_does_not(db, member, deliver, cases_of, enterprise):
    supplier = await given.a_supplier(db, member)

    await deliver(
        cases, cloudevent(f"{KIND}.published", uuid4(), 1, CASE | {"enterprise": enterprise})
    )

    assert await cases_of(supplier) == []


async def test_a_case_is_found_by_the_local_name(db, member, deliver, cases_of):
    supplier = await given.a_supplier(db, member, names_local=["天津金泉纺织有限公司"])
    named = {"name": "天津金泉纺织", "economy": "CN"}

    await deliver(cases, cloudevent(f"{KIND}.published", uuid4(), 1, CASE | {"enterprise": named}))

    assert len(await cases_of(supplier)) == 1


async def test_the_same_event_twice_shows_the_case_once(db, member, deliver, cases_of):
    supplier = await given.a_supplier(db, member)
    published = cloudevent(f"{KIND}.published", uuid4(), 1, CASE)

    await deliver(cases, published)
    await deliver(cases, published)

    assert len(await cases_of(supplier)) == 1


async def test_a_changed_case_is_shown_as_it_is_now_and_an_older_event_changes_nothing(
    db, member, deliver, cases_of
):
    supplier = await given.a_supplier(db, member)
    case_id = uuid4()
    published = cloudevent(f"{KIND}.published", case_id, 1, CASE)
    await deliver(cases, published)

    await deliver(cases, cloudevent(f"{KIND}.changed", case_id, 2, CASE | {"title": "Better"}))
    await deliver(cases, published)

    assert await cases_of(supplier) == ["Better"]


async def test_a_withdrawn_case_is_on_no_profile_even_if_told_twice(db, member, deliver, cases_of):
    supplier = await given.a_supplier(db, member)
    case_id = uuid4()
    await deliver(cases, cloudevent(f"{KIND}.published", case_id, 1, CASE))
    withdrawn = cloudevent(f"{KIND}.withdrawn", case_id, 2, {})

    await deliver(cases, withdrawn)
    await deliver(cases, withdrawn)

    assert await cases_of(supplier) == []


async def test_a_draft_only_moves_the_gate(db, member, deliver, cases_of):
    supplier = await given.a_supplier(db, member)
    case_id = uuid4()

    await deliver(cases, cloudevent(f"{KIND}.drafted", case_id, 1, {}))
    await deliver(cases, cloudevent(f"{KIND}.published", case_id, 2, CASE))

    assert len(await cases_of(supplier)) == 1

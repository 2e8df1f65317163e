"""Demand: told of at least five buyers and five suppliers, and of nobody."""

import given_needs
import given_suppliers as given
import pytest
from chassis.auth import ANONYMOUS, SYSTEM, acting_as
from chassis.testing import somebody
from given_lookups import WORDS, making
from matchmaking.demand.background import state_of
from matchmaking.demand.publishing import publish_demand
from matchmaking.needs import actions as needs
from sqlalchemy import text

PUBLISHED = "org.gscnet.matchmaking.demand.published"
WITHDRAWN = "org.gscnet.matchmaking.demand.withdrawn"


@pytest.fixture
def publish(db):
    """A function that publishes the demand of this moment."""

    async def run():
        with acting_as(SYSTEM):
            return await publish_demand(db)

    return run


@pytest.fixture
def demand(client):
    """A function that returns what everybody may read of demand."""

    async def read(**asked):
        response = await client(ANONYMOUS).get("/v1/matchmaking/demand", params=asked)
        return response.json()["items"]

    return read


async def some_suppliers(db, member, count, **changes):
    return [await given.a_supplier(db, member, **changes) for _ in range(count)]


async def some_needs(db, count, **changes):
    buyers = [somebody(name=f"Buyer {each}") for each in range(count)]
    return [(each, await given_needs.a_published_need(db, each, **changes)) for each in buyers]


async def test_five_buyers_and_five_suppliers_are_a_demand(
    db, member, publish, demand, announced, last_event
):
    proven = [given.RECYCLED | given.AUDITED]
    await some_suppliers(db, member, 5, claims=proven)
    await some_suppliers(db, member, 3)
    await some_needs(db, 6)

    await publish()

    (told,) = await demand(economy="CN", sector="textile", criterion="materials.recycled_content")
    assert (told["needs"], told["suppliers"]) == (5, 5)
    assert (told["proves"], told["claims"], told["lacks"]) == (5, None, None)
    assert (told["sector_name"], told["label"]) == ("Textile", "Recycled content")
    assert told["sentence"] == (
        "At least 5 open needs ask for it. Of at least 5 suppliers that make such things,"
        " at least 5 prove it, fewer than 5 claim it, and fewer than 5 do neither."
    )
    assert [each[0] for each in await announced()].count(PUBLISHED) == 1
    assert (await last_event())["data"] == {
        "economy": "CN",
        "sector": "textile",
        "criterion": "materials.recycled_content",
        "needs": 5,
        "suppliers": 5,
        "proves": 5,
        "claims": None,
        "lacks": None,
    }


@pytest.mark.parametrize(("suppliers", "buyers"), [(4, 6), (6, 4)])
async def test_fewer_are_none(db, member, publish, demand, announced, suppliers, buyers):
    await some_suppliers(db, member, suppliers)
    await some_needs(db, buyers)

    changed = await publish()

    assert changed == 0
    assert await demand() == []
    assert PUBLISHED not in [each[0] for each in await announced()]


async def test_needs_by_invitation_count_nowhere(db, member, publish, demand):
    await some_suppliers(db, member, 6)
    await some_needs(db, 4)
    await some_needs(db, 3, visibility="invited")

    await publish()

    assert await demand() == []


async def test_suppliers_of_other_things_do_not_count(db, member, publish, demand):
    await some_suppliers(db, member, 6)
    await some_needs(db, 6, hs={"code": "0901", "vintage": 2022})

    await publish()

    assert await demand() == []


async def test_the_same_moment_twice_is_announced_once(db, member, publish, announced):
    await some_suppliers(db, member, 5)
    await some_needs(db, 5)

    await publish()
    again = await publish()

    assert again == 0
    assert [each[0] for each in await announced()].count(PUBLISHED) == 1


async def test_one_more_supplier_or_buyer_alone_changes_nothing_that_is_told(
    db, member, publish, demand
):
    await some_suppliers(db, member, 9)
    await some_needs(db, 9)
    await publish()
    before = await demand()

    await some_suppliers(db, member, 1, claims=[given.RECYCLED | given.AUDITED])
    await some_needs(db, 1)
    await publish()

    assert await demand() == before


async def test_a_demand_that_nobody_has_any_more_is_withdrawn(
    db, member, publish, demand, last_event
):
    await some_suppliers(db, member, 5)
    asked = await some_needs(db, 5)
    await publish()

    for buyer, need in asked:
        await needs.cancel_need(db, buyer, need.id, why="No budget.")
    await publish()

    assert await demand() == []
    assert (await last_event())["type"] == WITHDRAWN


async def test_who_counted_is_closed_to_everybody(db, member, publish):
    await some_suppliers(db, member, 5)
    await some_needs(db, 5)
    await publish()

    with acting_as(somebody("secretariat", "administrator", "editor")):
        async with db.reading() as session:
            rows = await session.scalar(text("SELECT count(*) FROM demand_sources"))

    assert rows == 0


async def test_the_state_differs_when_anything_that_is_counted_does(db, member, buyer):
    with acting_as(SYSTEM):
        nothing = await state_of(db)
        supplier = await given.a_supplier(db, member)
        registered = await state_of(db)
        need = await given_needs.a_published_need(db, buyer)
        published = await state_of(db)
        await given.with_claim(db, member, supplier)
        claimed = await state_of(db)
        await needs.cancel_need(db, buyer, need.id, why="No budget.")
        cancelled = await state_of(db)

    assert len({nothing, registered, published, claimed, cancelled}) == 5


async def test_demand_is_read_page_by_page(db, member, publish, client):
    await some_suppliers(db, member, 5)
    both = [{"criterion": "materials.recycled_content"}, {"criterion": "social.no_child_labour"}]
    await some_needs(db, 5, required_criteria=both)
    await publish()

    first = (await client(member).get("/v1/matchmaking/demand", params={"limit": 1})).json()
    rest = {"limit": 1, "cursor": first["next_cursor"]}
    second = (await client(member).get("/v1/matchmaking/demand", params=rest)).json()

    named = {each["criterion"] for each in (*first["items"], *second["items"])}
    assert named == {"materials.recycled_content", "social.no_child_labour"}
    assert second["next_cursor"] is None


async def test_a_need_that_cannot_be_understood_holds_up_no_demand(db, member, publish, demand):
    await some_suppliers(db, member, 5)
    needs = await some_needs(db, 6)
    await given_needs.spoilt(db, needs[0][1], "required_schemes = '{gone}'")

    await publish()

    (told,) = await demand(economy="CN", sector="textile", criterion="materials.recycled_content")
    assert told["needs"] == 5


async def test_needs_in_words_alone_are_no_demand_for_what_everybody_makes(
    db, member, publish, demand
):
    await some_suppliers(db, member, 5)
    await some_needs(db, 5, hs=None, title="Galvanised steel bolts")

    await publish()

    assert await demand() == []


async def test_needs_in_words_alone_are_demand_for_whom_their_words_find(
    db, member, publish, demand, process
):
    weaving = making("cotton fabric", sectors=["1312"])
    await some_suppliers(db, member, 5, **weaving, claims=[given.RECYCLED | given.AUDITED])
    await some_suppliers(db, member, 5, **making("cotton tents", sectors=["1392"]))
    await some_suppliers(db, member, 6, **making("steel ships", sectors=["3011"]))
    await some_needs(db, 5, **WORDS)
    await process.look_up()

    await publish()

    (told,) = await demand()
    assert (told["sector"], told["needs"], told["suppliers"]) == ("textile", 5, 5)
    assert (told["proves"], told["lacks"]) == (5, None)


async def test_the_state_differs_when_words_find_others(db, member, buyer, process):
    await given.a_supplier(db, member, **making("cotton fabric"))
    await given_needs.a_published_need(db, buyer, **WORDS)
    with acting_as(SYSTEM):
        before = await state_of(db)

    await process.look_up()

    with acting_as(SYSTEM):
        assert await state_of(db) != before

"""A need in words alone has on its list whom its words find, as a function of the database."""

import given_needs
import given_suppliers as given
import pytest
from chassis.auth import SYSTEM, acting_as
from chassis.testing import somebody
from given_lookups import WORDS, lookup_of, making, now_making
from matchmaking.standing import queries
from matchmaking.standing.keeping import Keeper, keeper_of, recompute_all
from sqlalchemy import text


@pytest.fixture(autouse=True)
def _as_system():
    with acting_as(SYSTEM):
        yield


@pytest.fixture
def listed(db):
    """A function that keeps all lists, and returns who stands on that of a need, best first."""

    async def keep_and_read(need):
        await keeper_of(db).keep()
        async with db.reading() as session:
            kept = await queries.kept_of(session, [need.id])
        wanted = await recompute_all(db)
        assert kept[need.id] == wanted[need.id]
        return [each.supplier for each in kept[need.id]]

    return keep_and_read


@pytest.fixture
def told(db):
    """A function that returns whom the owners of needs will hear of, with what happened."""

    async def read():
        query = "SELECT supplier_id, section FROM alert_hits ORDER BY revision, supplier_id"
        async with db.reading() as session:
            return [(row[0], row[1]) for row in await session.execute(text(query))]

    return read


@pytest.fixture
async def weavers(db, member):
    return await given.a_supplier(db, member, **making("cotton fabric"))


@pytest.fixture
async def yard(db, member):
    return await given.a_supplier(db, member, **making("steel ships"))


async def test_on_the_list_is_whom_the_words_find(db, buyer, process, listed, weavers, yard):
    need = await given_needs.a_published_need(db, buyer, **WORDS)

    before = await listed(need)
    await process.look_up()

    assert {*before} == {weavers.id, yard.id}
    assert await listed(need) == [weavers.id]


async def test_on_the_list_is_whom_the_meaning_finds(db, member, buyer, process, listed):
    towels = await given.a_supplier(db, member, **making("Bath towels of recycled cotton"))
    await given.a_supplier(db, member, **making("Diesel engines"))
    said = WORDS | {"lines": [{"text": "khăn tắm bông tái chế"}]}
    need = await given_needs.a_published_need(db, buyer, **said)

    await process.embed()
    await process.look_up()

    assert await listed(need) == [towels.id]


async def test_who_makes_something_else_enters_and_leaves_when_the_index_has_followed(
    db, member, buyer, process, listed, weavers, yard
):
    need = await given_needs.a_published_need(db, buyer, **WORDS)
    await process.look_up()
    before = await listed(need)

    await now_making(db, member, yard, "cotton fabric")
    await now_making(db, member, weavers, "bricks of clay")
    await process.look()
    meanwhile = await listed(need)
    await process.look_up()

    assert before == meanwhile == [weavers.id]
    assert await listed(need) == [yard.id]


async def test_amended_words_leave_nobody_out_until_they_are_looked_up(
    db, buyer, process, listed, weavers, yard
):
    need = await given_needs.a_published_need(db, buyer, **WORDS)
    await process.look_up()
    before = await listed(need)

    await given_needs.amended(db, buyer, need, {"lines": [{"text": "steel ships"}]})
    meanwhile = await listed(need)
    await process.look()

    assert before == [weavers.id]
    assert {*meanwhile} == {weavers.id, yard.id}
    assert await listed(need) == [yard.id]


async def test_an_amendment_of_something_else_leaves_whom_the_words_find(
    db, buyer, process, listed, weavers, yard
):
    need = await given_needs.a_published_need(db, buyer, **WORDS)
    await process.look_up()

    await given_needs.amended(db, buyer, need, {"title": "Uniforms"})

    assert await listed(need) == [weavers.id]


async def test_a_line_with_a_code_is_what_it_was(db, member, buyer, process, listed, yard):
    coded = await given.a_supplier(db, member)
    need = await given_needs.a_published_need(db, buyer)
    before = await listed(need)

    await process.look_up()

    # Who gives no code at all is not known to make anything else.
    assert {*before} == {coded.id, yard.id}
    assert await listed(need) == before


async def test_whoever_can_deliver_one_of_the_lines_is_listed(
    db, member, buyer, process, listed, weavers, yard
):
    coded = await given.a_supplier(db, member)
    beans = [{"name": "coffee", "hs": {"code": "0901", "vintage": 2022}}]
    coffee = await given.a_supplier(db, member, **making("coffee", products=beans))
    rice = [{"name": "rice", "hs": {"code": "1006", "vintage": 2022}}]
    await given.a_supplier(db, member, **making("rice", products=rice))
    both = [{"text": "uniforms", "hs": {"code": "5208", "vintage": 2022}}, {"text": "coffee"}]
    need = await given_needs.a_published_need(db, buyer, **WORDS | {"lines": both})

    await process.look_up()

    assert {*await listed(need)} == {coded.id, coffee.id, weavers.id, yard.id}


async def test_a_certificate_moves_whom_the_words_find_without_an_index(
    db, member, buyer, process, listed, weavers, yard
):
    other = await given.a_supplier(db, member, **making("cotton fabric"))
    need = await given_needs.a_published_need(
        db, buyer, **WORDS, required_criteria=[{"criterion": "materials.recycled_content"}]
    )
    await process.look_up()
    before = await listed(need)

    await given.with_certificate(db, member, yard)
    await given.with_certificate(db, member, other)

    assert before == [weavers.id, other.id]
    assert await listed(need) == [other.id, weavers.id]


async def test_who_registers_waits_for_the_index(db, member, buyer, process, listed, weavers):
    need = await given_needs.a_published_need(db, buyer, **WORDS)
    await process.look_up()
    await listed(need)

    late = await given.a_supplier(db, member, **making("cotton fabric"))
    before = await listed(need)
    await process.look_up()

    assert before == [weavers.id]
    assert await listed(need) == [weavers.id, late.id]


async def test_who_is_found_while_a_list_is_computed_is_on_it_afterwards(
    db, buyer, monkeypatch, listed, weavers, yard
):
    need = await given_needs.a_published_need(db, buyer, **WORDS)
    await lookup_of(db, need, "cotton fabric", [weavers])
    keeper = keeper_of(db)
    store = Keeper._store  # noqa: SLF001  (between the computation and the writing)

    async def meanwhile(self, session, computed, today):
        monkeypatch.undo()
        await lookup_of(db, need, "cotton fabric", [weavers, yard])
        return await store(self, session, computed, today)

    monkeypatch.setattr(Keeper, "_store", meanwhile)
    await keeper.keep()

    assert await listed(need) == [weavers.id, yard.id]


async def test_there_is_nothing_to_do_after_words_were_looked_up(db, buyer, process, weavers):
    await given_needs.a_published_need(db, buyer, **WORDS)
    await keeper_of(db).keep()
    states = [await keeper_of(db).has_work()]

    await process.look_up()
    states.append(await keeper_of(db).has_work())
    await keeper_of(db).keep()
    states.append(await keeper_of(db).has_work())

    assert states == [False, True, False]


async def test_whom_the_first_lookup_leaves_out_is_no_news_and_who_enters_later_is(
    db, member, buyer, process, listed, told, weavers, yard
):
    need = await given_needs.a_published_need(db, buyer, **WORDS)
    await listed(need)
    await process.look_up()
    await listed(need)
    at_first = await told()

    await now_making(db, member, yard, "cotton fabric")
    await process.look_up()
    await listed(need)

    assert at_first == []
    assert await told() == [(yard.id, "new")]


async def test_amended_words_are_no_news(db, buyer, process, listed, told, weavers, yard):
    need = await given_needs.a_published_need(db, buyer, **WORDS)
    await process.look_up()
    await listed(need)

    await given_needs.amended(db, buyer, need, {"lines": [{"text": "steel ships"}]})
    await listed(need)
    await process.look()

    assert await listed(need) == [yard.id]
    assert await told() == []


async def test_the_owner_alone_reads_the_list_of_words(
    db, client, member, buyer, process, listed, weavers
):
    need = await given_needs.a_need_by_invitation(db, buyer, **WORDS)
    await process.look_up()
    await listed(need)

    answers = [
        await client(each).get(f"/v1/needs/{need.id}/standing")
        for each in (buyer, member, somebody("secretariat"))
    ]

    assert [each.status_code for each in answers] == [200, 404, 404]
    assert [each["supplier_id"] for each in answers[0].json()["items"]] == [str(weavers.id)]

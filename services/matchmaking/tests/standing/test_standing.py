"""Standing matches: kept by events, and equal to what all suppliers together would give."""

import asyncio
import time
from datetime import UTC, datetime

import given_documents as files
import given_needs
import given_suppliers as given
import psycopg
import pytest
import time_machine
from chassis.auth import SYSTEM, acting_as
from chassis.db import TIMEOUTS_MS, Database
from chassis.testing import somebody
from matchmaking.needs import actions as needs_actions
from matchmaking.standing import background, computing, queries
from matchmaking.standing.keeping import Keeper, keeper_of, recompute_all
from matchmaking.standing.looking import look_at_all
from sqlalchemy import text

CHANGED = "org.gscnet.matchmaking.need_matches.changed"
A_FIFTH = {
    "criterion": "materials.recycled_content",
    "at_least": "20",
    "unit": "%",
    "evidence": "document",
}
PROVEN = given.RECYCLED | given.AUDITED


SPOILT = [
    "required_schemes = '{gone}'",
    """required_criteria = '[{"criterion": "gone"}]'""",
    """lines = '[{"text": 1}]'""",
]


def slowly(seconds, function):
    def call(*asked):
        time.sleep(seconds)
        return function(*asked)

    return call


@pytest.fixture(autouse=True)
def _as_system():
    with acting_as(SYSTEM):
        yield


@pytest.fixture
def kept(db):
    """A function that returns all lists as they are kept."""

    async def read():
        async with db.reading() as session:
            ids = list(await session.scalars(text("SELECT id FROM standing_lists")))
            return await queries.kept_of(session, ids)

    return read


@pytest.fixture
def standing(client):
    """A function that returns the standing matches of a need as its owner reads them."""

    async def read(actor, need):
        response = await client(actor).get(f"/v1/needs/{need.id}/standing")
        return response.json()

    return read


async def test_a_published_need_has_its_list_best_first(db, member, buyer, standing):
    claimed = await given.a_supplier(db, member, claims=[given.RECYCLED])
    proven = await given.a_supplier(db, member, claims=[PROVEN])
    unknown = await given.a_supplier(db, member)
    need = await given_needs.a_published_need(db, buyer)

    await keeper_of(db).keep()

    found = await standing(buyer, need)
    assert found["is_current"]
    assert [each["supplier_id"] for each in found["items"]] == [
        str(each.id) for each in (proven, claimed, unknown)
    ]
    assert [each["state"] for each in found["items"]] == ["meets", "claims", "lacks"]
    assert [each["place"] for each in found["items"]] == [1, 2, 3]


async def test_a_new_certificate_moves_a_supplier(db, member, buyer, standing, kept):
    first = await given.a_supplier(db, member, claims=[given.RECYCLED])
    second = await given.a_supplier(db, member)
    need = await given_needs.a_published_need(db, buyer, required_criteria=[A_FIFTH])
    await keeper_of(db).keep()
    before = (await standing(buyer, need))["items"]

    await given.with_certificate(db, member, second)
    await keeper_of(db).keep()

    after = (await standing(buyer, need))["items"]
    assert [each["supplier_id"] for each in before] == [str(first.id), str(second.id)]
    assert [each["supplier_id"] for each in after] == [str(second.id), str(first.id)]
    assert await kept() == await recompute_all(db)


async def test_a_document_behind_a_claim_moves_a_supplier_while_it_is_there(
    db, client, member, buyer, standing, kept
):
    first = await given.a_supplier(db, member, claims=[given.RECYCLED])
    second = await given.a_supplier(db, member, claims=[given.RECYCLED])
    need = await given_needs.a_published_need(db, buyer, required_criteria=[A_FIFTH])
    await keeper_of(db).keep()
    before = (await standing(buyer, need))["items"]

    document = await files.attached(client(member), second, second.claims[0])
    await keeper_of(db).keep()
    documented = (await standing(buyer, need))["items"]
    agreed = await kept() == await recompute_all(db)
    await client(member).delete(document)
    await keeper_of(db).keep()

    ids = [str(first.id), str(second.id)]
    assert [each["supplier_id"] for each in before] == ids
    assert [each["supplier_id"] for each in documented] == [*reversed(ids)]
    assert [each["state"] for each in documented] == ["meets", "claims"]
    assert (await standing(buyer, need))["items"] == before
    assert agreed


async def test_an_amended_need_has_a_new_list(db, member, buyer, standing, kept):
    await given.a_supplier(db, member, claims=[PROVEN])
    need = await given_needs.a_published_need(db, buyer)
    await keeper_of(db).keep()

    await given_needs.amended(
        db, buyer, need, {"required_criteria": [{"criterion": "social.no_child_labour"}]}
    )
    outdated = await standing(buyer, need)
    await keeper_of(db).keep()

    assert not outdated["is_current"]
    found = await standing(buyer, need)
    assert found["is_current"]
    assert [each["state"] for each in found["items"]] == ["lacks"]
    assert await kept() == await recompute_all(db)


async def test_a_proof_that_ends_counts_no_more_on_the_next_day(db, member, buyer, standing, kept):
    await given.a_supplier(db, member, claims=[PROVEN | {"valid_until": "2026-12-01"}])
    need = await given_needs.a_published_need(db, buyer)
    with time_machine.travel(datetime(2026, 12, 1, 12, tzinfo=UTC), tick=False):
        await keeper_of(db).keep()
        before = (await standing(buyer, need))["items"]

    with time_machine.travel(datetime(2026, 12, 2, 0, 1, tzinfo=UTC), tick=False):
        await keeper_of(db).keep()
        after = (await standing(buyer, need))["items"]
        everything = await recompute_all(db)

    assert [each["state"] for each in before] == ["meets"]
    assert [each["state"] for each in after] == ["lacks"]
    assert await kept() == everything


async def test_a_supplier_that_is_no_longer_shown_leaves_every_list(
    db, member, buyer, standing, kept, database_url
):
    supplier = await given.a_supplier(db, member)
    need = await given_needs.a_published_need(db, buyer)
    await keeper_of(db).keep()

    async with await psycopg.AsyncConnection.connect(database_url) as connection:
        await connection.execute(
            "UPDATE suppliers SET held_at = now() WHERE id = %(id)s", {"id": supplier.id}
        )
    await keeper_of(db).keep()

    assert (await standing(buyer, need))["items"] == []
    assert await kept() == await recompute_all(db)


async def test_a_closed_need_has_no_list_any_more(db, member, buyer, standing, kept):
    await given.a_supplier(db, member)
    need = await given_needs.a_published_need(db, buyer)
    await keeper_of(db).keep()

    await needs_actions.cancel_need(db, buyer, need.id, why="No budget.")
    await keeper_of(db).keep()

    assert await kept() == {}
    assert not (await standing(buyer, need))["is_current"]


async def test_others_among_the_best_are_announced_once(db, member, buyer, last_event, announced):
    supplier = await given.a_supplier(db, member)
    need = await given_needs.a_published_need(db, buyer)

    await keeper_of(db).keep()
    await keeper_of(db).keep()

    heard = await announced()
    assert [each for each in heard if each[0] == CHANGED] == [(CHANGED, str(need.id))]
    assert (await last_event())["data"] == {
        "owner_id": str(buyer.account_id),
        "entered": [str(supplier.id)],
        "left": [],
    }


async def test_the_event_of_a_need_by_invitation_names_nobody(db, member, buyer, last_event):
    supplier = await given.a_supplier(db, member)
    await given_needs.a_need_by_invitation(db, buyer, supplier)

    await keeper_of(db).keep()

    assert (await last_event())["type"] == CHANGED
    assert (await last_event())["data"] == {
        "owner_id": str(buyer.account_id),
        "entered": None,
        "left": None,
    }


async def test_points_that_move_nobody_are_not_announced(db, member, buyer, announced, kept):
    supplier = await given.a_supplier(db, member)
    await given_needs.a_published_need(db, buyer)
    await keeper_of(db).keep()
    before = [each for each in await announced() if each[0] == CHANGED]

    await given.with_claim(db, member, supplier)
    await keeper_of(db).keep()

    assert [each for each in await announced() if each[0] == CHANGED] == before
    assert await kept() == await recompute_all(db)


async def test_the_lists_of_another_process_are_taken_over(db, member, buyer, kept):
    await given.a_supplier(db, member)
    await given_needs.a_published_need(db, buyer)
    await Keeper(db).keep()
    await given.a_supplier(db, member, claims=[PROVEN])

    await Keeper(db).keep()

    assert await kept() == await recompute_all(db)


async def test_two_processes_at_once_do_no_harm(db, member, buyer, kept):
    await given.a_supplier(db, member, claims=[PROVEN])
    await given_needs.a_published_need(db, buyer)
    other = Keeper(db)

    async with db.transaction() as session:
        await queries.alone(session)
        await other.keep()
    meanwhile = await kept()
    await other.keep()

    assert meanwhile == {}
    assert await kept() == await recompute_all(db)


async def test_there_is_nothing_to_do_after_everything_was_done(db, member, buyer):
    await given.a_supplier(db, member)
    await given_needs.a_published_need(db, buyer)
    keeper = keeper_of(db)

    before = await keeper.has_work()
    await keeper.keep()

    assert (before, await keeper.has_work()) == (True, False)


async def test_a_stranger_to_a_public_need_reads_no_standing_matches(db, member, buyer, client):
    need = await given_needs.a_published_need(db, buyer)

    response = await client(member).get(f"/v1/needs/{need.id}/standing")

    assert response.status_code == 403


async def test_a_need_by_invitation_is_not_there_for_others(db, buyer, client):
    need = await given_needs.a_need_by_invitation(db, buyer)

    response = await client(somebody("secretariat")).get(f"/v1/needs/{need.id}/standing")

    assert response.status_code == 404


@pytest.mark.parametrize(
    "rows", ["SELECT count(*) FROM standing_lists", "SELECT count(*) FROM standing_matches"]
)
async def test_postgresql_shows_the_rows_to_the_owner_alone(db, member, buyer, rows):
    await given.a_supplier(db, member)
    await given_needs.a_published_need(db, buyer)
    await keeper_of(db).keep()
    seen = {}

    for actor in (buyer, member, somebody("secretariat")):
        with acting_as(actor):
            async with db.reading() as session:
                seen[actor.name] = await session.scalar(text(rows))

    assert seen == {"Buyer": 1, "Member": 0, "Somebody": 0}


async def test_nothing_is_kept_of_a_draft(db, member, buyer, kept):
    await given.a_supplier(db, member)
    await given_needs.a_draft_need(db, buyer)

    await keeper_of(db).keep()

    assert await kept() == {}


@pytest.mark.parametrize("spoilt", SPOILT)
async def test_a_need_that_cannot_be_understood_holds_up_no_other(
    db, member, buyer, standing, kept, spoilt
):
    bad = await given_needs.a_published_need(db, buyer)
    await given_needs.spoilt(db, bad, spoilt)
    need = await given_needs.a_published_need(db, buyer)
    supplier = await given.a_supplier(db, member)
    left_out = given_needs.times_left_out()
    keeper = Keeper(db)

    await keeper.keep()
    await given.with_claim(db, member, supplier)
    await keeper.keep()

    assert [each["state"] for each in (await standing(buyer, need))["items"]] == ["claims"]
    assert (await kept())[bad.id] == []
    assert given_needs.times_left_out() == left_out + 1
    assert not await keeper.has_work()


@pytest.mark.parametrize("spoilt", SPOILT)
async def test_a_need_that_is_understood_no_more_has_an_empty_list_until_it_is_amended(
    db, member, buyer, kept, spoilt
):
    bad = await given_needs.a_published_need(db, buyer)
    need = await given_needs.a_published_need(db, buyer)
    supplier = await given.a_supplier(db, member)
    await Keeper(db).keep()
    await given_needs.spoilt(db, bad, spoilt)

    await given.with_claim(db, member, supplier)
    await Keeper(db).keep()
    lists = await kept()
    await given_needs.mended(db, bad)
    await Keeper(db).keep()

    assert (lists[bad.id], len(lists[need.id])) == ([], 1)
    assert len((await kept())[bad.id]) == 1
    assert await kept() == await recompute_all(db)


async def test_lists_are_computed_while_no_transaction_waits(
    database_url, member, buyer, db, kept, monkeypatch
):
    monkeypatch.setitem(TIMEOUTS_MS, "idle_in_transaction_session_timeout", 1_000)
    monkeypatch.setattr(computing, "look_at_all", slowly(1.2, computing.look_at_all))
    impatient = Database(database_url, pool_size=2, otherwise=SYSTEM)
    keeper = Keeper(impatient, most=1)
    best = await given.a_supplier(db, member, claims=[PROVEN])
    await given.a_supplier(db, member)
    await given_needs.a_published_need(db, buyer)
    await keeper.keep()

    # Whoever follows the best of a full list is found only by a look at all.
    async with db.transaction() as session:
        await session.execute(
            text("UPDATE suppliers SET held_at = now() WHERE id = :best"), {"best": best.id}
        )
    await keeper.keep()

    assert await kept() == await recompute_all(db, most=1)
    await impatient.dispose()


async def test_what_the_time_does_not_suffice_for_is_computed_afterwards(
    db, member, buyer, kept, monkeypatch
):
    supplier = await given.a_supplier(db, member)
    await given_needs.a_published_need(db, buyer)
    await keeper_of(db).keep()
    monkeypatch.setattr(computing, "LOOKING_S", -1.0)

    await given.with_claim(db, member, supplier)
    await keeper_of(db).keep()

    assert await kept() == await recompute_all(db)


async def test_who_changes_while_a_list_is_computed_is_put_in_place(
    db, member, buyer, kept, monkeypatch
):
    first = await given.a_supplier(db, member)
    await given_needs.a_published_need(db, buyer)
    loop = asyncio.get_running_loop()

    def meanwhile(*asked):
        looked = look_at_all(*asked)
        changing = given.with_claim(db, member, first, **given.AUDITED)
        asyncio.run_coroutine_threadsafe(changing, loop).result()
        monkeypatch.undo()
        return looked

    monkeypatch.setattr(computing, "look_at_all", meanwhile)
    await keeper_of(db).keep()

    ((stands,),) = (await kept()).values()
    assert stands.state == "meets"
    assert await kept() == await recompute_all(db)


async def test_the_lists_follow_by_themselves(db, member, buyer, settings, standing):
    supplier = await given.a_supplier(db, member)
    need = await given_needs.a_published_need(db, buyer, required_criteria=[A_FIFTH])
    running = asyncio.create_task(background.run(db, settings))

    await given.with_certificate(db, member, supplier)
    async with asyncio.timeout(10):
        while [each["state"] for each in (await standing(buyer, need))["items"]] != ["meets"]:
            await asyncio.sleep(0.05)

    running.cancel()
    assert await asyncio.gather(running, return_exceptions=True) != [None]

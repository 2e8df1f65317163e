"""The names of suppliers in memory, beside those that PostgreSQL finds."""

import csv
from pathlib import Path
from uuid import uuid4

import given_suppliers as given
import pytest
from chassis import auth, clock
from matchmaking.duplicates.following import FollowedRoster
from matchmaking.duplicates.identities import Identity
from matchmaking.duplicates.queries import find_candidates
from matchmaking.duplicates.roster import Roster
from matchmaking.suppliers import actions
from matchmaking.suppliers.models import Supplier

PAIRS = Path(__file__).parents[4] / "bench" / "duplicates" / "pairs.csv"
NAME = "Golden Spring Textile Co., Ltd."


@pytest.fixture
def followed(db):
    with auth.acting_as(auth.SYSTEM):
        yield FollowedRoster(db)


def pairs_of_one():
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["label"] == "same"]


def names_of(row, side):
    names = (row[f"{side}_name"], row[f"{side}_names_local"])
    return row["economy"], tuple(filter(None, names))


def near(roster, name, economy="CN"):
    latin = [each.latin for each in Identity(economy, (name,)).spellings]
    return roster.near(economy, latin)


async def test_a_roster_finds_whatever_the_index_of_names_finds(db, member, followed):
    rows = pairs_of_one()
    known = {
        (economy, names): await given.a_supplier(
            db, member, economy=economy, name=names[0], names_local=list(names[1:]), city=None
        )
        for economy, names in dict.fromkeys(names_of(row, "a") for row in rows)
    }
    asked = [Identity(*names_of(row, "b")) for row in rows]

    async with db.reading() as session:
        by_index = await find_candidates(session, asked)
    roster = await followed.current()
    async with db.reading() as session:
        by_roster = await find_candidates(session, asked, roster=roster)

    found = [
        {
            row["pair"]
            for row, candidates in zip(rows, each, strict=True)
            if known[names_of(row, "a")].id in {one.supplier_id for one in candidates}
        }
        for each in (by_index, by_roster)
    ]
    assert len(rows) > 150
    assert found[0] <= found[1]


async def test_candidates_from_a_roster_cost_two_selects_however_many(
    app, statements, member, followed
):
    db = app.state.db
    supplier = await given.a_supplier(db, member)
    roster = await followed.current()
    statements.clear()

    async with db.reading() as session:
        found = await find_candidates(session, [Identity("CN", (NAME,))] * 90, roster=roster)

    assert {one.supplier_id for each in found for one in each} == {supplier.id}
    assert len(statements) == 2


async def test_what_is_registered_and_renamed_later_is_known_at_the_next_look(db, member, followed):
    await followed.current()
    supplier = await given.a_supplier(db, member)

    before = near(await followed.current(), NAME)
    await actions.change_supplier(
        db, member, supplier.public_id, supplier.version, {"name": "Blue River Ceramics"}
    )
    after = await followed.current()

    assert before == [supplier.id]
    assert near(after, NAME) == []
    assert near(after, "Blue River Ceramic") == [supplier.id]


@pytest.mark.parametrize("is_held", [True, False])
async def test_what_is_held_or_merged_leaves_the_roster(db, member, followed, is_held):
    supplier = await given.a_supplier(db, member)
    other = await given.a_supplier(db, member, name="Blue River Ceramics")
    known = near(await followed.current(), NAME)

    async with db.transaction() as session:
        stored = await session.get(Supplier, supplier.id)
        stored.held_at = clock.now() if is_held else None
        stored.merged_into_id = None if is_held else other.id

    assert known == [supplier.id]
    assert near(await followed.current(), NAME) == []


def test_the_likest_name_comes_first_and_another_economy_is_not_looked_at():
    roster = Roster()
    same, similar, abroad = uuid4(), uuid4(), uuid4()
    roster.put([(similar, "CN", "golden string metal"), (same, "CN", "golden spring textile")])
    roster.put([(abroad, "VN", "golden spring textile")])

    assert near(roster, NAME) == [same, similar]


def test_a_name_keeps_its_place_while_thousands_come():
    roster = Roster()
    first = uuid4()
    roster.put([(first, "CN", "golden spring textile")])

    for number in range(60):
        roster.put([(uuid4(), "CN", f"mill {number} of {each} road") for each in range(100)])

    assert near(roster, NAME)[0] == first
    assert roster.size_bytes / 6_001 < 400


def test_nobody_is_near_a_name_without_letters():
    roster = Roster()
    roster.put([(uuid4(), "CN", ""), (uuid4(), "CN", "golden spring")])

    assert roster.near("CN", [""]) == []

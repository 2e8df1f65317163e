"""The market of this process: what it sees, when, and that catching up equals reading anew."""

import given_suppliers as given
import psycopg
import pytest
from chassis.db import Database
from matchmaking.markets.holding import HeldMarket, load_market, market_of
from matchmaking.suppliers import actions

RECYCLED = "materials.recycled_content"


def told(stock, criterion=RECYCLED):
    """All that a stock says, without its own order."""
    known, offers, pieces = stock.enterprises, stock.offers, stock.evidence(criterion)
    there = {
        known.id_of(at): (int(known.version[at]), int(known.size[at]), str(known.economy[at]))
        for at in range(len(known))
        if known.is_there[at]
    }
    made = sorted(
        (
            str(known.id_of(offers.supplier[row])),
            offers.codes[offers.code[row]],
            offers.units[offers.unit[row]],
            float(offers.per_day[row]),
        )
        for row in range(len(offers))
    )
    shown = sorted(
        (
            str(known.id_of(pieces.supplier[row])),
            float(pieces.lowest[row]),
            int(pieces.strength[row]),
        )
        for row in range(len(pieces))
    )
    return there, made, shown, stock.digest()


async def test_what_was_committed_before_is_in_it(db, member):
    market = market_of(db)
    await market.current()
    supplier = await given.a_supplier(db, member)

    with_it = await market.current()
    await given.with_claim(db, member, supplier)
    with_claim = await market.current()

    assert with_it.places_of([supplier.id]).tolist() == [0]
    assert len(with_it.evidence(RECYCLED)) == 0
    assert len(with_claim.evidence(RECYCLED)) == 1
    assert with_claim.enterprises.version.tolist() == [2]


async def test_what_a_transaction_has_not_committed_is_not_in_it(db, member):
    await given.a_supplier(db, member)
    market = market_of(db)

    async with db.ambient_transaction():
        await given.a_supplier(db, member)
        meanwhile = await market.current()
    afterwards = await market.current()

    assert len(meanwhile.enterprises) == 1
    assert len(afterwards.enterprises) == 2


async def test_a_transaction_that_ends_late_is_not_missed(db, database_url, member):
    market = market_of(db)
    supplier = await given.a_supplier(db, member)
    async with await psycopg.AsyncConnection.connect(database_url) as slow:
        await slow.execute(
            "UPDATE suppliers SET economy = 'PE' WHERE id = %(id)s", {"id": supplier.id}
        )
        other = await given.a_supplier(db, member)
        await market.current()
        before = await market.current()

        await slow.commit()

    after = await market.current()
    assert before.enterprises.economy[before.places_of([supplier.id])].tolist() == ["CN"]
    assert after.enterprises.economy[after.places_of([supplier.id])].tolist() == ["PE"]
    assert after.places_of([other.id]).tolist() == before.places_of([other.id]).tolist()


async def test_nothing_is_read_again_when_nothing_changed(db, member, app, statements):
    await given.a_supplier(db, member)
    market = market_of(app.state.db)
    await market.current()
    statements.clear()

    first, second = await market.current(), await market.current()

    assert first is second
    assert len([each for each in statements if "supplier_changes" in each]) == 2
    assert len([each for each in statements if "supplier_products" in each]) == 0


async def test_catching_up_equals_reading_anew(db, member):
    market = market_of(db)
    suppliers = [await given.a_supplier(db, member, certificates=[given.GRS]) for _ in range(4)]
    await market.current()
    await given.with_claim(db, member, suppliers[1])
    await given.with_claim(db, member, suppliers[1], value="70")
    changes = {"size_class": "small", "products": ()}
    await actions.change_supplier(db, member, str(suppliers[2].id), 1, changes)
    await given.a_supplier(db, member, claims=[given.RECYCLED])

    kept_current = await market.current()

    anew = await HeldMarket(db).current()
    assert told(kept_current) == told(anew)
    # The market begins in the order of the identifiers, which the clock may have set back.
    in_order = sorted(each.id for each in suppliers)
    assert kept_current.places_of(in_order).tolist() == [0, 1, 2, 3]


async def test_who_is_held_or_gone_can_be_matched_no_more(db, database_url, member):
    market = market_of(db)
    held, gone, stays = [await given.a_supplier(db, member, products=[]) for _ in range(3)]
    await market.current()
    async with await psycopg.AsyncConnection.connect(database_url) as connection:
        await connection.execute(
            "UPDATE suppliers SET held_at = now() WHERE id = %(id)s", {"id": held.id}
        )
        await connection.execute(
            "DELETE FROM supplier_members WHERE supplier_id = %(id)s", {"id": gone.id}
        )
        await connection.execute("DELETE FROM suppliers WHERE id = %(id)s", {"id": gone.id})

    market_now = await load_market(db, criteria=[RECYCLED])

    assert market_now.evaluated == 1
    there = market_now.enterprises.is_there.nonzero()[0]
    assert [market_now.id_of(at) for at in there] == [stays.id]


async def test_a_market_of_several_chunks_is_whole(db, member, monkeypatch):
    suppliers = [await given.a_supplier(db, member) for _ in range(5)]
    monkeypatch.setattr("matchmaking.markets.holding.CHUNK", 2)

    stock = await HeldMarket(db).current()

    assert sorted(stock.enterprises.id_of(at) for at in range(5)) == [each.id for each in suppliers]


async def test_a_database_that_is_an_earlier_one_is_read_anew(db, database_url, member):
    market = market_of(db)
    supplier = await given.a_supplier(db, member)
    before = await market.current()
    # A restored cluster counts its transactions from an earlier number.
    market._seen = type(market._seen)(2**40, 2**40)  # noqa: SLF001  (no test can restore a cluster)
    await given.with_claim(db, member, supplier)

    after = await market.current()

    assert len(before.evidence(RECYCLED)) == 0
    assert len(after.evidence(RECYCLED)) == 1


async def test_a_market_ends_with_its_database(database_url):
    passing = Database(database_url, pool_size=1)
    market = market_of(passing)
    await passing.dispose()

    del passing

    with pytest.raises(RuntimeError, match="closed"):
        market._open()  # noqa: SLF001  (only from inside is the database seen to be gone)

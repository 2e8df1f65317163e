"""What a changed supplier means for saved searches: told once when it begins, and when it ends."""

import given_alerts as given
import given_suppliers
import pytest
import time_machine
from matchmaking.alerts import actions, background, queries
from matchmaking.alerts.watching import Watch
from matchmaking.suppliers import actions as supplier_actions

PROVEN = {"proves": ["materials.recycled_content:accredited"]}
GRS = given_suppliers.GRS


@pytest.fixture
def hits(db):
    """A function that returns section and supplier of what a search met, oldest first."""

    async def of(owner, search):
        async with db.reading() as session:
            rows = await queries.list_hits(session, owner, search.id, before=None, limit=100)
        return [(each.section, each.supplier["title"]) for each in reversed(rows)]

    return of


async def test_a_supplier_that_begins_to_answer_is_told_once(db, member, buyer, hits):
    search = await given.a_saved_search(db, buyer)
    supplier = await given_suppliers.a_supplier(db, member)
    await given.heard(db)

    await given_suppliers.with_claim(db, member, supplier)
    await given.heard(db)
    await given.heard(db)

    assert await hits(buyer, search) == [("new", supplier.name)]


async def test_a_supplier_that_answers_another_question_is_no_hit(db, member, buyer, hits):
    search = await given.a_saved_search(db, buyer, economy=["PE"])
    await given_suppliers.a_supplier(db, member)

    await given.heard(db)

    assert await hits(buyer, search) == []


async def test_what_was_there_before_the_search_is_not_new(db, member, buyer, hits):
    supplier = await given_suppliers.a_supplier(db, member)
    await given.heard(db)
    search = await given.a_saved_search(db, buyer)

    await given_suppliers.with_claim(db, member, supplier)
    await given.heard(db)

    assert ("new", supplier.name) not in await hits(buyer, search)


async def test_a_certificate_lets_a_supplier_begin_and_its_end_lets_it_leave(
    db, member, buyer, hits
):
    search = await given.a_saved_search(db, buyer, **PROVEN)
    with time_machine.travel("2026-12-01T00:00:00Z", tick=False):
        supplier = await given_suppliers.a_supplier(db, member)
        await given.heard(db)
        before = await hits(buyer, search)
        await given_suppliers.with_certificate(db, member, supplier)
        await given.heard(db)

    with time_machine.travel("2027-01-01T00:00:00Z", tick=False):
        await background.look_at_what_the_day_changed(db)
        on_its_last_day = await hits(buyer, search)
    with time_machine.travel("2027-01-02T00:00:00Z", tick=False):
        await background.look_at_what_the_day_changed(db)
        await background.look_at_what_the_day_changed(db)

    assert before == []
    assert on_its_last_day == [("new", supplier.name)]
    assert await hits(buyer, search) == [("new", supplier.name), ("left", supplier.name)]


async def test_a_certificate_that_begins_later_counts_from_its_day_on(db, member, buyer, hits):
    search = await given.a_saved_search(db, buyer, scheme=["grs"])
    with time_machine.travel("2026-12-01T00:00:00Z", tick=False):
        await given_suppliers.a_supplier(
            db, member, certificates=[GRS | {"valid_from": "2026-12-05"}]
        )
        await given.heard(db)
        before = await hits(buyer, search)

    with time_machine.travel("2026-12-05T00:00:00Z", tick=False):
        await background.look_at_what_the_day_changed(db)

    assert before == []
    assert [section for section, _ in await hits(buyer, search)] == ["new"]


async def test_more_proof_is_told_to_those_who_ask_for_the_criterion(db, member, buyer, hits):
    recycled = await given.a_saved_search(db, buyer, claims=["materials.recycled_content"])
    anything = await given.a_saved_search(db, buyer, economy=["CN"])
    other = await given.a_saved_search(db, buyer, claims=["energy.renewable_share"])
    supplier = await given_suppliers.a_supplier(db, member, claims=[given_suppliers.RECYCLED])
    await given.heard(db)

    await given_suppliers.with_claim(db, member, supplier, **given_suppliers.AUDITED)
    await given.heard(db)

    assert [section for section, _ in await hits(buyer, recycled)] == ["new", "proves_more"]
    assert [section for section, _ in await hits(buyer, anything)] == ["new", "proves_more"]
    assert await hits(buyer, other) == []


async def test_a_profile_that_says_something_else_leaves(db, member, buyer, hits):
    search = await given.a_saved_search(db, buyer, q="cotton", economy=["CN"])
    supplier = await given_suppliers.a_supplier(db, member)
    await given.heard(db)

    await supplier_actions.change_supplier(
        db, member, str(supplier.id), supplier.version, {"economy": "VN"}
    )
    await given.heard(db)

    assert [section for section, _ in await hits(buyer, search)] == ["new", "left"]


async def test_a_search_that_another_process_saved_is_seen_at_the_next_change(
    db, member, buyer, hits
):
    await given_suppliers.a_supplier(db, member)
    await given.heard(db)

    first = await given.a_saved_search(db, buyer)
    removed = await given.a_saved_search(db, buyer)
    await actions.remove_saved_search(db, buyer, removed.id, 1)
    changed = await given.a_saved_search(db, buyer)
    await actions.change_saved_search(db, buyer, changed.id, 1, {"asks": {"economy": ["PE"]}})
    await given_suppliers.a_supplier(db, member, name="Second mill")
    await given.heard(db)

    assert await hits(buyer, first) == [("new", "Second mill")]
    assert await hits(buyer, removed) == []
    assert await hits(buyer, changed) == []


async def test_a_search_whose_transaction_ends_late_is_not_passed_by(db, member, buyer, hits):
    """A later transaction has been read before this one, which began earlier, ends."""
    early = actions.SavedSearch.save(
        buyer.account_id, name="Early", language="en", frequency="at_once", asks={"economy": ["CN"]}
    )[0]
    async with db.transaction() as session:
        session.add(early)
        await session.flush()
        await given.a_saved_search(db, buyer)
        await given_suppliers.a_supplier(db, member)
        await given.heard(db)
    await given_suppliers.a_supplier(db, member, name="Second mill")

    await given.heard(db)

    assert await hits(buyer, early) == [("new", "Second mill")]


async def test_an_index_filled_anew_is_the_one_that_was_kept_up_to_date(db, member, buyer):
    kept, anew = Watch(), Watch()
    async with db.reading() as session:
        await kept.changes(session, None, None)
    await given.a_saved_search(db, buyer, **PROVEN)
    removed = await given.a_saved_search(db, buyer)
    async with db.reading() as session:
        await kept.changes(session, None, None)
    await actions.remove_saved_search(db, buyer, removed.id, 1)

    async with db.reading() as session:
        await kept.changes(session, None, None)
        await anew.changes(session, None, None)

    assert kept.index._conditions == anew.index._conditions  # noqa: SLF001
    assert len(anew.index) == 1


async def test_looking_at_a_supplier_costs_the_same_however_many_searches_there_are(
    app, db, member, buyer, statements
):
    for _ in range(10):
        await given.a_saved_search(db, buyer)
    await given_suppliers.a_supplier(db, member)
    await given.heard(app.state.db)
    statements.clear()

    await given_suppliers.a_supplier(db, member, name="Second mill")
    await given.heard(app.state.db)

    assert len(statements) < 20


async def test_the_owner_reads_what_a_search_met(client, db, member, buyer):
    search = await given.a_saved_search(db, buyer)
    supplier = await given_suppliers.a_supplier(db, member)
    await given.heard(db)

    answer = await client(buyer).get(f"/v1/matchmaking/saved-searches/{search.id}/hits")

    (hit,) = answer.json()["items"]
    assert (hit["section"], hit["told_at"], hit["criteria"]) == ("new", None, [])
    assert hit["supplier"] == {
        "id": str(supplier.id),
        "public_id": supplier.public_id,
        "title": supplier.name,
        "economy": "CN",
        "url_path": f"/suppliers/{supplier.public_id}",
    }

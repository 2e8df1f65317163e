"""Which stored suppliers are asked about, for one profile and for many."""

import given_suppliers as given
from matchmaking.duplicates.identities import Identity
from matchmaking.duplicates.queries import find_candidates
from matchmaking.duplicates.rules import Verdict


def spring(**changes) -> Identity:
    told = {"economy": "CN", "names": ("GOLDEN SPRING TEXTILE COMPANY LIMITED",), "city": "Tianjin"}
    return Identity(**told | changes)


async def candidates(db, *identities):
    async with db.reading() as session:
        return await find_candidates(session, identities)


async def test_a_name_in_other_spelling_is_proposed(db, member):
    supplier = await given.a_supplier(db, member)

    [[found]] = await candidates(db, spring())

    assert found.supplier_id == supplier.id
    assert found.verdict is Verdict.PROPOSED
    assert found.likeness.reasons[0]["says"] == "the same name"


async def test_another_economy_is_not_looked_at(db, member):
    await given.a_supplier(db, member)

    assert await candidates(db, spring(economy="VN")) == [[]]


async def test_another_name_is_not_asked_about(db, member):
    await given.a_supplier(db, member)

    assert await candidates(db, spring(names=("Blue River Ceramics",))) == [[]]


async def test_a_website_leads_to_a_name_that_shares_nothing(db, member):
    await given.a_supplier(
        db, member, website="https://www.goldenspring.example/en", address="12 Dagu Road"
    )

    [[found]] = await candidates(
        db,
        spring(
            names=("金春纺织有限公司",), website="goldenspring.example", address="No. 12, Dagu Rd."
        ),
    )

    assert "same_site" in {reason["sign"] for reason in found.likeness.reasons}


async def test_a_batch_costs_one_select_however_long(app, statements, member):
    db = app.state.db
    first = await given.a_supplier(db, member)
    second = await given.a_supplier(db, member, name="Blue River Ceramics", economy="TH")
    statements.clear()

    found = await candidates(
        db,
        spring(names=("Nobody Knows",)),
        spring(),
        *[Identity(economy="TH", names=("BLUE RIVER CERAMICS CO LTD",), city="Tianjin")] * 30,
    )

    assert [len(each) for each in found] == [0, 1, *[1] * 30]
    assert found[1][0].supplier_id == first.id
    assert {each[0].supplier_id for each in found[2:]} == {second.id}
    assert len(statements) == 1

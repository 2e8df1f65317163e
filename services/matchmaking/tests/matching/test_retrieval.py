"""Retrieval by words: whom a line finds that has no HS code, and what happens without an index."""

import given_needs
import given_suppliers as given
import pytest
from chassis import clock
from chassis.search import StreamState

LINES = [{"text": "cotton fabric"}]


@pytest.fixture
def matches(client, buyer):
    """A function that returns the matches of a need of the buyer."""

    async def read(need):
        answer = await client(buyer).get(f"/v1/needs/{need.id}/matches")
        assert answer.status_code == 200
        return answer.json()

    return read


@pytest.fixture
async def two_suppliers(db, member):
    """One that weaves cotton, and one that builds ships, neither with an HS code."""
    return [
        await given.a_supplier(
            db,
            member,
            name=name,
            summary=f"We make {product}.",
            sectors=[],
            products=[{"name": product}],
        )
        for name, product in [("Weavers", "cotton fabric"), ("Yard", "steel ships")]
    ]


async def test_a_line_without_a_code_finds_suppliers_by_its_words(
    db, app, buyer, two_suppliers, matches
):
    weavers, _ = two_suppliers
    await app.state.projection.projector.begin(StreamState(clock.now(), 1, 1))
    need = await given_needs.a_published_need(db, buyer, hs=None, quantity=None, lines=LINES)

    found = await matches(need)

    assert [each["supplier"]["id"] for each in found["matches"]] == [str(weavers.id)]
    assert found["retrieved"] == {"by_code": 0, "by_words": 1, "open": 0}
    assert [(each["code"], each["count"]) for each in found["excluded"]] == [("not_found", 1)]


async def test_before_the_index_is_there_nobody_is_left_out_for_words(
    db, buyer, two_suppliers, matches
):
    need = await given_needs.a_published_need(db, buyer, hs=None, quantity=None, lines=LINES)

    found = await matches(need)

    assert len(found["matches"]) == 2
    assert found["retrieved"] == {"by_code": 0, "by_words": 0, "open": 2}


async def test_a_receipt_tells_an_index_that_finds_others(
    db, app, client, buyer, two_suppliers, matches
):
    need = await given_needs.a_published_need(db, buyer, hs=None, quantity=None, lines=LINES)
    receipt = (await matches(need))["receipt"]["id"]
    await app.state.projection.projector.begin(StreamState(clock.now(), 1, 1))

    replay = (await client(buyer).get(f"/v1/matchmaking/receipts/{receipt}/replay")).json()

    assert replay["from_inputs"]["is_equal"] is True
    assert replay["from_now"]["causes"] == [
        "the search index: it finds other suppliers by the words of the lines"
    ]

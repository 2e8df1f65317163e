"""What a supplier hides never reaches the index: neither its fields nor its payload nor a count."""

import given_suppliers as given
import orjson
import pytest
from matchmaking.search import projection
from matchmaking.suppliers.rules import Guarded

SECRET = {
    "address": "Hidden Lane 77",
    "latitude": 21.0333,
    "longitude": 105.8501,
    "contact": {
        "person": "Secret Person",
        "email": "secret@example.org",
        "phone": "+84 24 7777 7777",
    },
    "employees": 7777,
    "accounts": {"year": 2025, "currency": "CNY", "turnover": "77777777"},
}
NOBODY = dict.fromkeys(map(str, Guarded), "nobody")


@pytest.fixture
async def document(db, member):
    made = await given.a_supplier(db, member, **SECRET, visibility=NOBODY)
    async with db.reading() as session:
        (document,) = await projection.load(session, [made.id])
    return document


async def test_nothing_hidden_is_in_the_document(document):
    written = orjson.dumps([document.text, document.payload, document.facets], default=str).decode()

    assert "Hidden Lane" not in written
    assert "ecret" not in written
    assert "7777" not in written
    assert document.place is None
    assert document.facets["capacity"] == []


@pytest.mark.parametrize("q", ["Hidden Lane", "secret", "7777"])
async def test_nothing_hidden_is_found(db, member, search, q):
    await given.a_supplier(db, member, **SECRET, visibility=NOBODY)

    assert (await search(q=f'"{q}"'))["total"] == 0


async def test_a_hidden_place_is_at_no_distance(db, member, search):
    await given.a_supplier(db, member, **SECRET, visibility={"address": "signed_in"})

    answer = await search(lat=21.03, lon=105.85, km=20_000)

    assert answer["total"] == 0


async def test_what_everybody_may_see_is_found_by(db, member, search):
    await given.a_supplier(db, member, **SECRET)

    answer = await search(lat=21.03, lon=105.85, km=5)

    assert answer["total"] == 1
    assert answer["facets"]["capacity"][0]["value"] == "t:3"


async def test_what_is_embedded_is_public_too(db, member):
    made = await given.a_supplier(db, member, **SECRET, visibility=NOBODY)

    async with db.reading() as session:
        texts = await projection.texts(session, [made.id])

    assert "ecret" not in texts[made.id]
    assert "7777" not in texts[made.id]

"""Search over centers and updates: what is public is found by everybody, a draft by its editors."""

import given_centers as given
import pytest
from chassis import clock
from chassis.search import StreamState
from chassis.testing import somebody


@pytest.fixture
def editor():
    return somebody()


@pytest.fixture
async def found(client, editor, app):
    """A function that projects the database and returns the titles that an actor finds."""

    async def titles(actor=None, **question: object) -> list[str]:
        live = app.state.projection
        await live.projector.begin(StreamState(clock.now(), 1, 1))
        asking = client(actor) if actor else client()
        answer = await asking.get("/v1/pilot-centers/search", params=question)
        return [hit["title"] for hit in answer.json()["hits"]]

    return titles


async def test_a_published_update_and_its_center_are_found_by_their_words(db, editor, found):
    center = await given.an_operational_center(db, editor)
    await given.a_published_update(db, editor, center)

    assert await found(q="green procurement") == ["Workshop on green procurement"]
    assert set(await found(q="Tianjin")) == {center.name, "Workshop on green procurement"}
    assert await found(q="Tianjin", kind="center") == [center.name]
    assert await found(q="Tianjin", economy="VN") == []


async def test_a_draft_is_found_by_the_editors_of_its_center_alone(db, editor, found):
    center = await given.an_operational_center(db, editor)
    await given.a_draft(db, editor, center, title="Unfinished business")

    assert await found(editor, q="unfinished") == ["Unfinished business"]
    assert await found(somebody("secretariat"), q="unfinished") == []
    assert await found(q="unfinished") == []


async def test_a_query_in_another_script_finds_the_local_name(db, found):
    center = await given.a_nominated_center(db, name_local="天津绿色供应链中心")

    assert await found(q="绿色供应链") == [center.name]


async def test_a_hit_says_why_it_is_there(client, db, editor, found):
    center = await given.an_operational_center(db, editor)
    await given.a_published_update(db, editor, center)
    await found()

    answer = await client().get("/v1/pilot-centers/search", params={"q": "enterprises"})

    (hit,) = answer.json()["hits"]
    assert "<mark>enterprises</mark>" in hit["snippet"]
    assert hit["url_path"] == f"/updates/{hit['id']}"
    assert answer.json()["facets"]["economy"] == [{"value": "CN", "label": "China", "count": 1}]


async def test_any_text_is_a_valid_question(found, db):
    for q in ('"', "AND OR (", "title:", "*", "a" * 500, "日本", "\\"):
        await found(q=q)

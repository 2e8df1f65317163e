"""Search over cases and initiatives: by words and by meaning, with facets and reasons."""

import given_records as given
import pytest
from chassis import clock
from chassis.search import StreamState
from chassis.testing import somebody


@pytest.fixture
async def found(client, app):
    """A function that projects the database and returns the answer that an actor gets."""

    async def answer(actor=None, **question: object) -> dict:
        live = app.state.projection
        await live.projector.begin(StreamState(clock.now(), 1, 1))
        asking = client(actor) if actor else client()
        return (await asking.get("/v1/knowledge/search", params=question)).json()

    return answer


def titles(answer: dict) -> list[str]:
    return [hit["title"] for hit in answer["hits"]]


async def test_a_case_is_found_by_its_words_with_a_marked_snippet(db, found):
    await given.a_published_case(db)

    answer = await found(q="pigment transfer")

    assert titles(answer) == ["Printing without water"]
    assert "<mark>pigment</mark>" in answer["hits"][0]["snippet"]
    assert answer["hits"][0]["url_path"].startswith("/cases/")


async def test_facets_narrow_and_count_what_another_choice_would_show(db, found):
    await given.a_published_case(db)
    await given.a_published_initiative(db)

    everything = await found()
    cases = await found(kind="case")
    by_criterion = await found(criterion="water.use_reduction", economy="MY")

    assert everything["total"] == 2
    assert titles(cases) == ["Printing without water"]
    assert {f["value"]: f["count"] for f in cases["facets"]["kind"]} == {"case": 1, "initiative": 1}
    assert titles(by_criterion) == ["Green Technology Financing Scheme"]
    assert everything["facets"]["economy"][0]["label"] in {"China", "Malaysia"}


async def test_a_draft_is_found_by_its_author_and_the_editors_alone(db, found):
    author = somebody()
    await given.a_draft_case(db, author)

    assert len(titles(await found(author, q="water"))) == 1
    assert len(titles(await found(given.EDITOR, q="water"))) == 1
    assert titles(await found(somebody(), q="water")) == []
    assert titles(await found(q="water")) == []


async def test_what_is_withdrawn_is_not_found(db, found):
    case = await given.a_published_case(db)
    await given.cases.withdraw_case(db, given.EDITOR, case.public_id)

    assert titles(await found(q="water")) == []


@pytest.mark.parametrize(
    "question",
    [
        "tiết kiệm nước trong ngành dệt nhuộm",
        "ลดการใช้น้ำในโรงงานสิ่งทอ",
        "纺织印染节水",
        "ahorro de agua en la industria textil",
    ],
)
async def test_a_question_in_another_language_finds_an_english_case(db, app, found, question):
    await given.a_published_case(db)
    for n in range(12):
        await given.a_published_case(
            db,
            title=f"Bookkeeping for families, volume {n}",
            summary="How a household keeps its accounts.",
            solution="Write every expense into a list.",
            results=[],
            sector="6920",
            economy="PE",
            enterprise=None,
        )
    live = app.state.projection
    await live._meaning.embed_all(db)  # noqa: SLF001  (the background loop does it; here at once)

    answer = await found(q=question)

    assert titles(answer)[0] == "Printing without water"
    assert "meaning" in answer["hits"][0]["found_by"]


async def test_any_text_is_a_valid_question(found, db):
    for q in ('"', "AND OR (", "title:", "*", "a" * 500, "日本", "\\"):
        await found(q=q)

"""Cases: drafted by anybody who signs in, published by editors, announced with their state."""

import given_records as given
import pytest
from chassis.problems import Conflict, Forbidden, NotFound
from chassis.testing import somebody
from knowledge.cases import actions
from sqlalchemy import text


@pytest.fixture
def author():
    return somebody(name="Author")


async def kinds(announced) -> list[str]:
    return [kind.rpartition(".")[2] for kind, _ in await announced()]


async def test_publishing_a_case_announces_what_it_improves_and_whom_it_names(
    db, author, announced
):
    case = await given.a_draft_case(db, author)

    await actions.publish_case(db, given.EDITOR, case.public_id)

    assert await kinds(announced) == ["drafted", "published"]
    async with db.reading() as session:
        envelope = await session.scalar(text("SELECT envelope FROM outbox WHERE version = 2"))
    assert envelope["data"]["criteria"] == ["water.use_reduction"]
    assert envelope["data"]["enterprise"]["economy"] == "CN"


async def test_a_refused_publication_announces_nothing(db, author, announced):
    case = await given.a_draft_case(db, author)

    with pytest.raises(Forbidden, match="only an editor"):
        await actions.publish_case(db, author, case.public_id)

    assert await kinds(announced) == ["drafted"]


async def test_a_stranger_does_not_learn_that_a_draft_exists(db, author):
    case = await given.a_draft_case(db, author)

    with pytest.raises(NotFound):
        await actions.publish_case(db, somebody("secretariat"), case.public_id)


async def test_a_draft_tells_the_stream_nothing_but_its_id(db, author, announced):
    await given.a_draft_case(db, author, title="a secret title")

    async with db.reading() as session:
        envelope = await session.scalar(text("SELECT envelope::text FROM outbox"))
    assert "secret" not in envelope


async def test_withdrawing_takes_a_case_from_the_public_and_says_so(db, announced):
    case = await given.a_published_case(db)

    await actions.withdraw_case(db, given.EDITOR, case.public_id)

    assert await kinds(announced) == ["drafted", "published", "withdrawn"]
    with pytest.raises(Conflict, match="only what is published"):
        await actions.withdraw_case(db, given.EDITOR, case.public_id)


async def test_a_case_goes_its_way_by_http(client, author):
    writer, editor, reader = client(author), client(given.EDITOR), client()

    draft = await writer.post("/v1/cases", json=given.CASE)
    path = draft.headers["location"]
    hidden = await reader.get(path)
    revised = await writer.patch(
        path, json={"title": "Printing dry"}, headers={"If-Match": draft.headers["etag"]}
    )
    published = await editor.post(f"{path}/publish")
    shown = await reader.get(f"/v1/cases/{published.json()['public_id']}")
    by_author = await writer.patch(
        path, json={"title": "x"}, headers={"If-Match": published.headers["etag"]}
    )
    changed = await editor.patch(
        path, json={"results": []}, headers={"If-Match": published.headers["etag"]}
    )
    withdrawn = await editor.post(f"{path}/withdraw")
    gone = await reader.get(path)

    assert [a.status_code for a in (draft, hidden, revised, published)] == [201, 404, 200, 200]
    assert shown.json()["title"] == "Printing dry"
    assert shown.json()["results"][0]["value"] == "90"
    assert by_author.status_code == 403
    assert changed.json()["criteria"] == []
    assert (withdrawn.status_code, gone.status_code) == (200, 404)


async def test_strangers_draft_nothing_and_change_nothing(client, db):
    case = await given.a_published_case(db)
    path = f"/v1/cases/{case.id}"
    member = client(somebody())

    answers = [
        await client().post("/v1/cases", json=given.CASE),
        await client().patch(path, json={"title": "x"}, headers={"If-Match": '"v2"'}),
        await member.patch(path, json={"title": "x"}, headers={"If-Match": '"v2"'}),
        await client().post(f"{path}/publish"),
        await member.post(f"{path}/publish"),
        await client().post(f"{path}/withdraw"),
        await member.post(f"{path}/withdraw"),
    ]

    assert [a.status_code for a in answers] == [401, 403, 403, 401, 403, 401, 403]


async def test_the_list_can_be_narrowed_to_a_criterion(client, db):
    await given.a_published_case(db, title="water")
    await given.a_published_case(db, title="other", results=[], economy="VN")

    async def titles(**narrowed: str) -> list[str]:
        answer = await client().get("/v1/cases", params=narrowed)
        return [item["title"] for item in answer.json()["items"]]

    assert await titles() == ["other", "water"]
    assert await titles(criterion="water.use_reduction") == ["water"]
    assert await titles(economy="VN") == ["other"]
    assert await titles(sector="1313") == ["other", "water"]
    assert await titles(status="draft") == []


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"economy": "XX"}, "/economy"),
        ({"sector": "9999"}, "/sector"),
        ({"stages": ["dreaming"]}, "/stages/0"),
        ({"language": "klingon"}, "/language"),
        ({"source": {}}, "/source/document"),
        ({"results": [given.CLAIM | {"criterion": "luck"}]}, "/results/0/criterion"),
        ({"results": [given.CLAIM | {"value": "NaN"}]}, "/results/0/value"),
        ({"results": [given.CLAIM | {"unit": "parsec"}]}, "/results/0"),
        ({"results": [given.CLAIM | {"valid_until": "2026-02-30"}]}, "/results/0/valid_until"),
        ({"status": "published"}, "/status"),
        ({"title": ""}, "/title"),
    ],
)
async def test_a_bad_value_is_named_and_nothing_is_stored(
    client, author, announced, change, pointer
):
    answer = await client(author).post("/v1/cases", json=given.CASE | change)

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert await announced() == []

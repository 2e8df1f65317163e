"""Initiatives: what economies undertake, and how far it has come."""

import given_records as given
import pytest
from chassis.problems import Conflict, Forbidden, NotFound
from chassis.testing import somebody
from knowledge.initiatives import actions
from knowledge.initiatives.schemas import InitiativeChange


async def kinds(announced) -> list[str]:
    return [kind.rpartition(".")[2] for kind, _ in await announced()]


async def test_an_initiative_is_announced_step_by_step(db, announced):
    initiative = await given.a_published_initiative(db)

    change = InitiativeChange.model_validate({"standing": "ended"})
    await actions.revise_initiative(
        db, given.EDITOR, initiative.public_id, change, expected_version=2
    )
    await actions.withdraw_initiative(db, given.EDITOR, initiative.public_id)

    assert await kinds(announced) == ["drafted", "published", "changed", "withdrawn"]


async def test_a_refused_step_announces_nothing(db, announced):
    author = somebody()
    initiative = await given.a_draft_initiative(db, author)

    with pytest.raises(Forbidden):
        await actions.publish_initiative(db, author, initiative.public_id)
    with pytest.raises(NotFound):
        await actions.publish_initiative(db, somebody(), initiative.public_id)

    assert await kinds(announced) == ["drafted"]


async def test_a_change_cannot_let_it_end_before_it_starts(db):
    initiative = await given.a_draft_initiative(db, given.EDITOR, starts_on="2020-01-01")
    change = InitiativeChange.model_validate({"ends_on": "2019-01-01"})

    with pytest.raises(Conflict, match="end before it starts"):
        await actions.revise_initiative(
            db, given.EDITOR, initiative.public_id, change, expected_version=1
        )


async def test_an_initiative_goes_its_way_by_http(client):
    editor, reader = client(given.EDITOR), client()

    draft = await editor.post("/v1/initiatives", json=given.INITIATIVE)
    path = draft.headers["location"]
    hidden = await reader.get(path)
    published = await editor.post(f"{path}/publish")
    listed = await reader.get("/v1/initiatives", params={"kind": "finance_scheme", "economy": "MY"})
    elsewhere = await reader.get("/v1/initiatives", params={"criterion": "energy.use_reduction"})
    withdrawn = await editor.post(f"{path}/withdraw")

    assert [a.status_code for a in (draft, hidden, published, withdrawn)] == [201, 404, 200, 200]
    assert [item["title"] for item in listed.json()["items"]] == [given.INITIATIVE["title"]]
    assert elsewhere.json()["items"] == []


async def test_strangers_and_members_without_the_right_change_nothing(client, db):
    initiative = await given.a_published_initiative(db)
    path = f"/v1/initiatives/{initiative.id}"
    member, version = client(somebody()), {"If-Match": '"v2"'}

    answers = [
        await client().post("/v1/initiatives", json=given.INITIATIVE),
        await client().patch(path, json={"title": "x"}, headers=version),
        await member.patch(path, json={"title": "x"}, headers=version),
        await client().post(f"{path}/publish"),
        await member.post(f"{path}/publish"),
        await client().post(f"{path}/withdraw"),
        await member.post(f"{path}/withdraw"),
    ]

    assert [a.status_code for a in answers] == [401, 403, 403, 401, 403, 401, 403]


@pytest.mark.parametrize(
    ("change", "pointers"),
    [
        ({"kind": "rumour"}, ["/kind"]),
        ({"standing": "perhaps"}, ["/standing"]),
        ({"criteria": ["luck"]}, ["/criteria/0"]),
        ({"starts_on": "2020-01-01", "ends_on": "2019-01-01"}, [""]),
        ({"ends_on": "never"}, ["/ends_on"]),
    ],
)
async def test_a_bad_value_is_named(client, change, pointers):
    answer = await client(given.EDITOR).post("/v1/initiatives", json=given.INITIATIVE | change)

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == pointers

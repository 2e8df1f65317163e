"""Updates: drafts stay with their center, what is published is everybody's."""

from uuid import uuid4

import given_centers as given
import pytest
from chassis.problems import Conflict, Forbidden, NotFound
from chassis.testing import somebody
from pilot_centers.updates import actions


@pytest.fixture
def editor():
    return somebody(name="Editor of Tianjin")


@pytest.fixture
async def center(db, editor):
    return await given.an_operational_center(db, editor)


async def test_publishing_a_draft_shows_it_and_announces_it(db, editor, center, announced):
    draft = await given.a_draft(db, editor, center)

    published = await actions.publish_update(db, editor, draft.id)

    assert published.status == "published"
    assert (await announced())[-1] == (
        "org.gscnet.pilot_centers.update.published",
        str(draft.id),
    )


async def test_a_refused_publication_announces_nothing(db, editor, center, announced):
    update = await given.a_published_update(db, editor, center)
    before = await announced()

    with pytest.raises(Conflict, match="already published"):
        await actions.publish_update(db, editor, update.id)

    assert await announced() == before


async def test_a_center_that_is_not_at_work_yet_publishes_nothing(db, announced):
    editor = somebody()
    center = await given.an_endorsed_center(db)
    from_before = await given.centers.add_editor(
        db, given.SECRETARIAT, str(center.id), editor.account_id
    )
    draft = await given.a_draft(db, editor, from_before)

    with pytest.raises(Conflict, match="once it is operational"):
        await actions.publish_update(db, editor, draft.id)

    assert "org.gscnet.pilot_centers.update.published" not in dict(await announced())


async def test_a_stranger_does_not_learn_that_a_draft_exists(db, editor, center):
    draft = await given.a_draft(db, editor, center)

    with pytest.raises(NotFound):
        await actions.publish_update(db, somebody("secretariat"), draft.id)


async def test_who_does_not_write_for_a_center_drafts_nothing(db, center):
    with pytest.raises(Forbidden):
        await given.a_draft(db, somebody("secretariat"), center)


async def test_no_event_of_a_draft_carries_its_text(db, editor, center, announced):
    draft = await given.a_draft(db, editor, center, title="secret title", text="secret text")

    async with db.reading() as session:
        envelopes = (await session.execute(given.OUTBOX_TEXT)).scalars().all()

    assert draft.title == "secret title"
    assert not any("secret" in envelope for envelope in envelopes)


async def test_drafts_are_listed_for_the_editors_of_the_center_alone(client, db, editor, center):
    await given.a_draft(db, editor, center)
    await given.a_published_update(db, editor, center)

    mine = await client(editor).get("/v1/updates", params={"status": "draft"})
    others = await client(somebody("secretariat")).get("/v1/updates", params={"status": "draft"})
    public = await client().get("/v1/updates")

    assert len(mine.json()["items"]) == 1
    assert others.json()["items"] == []
    assert len(public.json()["items"]) == 1


async def test_the_public_list_is_newest_first_and_can_be_narrowed(client, db, editor, center):
    await given.a_published_update(db, editor, center, title="old", dated_on="2015-01-01")
    await given.a_published_update(
        db, editor, center, title="new", dated_on="2016-01-01", kind="study", sectors=["food"]
    )

    async def titles(**narrowed: str) -> list[str]:
        answer = await client().get("/v1/updates", params=narrowed)
        return [item["title"] for item in answer.json()["items"]]

    assert await titles() == ["new", "old"]
    assert await titles(kind="study") == ["new"]
    assert await titles(sector="textile") == ["old"]
    assert await titles(economy="VN") == []
    assert await titles(center=str(center.id)) == ["new", "old"]
    assert await titles(center=str(uuid4())) == []


async def test_an_update_is_published_by_http_step_by_step(client, editor, center):
    writer = client(editor)

    draft = await writer.post(f"/v1/centers/{center.public_id}/updates", json=given.DRAFT)
    path = f"/v1/updates/{draft.json()['id']}"
    hidden = await client().get(path)
    revised = await writer.patch(
        path, json={"title": "A better title"}, headers={"If-Match": draft.headers["etag"]}
    )
    published = await writer.post(f"{path}/publish")
    shown = await client().get(path)

    assert draft.status_code == 201
    assert hidden.status_code == 404
    assert revised.json()["title"] == "A better title"
    assert revised.json()["text"] == given.DRAFT["text"]
    assert published.json()["status"] == "published"
    assert shown.json() == published.json()


async def test_a_change_on_a_stale_version_is_refused(client, db, editor, center):
    draft = await given.a_draft(db, editor, center)
    path = f"/v1/updates/{draft.id}"
    writer = client(editor)
    await writer.patch(path, json={"title": "mine"}, headers={"If-Match": '"v1"'})

    stale = await writer.patch(path, json={"title": "yours"}, headers={"If-Match": '"v1"'})
    without = await writer.patch(path, json={"title": "yours"})

    assert stale.status_code == 412
    assert without.status_code == 428


async def test_strangers_and_members_without_the_right_write_nothing(client, db, editor, center):
    update = await given.a_published_update(db, editor, center)
    drafts, one = f"/v1/centers/{center.id}/updates", f"/v1/updates/{update.id}"
    member = client(somebody("secretariat"))
    version = {"If-Match": '"v2"'}

    refusals = [
        (await client().post(drafts, json=given.DRAFT)).status_code,
        (await member.post(drafts, json=given.DRAFT)).status_code,
        (await client().patch(one, json={"title": "x"}, headers=version)).status_code,
        (await member.patch(one, json={"title": "x"}, headers=version)).status_code,
        (await client().post(f"{one}/publish")).status_code,
        (await member.post(f"{one}/publish")).status_code,
    ]

    assert refusals == [401, 403, 403, 403, 401, 403]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"kind": "gossip"}, "/kind"),
        ({"language": "English"}, "/language"),
        ({"links": [{"url": "ftp://x", "title": "x"}]}, "/links/0/url"),
        ({"dated_on": "yesterday"}, "/dated_on"),
        ({"text": ""}, "/text"),
        ({"center_id": str(uuid4())}, "/center_id"),
    ],
)
async def test_a_bad_value_is_named(client, editor, center, change, pointer):
    answer = await client(editor).post(
        f"/v1/centers/{center.id}/updates", json=given.DRAFT | change
    )

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]

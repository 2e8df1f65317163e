"""Who keeps a profile: invited, accepted, with a role, and never without an owner."""

import given_suppliers as given
import pytest
from chassis.problems import Forbidden, NotFound
from chassis.testing import somebody
from matchmaking.members import actions
from matchmaking.members.actions import LastOwner
from matchmaking.members.rules import Role


async def a_member(db, owner, supplier, role):
    account = somebody()
    await actions.invite_member(db, owner, str(supplier.id), account.account_id, role)
    await actions.accept_invitation(db, account, str(supplier.id))
    return account


async def test_who_is_invited_has_no_right_before_it_accepts(client, db, member):
    supplier = await given.a_supplier(db, member)
    url, invited = f"/v1/suppliers/{supplier.id}", somebody()
    body = {"account_id": str(invited.account_id), "role": "editor"}
    change = {"json": {"city": "Jinan"}, "headers": {"If-Match": '"v1"'}}

    asked = await client(member).post(f"{url}/members", json=body)
    before = await client(invited).patch(url, **change)
    accepted = await client(invited).post(f"{url}/members/accept", json={})
    after = await client(invited).patch(url, **change)

    assert (asked.status_code, asked.json()["accepted_at"]) == (201, None)
    assert (before.status_code, accepted.status_code, after.status_code) == (403, 200, 200)


async def test_who_is_invited_to_a_held_profile_sees_it_once_it_has_accepted(client, db, member):
    supplier = await given.a_held_supplier(db, member)
    url, invited, declines = f"/v1/suppliers/{supplier.id}", somebody(), somebody()
    for each in (invited, declines):
        await actions.invite_member(db, member, str(supplier.id), each.account_id, Role.VIEWER)

    before = await client(invited).get(url)
    stranger = await client(somebody()).post(f"{url}/members/accept", json={})
    accepted = await client(invited).post(f"{url}/members/accept", json={})
    after = await client(invited).get(url)
    declined = await client(declines).delete(f"{url}/members/{declines.account_id}")

    assert (before.status_code, stranger.status_code) == (404, 404)
    assert (accepted.status_code, after.status_code, declined.status_code) == (200, 200, 204)


async def test_nobody_accepts_what_nobody_has_offered(db, member):
    supplier = await given.a_supplier(db, member)

    with pytest.raises(NotFound):
        await actions.accept_invitation(db, somebody(), str(supplier.id))


async def test_a_viewer_changes_nothing_and_an_editor_invites_nobody(db, member):
    supplier = await given.a_supplier(db, member)
    viewer = await a_member(db, member, supplier, Role.VIEWER)
    editor = await a_member(db, member, supplier, Role.EDITOR)

    changed = await given.with_claim(db, editor, supplier)
    with pytest.raises(Forbidden):
        await given.with_claim(db, viewer, supplier)
    with pytest.raises(Forbidden):
        await actions.invite_member(db, editor, str(supplier.id), somebody().account_id, Role.OWNER)

    assert changed.version == 2


async def test_the_last_owner_neither_leaves_nor_steps_down(db, member):
    supplier = await given.a_supplier(db, member)
    supplier_id, owner_id = str(supplier.id), member.account_id
    waiting = somebody()
    await actions.invite_member(db, member, supplier_id, waiting.account_id, Role.OWNER)

    with pytest.raises(LastOwner):
        await actions.remove_member(db, member, supplier_id, owner_id)
    with pytest.raises(LastOwner):
        await actions.invite_member(db, member, supplier_id, owner_id, Role.EDITOR)
    await actions.accept_invitation(db, waiting, supplier_id)
    await actions.remove_member(db, member, supplier_id, owner_id)

    members, _ = await actions.list_members(db, waiting, supplier_id)
    assert [each.account_id for each in members] == [waiting.account_id]


async def test_each_may_leave_and_only_an_owner_removes_another(client, db, member):
    supplier = await given.a_supplier(db, member)
    editor = await a_member(db, member, supplier, Role.EDITOR)
    viewer = await a_member(db, member, supplier, Role.VIEWER)
    url = f"/v1/suppliers/{supplier.id}/members"

    by_editor = await client(editor).delete(f"{url}/{viewer.account_id}")
    by_itself = await client(viewer).delete(f"{url}/{viewer.account_id}")
    by_owner = await client(member).delete(f"{url}/{editor.account_id}")
    stranger = await client().delete(f"{url}/{member.account_id}")

    assert (by_editor.status_code, by_itself.status_code, by_owner.status_code) == (403, 204, 204)
    assert stranger.status_code == 403


async def test_one_finds_what_one_keeps_with_the_role_one_has(client, db, member):
    own = await given.a_supplier(db, member)
    other = await given.a_supplier(db, somebody(), name="Whale Net Works")
    await actions.invite_member(db, member, str(own.id), somebody().account_id, Role.OWNER)
    editor = await a_member(db, member, own, Role.EDITOR)

    by_owner = (await client(member).get("/v1/suppliers/mine")).json()
    by_editor = (await client(editor).get("/v1/suppliers/mine")).json()

    (kept,) = by_owner["items"]
    assert (kept["supplier"]["public_id"], kept["role"]) == (own.public_id, "owner")
    assert kept["accepted_at"] is not None
    assert [each["role"] for each in by_editor["items"]] == ["editor"]
    assert other.public_id not in str([by_owner, by_editor])


async def test_who_is_not_signed_in_keeps_nothing(client, db, member):
    await given.a_supplier(db, member)

    answer = await client().get("/v1/suppliers/mine")

    assert answer.status_code == 401


@pytest.mark.parametrize("roles", [(), ("editor",), ("secretariat",), ("focal_point:CN",)])
async def test_who_is_no_member_keeps_nothing(client, db, editor, member, roles):
    await given.a_supplier(db, member)
    await given.a_compiled_supplier(db, editor, name="Whale Net Works")

    answer = await client(somebody(*roles)).get("/v1/suppliers/mine")

    assert answer.json() == {"items": [], "next_cursor": None}


async def test_an_invitation_is_found_by_who_is_invited(client, db, member):
    supplier = await given.a_supplier(db, member)
    invited = somebody()
    await actions.invite_member(db, member, str(supplier.id), invited.account_id, Role.VIEWER)

    (waiting,) = (await client(invited).get("/v1/suppliers/mine")).json()["items"]

    assert (waiting["role"], waiting["accepted_at"]) == ("viewer", None)


async def test_many_enterprises_come_page_by_page_newest_first(client, db, member):
    made = [await given.a_supplier(db, member, name=f"Mill {letter}") for letter in "ABC"]
    url = "/v1/suppliers/mine?limit=2"

    first = (await client(member).get(url)).json()
    second = (await client(member).get(f"{url}&cursor={first['next_cursor']}")).json()

    shown = [each["supplier"]["id"] for each in (*first["items"], *second["items"])]
    assert shown == [str(each.id) for each in reversed(made)]
    assert (len(first["items"]), second["next_cursor"]) == (2, None)


@pytest.mark.parametrize("roles", [(), ("editor",), ("secretariat",)])
async def test_only_members_see_who_keeps_a_profile(client, db, member, roles):
    supplier = await given.a_supplier(db, member)
    url = f"/v1/suppliers/{supplier.id}/members"

    own = await client(member).get(url)
    other = await client(somebody(*roles)).get(url)

    assert [each["role"] for each in own.json()["members"]] == ["owner"]
    assert other.status_code == 403


async def test_a_stranger_invites_and_connects_nobody(client, db, member):
    supplier = await given.a_supplier(db, member)
    url = f"/v1/suppliers/{supplier.id}"
    who = {"account_id": str(somebody().account_id)}

    answers = [
        await client().post(f"{url}/members", json=who | {"role": "owner"}),
        await client(somebody()).post(f"{url}/members", json=who | {"role": "owner"}),
        await client().post(f"{url}/connections", json=who),
        await client(somebody()).post(f"{url}/connections", json=who),
        await client(somebody()).delete(f"{url}/connections/{who['account_id']}"),
    ]

    assert [each.status_code for each in answers] == [401, 403, 401, 403, 403]

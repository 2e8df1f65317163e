"""From a compiled profile to one that its enterprise keeps, and what that does not mean."""

import given_suppliers as given
import pytest
from chassis.testing import somebody
from matchmaking.ownership import actions

KIND = "org.gscnet.matchmaking"
REASON = "I am its director; my address is on the imprint of its website."


async def asked(client, db, editor, asker):
    supplier = await given.a_compiled_supplier(db, editor)
    answer = await client(asker).post(
        f"/v1/suppliers/{supplier.id}/ownership", json={"reason": REASON}
    )
    return supplier, answer.json()


def decision(claim, *, grants: bool = True) -> tuple[str, dict[str, object]]:
    said = "The imprint names this address." if grants else "The imprint names somebody else."
    return f"/v1/matchmaking/ownership-claims/{claim['id']}/decision", {
        "grants": grants,
        "reason": said,
    }


@pytest.mark.parametrize("role", ["secretariat", "focal_point:CN"])
async def test_a_granted_request_hands_the_profile_over(client, db, editor, announced, role):
    asker = somebody(name="Director")
    supplier, claim = await asked(client, db, editor, asker)
    url, body = decision(claim)

    granted = await client(somebody(role)).post(url, json=body)

    shown = (await client(asker).get(f"/v1/suppliers/{supplier.id}")).json()
    assert (granted.status_code, granted.json()["status"]) == (200, "granted")
    assert "says nothing about the data" in granted.json()["verification_note"]
    assert (shown["is_claimed"], shown["your_role"], shown["origin"]) == (True, "owner", "compiled")
    assert [kind for kind, _ in await announced()] == [
        f"{KIND}.supplier.registered",
        f"{KIND}.ownership_claim.asked",
        f"{KIND}.supplier.changed",
        f"{KIND}.ownership_claim.granted",
    ]


async def test_a_granted_request_makes_no_claim_any_stronger(client, db, editor):
    asker = somebody()
    supplier = await given.a_compiled_supplier(db, editor, claims=[given.RECYCLED])
    before = (await client().get(f"/v1/suppliers/{supplier.id}/passport")).json()["criteria"]
    claim, _ = await actions.ask_ownership(db, asker, str(supplier.id), REASON)

    await actions.decide_ownership(db, somebody("secretariat"), claim.id, REASON, grants=True)

    after = (await client().get(f"/v1/suppliers/{supplier.id}/passport")).json()
    assert after["criteria"] == before
    assert [each["standing"] for each in before] == ["claimed"]
    assert "says nothing about the data" in after["verification_note"]


async def test_from_then_on_the_editors_write_no_more(client, db, editor):
    asker = somebody()
    supplier, claim = await asked(client, db, editor, asker)
    url, body = decision(claim)
    await client(somebody("secretariat")).post(url, json=body)
    change = {"json": {"city": "Jinan"}, "headers": {"If-Match": '"v2"'}}

    by_editor = await client(editor).patch(f"/v1/suppliers/{supplier.id}", **change)
    by_owner = await client(asker).patch(f"/v1/suppliers/{supplier.id}", **change)

    assert (by_editor.status_code, by_owner.status_code) == (403, 200)


async def test_a_refused_request_gives_the_reason_and_no_right(client, db, editor, announced):
    asker = somebody()
    supplier, claim = await asked(client, db, editor, asker)
    url, body = decision(claim, grants=False)

    await client(somebody("secretariat")).post(url, json=body)

    mine = (await client(asker).get("/v1/matchmaking/ownership-claims")).json()["items"]
    shown = (await client(asker).get(f"/v1/suppliers/{supplier.id}")).json()
    assert (mine[0]["status"], mine[0]["decision_reason"]) == ("refused", body["reason"])
    assert (shown["is_claimed"], shown["your_role"]) == (False, None)
    assert (await announced())[-1][0] == f"{KIND}.ownership_claim.refused"


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("stranger", 401),
        ("asker", 403),
        ("somebody", 404),
        ("focal_point:VN", 404),
        ("editor", 404),
    ],
)
async def test_nobody_else_decides(client, db, editor, announced, who, status):
    asker = somebody("secretariat")
    _, claim = await asked(client, db, editor, asker)
    url, body = decision(claim)
    deciding = {"stranger": client(), "asker": client(asker), "somebody": client(somebody())}

    answer = await deciding.get(who, client(somebody(who))).post(url, json=body)

    assert answer.status_code == status
    assert len(await announced()) == 2


async def test_a_request_is_decided_once(client, db, editor):
    _, claim = await asked(client, db, editor, somebody())
    url, body = decision(claim, grants=False)
    secretariat = client(somebody("secretariat"))

    first = await secretariat.post(url, json=body)
    second = await secretariat.post(url, json=decision(claim)[1])

    assert (first.status_code, second.status_code) == (200, 409)


async def test_one_profile_is_granted_to_one(client, db, editor):
    supplier, first = await asked(client, db, editor, somebody())
    second = await client(somebody()).post(
        f"/v1/suppliers/{supplier.id}/ownership", json={"reason": REASON}
    )
    secretariat = client(somebody("secretariat"))
    url, body = decision(first)
    await secretariat.post(url, json=body)

    late = await secretariat.post(decision(second.json())[0], json=body)

    assert late.status_code == 409
    assert late.json()["type"] == "urn:gscnet:problem:profile-claimed"


async def test_who_has_asked_waits_and_who_comes_late_asks_the_owner(client, db, member, editor):
    asker = somebody()
    compiled, _ = await asked(client, db, editor, asker)
    registered = await given.a_supplier(db, member, name="Other Co., Ltd.")
    body = {"reason": REASON}

    again = await client(asker).post(f"/v1/suppliers/{compiled.id}/ownership", json=body)
    late = await client(asker).post(f"/v1/suppliers/{registered.id}/ownership", json=body)
    stranger = await client().post(f"/v1/suppliers/{compiled.id}/ownership", json=body)

    assert [again.status_code, late.status_code, stranger.status_code] == [409, 409, 401]


async def test_only_those_concerned_see_a_request(client, db, editor):
    asker = somebody()
    await asked(client, db, editor, asker)
    url = "/v1/matchmaking/ownership-claims"

    seen = {
        who: len((await client(actor).get(url, params={"status": "asked"})).json()["items"])
        for who, actor in {
            "asker": asker,
            "secretariat": somebody("secretariat"),
            "focal point": somebody("focal_point:CN"),
            "other focal point": somebody("focal_point:VN"),
            "other": somebody(),
        }.items()
    }

    assert seen == {
        "asker": 1, "secretariat": 1, "focal point": 1, "other focal point": 0, "other": 0,
    }  # fmt: skip
    assert (await client().get(url)).status_code == 401

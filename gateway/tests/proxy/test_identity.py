"""Who is asking, from the credential of the client to the token of the service."""

import asyncio

import pytest
from chassis import auth
from chassis.problems import Unauthenticated
from embedded.processes import free_port
from gateway.keys import queries
from gateway.keys.actions import revoke_key
from gateway.keys.rules import make_key
from gateway.proxy.tokens import Tokens
from gateway_stage import SIGNING_KEY, problem, running_gateway
from pydantic import SecretStr


async def test_a_key_speaks_for_its_account_with_its_roles(gateway, centers, a_key):
    key = await a_key("secretariat", "focal_point:VN")

    async with gateway.client(key) as client:
        await client.get("/v1/centers")

    actor = centers.requests[0].speaks_for("pilot-centers")
    assert actor.roles == {"secretariat", "focal_point:VN"}
    assert actor.name == "Linh"


async def test_a_token_is_good_for_one_service_only(gateway, centers, a_key):
    async with gateway.client(await a_key()) as client:
        await client.get("/v1/centers")

    with pytest.raises(Unauthenticated):
        centers.requests[0].speaks_for("knowledge")


@pytest.mark.parametrize(
    "credential",
    [
        "Bearer gscnet_abc_def",
        "Bearer " + make_key().text,
        "Bearer " + make_key().text[:-1] + "-",
        "Bearer",
        "Basic dXNlcjpwYXNzd29yZA==",
        "Bearer " + "x" * 5000,
        "gscnet",
    ],
    ids=["malformed", "unknown", "mistyped", "bare", "basic", "long", "no scheme"],
)
@pytest.mark.parametrize("path", ["/v1/centers", "/v1/me"])
async def test_a_credential_that_opens_nothing_is_refused_everywhere(
    gateway, centers, credential, path
):
    async with gateway.client() as client:
        response = await client.get(path, headers={"Authorization": credential})

    assert problem(response) == (401, "invalid-key")
    assert response.headers["www-authenticate"] == 'Bearer realm="gscnet", error="invalid_token"'
    assert centers.requests == []


async def test_an_internal_token_is_no_credential_for_clients(gateway, centers):
    token = auth.issue_token(SIGNING_KEY, auth.ANONYMOUS, "pilot-centers")

    async with gateway.client(token) as client:
        response = await client.get("/v1/centers")

    assert problem(response) == (401, "invalid-key")
    assert centers.requests == []


async def test_a_revoked_key_opens_nothing_within_a_second(gateway, db, registered, a_key):
    key = await a_key()
    async with gateway.client(key) as client:
        me = (await client.get("/v1/me")).json()
        account = auth.Actor(account_id=me["id"])
        async with db.reading() as session:
            row = (await queries.list_keys(session, me["id"], after=None, limit=1))[0]

        await revoke_key(db, account, row.id)
        await asyncio.sleep(0.9)
        response = await client.get("/v1/centers")

    assert problem(response) == (401, "invalid-key")


async def test_many_requests_at_once_look_a_key_up_once(gateway, centers, a_key, monkeypatch):
    looked_up = 0
    find_holder = queries.find_holder

    async def counted(*args):
        nonlocal looked_up
        looked_up += 1
        await asyncio.sleep(0.05)
        return await find_holder(*args)

    key = await a_key()
    monkeypatch.setattr(queries, "find_holder", counted)
    async with gateway.client(key) as client:
        responses = await asyncio.gather(*(client.get("/v1/centers") for _ in range(20)))

    assert {response.status_code for response in responses} == {200}
    assert looked_up == 1


async def test_a_client_that_leaves_does_not_spoil_the_lookup_for_others(
    gateway, centers, a_key, monkeypatch
):
    find_holder = queries.find_holder

    async def slow(*args):
        await asyncio.sleep(0.2)
        return await find_holder(*args)

    key = await a_key()
    monkeypatch.setattr(queries, "find_holder", slow)
    async with gateway.client(key) as leaving, gateway.client(key) as staying:
        first = asyncio.create_task(leaving.get("/v1/centers"))
        await asyncio.sleep(0.05)
        second = asyncio.create_task(staying.get("/v1/centers"))
        await asyncio.sleep(0.05)
        first.cancel()
        response = await second

    assert response.status_code == 200


async def test_when_keys_cannot_be_looked_up_nobody_is_taken_for_anonymous(settings, services):
    away = {
        "database_url": SecretStr(f"postgresql://nobody:none@127.0.0.1:{free_port()}/none"),
        "upstreams": {"pilot-centers": services["pilot-centers"].url},
    }

    async with (
        running_gateway(settings.model_copy(update=away)) as gateway,
        gateway.client(make_key().text) as client,
        gateway.client() as stranger,
    ):
        refused = await client.get("/v1/centers")
        answered = await stranger.get("/v1/centers")

    assert problem(refused) == (503, "unavailable")
    assert answered.status_code == 200


def test_a_token_is_signed_once_for_an_actor_and_a_service():
    tokens = Tokens(SIGNING_KEY)

    first = tokens.line(auth.ANONYMOUS, "knowledge")

    assert tokens.line(auth.ANONYMOUS, "knowledge") is first
    assert tokens.line(auth.ANONYMOUS, "matchmaking") != first
    assert tokens.line(auth.Actor(roles=frozenset({"editor"})), "knowledge") != first

"""Who has a name here, and who is told."""

import asyncio

import pytest
from chassis import auth
from chassis.problems import TooManyRequests
from chassis.testing import somebody
from gateway.accounts import rules
from gateway.accounts.actions import EmailTaken, register_account
from gateway.accounts.passwords import AT_ONCE, QUEUE, PasswordHashing
from gateway.accounts.schemas import Registration
from gateway_stage import problem
from pydantic import ValidationError

LINH = {"email": "Linh@Mill.example", "display_name": "Linh", "organisation": "A mill"}


async def test_a_registration_is_announced_without_saying_who(db, announced, registered):
    account = await registered("editor")

    assert await announced() == [("org.gscnet.gateway.account.registered", str(account.id))]


async def test_an_address_has_one_account_however_it_is_written(db, announced, registered):
    await registered(email="linh@mill.example")

    with pytest.raises(EmailTaken):
        await registered(email=" LINH@mill.example")

    assert len(await announced()) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "no-address"},
        {"email": "a@b\0"},
        {"roles": ["owner"]},
        {"roles": ["focal_point:XX"]},
        {"roles": ["focal_point"]},
        {"economy": "Vietnam"},
        {"password": "short"},
        {"display_name": " "},
        {"is_admin": True},
    ],
    ids=str,
)
def test_an_impossible_registration_is_refused(wrong):
    with pytest.raises(ValidationError):
        Registration.model_validate(LINH | wrong)


def test_every_member_economy_may_have_a_focal_point():
    assert rules.check_role("focal_point:TW") is None


async def test_a_password_is_kept_as_argon2id_only(db):
    passwords = PasswordHashing()
    registration = Registration.model_validate(LINH | {"password": "correct horse battery"})

    account = await register_account(db, passwords, registration)

    assert account.password_hash is not None
    assert account.password_hash.startswith("$argon2id$v=19$m=32768,t=2,p=1$")
    assert await passwords.verify(account.password_hash, "correct horse battery")
    assert not await passwords.verify(account.password_hash, "correct horse batterx")
    passwords.close()


async def test_no_password_is_right_for_an_account_without_one():
    passwords = PasswordHashing()

    assert not await passwords.verify(None, "nobody's password")
    passwords.close()


async def test_a_stranger_has_no_account_to_see(client):
    response = await client(auth.ANONYMOUS).get("/v1/me")

    assert problem(response) == (401, "unauthenticated")


async def test_an_actor_whose_account_is_gone_sees_nothing(client):
    response = await client(somebody()).get("/v1/me")

    assert problem(response) == (401, "unauthenticated")


async def test_the_holder_of_an_account_sees_it(client, registered):
    account = await registered("focal_point:VN")

    response = await client(account.as_actor()).get("/v1/me")

    assert response.json() == {
        "id": str(account.id),
        "email": "linh@mill.example",
        "display_name": "Linh",
        "organisation": "A mill",
        "economy": "VN",
        "roles": ["focal_point:VN"],
    }


async def test_through_the_door_a_key_shows_its_account(gateway, a_key):
    async with gateway.client(await a_key()) as client:
        response = await client.get("/v1/me")

    assert response.json()["email"] == "linh@mill.example"
    assert response.headers["x-request-id"]


async def test_when_too_many_passwords_wait_the_next_is_refused():
    passwords = PasswordHashing()
    waiting = [asyncio.create_task(passwords.hash("a password")) for _ in range(AT_ONCE + QUEUE)]
    await asyncio.sleep(0)

    with pytest.raises(TooManyRequests):
        await passwords.hash("one more")

    for task in waiting:
        task.cancel()
    passwords.close()

"""Keys: issued, shown once, listed, revoked."""

from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
import time_machine
from chassis import auth, clock
from chassis.testing import somebody
from gateway.keys import actions, queries, rules
from gateway.keys.credentials import Credentials, InvalidKey
from gateway.keys.usage import Usage
from gateway_stage import problem
from hypothesis import given
from hypothesis import strategies as st

WANTED = {"label": "nightly import"}


async def test_a_key_is_issued_announced_and_opens_the_account(client, gateway, registered):
    account = await registered()

    response = await client(account.as_actor()).post("/v1/keys", json=WANTED)

    issued = response.json()
    assert response.status_code == 201
    assert response.headers["location"] == f"/v1/keys/{issued['id']}"
    assert issued["key"].startswith(f"gscnet_{issued['public_id']}_")
    async with gateway.client(issued["key"]) as program:
        assert (await program.get("/v1/me")).json()["id"] == str(account.id)


async def test_issuing_is_announced_by_ids_alone(client, announced, registered, database_url):
    account = await registered()

    issued = (await client(account.as_actor()).post("/v1/keys", json=WANTED)).json()

    assert (await announced())[-1] == ("org.gscnet.gateway.key.issued", issued["id"])
    with psycopg.connect(database_url) as connection:
        envelope = connection.execute(
            "SELECT envelope->'data' FROM outbox ORDER BY position DESC LIMIT 1"
        ).fetchone()
    assert envelope == ({"account_id": str(account.id)},)


async def test_the_secret_of_a_key_is_nowhere_at_rest(client, registered, database_url):
    account = await registered()
    keyed = {"Idempotency-Key": "once"}

    key = (await client(account.as_actor()).post("/v1/keys", json=WANTED, headers=keyed)).json()[
        "key"
    ]

    secret = key.rpartition("_")[2]
    with psycopg.connect(database_url) as connection:
        everything = b"".join(
            str(connection.execute(f"SELECT * FROM {table}").fetchall()).encode()  # noqa: S608
            for table in ("accounts", "api_keys", "idempotency_keys", "outbox")
        )
    assert b"nightly import" in everything
    assert secret.encode() not in everything


async def test_a_repeated_request_issues_nothing_and_shows_no_secret(client, announced, registered):
    account = await registered()
    ask = client(account.as_actor())
    keyed = {"Idempotency-Key": "once"}

    first = await ask.post("/v1/keys", json=WANTED, headers=keyed)
    again = await ask.post("/v1/keys", json=WANTED, headers=keyed)

    assert again.headers["idempotency-replayed"] == "true"
    assert again.json() == first.json() | {"key": None}
    assert len(await announced()) == 2


async def test_a_stranger_gets_no_key(client, announced, db):
    response = await client(auth.ANONYMOUS).post("/v1/keys", json=WANTED)

    assert problem(response) == (401, "unauthenticated")
    assert await announced() == []


async def test_an_actor_whose_account_is_gone_gets_no_key(client, announced, db):
    response = await client(somebody()).post("/v1/keys", json=WANTED)

    assert problem(response) == (401, "unauthenticated")
    assert await announced() == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"label": ""},
        {"label": "x" * 101},
        {"label": None},
        {"label": "a", "expires_at": "2020-01-01T00:00:00Z"},
        {"label": "a", "expires_at": "2030-01-01T00:00:00"},
        {"label": "a", "roles": ["secretariat"]},
    ],
    ids=str,
)
async def test_an_impossible_wish_for_a_key_stores_nothing(client, announced, registered, wrong):
    account = await registered()

    response = await client(account.as_actor()).post("/v1/keys", json=wrong)

    assert problem(response) == (422, "unprocessable")
    assert len(await announced()) == 1


async def test_an_account_has_a_bounded_number_of_live_keys(db, client, registered):
    account = await registered()
    for number in range(actions.MOST_LIVE_KEYS):
        await actions.issue_key(db, account.as_actor(), label=f"key {number}")

    response = await client(account.as_actor()).post("/v1/keys", json=WANTED)

    assert problem(response) == (409, "too-many-keys")


async def test_keys_are_listed_newest_first_without_secrets(client, registered):
    account = await registered()
    ask = client(account.as_actor())
    for label in ("first", "second", "third"):
        await ask.post("/v1/keys", json={"label": label})

    first = (await ask.get("/v1/keys", params={"limit": 2})).json()
    rest = (await ask.get("/v1/keys", params={"cursor": first["next_cursor"]})).json()

    assert [key["label"] for key in first["items"]] == ["third", "second"]
    assert [key["label"] for key in rest["items"]] == ["first"]
    assert rest["next_cursor"] is None
    assert "key" not in first["items"][0]


async def test_nobody_lists_the_keys_of_others(client, registered, a_key):
    await a_key(email="other@mill.example")
    account = await registered()

    response = await client(account.as_actor()).get("/v1/keys")

    assert response.json() == {"items": [], "next_cursor": None}


async def test_a_stranger_lists_nothing(client, db):
    response = await client(auth.ANONYMOUS).get("/v1/keys")

    assert problem(response) == (401, "unauthenticated")


async def test_a_revoked_key_is_announced_and_listed_as_revoked(db, client, announced, registered):
    account = await registered()
    key, _ = await actions.issue_key(db, account.as_actor(), label="old")

    response = await client(account.as_actor()).delete(f"/v1/keys/{key.id}")

    listed = (await client(account.as_actor()).get("/v1/keys")).json()["items"]
    assert response.status_code == 204
    assert listed[0]["revoked_at"] is not None
    assert (await announced())[-1] == ("org.gscnet.gateway.key.revoked", str(key.id))


async def test_a_key_is_revoked_once(db, client, announced, registered):
    account = await registered()
    key, _ = await actions.issue_key(db, account.as_actor(), label="old")
    await client(account.as_actor()).delete(f"/v1/keys/{key.id}")

    response = await client(account.as_actor()).delete(f"/v1/keys/{key.id}")

    assert problem(response) == (409, "conflict")
    assert len(await announced()) == 3


async def test_a_foreign_key_is_as_absent_as_one_that_never_was(db, client, announced, registered):
    other = await registered(email="other@mill.example")
    key, _ = await actions.issue_key(db, other.as_actor(), label="theirs")
    account = await registered()

    foreign = await client(account.as_actor()).delete(f"/v1/keys/{key.id}")
    absent = await client(account.as_actor()).delete(f"/v1/keys/{uuid4()}")

    assert problem(foreign) == problem(absent) == (404, "not-found")
    assert foreign.content == absent.content
    assert len(await announced()) == 3


async def test_a_stranger_revokes_nothing(db, client, registered):
    account = await registered()
    key, _ = await actions.issue_key(db, account.as_actor(), label="mine")

    response = await client(auth.ANONYMOUS).delete(f"/v1/keys/{key.id}")

    assert problem(response) == (401, "unauthenticated")


async def test_an_administrator_revokes_a_leaked_key(db, client, registered):
    account = await registered()
    key, _ = await actions.issue_key(db, account.as_actor(), label="leaked")

    response = await client(somebody("administrator")).delete(f"/v1/keys/{key.id}")

    assert response.status_code == 204


async def test_an_expired_key_opens_nothing(db, registered):
    account = await registered()
    expires_at = clock.now() + timedelta(hours=1)
    _, text = await actions.issue_key(db, account.as_actor(), label="x", expires_at=expires_at)
    credentials = Credentials(db, Usage(db))

    with time_machine.travel(expires_at, tick=False), pytest.raises(InvalidKey):
        await credentials.establish(f"Bearer {text}".encode())


async def test_the_last_use_of_a_key_is_written_in_one_go(db, registered):
    account = await registered()
    key, text = await actions.issue_key(db, account.as_actor(), label="used")
    other, _ = await actions.issue_key(db, account.as_actor(), label="unused")
    usage = Usage(db)

    await Credentials(db, usage).establish(f"Bearer {text}".encode())
    await usage.write()

    async with db.reading() as session:
        used, unused = [
            await queries.get_key(session, account.as_actor(), each) for each in (key.id, other.id)
        ]
    assert used.last_used_at is not None
    assert used.version == 1
    assert unused.last_used_at is None


def test_a_key_is_read_as_it_was_made():
    made = rules.make_key()

    read = rules.read_key(made.text)

    assert (read.public_id, read.secret_digest) == (made.public_id, made.secret_digest)
    assert made.text not in repr(made)


@given(st.integers(min_value=7, max_value=58), st.characters(codec="ascii"))
def test_a_key_with_one_other_character_is_not_ours(place, character):
    text = rules.make_key().text
    changed = text[:place] + character + text[place + 1 :]

    if changed != text:
        with pytest.raises(ValueError, match="not a key"):
            rules.read_key(changed)


@given(st.text())
def test_no_text_breaks_the_reader(text):
    with pytest.raises(ValueError, match="not a key"):
        rules.read_key(text)

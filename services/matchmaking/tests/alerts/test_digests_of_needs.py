"""Digests for the owners of needs: who entered the best of a list, and who left them."""

import email
import os
import signal
import subprocess
import sys
from email.policy import default
from pathlib import Path

import given_alerts
import given_needs
import given_suppliers as given
import pytest
import time_machine
from chassis.auth import SYSTEM, acting_as
from chassis.testing import somebody
from matchmaking.alerts import background
from matchmaking.alerts.letters import FolderMailer
from matchmaking.needs import actions as needs_actions
from matchmaking.standing.keeping import keeper_of
from sqlalchemy import text

URL = "/v1/matchmaking/digests"
READY = "org.gscnet.matchmaking.digest.ready"
PROGRAM = Path(__file__).parents[1] / "keep_lists.py"
EVENING = "2026-11-22T20:00:00Z"
MORNING = "2026-11-23T06:00:00Z"
NEXT_MORNING = "2026-11-24T06:00:00Z"


@pytest.fixture
def mailer(tmp_path):
    return FolderMailer(tmp_path / "mail")


@pytest.fixture
def mails(tmp_path):
    """A function that returns the letters that were delivered."""

    def read():
        files = sorted((tmp_path / "mail").glob("*.eml"))
        return [email.message_from_bytes(each.read_bytes(), policy=default) for each in files]

    return read


@pytest.fixture
def digests(client):
    """A function that returns what somebody was told, newest first."""

    async def read(actor):
        return (await client(actor).get(URL)).json()["items"]

    return read


@pytest.fixture
def hits(db):
    """A function that returns what is to be told, or was."""

    async def read(actor=SYSTEM):
        query = text("SELECT section, supplier ->> 'title' FROM alert_hits ORDER BY id")
        with acting_as(actor):
            async with db.reading() as session:
                return [tuple(row) for row in await session.execute(query)]

    return read


async def kept(db):
    with acting_as(SYSTEM):
        await keeper_of(db).keep()


async def hidden(db, supplier):
    with acting_as(SYSTEM):
        async with db.transaction() as session:
            hold = text("UPDATE suppliers SET held_at = now() WHERE id = :id")
            await session.execute(hold, {"id": supplier.id})


async def a_listed_need(db, owner, **changes):
    """Publish a need whose first list has been computed."""
    need = await given_needs.a_published_need(db, owner, **changes)
    await kept(db)
    return need


async def test_a_supplier_that_enters_the_best_is_told_once_in_the_next_digest(
    db, member, buyer, mailer, mails, digests, last_event
):
    with time_machine.travel(EVENING, tick=False):
        need = await a_listed_need(db, buyer)
        supplier = await given.a_supplier(db, member)
        await kept(db)
        await background.work_once(db, mailer)
        early = mails()

    with time_machine.travel(MORNING, tick=False):
        await background.work_once(db, mailer)
        event = await last_event()
        await background.work_once(db, mailer)
    with time_machine.travel(NEXT_MORNING, tick=False):
        await kept(db)
        await background.work_once(db, mailer)
        (digest,) = await digests(buyer)

    assert early == []
    assert len(mails()) == 1
    assert (digest["frequency"], digest["searches"]) == ("daily", [])
    shown = {
        "id": str(supplier.id),
        "public_id": supplier.public_id,
        "title": supplier.name,
        "economy": "CN",
        "url_path": f"/suppliers/{supplier.public_id}",
    }
    assert digest["needs"] == [
        {
            "need_id": str(need.id),
            "title": need.title,
            "url_path": f"/needs/{need.id}/matches",
            "sections": {
                "new": [{"supplier": shown, "criteria": []}],
                "proves_more": [],
                "left": [],
            },
        }
    ]
    assert event["type"] == READY
    assert (event["data"]["searches"], event["data"]["needs"], event["data"]["new"]) == (0, 1, 1)


async def test_a_supplier_that_leaves_the_best_is_told(db, member, buyer, mailer, digests):
    with time_machine.travel(EVENING, tick=False):
        supplier = await given.a_supplier(db, member)
        await given.with_certificate(db, member, supplier, valid_until="2026-11-22")
        await a_listed_need(db, buyer, required_schemes=["grs"])

    with time_machine.travel(MORNING, tick=False):
        await kept(db)
    with time_machine.travel(NEXT_MORNING, tick=False):
        await background.work_once(db, mailer)
        (digest,) = await digests(buyer)

    (told,) = digest["needs"]
    assert [each["supplier"]["id"] for each in told["sections"]["left"]] == [str(supplier.id)]
    assert told["sections"]["new"] == []


async def test_who_enters_and_leaves_before_the_digest_is_not_told(
    db, member, buyer, mailer, mails, hits, digests
):
    with time_machine.travel(EVENING, tick=False):
        await a_listed_need(db, buyer, required_schemes=["grs"])
        supplier = await given.a_supplier(db, member)
        await given.with_certificate(db, member, supplier, valid_until="2026-11-22")
        await kept(db)

    with time_machine.travel("2026-11-23T00:01:00Z", tick=False):
        await kept(db)
    with time_machine.travel(MORNING, tick=False):
        await background.work_once(db, mailer)
    with time_machine.travel(NEXT_MORNING, tick=False):
        await background.work_once(db, mailer)
        told = await digests(buyer)

    assert await hits() == [("new", supplier.name), ("left", supplier.name)]
    assert (mails(), told) == ([], [])


async def test_nothing_is_told_of_a_supplier_that_the_public_sees_no_more(db, member, buyer, hits):
    await a_listed_need(db, buyer)
    supplier = await given.a_supplier(db, member)
    await kept(db)
    before = await hits()

    await hidden(db, supplier)
    await kept(db)

    assert before == [("new", supplier.name)]
    assert await hits() == []


async def test_the_first_list_of_a_need_tells_nothing(db, member, buyer, hits):
    await given.a_supplier(db, member)

    await a_listed_need(db, buyer)

    assert await hits() == []


async def test_the_first_to_enter_a_list_on_which_nobody_stood_is_told(db, member, buyer, hits):
    await a_listed_need(db, buyer)

    supplier = await given.a_supplier(db, member)
    await kept(db)

    assert await hits() == [("new", supplier.name)]


async def test_an_order_that_changes_tells_nothing(db, member, buyer, hits):
    await given.a_supplier(db, member, claims=[given.RECYCLED])
    second = await given.a_supplier(db, member)
    await a_listed_need(db, buyer)

    await given.with_claim(db, member, second, **given.AUDITED)
    await kept(db)

    assert await hits() == []


async def test_a_cancelled_need_tells_nothing_more(db, member, buyer, mailer, mails):
    with time_machine.travel(EVENING, tick=False):
        need = await a_listed_need(db, buyer)
        await given.a_supplier(db, member)
        await kept(db)
        await needs_actions.cancel_need(db, buyer, need.id, why="No budget.")

    with time_machine.travel(MORNING, tick=False):
        await background.work_once(db, mailer)

    assert mails() == []


async def test_a_need_by_invitation_tells_its_owner_alone(
    db, member, buyer, mailer, mails, hits, digests
):
    others = [member, somebody("secretariat"), somebody("editor")]
    with time_machine.travel(EVENING, tick=False):
        invited = await given.a_supplier(db, member)
        await given_needs.a_need_by_invitation(db, buyer, invited)
        await kept(db)
        entered = await given.a_supplier(db, member, name="Second mill")
        await kept(db)

    with time_machine.travel(MORNING, tick=False):
        await background.work_once(db, mailer)
        told = await digests(buyer)
        told_others = [await digests(each) for each in others]

    assert [each["To"].partition("@")[0] for each in mails()] == [str(buyer.account_id)]
    assert len(told[0]["needs"]) == 1
    assert told_others == [[], [], []]
    assert await hits(buyer) == [("new", entered.name)]
    assert [await hits(each) for each in others] == [[], [], []]


async def test_searches_and_needs_are_told_in_one_letter_in_the_language_of_the_search(
    db, member, buyer, mailer, mails, digests
):
    with time_machine.travel(EVENING, tick=False):
        await given_alerts.a_saved_search(db, buyer, "daily", language="es", economy=["CN"])
        await a_listed_need(db, buyer)
        await given.a_supplier(db, member)
        await given_alerts.heard(db)
        await kept(db)

    with time_machine.travel(MORNING, tick=False):
        await background.work_once(db, mailer)
        (digest,) = await digests(buyer)

    assert (len(digest["searches"]), len(digest["needs"]), digest["language"]) == (1, 1, "es")
    (mail,) = mails()
    assert mail["Subject"] == "2 cambios en sus búsquedas guardadas y necesidades"
    assert "Nuevos (1)" in mail.get_content()
    assert "Nuevos entre los más adecuados (1)" in mail.get_content()


async def test_a_letter_says_which_need_it_is_about_and_why_it_came(
    db, member, buyer, mailer, mails
):
    with time_machine.travel(EVENING, tick=False):
        need = await a_listed_need(db, buyer)
        supplier = await given.a_supplier(db, member)
        await kept(db)

    with time_machine.travel(MORNING, tick=False):
        await background.work_once(db, mailer)

    (mail,) = mails()
    assert mail["Subject"] == "1 changes for your needs"
    assert mail.get_content().splitlines() == [
        need.title,
        f"/needs/{need.id}/matches",
        "",
        "Newly among the best matches (1)",
        f"  - {supplier.name}, CN",
        f"    /suppliers/{supplier.public_id}",
        "",
        "You receive this because of the needs you have published on GSCNET.",
    ]


@pytest.mark.parametrize("failpoint", ["db.flushed:1", "db.before_commit:1"])
async def test_a_round_that_is_killed_tells_nothing_twice(
    db, database_url, member, buyer, hits, failpoint
):
    await a_listed_need(db, buyer)
    supplier = await given.a_supplier(db, member)
    program = [sys.executable, str(PROGRAM), database_url]
    dying = os.environ | {"GSCNET_FAILPOINT": failpoint}

    died = subprocess.run(program, env=dying, check=False)  # noqa: S603
    meanwhile = await hits()
    lived = subprocess.run(program, check=False)  # noqa: S603
    again = subprocess.run(program, check=False)  # noqa: S603

    assert [each.returncode for each in (died, lived, again)] == [-signal.SIGKILL, 0, 0]
    assert meanwhile == []
    assert await hits() == [("new", supplier.name)]

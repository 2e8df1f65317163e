"""Digests: due by frequency, in sections, told once, delivered whatever breaks."""

import email
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from email.policy import default
from pathlib import Path

import given_alerts as given
import given_suppliers
import pytest
import time_machine
from chassis.auth import SYSTEM
from chassis.db import TIMEOUTS_MS, Database
from matchmaking.alerts import background, digests
from matchmaking.alerts.letters import FolderMailer
from matchmaking.alerts.rules import pause_after
from matchmaking.suppliers import actions as supplier_actions

READY = "org.gscnet.matchmaking.digest.ready"
URL = "/v1/matchmaking/digests"
PROGRAM = Path(__file__).parents[1] / "deliver_digests.py"


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


async def test_what_is_wanted_at_once_is_told_at_once(
    client, db, member, buyer, mailer, mails, announced
):
    await given.a_saved_search(db, buyer)
    supplier = await given_suppliers.a_supplier(db, member)
    await given.heard(db)

    await background.work_once(db, mailer)

    (digest,) = (await client(buyer).get(URL)).json()["items"]
    (told,) = digest["searches"]
    assert told["sections"]["new"][0]["supplier"]["title"] == supplier.name
    assert digest["delivered_at"] is not None
    assert (READY, digest["id"]) in await announced()
    (mail,) = mails()
    assert mail["To"] == f"{buyer.account_id}@accounts.gscnet.invalid"
    assert mail["Subject"] == "1 changes for your saved searches"
    assert f"/suppliers/{supplier.public_id}" in mail.get_content()


async def test_nothing_is_told_twice(client, db, member, buyer, mailer, mails, announced):
    await given.a_saved_search(db, buyer)
    await given_suppliers.a_supplier(db, member)
    await given.heard(db)

    for _ in range(3):
        await background.work_once(db, mailer)
        await given.heard(db)

    assert len(mails()) == 1
    assert [kind for kind, _ in await announced()].count(READY) == 1


async def test_a_daily_digest_waits_for_the_morning_and_gathers_the_searches_of_an_account(
    client, db, member, buyer, mailer, mails
):
    with time_machine.travel("2026-11-22T09:00:00Z", tick=False):
        await given.a_saved_search(db, buyer, "daily", q="cotton")
        await given.a_saved_search(db, buyer, "daily", economy=["CN"])
        await given.a_saved_search(db, buyer, "weekly", economy=["CN"])
        await given_suppliers.a_supplier(db, member)
        await given.heard(db)
        await background.work_once(db, mailer)
        early = len(mails())

    with time_machine.travel("2026-11-23T05:59:59Z", tick=False):
        await background.work_once(db, mailer)
        still_early = len(mails())
    with time_machine.travel("2026-11-24T06:00:00Z", tick=False):
        await background.work_once(db, mailer)
        found = (await client(buyer).get(URL)).json()["items"]

    assert (early, still_early) == (0, 0)
    assert sorted((each["frequency"], len(each["searches"])) for each in found) == [
        ("daily", 2),
        ("weekly", 1),
    ]


async def test_who_came_and_went_since_the_last_digest_is_not_told(
    client, db, member, buyer, mailer, mails, announced
):
    with time_machine.travel("2026-11-22T09:00:00Z", tick=False):
        await given.a_saved_search(db, buyer, "daily", economy=["CN"])
        supplier = await given_suppliers.a_supplier(db, member)
        await given.heard(db)
        await supplier_actions.change_supplier(
            db, member, str(supplier.id), supplier.version, {"economy": "VN"}
        )
        await given.heard(db)

    with time_machine.travel("2026-11-23T06:00:00Z", tick=False):
        await background.work_once(db, mailer)

    assert mails() == []
    assert READY not in [kind for kind, _ in await announced()]


async def test_a_digest_has_its_sections(client, db, member, buyer, mailer, mails):
    await given.a_saved_search(db, buyer, claims=["materials.recycled_content"])
    claims = [given_suppliers.RECYCLED]
    supplier = await given_suppliers.a_supplier(db, member, claims=claims)
    await given.heard(db)
    await background.work_once(db, mailer)

    await given_suppliers.with_claim(db, member, supplier, **given_suppliers.AUDITED)
    await given_suppliers.a_supplier(db, member, name="Second mill", claims=claims)
    await given.heard(db)
    while await digests.make_next(db):
        pass

    latest = (await client(buyer).get(URL)).json()["items"][0]
    sections = latest["searches"][0]["sections"]
    assert [each["supplier"]["title"] for each in sections["new"]] == ["Second mill"]
    assert [each["supplier"]["title"] for each in sections["proves_more"]] == [supplier.name]
    assert sections["proves_more"][0]["criteria"][0]["code"] == "materials.recycled_content"
    assert sections["left"] == []


async def test_a_changed_frequency_counts_for_what_waits(client, db, member, buyer, mailer, mails):
    search = await given.a_saved_search(db, buyer, "weekly")
    await given_suppliers.a_supplier(db, member)
    await given.heard(db)
    url = f"/v1/matchmaking/saved-searches/{search.id}"

    await client(buyer).patch(url, json={"frequency": "at_once"}, headers={"If-Match": '"v1"'})
    await background.work_once(db, mailer)

    assert len(mails()) == 1


async def test_a_removed_search_is_told_no_more(client, db, member, buyer, mailer, mails):
    search = await given.a_saved_search(db, buyer)
    await given_suppliers.a_supplier(db, member)
    await given.heard(db)
    url = f"/v1/matchmaking/saved-searches/{search.id}"

    await client(buyer).delete(url, headers={"If-Match": '"v1"'})
    await background.work_once(db, mailer)

    assert mails() == []


@pytest.mark.parametrize(
    ("language", "heading", "answers_in"),
    [("vi", "Mới", "vi"), ("zh-Hant", "新增", "zh"), ("ko", "New", "en")],
)
async def test_a_letter_is_in_the_language_of_the_search_where_we_speak_it(
    db, member, buyer, mailer, mails, language, heading, answers_in
):
    await given.a_saved_search(db, buyer, language=language, economy=["CN"])
    await given_suppliers.a_supplier(db, member, names_local=["天津金泉纺织有限公司"])
    await given.heard(db)

    await background.work_once(db, mailer)

    (mail,) = mails()
    assert heading in mail.get_content()
    assert mail["Content-Language"] == answers_in


async def test_a_name_with_line_breaks_adds_no_header(db, member, buyer, mailer, mails):
    await given.a_saved_search(db, buyer, economy=["CN"])
    await given_suppliers.a_supplier(db, member, name="Mill\r\nBcc: somebody@example.org")
    await given.heard(db)

    await background.work_once(db, mailer)

    (mail,) = mails()
    assert mail["Bcc"] is None


async def test_others_read_no_digest(client, db, member, buyer, mailer):
    await given.a_saved_search(db, buyer)
    await given_suppliers.a_supplier(db, member)
    await given.heard(db)
    await background.work_once(db, mailer)
    (digest,) = (await client(buyer).get(URL)).json()["items"]

    own = await client(buyer).get(f"{URL}/{digest['id']}")
    other = await client(member).get(f"{URL}/{digest['id']}")

    assert (own.status_code, other.status_code) == (200, 404)
    assert (await client(member).get(URL)).json()["items"] == []


class Picky(FolderMailer):
    """Refuses the letters of one account."""

    def __init__(self, folder, refused):
        super().__init__(folder)
        self.refused, self.tried = str(refused), 0

    def deliver(self, letter):
        if letter.message["To"].startswith(self.refused):
            self.tried += 1
            raise OSError("mailbox unavailable")
        super().deliver(letter)


async def test_a_letter_that_is_refused_holds_up_no_other_and_is_tried_again_after_a_pause(
    db, member, buyer, mailer, mails, tmp_path
):
    picky = Picky(tmp_path / "mail", buyer.account_id)
    await given.a_saved_search(db, buyer)
    await given_suppliers.a_supplier(db, member)
    await given.heard(db)
    await background.work_once(db, picky)
    await given.a_saved_search(db, member)
    await given_suppliers.a_supplier(db, member, name="Second mill")
    await given.heard(db)

    for _ in range(3):
        await background.work_once(db, picky)
    at_first = [each["To"].partition("@")[0] for each in mails()]
    await given.a_pause_is_over(db)
    await background.work_once(db, mailer)

    assert at_first == [str(member.account_id)]
    assert picky.tried == 2
    assert len(mails()) == 3


def test_the_pauses_between_attempts_grow_up_to_six_hours():
    pauses = [pause_after(attempts) for attempts in (1, 2, 3, 9, 10, 1000)]

    assert [each // timedelta(minutes=1) for each in pauses] == [1, 2, 4, 256, 360, 360]


async def test_letters_are_carried_while_no_transaction_waits(
    db, database_url, member, buyer, tmp_path, mails, monkeypatch
):
    class Slow(FolderMailer):
        def deliver(self, letter):
            time.sleep(1.2)
            super().deliver(letter)

    await given.a_saved_search(db, buyer)
    await given_suppliers.a_supplier(db, member)
    await given.heard(db)
    monkeypatch.setitem(TIMEOUTS_MS, "idle_in_transaction_session_timeout", 1_000)
    impatient = Database(database_url, pool_size=2, otherwise=SYSTEM)

    await background.work_once(impatient, Slow(tmp_path / "mail"))
    await background.work_once(impatient, Slow(tmp_path / "mail"))

    assert len(mails()) == 1
    await impatient.dispose()


@pytest.mark.parametrize("is_heard_before", [True, False])
async def test_a_search_that_is_understood_no_more_holds_up_no_other(
    client, db, member, buyer, mailer, mails, is_heard_before
):
    bad = await given.a_saved_search(db, member)
    await given.a_saved_search(db, buyer)
    await given_suppliers.a_supplier(db, member)
    if is_heard_before:
        await given.heard(db)
    await given.spoilt(db, 'saved_searches SET asks = \'{"scheme": ["gone"]}\'', bad.id)
    await given.heard(db)

    await background.work_once(db, mailer)

    assert [each["To"].partition("@")[0] for each in mails()] == [str(buyer.account_id)]


async def test_a_supplier_that_cannot_be_looked_at_hides_no_change_of_the_others(
    client, db, member, buyer, mailer, mails
):
    ends = given_suppliers.RECYCLED | {"valid_until": "2026-12-01"}
    with time_machine.travel("2026-12-01T09:00:00Z", tick=False):
        await given.a_saved_search(db, buyer, claims=["materials.recycled_content"])
        some = [await given_suppliers.a_supplier(db, member, claims=[ends]) for _ in range(3)]
        await given.heard(db)
        await background.work_once(db, mailer)
    bad = min(each.id for each in some)
    await given.spoilt(db, "supplier_snapshots SET seen = '{\"terms\": 1}'", bad, "supplier_id")

    with time_machine.travel("2026-12-02T09:00:00Z", tick=False):
        await background.work_once(db, mailer)
        latest = (await client(buyer).get(URL)).json()["items"][0]

    left = {each["supplier"]["id"] for each in latest["searches"][0]["sections"]["left"]}
    assert left == {str(each.id) for each in some if each.id != bad}


@pytest.mark.parametrize(
    "place",
    ["db.flushed", "db.before_commit", "alerts.digest_made", "alerts.letter_delivered"],
)
@pytest.mark.parametrize("hit", [1, 2])
async def test_a_process_that_dies_anywhere_tells_everything_once(
    client, db, database_url, member, buyer, tmp_path, mails, announced, place, hit
):
    await given.a_saved_search(db, buyer)
    await given.a_saved_search(db, buyer, language="vi", economy=["CN"])
    await given_suppliers.a_supplier(db, member)
    await given.heard(db)
    program = [sys.executable, str(PROGRAM), database_url, str(tmp_path / "mail")]
    dying = os.environ | {"GSCNET_FAILPOINT": f"{place}:{hit}"}

    died = subprocess.run(program, env=dying, check=False)  # noqa: S603
    await given.a_pause_is_over(db)
    lived = subprocess.run(program, check=False)  # noqa: S603
    again = subprocess.run(program, check=False)  # noqa: S603

    assert [each.returncode for each in (died, lived, again)] == [-signal.SIGKILL, 0, 0]
    made = (await client(buyer).get(URL)).json()["items"]
    assert len(made) == len(mails()) == [kind for kind, _ in await announced()].count(READY) == 2
    assert all(each["delivered_at"] for each in made)

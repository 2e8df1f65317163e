"""A list on its way into the network, from the upload to the last verdict."""

import asyncio
import io
import threading
from collections import Counter
from datetime import timedelta

import given_imports as given
import given_suppliers
import pytest
import time_machine
import xlsxwriter
from chassis import clock
from chassis.testing import somebody
from chassis.uploads import XLSX
from matchmaking.imports import actions, background, judging
from matchmaking.imports.known import Known
from matchmaking.imports.models import LEASE, Import
from matchmaking.suppliers import queries as suppliers

MILLS = [("China", f"{word} Weaving Mill", f"{number} Canal Road", "Apparel") for number, word in
         enumerate(["Aurora", "Bamboo", "Cascade", "Dragonfly", "Everest", "Falcon"])]  # fmt: skip


async def names_of(db):
    async with db.reading() as session:
        found = await suppliers.list_suppliers(
            session, somebody("editor"), economy=None, origin=None, after=None, limit=100
        )
    return sorted(each.name for each in found)


async def test_a_list_is_taken_in_row_by_row(client, editor, db, files, announced):
    sender = client(editor)

    imported = await given.taken_in(sender, db, files)

    assert (imported["state"], imported["rows_done"], imported["progress"]) == ("done", 3, 1.0)
    assert given.counts(imported) == {"accepted": 2, "rejected": 1}
    kinds = [kind.removeprefix("org.gscnet.matchmaking.") for kind, _ in await announced()]
    assert kinds == ["supplier.registered", "supplier.registered", "import.finished"]


async def test_the_answer_to_a_list_says_what_each_column_was_taken_for(client, editor):
    imported = await given.received(client(editor))

    columns = {each["letter"]: each["field"] for each in imported["columns"]}
    assert columns == {"A": "economy", "B": "name", "C": "address", "D": "sectors"}
    assert all(each["confidence"] > 0.9 and each["reason"] for each in imported["columns"])
    assert (imported["state"], imported["rows_total"], imported["header_row"]) == ("guessed", 3, 1)
    assert imported["about"]["encoding"] == "utf-8"


async def test_a_rejected_row_names_the_cell_its_value_and_the_reason(client, editor, db, files):
    sender = client(editor)
    imported = await given.taken_in(sender, db, files)

    (row,) = await given.rows_of(sender, imported, "rejected")

    assert row["number"] == 4
    assert row["findings"] == [
        {
            "cell": "A4",
            "field": "economy",
            "value": "Bangladesh",
            "severity": "problem",
            "reason": "Bangladesh is not an economy of the network",
        }
    ]


async def test_a_dry_run_judges_the_rows_and_takes_none_in(client, editor, db, files, announced):
    sender = client(editor)

    imported = await given.taken_in(sender, db, files, dry_run=True)

    assert given.counts(imported) == {"accepted": 2, "rejected": 1}
    assert await names_of(db) == []
    assert [kind for kind, _ in await announced()] == ["org.gscnet.matchmaking.import.finished"]


async def test_after_a_dry_run_the_same_list_is_taken_in(client, editor, db, files):
    sender = client(editor)
    imported = await given.taken_in(sender, db, files, dry_run=True)

    await given.started(sender, imported, dry_run=False)
    await given.worked(db, files)

    shown = await given.shown(sender, imported)
    assert (shown["is_dry_run"], given.counts(shown)) == (False, {"accepted": 2, "rejected": 1})
    assert len(await names_of(db)) == 2


async def test_a_dry_run_notices_a_name_that_comes_again_much_later(
    client, editor, db, files, monkeypatch
):
    sender = client(editor)
    many = [("China", f"{letter}{other}quor Mill", "", "") for letter in "ABCDEFGHIJKLMNOPQRST"
            for other in "aeiouybdfhjl"]  # fmt: skip
    content = given.csv_of(MILLS[0], *many, MILLS[0])

    imported = await given.taken_in(sender, db, files, content, dry_run=True)

    rows = await given.rows_of(sender, imported, "duplicate_linked")
    assert (rows[-1]["number"], rows[-1]["name"]) == (243, "Aurora Weaving Mill")
    assert "row 2" in rows[-1]["findings"][-1]["reason"]


async def test_a_dry_run_notices_a_name_in_other_spelling_much_later_and_after_a_pause(
    client, editor, db, files
):
    sender = client(editor)
    many = [("China", f"{letter}{other}quor Mill", "", "") for letter in "ABCDEFGHIJKLMNOPQRST"
            for other in "aeiouybdfhjl"]  # fmt: skip
    first = ("China", "Hengfa Dyeing Co., Ltd.", "18 Binhai Road", "")
    again = ("China", "Heng Fa Dyeing & Finishing", "18 Binhai Road", "")
    imported = await given.received(sender, given.csv_of(first, *many, again), dry_run=True)
    await given.started(sender, imported)
    ending = EndsAfter(batches=2)

    await given.worked(db, files, ending)

    rows = await given.rows_of(sender, imported, "duplicate_linked", "duplicate_asked")
    assert ending.was_reached
    assert rows[-1]["name"] == "Heng Fa Dyeing & Finishing"
    assert "row 2" in rows[-1]["findings"][-1]["reason"]


class EndsAfter(threading.Event):
    """Tells a worker once, after some batches, to leave the rest to another."""

    def __init__(self, batches: int) -> None:
        super().__init__()
        self._left = batches
        self.was_reached = False

    def is_set(self) -> bool:
        self._left -= 1
        if self._left == -1:
            self.was_reached = True
            return True
        return False


async def test_a_correction_is_followed(client, editor, db, files):
    sender = client(editor)
    content = given.csv_of(("Suzhou", "Jinyuda Textile Co."), headings=("A thing", "Other thing"))
    imported = await given.received(sender, content)

    refused = await given.started(sender, imported)
    corrected = await sender.patch(
        f"{given.BASE}/{imported['id']}",
        json={
            "columns": {"A": "city", "B": "name"},
            "header_row": 1,
            "defaults": {"economy": "CN"},
        },
    )
    await given.started(sender, imported)
    await given.worked(db, files)

    assert refused.status_code == 422
    assert corrected.json()["missing"] == []
    assert given.counts(await given.shown(sender, imported)) == {"accepted": 1}
    assert await names_of(db) == ["Jinyuda Textile Co."]


async def test_a_list_can_be_read_in_another_encoding_than_was_guessed(client, editor):
    sender = client(editor)
    imported = await given.received(sender, "name,country\nÑandú,Perú\n".encode("cp1252"))

    corrected = await sender.patch(f"{given.BASE}/{imported['id']}", json={"encoding": "cp850"})
    absurd = await sender.patch(f"{given.BASE}/{imported['id']}", json={"encoding": "utf-8"})

    assert corrected.json()["about"]["encoding"] == "cp850"
    assert absurd.status_code == 422


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"columns": {"Q": "name"}},
        {"columns": {"A": "name", "B": "name"}},
        {"columns": {"A": "colour"}},
        {"separator": "x"},
        {"sheet": "Other"},
        {"defaults": {"economy": "XX"}},
    ],
)
async def test_a_correction_that_cannot_be_followed_is_refused(client, editor, body):
    sender = client(editor)
    content = _workbook()
    imported = await given.received(sender, content, XLSX, filename="list.xlsx")

    answer = await sender.patch(f"{given.BASE}/{imported['id']}", json=body)

    assert answer.status_code == 422


def _workbook() -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([given.HEADINGS, *given.ROWS]):
            sheet.write_row(number, 0, row)
    return content.getvalue()


async def test_of_two_corrections_at_once_neither_waits_and_the_later_is_refused(
    client, editor, monkeypatch
):
    sender = client(editor)
    imported = await given.received(sender)
    place, read_head = f"{given.BASE}/{imported['id']}", actions.read_head
    waiting = [{"separator": ";"}]
    answers = []

    async def look_slowly(*order):
        if waiting:
            answers.append(await sender.patch(place, json=waiting.pop()))
        return await read_head(*order)

    monkeypatch.setattr(actions, "read_head", look_slowly)
    answers.append(await sender.patch(place, json={"separator": ","}))

    assert [each.status_code for each in answers] == [200, 409]
    assert (await given.shown(sender, imported))["about"]["separator"] == ";"


async def test_a_row_that_the_network_has_is_linked_and_one_that_resembles_is_asked_about(
    client, editor, db, files
):
    known = await given_suppliers.a_compiled_supplier(
        db, editor, name="Suzhou Jinyuda Textile Co., Ltd.", address="36-8 Rainbow Road, Suzhou"
    )
    sender = client(editor)
    alike = ("China", "Suzhou Jinyuda Textiles", "", "Apparel")

    imported = await given.taken_in(sender, db, files, given.csv_of(given.ROWS[0], alike))

    (linked,) = await given.rows_of(sender, imported, "duplicate_linked")
    (asked,) = await given.rows_of(sender, imported, "duplicate_asked")
    assert linked["supplier_id"] == str(known.id)
    assert known.public_id in linked["findings"][-1]["reason"]
    assert (asked["supplier_id"], asked["candidates"][0]["supplier_id"]) == (None, str(known.id))
    assert len(await names_of(db)) == 1


async def test_a_row_that_repeats_another_is_linked_to_the_same_supplier(client, editor, db, files):
    sender = client(editor)
    content = given.csv_of(*MILLS, ("CHINA", "AURORA WEAVING MILL CO., LTD", "0 Canal Road", ""))

    imported = await given.taken_in(sender, db, files, content)

    (first, *_) = await given.rows_of(sender, imported, "accepted")
    (linked,) = await given.rows_of(sender, imported, "duplicate_linked")
    assert (linked["number"], linked["supplier_id"]) == (8, first["supplier_id"])
    assert "row 2" in linked["findings"][-1]["reason"]
    assert len(await names_of(db)) == 6


async def test_the_same_list_again_adds_nothing(client, editor, db, files):
    sender = client(editor)
    await given.taken_in(sender, db, files)

    again = await given.taken_in(sender, db, files)

    assert given.counts(again) == {"duplicate_linked": 2, "rejected": 1}
    assert len(await names_of(db)) == 2


async def test_a_person_decides_on_a_row_that_resembles_a_supplier(client, editor, db, files):
    known = await given_suppliers.a_compiled_supplier(
        db, editor, name="Suzhou Jinyuda Textile Co., Ltd.", address="36-8 Rainbow Road, Suzhou"
    )
    sender = client(editor)
    rows = [
        ("China", "Suzhou Jinyuda Textiles", "", ""),
        ("China", "Jinyuda Textile Suzhou", "", ""),
    ]
    imported = await given.taken_in(sender, db, files, given.csv_of(*rows))
    asked = await given.rows_of(sender, imported, "duplicate_asked")
    base = f"{given.BASE}/{imported['id']}/rows"

    other = await sender.post(f"{base}/{asked[0]['number']}/settle", json={"reason": "Two plants."})
    again = await sender.post(f"{base}/{asked[0]['number']}/settle", json={"reason": "Really."})

    assert (other.status_code, other.json()["verdict"]) == (200, "accepted")
    assert other.json()["supplier_id"] != str(known.id)
    assert again.status_code == 409
    assert len(await names_of(db)) == 2


async def test_a_person_links_a_row_only_to_a_supplier_that_it_resembles(client, editor, db, files):
    known = await given_suppliers.a_compiled_supplier(
        db, editor, name="Suzhou Jinyuda Textile Co., Ltd.", address="36-8 Rainbow Road, Suzhou"
    )
    stranger = await given_suppliers.a_compiled_supplier(db, editor, name="Falcon Mill")
    sender = client(editor)
    row = ("China", "Suzhou Jinyuda Textiles", "", "")
    imported = await given.taken_in(sender, db, files, given.csv_of(row))
    place = f"{given.BASE}/{imported['id']}/rows/2/settle"

    refused = await sender.post(place, json={"same_as": str(stranger.id), "reason": "So."})
    linked = await sender.post(place, json={"same_as": str(known.id), "reason": "Same site."})

    assert refused.status_code == 422
    assert (linked.json()["verdict"], linked.json()["supplier_id"]) == (
        "duplicate_linked",
        str(known.id),
    )


async def test_a_focal_point_imports_for_its_own_economy_only(client, db, files):
    sender = client(somebody("focal_point:VN"))

    imported = await given.taken_in(sender, db, files)

    rejected = await given.rows_of(sender, imported, "rejected")
    assert given.counts(imported) == {"accepted": 1, "rejected": 2}
    assert rejected[0]["findings"][0]["reason"] == "you import for Viet Nam only"


async def test_a_member_of_nothing_imports_nothing(client, member):
    answer = await given.sent(client(member), given.csv_of(*given.ROWS))

    assert answer.status_code == 403


async def test_a_stranger_imports_nothing(client):
    answer = await given.sent(client(), given.csv_of(*given.ROWS))

    assert answer.status_code == 401


async def test_an_import_is_nobody_else_s_business(client, editor):
    sender = client(somebody("focal_point:VN"))
    imported = await given.received(sender)
    place = f"{given.BASE}/{imported['id']}"

    for other, expected in ((somebody("focal_point:TH"), 404), (somebody(), 404), (editor, 403)):
        assert (await client(other).post(f"{place}/start", json={})).status_code == expected
    assert (await client(somebody()).get(place)).status_code == 404
    assert (await client(somebody()).get(f"{place}/rows")).status_code == 404
    assert (await client(editor).get(place)).status_code == 200


async def test_a_paused_import_goes_on_where_it_was(client, editor, db, files):
    sender = client(editor)
    imported = await given.received(sender, given.csv_of(*MILLS))
    await given.started(sender, imported)

    paused = await sender.post(f"{given.BASE}/{imported['id']}/pause")
    await given.worked(db, files)
    before = await given.shown(sender, imported)
    await given.started(sender, imported)
    await given.worked(db, files)

    assert (paused.json()["state"], before["rows_done"]) == ("paused", 0)
    assert (await given.shown(sender, imported))["rows_done"] == 6


async def test_what_is_finished_or_runs_is_not_started_or_corrected(client, editor, db, files):
    sender = client(editor)
    imported = await given.received(sender)
    place = f"{given.BASE}/{imported['id']}"
    await given.started(sender, imported)

    twice = await given.started(sender, imported)
    running = await sender.patch(place, json={"columns": {"A": None}})
    await given.worked(db, files)
    after = await given.started(sender, imported)
    corrected = await sender.patch(place, json={"columns": {"A": None}})
    paused = await sender.post(f"{place}/pause")

    answers = (twice, running, after, corrected, paused)
    assert [each.status_code for each in answers] == [409, 409, 409, 409, 409]


async def test_a_row_that_the_database_refuses_does_not_stop_the_others(
    client, editor, db, files, announced, monkeypatch
):
    sender = client(editor)
    understand = judging.understand

    def with_a_trap(imported, lines):
        judged = understand(imported, lines)
        for each in judged:
            if each.reading.number == 3:
                object.__setattr__(each.profile, "city", "Su\0zhou")
        return judged

    monkeypatch.setattr(judging, "understand", with_a_trap)
    imported = await given.taken_in(sender, db, files, given.csv_of(*MILLS))

    (refused,) = await given.rows_of(sender, imported, "rejected")
    assert given.counts(imported) == {"accepted": 5, "rejected": 1}
    assert (refused["number"], refused["supplier_id"]) == (3, None)
    assert len(await names_of(db)) == 5
    assert len(await announced()) == 6


async def test_rows_whose_public_id_is_taken_draw_another(
    client, editor, db, files, announced, monkeypatch
):
    known = await given_suppliers.a_compiled_supplier(db, editor, name="Whale Net Works")
    given_suppliers.draws(monkeypatch, "S-CN-000000-0", known.public_id)

    imported = await given.taken_in(client(editor), db, files, given.csv_of(*MILLS))

    assert given.counts(imported) == {"accepted": 6}
    assert len(await names_of(db)) == 7
    assert len(await announced()) == 8


async def test_a_row_that_cannot_be_judged_is_rejected_and_the_others_are_taken_in(
    client, editor, db, files, announced, monkeypatch
):
    sender = client(editor)
    look = judging.duplicates.find_candidates

    async def stumble(session, identities, **how):
        if any("Cascade" in name for each in identities for name in each.names):
            raise ArithmeticError("what nobody foresaw")
        return await look(session, identities, **how)

    monkeypatch.setattr(judging.duplicates, "find_candidates", stumble)
    imported = await given.taken_in(sender, db, files, given.csv_of(*MILLS))

    (refused,) = await given.rows_of(sender, imported, "rejected")
    assert imported["state"] == "done"
    assert given.counts(imported) == {"accepted": 5, "rejected": 1}
    assert (refused["number"], refused["name"]) == (4, "Cascade Weaving Mill")
    assert refused["findings"][-1]["reason"] == "could not be stored; please tell the secretariat"
    assert len(await announced()) == 6


async def test_an_import_that_keeps_failing_ends_with_a_problem_while_another_is_taken_in(
    client, editor, db, files, monkeypatch
):
    sender = client(editor)
    bad = await given.received(sender, given.csv_of(*MILLS))
    good = await given.received(sender)
    for each in (bad, good):
        await given.started(sender, each)
    take_rows = actions.take_rows

    async def stumble(db, worker, import_id, lines, known):
        if str(import_id) == bad["id"]:
            raise RuntimeError("what nobody foresaw")
        return await take_rows(db, worker, import_id, lines, known)

    monkeypatch.setattr(actions, "take_rows", stumble)
    tries = Counter()
    await background.take_one(db, files, tries=tries)
    await background.take_one(db, files, tries=tries)
    first = await given.stored(db, bad)
    other = await given.stored(db, good)
    for later in (1, 2):
        with time_machine.travel(clock.now() + later * (LEASE + timedelta(seconds=1))):
            await background.take_one(db, files, tries=tries)
    last = await given.stored(db, bad)

    assert (first.state, other.state) == ("running", "done")
    assert (last.state, last.problem) == (
        "failed",
        "the rows after row 1 cannot be taken in; please tell the secretariat",
    )
    assert not tries


async def test_a_worker_that_lost_its_import_writes_nothing(client, editor, db, files):
    sender = client(editor)
    imported = await given.received(sender)
    await given.started(sender, imported)
    async with db.reading() as session:
        nobody = (await session.get(Import, imported["id"])).id

    taken = await actions.take_rows(db, nobody, nobody, [], Known(db))

    assert taken is False


async def test_a_list_that_is_gone_is_a_failure_with_its_reason(client, editor, db, files):
    sender = client(editor)
    imported = await given.received(sender)
    await given.started(sender, imported)
    async with db.reading() as session:
        await files.remove((await session.get(Import, imported["id"])).file)

    await given.worked(db, files)

    shown = await given.shown(sender, imported)
    assert (shown["state"], shown["problem"]) == ("failed", "this file is not kept any more")


async def test_the_same_key_sends_a_list_once(client, editor):
    sender = client(editor)
    content = given.csv_of(*given.ROWS)

    answers = [
        await sender.post(
            given.BASE,
            params={"filename": "list.csv"},
            content=content,
            headers={"Content-Type": "text/csv", "Idempotency-Key": "once"},
        )
        for _ in range(2)
    ]

    assert answers[0].json()["id"] == answers[1].json()["id"]
    assert len((await sender.get(given.BASE)).json()["items"]) == 1


async def test_a_background_part_takes_imports_in_until_the_process_ends(
    client, editor, db, settings
):
    sender = client(editor)
    imported = await given.received(sender)
    await given.started(sender, imported)
    part = asyncio.create_task(background.run(db, settings))

    async with asyncio.timeout(20):
        while (await given.shown(sender, imported))["state"] == "running":
            await asyncio.sleep(0.1)
    part.cancel()

    assert (await given.shown(sender, imported))["state"] == "done"


async def test_a_worker_that_is_told_to_end_leaves_the_import_to_the_next(
    client, editor, db, files
):
    sender = client(editor)
    imported = await given.received(sender)
    await given.started(sender, imported)
    ending = threading.Event()
    ending.set()

    await background.take_one(db, files, ending)
    await given.worked(db, files)

    assert (await given.shown(sender, imported))["rows_done"] == 3

"""What is kept for a while only: there before, gone after."""

from datetime import timedelta

import given_everything
import given_imports
import given_suppliers
import pytest
import time_machine
from chassis import clock
from chassis.attachments import attachments_of
from chassis.problems import NotFound
from given_documents import PDF
from matchmaking.alerts.models import AlertHit, Digest, SavedSearch
from matchmaking.documents.models import Document
from matchmaking.exposure.models import Exposure
from matchmaking.imports.models import Import, ImportRow
from matchmaking.receipts.models import Receipt
from matchmaking.sweeping import background, queries
from sqlalchemy import func, select


@pytest.fixture
def files(settings):
    return attachments_of(settings)


@pytest.fixture
def left(db, files):
    """A function that sweeps after some days and returns how many rows of a table are left."""

    async def sweep(table, days):
        with time_machine.travel(clock.now() + timedelta(days=days), tick=True):
            await background.sweep_once(db, files)
        async with db.reading() as session:
            return await session.scalar(select(func.count()).select_from(table))

    return sweep


@pytest.fixture
def sent(client, db, member):
    """A function that sends a document and returns it."""

    async def send(**supplier):
        owner = await given_suppliers.a_supplier(db, member, **supplier)
        answer = await client(member).post(
            f"/v1/suppliers/{owner.id}/documents?name=a.pdf",
            content=PDF,
            headers={"Content-Type": "application/pdf"},
        )
        assert answer.status_code == 201
        return answer.json()

    return send


@pytest.mark.parametrize(
    ("table", "days"), [(AlertHit, 180), (Digest, 180), (Exposure, 90), (Receipt, 1_096)]
)
async def test_a_row_is_kept_for_its_time_and_no_longer(client, db, tmp_path, left, table, days):
    await given_everything.a_world(client, db, tmp_path)

    assert await left(table, days - 1) > 0
    assert await left(table, days + 1) == 0


async def test_a_saved_search_goes_thirty_days_after_its_removal_and_never_before_it(
    client, db, tmp_path, left
):
    world = await given_everything.a_world(client, db, tmp_path)
    address = f"/v1/matchmaking/saved-searches/{world.ids['search_id']}"
    owner = client(world.buyer)
    version = (await owner.get(address)).headers["etag"]

    assert await left(SavedSearch, 2_000) == 1
    await owner.delete(address, headers={"If-Match": version})
    assert await left(SavedSearch, 29) == 1
    assert await left(SavedSearch, 31) == 0


async def test_the_rows_and_the_file_of_a_list_go_ninety_days_after_its_end(
    client, editor, db, files, left
):
    imported = await given_imports.taken_in(client(editor), db, files)
    file = (await given_imports.stored(db, imported)).file

    assert await left(ImportRow, 89) == 3
    assert (await files.opened(file)).size_bytes > 0
    assert await left(ImportRow, 91) == 0
    assert await left(Import, 91) == 1
    with pytest.raises(NotFound):
        await files.opened(file)


async def test_a_list_that_still_runs_keeps_its_rows_and_its_file(client, editor, db, files, left):
    sender = client(editor)
    imported = await given_imports.received(sender)
    await given_imports.started(sender, imported)

    await left(ImportRow, 400)
    await given_imports.worked(db, files)

    assert (await given_imports.stored(db, imported)).rows_done == 3


async def test_the_bytes_of_a_removed_document_go_and_those_of_another_stay(
    client, member, files, left, sent
):
    document = await sent()

    assert await left(Document, 400) == 1
    assert await files.whole(document["sha256"]) == PDF
    await client(member).delete(f"/v1/matchmaking/documents/{document['id']}")
    assert await left(Document, 6) == 0
    assert await files.whole(document["sha256"]) == PDF
    await left(Document, 8)
    with pytest.raises(NotFound):
        await files.whole(document["sha256"])


async def test_the_bytes_stay_while_another_supplier_has_the_same_document(
    client, member, files, left, sent
):
    document = await sent()
    await sent(name="Blue River Ceramics")

    await client(member).delete(f"/v1/matchmaking/documents/{document['id']}")

    assert await left(Document, 8) == 1
    assert await files.whole(document["sha256"]) == PDF


async def test_the_bytes_stay_that_a_split_would_need_again(client, db, member, files, left, sent):
    document = await sent()
    other = await given_suppliers.a_supplier(db, member, name="Blue River Ceramics")
    merge = {
        "keep": str(other.id),
        "absorb": document["supplier_id"],
        "reason": "It is one enterprise.",
    }
    merged = await client(member).post("/v1/matchmaking/merges", json=merge)
    assert merged.is_success

    await client(member).delete(f"/v1/matchmaking/documents/{document['id']}")

    assert await left(Document, 8) == 0
    assert await files.whole(document["sha256"]) == PDF


async def test_more_rows_than_go_at_once_go_all_the_same(
    client, editor, db, files, left, monkeypatch
):
    monkeypatch.setattr(queries, "AT_ONCE", 2)
    await given_imports.taken_in(client(editor), db, files)

    assert await left(ImportRow, 91) == 0

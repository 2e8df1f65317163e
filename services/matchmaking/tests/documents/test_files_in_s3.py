"""Documents, photos and lists in S3 instead of a folder, and what is left when S3 fails."""

from http import HTTPStatus

import given_documents as files
import given_imports
import given_suppliers as given
import pytest
from chassis.attachments import attachments_of
from s3_stand_in import LOCATION, an_s3
from sqlalchemy import text

PDF = {"content": files.PDF, "headers": {"Content-Type": "application/pdf"}}
PNG = {"content": files.png(), "headers": {"Content-Type": "image/png"}}
UPLOADS = {
    "/documents": PDF | {"params": {"name": "audit.pdf"}},
    "/photos": PNG | {"params": {"alt": "The weaving hall"}},
}
KEPT = """
    SELECT (SELECT count(*) FROM evidence_documents) + (SELECT count(*) FROM supplier_photos)
         + (SELECT count(*) FROM imports) + (SELECT count(*) FROM idempotency_keys)
"""


@pytest.fixture
def s3(monkeypatch):
    with an_s3(monkeypatch) as store:
        yield store


@pytest.fixture
def settings(settings, s3):
    return settings.model_copy(update={"attachments_url": LOCATION})


@pytest.fixture
async def url(db, member):
    supplier = await given.a_supplier(db, member)
    return f"/v1/suppliers/{supplier.id}"


async def kept(db) -> int:
    async with db.reading() as session:
        return await session.scalar(text(KEPT))


async def test_a_document_comes_back_from_s3_as_it_was_sent(client, member, url, s3):
    sent = await client(member).post(f"{url}/documents", **UPLOADS["/documents"])
    back = await client(member).get(f"{sent.headers['Location']}/content")

    assert (sent.status_code, back.status_code) == (201, 200)
    assert back.content == files.PDF
    assert back.headers["content-length"] == str(len(files.PDF))
    assert [*s3.objects.values()] == [files.PDF]


async def test_the_same_document_of_two_suppliers_lies_in_s3_once(client, db, member, url, s3):
    other = await given.a_supplier(db, member, name="Other Weavers Co., Ltd.")
    await client(member).post(f"{url}/documents", **UPLOADS["/documents"])

    again = await client(member).post(
        f"/v1/suppliers/{other.id}/documents", **UPLOADS["/documents"]
    )

    assert again.status_code == 201
    assert len(s3.objects) == 1


async def test_a_photo_is_shown_from_s3(client, member, url, s3):
    added = await client(member).post(f"{url}/photos", **UPLOADS["/photos"])
    shown = await client().get(added.json()["url_path"])

    assert (added.status_code, shown.status_code) == (201, 200)
    assert [*s3.objects.values()] == [shown.content]


async def test_a_list_is_taken_in_from_s3(client, db, editor, settings):
    imported = await given_imports.taken_in(client(editor), db, attachments_of(settings))

    assert (imported["state"], imported["rows_done"]) == ("done", 3)


@pytest.mark.parametrize("what", [*UPLOADS])
async def test_what_s3_does_not_take_leaves_nothing_behind_and_may_be_sent_again(
    client, db, member, url, s3, what
):
    sender, key = client(member), {"Idempotency-Key": "one-and-the-same"}
    upload = UPLOADS[what] | {"headers": UPLOADS[what]["headers"] | key}
    s3.fails_with = HTTPStatus.SERVICE_UNAVAILABLE

    refused = await sender.post(f"{url}{what}", **upload)
    left = await kept(db)
    s3.fails_with = None
    again = await sender.post(f"{url}{what}", **upload)

    assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["type"] == "urn:gscnet:problem:unavailable"
    assert left == 0
    assert again.status_code == 201


async def test_a_list_that_s3_does_not_take_is_not_there(client, db, editor, s3):
    s3.fails_with = HTTPStatus.SERVICE_UNAVAILABLE

    refused = await given_imports.sent(client(editor), given_imports.csv_of(*given_imports.ROWS))

    assert refused.status_code == 503
    assert await kept(db) == 0


async def test_a_store_that_is_away_is_a_problem_for_writers_and_for_readers(
    client, db, member, url, s3
):
    document = await client(member).post(f"{url}/documents", **UPLOADS["/documents"])
    photo = await client(member).post(f"{url}/photos", **UPLOADS["/photos"])
    s3.goes_away()

    another = UPLOADS["/documents"] | {"content": files.PDF + b"\n"}
    answers = [
        await client(member).get(f"{document.headers['Location']}/content"),
        await client().get(photo.json()["url_path"]),
        await client(member).post(f"{url}/documents", **another),
    ]

    assert [each.status_code for each in answers] == [503, 503, 503]
    assert {each.json()["type"] for each in answers} == {"urn:gscnet:problem:unavailable"}


async def test_a_file_that_is_lost_in_s3_is_absent_and_no_fault(client, member, url, s3):
    document = await client(member).post(f"{url}/documents", **UPLOADS["/documents"])
    s3.objects.clear()

    answer = await client(member).get(f"{document.headers['Location']}/content")

    assert answer.status_code == 404
    assert answer.json()["detail"] == "this file is not kept any more"


async def test_whoever_may_not_see_a_document_makes_nobody_ask_s3(client, member, buyer, url, s3):
    document = await client(member).post(f"{url}/documents", **UPLOADS["/documents"])
    asked = len(s3.asked)

    answer = await client(buyer).get(f"{document.headers['Location']}/content")

    assert answer.status_code == 404
    assert len(s3.asked) == asked

"""A file is looked through and stored before a transaction begins, so that nobody waits for it."""

import given_everything
import given_imports
import given_suppliers
import psycopg
import pytest
from chassis.attachments import Attachments

IDLE = """SELECT count(*) FROM pg_stat_activity
          WHERE datname = current_database() AND state LIKE 'idle in transaction%'"""
LIST = {
    "content": given_imports.csv_of(*given_imports.ROWS),
    "headers": {"Content-Type": "text/csv"},
}


@pytest.fixture
def in_transactions(monkeypatch, database_url):
    """How many connections were in a transaction each time that a file was stored."""
    put_bytes, seen = Attachments.put_bytes, []

    async def watch(self, content, sha256):
        with psycopg.connect(database_url, autocommit=True) as connection:
            seen.append(connection.execute(IDLE).fetchone()[0])
        return await put_bytes(self, content, sha256)

    monkeypatch.setattr(Attachments, "put_bytes", watch)
    return seen


@pytest.fixture
async def supplier(db, editor):
    return await given_suppliers.a_compiled_supplier(db, editor)


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/v1/suppliers/{}/documents", given_everything.PDF | {"params": {"name": "a.pdf"}}),
        ("/v1/suppliers/{}/photos", given_everything.PNG | {"params": {"alt": "The mill"}}),
        (given_imports.BASE, LIST | {"params": {"filename": "a.csv"}}),
    ],
)
async def test_no_transaction_waits_for_the_store_and_a_repetition_does_not_ask_it(
    client, editor, supplier, in_transactions, address, sent
):
    once = sent | {"headers": sent["headers"] | {"Idempotency-Key": "once"}}

    first = await client(editor).post(address.format(supplier.id), **once)
    second = await client(editor).post(address.format(supplier.id), **once)

    assert first.status_code == second.status_code == 201
    assert first.content == second.content
    assert in_transactions == [0]


@pytest.mark.parametrize("part", ["documents?name=a.pdf", "photos?alt=The mill"])
async def test_what_a_stranger_sends_is_not_stored(client, buyer, supplier, in_transactions, part):
    kind = "application/pdf" if "pdf" in part else "image/png"

    answer = await client(buyer).post(
        f"/v1/suppliers/{supplier.id}/{part}", content=b"%PDF", headers={"Content-Type": kind}
    )

    assert answer.status_code == 403
    assert in_transactions == []

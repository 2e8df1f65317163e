"""An evidence document is its owner's: others see it when the owner lets them, or never know."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import given_documents as files
import given_suppliers as given
import psycopg
import pytest
from chassis import row_security
from chassis.auth import SYSTEM, Actor
from chassis.testing import ContractClient, somebody
from matchmaking.base import Base
from sqlalchemy import create_engine

Client = Callable[..., ContractClient]
SENT = {"Content-Type": "application/pdf"}


@pytest.fixture
async def supplier(db, member):
    return await given.a_supplier(db, member, certificates=[given.GRS])


@pytest.fixture
async def document(client: Client, supplier, member) -> dict[str, Any]:
    answer = await client(member).post(
        f"/v1/suppliers/{supplier.id}/documents?name=certificate.pdf",
        content=files.PDF,
        headers=SENT,
    )
    return answer.json()


def address(document: dict[str, Any], rest: str = "") -> str:
    return f"/v1/matchmaking/documents/{document['id']}{rest}"


async def test_a_document_comes_back_as_it_was_sent_and_only_to_be_saved(
    client: Client, supplier, member
):
    certificate = supplier.certificates[0].id
    name = "证书.pdf"

    sent = await client(member).post(
        f"/v1/suppliers/{supplier.id}/documents?certificate_id={certificate}&name={name}",
        content=files.PDF,
        headers=SENT,
    )
    back = await client(member).get(address(sent.json(), "/content"))

    assert sent.status_code == 201
    assert sent.json()["certificate_id"] == str(certificate)
    assert (sent.json()["media_type"], sent.json()["name"]) == ("application/pdf", name)
    assert back.content == files.PDF
    assert back.headers["content-type"] == "application/pdf"
    assert back.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''%E8%AF%81%E4%B9%A6.pdf"
    )
    assert back.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"<svg><script>alert(1)</script></svg>", "image/svg+xml", 415),
        (b"<svg><script>alert(1)</script></svg>", "application/octet-stream", 422),
        (files.png(), "application/pdf", 422),
        (b"MZ", "application/pdf", 422),
    ],
)
async def test_a_refused_file_is_not_kept(client: Client, supplier, member, content, kind, status):
    answer = await client(member).post(
        f"/v1/suppliers/{supplier.id}/documents?name=a.pdf",
        content=content,
        headers={"Content-Type": kind},
    )
    listed = await client(member).get(f"/v1/suppliers/{supplier.id}/documents")

    assert answer.status_code == status
    assert listed.json() == []


async def test_nobody_else_can_tell_a_document_from_none(client: Client, document, buyer):
    absent = {"id": str(uuid4())}

    answers = [
        [
            await client(actor).get(address(of)),
            await client(actor).get(address(of, "/content")),
            await client(actor).get(address(of, "/grants")),
            await client(actor).post(address(of, "/grants"), json={"account_id": str(uuid4())}),
            await client(actor).delete(address(of)),
        ]
        for of in (document, absent)
        for actor in (buyer, somebody("editor"), somebody("focal_point:VN"))
    ]

    assert {answer.status_code for each in answers for answer in each} == {404}
    assert len({answer.content for each in answers for answer in each}) == 1


@pytest.mark.parametrize("role", ["secretariat", "focal_point:CN"])
async def test_reviewers_of_the_economy_see_a_document_and_decide_nothing(
    client: Client, document, role
):
    reviewer = client(somebody(role))

    seen = await reviewer.get(address(document, "/content"))
    granted = await reviewer.post(address(document, "/grants"), json={"account_id": str(uuid4())})
    removed = await reviewer.delete(address(document))

    assert seen.content == files.PDF
    assert (granted.status_code, removed.status_code) == (403, 403)


async def test_whom_the_owner_lets_see_it_sees_it_until_the_owner_says_no(
    client: Client, supplier, document, member, buyer
):
    owner, guest = client(member), client(buyer)

    await owner.post(address(document, "/grants"), json={"account_id": str(buyer.account_id)})
    seen = await guest.get(address(document, "/content"))
    listed = await guest.get(f"/v1/suppliers/{supplier.id}/documents")
    grants = await owner.get(address(document, "/grants"))
    passed_on = await guest.post(address(document, "/grants"), json={"account_id": str(uuid4())})
    await owner.delete(address(document, f"/grants/{buyer.account_id}"))
    after = await guest.get(address(document, "/content"))

    assert seen.content == files.PDF
    assert [each["id"] for each in listed.json()] == [document["id"]]
    assert [each["account_id"] for each in grants.json()] == [str(buyer.account_id)]
    assert passed_on.status_code == 403
    assert after.status_code == 404


async def test_a_removed_document_is_gone_for_everybody(client: Client, document, member):
    removed = await client(member).delete(address(document))

    after = await client(member).get(address(document))

    assert (removed.status_code, after.status_code) == (204, 404)


async def test_only_those_who_speak_for_a_supplier_add_documents(client: Client, supplier, buyer):
    where = f"/v1/suppliers/{supplier.id}/documents?name=a.pdf"

    by_buyer = await client(buyer).post(where, content=files.PDF, headers=SENT)
    by_stranger = await client().post(where, content=files.PDF, headers=SENT)

    assert (by_buyer.status_code, by_stranger.status_code) == (403, 401)


async def test_a_document_of_the_certificate_of_another_supplier_is_refused(
    client: Client, db, supplier, member
):
    other = await given.a_supplier(db, somebody(), name="Other", certificates=[given.GRS])
    where = f"/v1/suppliers/{supplier.id}/documents?name=a.pdf"

    answer = await client(member).post(
        f"{where}&certificate_id={other.certificates[0].id}", content=files.PDF, headers=SENT
    )

    assert answer.status_code == 404


async def test_a_document_says_nothing_to_the_outside(client: Client, document, announced):
    kinds = [kind for kind, _ in await announced()]

    assert kinds == ["org.gscnet.matchmaking.supplier.registered"]


async def claimed(client: ContractClient, supplier) -> str:
    """How strong the first claim of a supplier is, as everybody reads it."""
    shown = (await client.get(f"/v1/suppliers/{supplier.id}")).json()
    return shown["claims"][0]["strength"]


@pytest.fixture
async def claiming(db, member):
    return await given.a_supplier(db, member, claims=[given.RECYCLED])


async def test_a_claim_is_as_strong_as_a_document_while_one_is_there(
    client: Client, claiming, member, announced
):
    owner, [claim] = client(member), claiming.claims
    before = await claimed(client(), claiming)

    first = await files.attached(owner, claiming, claim)
    second = await files.attached(owner, claiming, claim)
    await owner.delete(first)
    with_one = await claimed(client(), claiming)
    await owner.delete(second)

    assert (before, with_one) == ("self_declared", "document")
    assert await claimed(client(), claiming) == "self_declared"
    weighed = ("org.gscnet.matchmaking.supplier.claim_weighed", str(claiming.id))
    assert (await announced())[1:] == [weighed, weighed]


async def test_what_a_document_makes_of_a_claim_is_told_without_the_document(
    client: Client, claiming, member, last_event
):
    document = await files.attached(client(member), claiming, claiming.claims[0])

    told = await last_event()
    assert told["data"]["strength"] == "document"
    assert told["data"]["claim_id"] == str(claiming.claims[0].id)
    assert document.rpartition("/")[2] not in str(told)
    assert "report.pdf" not in str(told)


async def test_a_document_weighs_for_its_own_claim_alone(client: Client, db, member):
    supplier = await given.a_supplier(
        db, member, certificates=[given.GRS], claims=[given.RECYCLED, given.RECYCLED]
    )

    await files.attached(client(member), supplier, supplier.claims[1])

    shown = (await client().get(f"/v1/suppliers/{supplier.id}")).json()
    assert {each["id"]: each["strength"] for each in shown["claims"]} == {
        str(supplier.claims[0].id): "self_declared",
        str(supplier.claims[1].id): "document",
    }
    assert shown["certificates"][0]["strength"] == "accredited"


async def test_a_document_of_others_raises_nothing(client: Client, claiming, buyer, announced):
    where = f"/v1/suppliers/{claiming.id}/documents?name=a.pdf&claim_id={claiming.claims[0].id}"

    refused = await client(buyer).post(where, content=files.PDF, headers=SENT)

    assert refused.status_code == 403
    assert await claimed(client(), claiming) == "self_declared"
    assert len(await announced()) == 1


async def test_a_document_does_not_outlast_the_claim_that_it_stands_behind(
    client: Client, db, member
):
    ended = given.RECYCLED | {"valid_until": "2026-01-01"}
    supplier = await given.a_supplier(db, member, claims=[ended])

    await files.attached(client(member), supplier, supplier.claims[0])

    shown = (await client().get(f"/v1/suppliers/{supplier.id}")).json()
    assert shown["claims"][0]["is_valid"] is False


async def test_a_verified_claim_stays_verified_and_falls_back_on_its_document(
    client: Client, claiming, member
):
    reviewer, [claim] = client(somebody("focal_point:CN")), claiming.claims
    finding = {"method": "document", "note": "Read in the report."}
    verified = await reviewer.post(
        f"/v1/suppliers/{claiming.id}/claims/{claim.id}/verify", json=finding
    )
    [about] = verified.json()["claims"]

    await files.attached(client(member), claiming, claim)
    documented = await claimed(client(), claiming)
    await reviewer.post(
        f"/v1/matchmaking/verifications/{about['verification']['id']}/withdraw",
        json={"reason": "The report was of another year."},
    )

    assert documented == "verified"
    assert await claimed(client(), claiming) == "document"


def told(url: str, actor: Actor) -> psycopg.Connection[Any]:
    """Return a connection of the service's own role that acts as somebody, past the service."""
    connection = psycopg.connect(url, autocommit=True)
    connection.execute(
        "SELECT set_config('gscnet.account', %(account)s, false),"
        " set_config('gscnet.roles', %(roles)s, false)",
        row_security.told(actor),
    )
    return connection


@pytest.fixture
async def granted(client: Client, document, member, buyer) -> dict[str, Any]:
    await client(member).post(
        address(document, "/grants"), json={"account_id": str(buyer.account_id)}
    )
    return document


@pytest.mark.parametrize("table", ["evidence_documents", "document_grants"])
async def test_the_database_shows_strangers_no_row(database_url, granted, member, table):
    count = f"SELECT count(*) FROM {table}"  # noqa: S608  (one of two literals)

    with told(database_url, somebody("editor")) as stranger, told(database_url, member) as owner:
        seen = [each.execute(count).fetchone() for each in (stranger, owner)]

    assert seen == [(0,), (1,)]


async def test_the_database_shows_a_guest_the_document_and_its_own_grant_alone(
    database_url, client: Client, granted, member, buyer
):
    await client(member).post(address(granted, "/grants"), json={"account_id": str(uuid4())})

    with told(database_url, buyer) as guest:
        documents = guest.execute("SELECT count(*) FROM evidence_documents").fetchone()
        grants = guest.execute("SELECT account_id FROM document_grants").fetchall()

    assert documents == (1,)
    assert grants == [(buyer.account_id,)]


async def test_the_database_refuses_rows_of_those_who_do_not_own_them(database_url, granted, buyer):
    grant = (
        "INSERT INTO document_grants SELECT id, %s, supplier_id, %s, now() FROM evidence_documents"
    )

    with (
        told(database_url, buyer) as guest,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        guest.execute(grant, [uuid4(), buyer.account_id])

    with told(database_url, buyer) as guest:
        changed = guest.execute("UPDATE evidence_documents SET name = 'mine.pdf'").rowcount
        removed = guest.execute("DELETE FROM evidence_documents").rowcount
    assert (changed, removed) == (0, 0)


@pytest.mark.parametrize("role", ["secretariat", "focal_point:CN"])
async def test_the_database_lets_reviewers_read_and_change_nothing(database_url, granted, role):
    with told(database_url, somebody(role)) as reviewer:
        seen = reviewer.execute("SELECT count(*) FROM evidence_documents").fetchone()
        changed = reviewer.execute("UPDATE evidence_documents SET name = 'x.pdf'").rowcount

    assert (seen, changed) == ((1,), 0)


async def test_a_member_who_only_looks_changes_no_document_even_in_the_database(
    database_url, granted, supplier
):
    viewer = somebody()
    joining = "INSERT INTO supplier_members VALUES (%s, %s, 'viewer', now(), now())"
    with told(database_url, SYSTEM) as system:
        system.execute(joining, [supplier.id, viewer.account_id])

    with told(database_url, viewer) as looker:
        seen = looker.execute("SELECT count(*) FROM evidence_documents").fetchone()
        removed = looker.execute("DELETE FROM evidence_documents").rowcount

    assert (seen, removed) == ((1,), 0)


async def test_the_database_answers_nobody_who_does_not_say_who_it_is(database_url, granted):
    with (
        psycopg.connect(database_url, autocommit=True) as connection,
        pytest.raises(psycopg.errors.UndefinedObject),
    ):
        connection.execute("SELECT count(*) FROM evidence_documents")


async def test_no_role_of_the_service_passes_the_wall(database_url, db):
    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.connect() as connection:
        gaps = row_security.gaps(connection, Base.metadata)
    engine.dispose()

    assert [each for each in gaps if "document" in each] == []

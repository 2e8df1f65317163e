"""What a passport says, how schema.org hears it, and where its QR code leads."""

import re

import given_suppliers as given
import pytest
import time_machine
from chassis import clock
from chassis.search import StreamState
from matchmaking.evidence.rules import ProofState, best_standing, standing_of
from vocabulary.evidence import Strength

CONTENT = "materials.recycled_content"
DOCUMENT = {"evidence": [{"kind": "report", "title": "Our own report"}]}
PAGE = "http://127.0.0.1:8000/suppliers/"


def test_a_standing_is_decided_by_what_is_valid_and_strongest():
    claimed = standing_of(Strength.DOCUMENT, is_valid=True)
    proven = standing_of(Strength.ACCREDITED, is_valid=True)
    ended = standing_of(Strength.VERIFIED, is_valid=False)
    no = standing_of(Strength.VERIFIED, is_valid=True, says_yes=False)

    assert best_standing([claimed, proven]) == ProofState.PROVEN
    assert best_standing([claimed, ended, no]) == ProofState.CLAIMED
    assert best_standing([ended]) == ProofState.LAPSED
    assert best_standing([no, ended]) == ProofState.DENIED


@pytest.mark.parametrize(
    ("evidence", "said", "is_found"),
    [({}, "claimed", False), (DOCUMENT, "claimed", False), (given.AUDITED, "proven", True)],
)
async def test_proven_means_the_same_wherever_it_is_said(
    client, db, member, app, evidence, said, is_found
):
    made = await given.a_supplier(db, member, claims=[given.RECYCLED | evidence])
    other = await given.a_supplier(db, member, name="Silent Looms of Cusco")
    await app.state.projection.projector.begin(StreamState(clock.now(), 1, 1))

    profile = (await client().get(f"/v1/suppliers/{made.id}")).json()
    passport = (await client().get(f"/v1/suppliers/{made.id}/passport")).json()
    compared = (await client().get(f"/v1/suppliers/compare?ids={made.id},{other.id}")).json()
    search = (await client().get(f"/v1/suppliers/search?proves={CONTENT}")).json()

    assert profile["claims"][0]["standing"] == said
    assert passport["criteria"][0]["standing"] == said
    assert compared["criteria"][0]["cells"][0]["standing"] == said
    assert bool(search["total"]) is is_found


async def test_proven_claimed_and_unknown_are_kept_apart(client, db, member):
    claim = given.RECYCLED | {"criterion": "social.women_led", "subject_type": "enterprise"}
    claim |= {"value": None, "unit": None, "statement": "Two women own us."}
    supplier = await given.a_supplier(db, member, certificates=[given.GRS], claims=[claim])

    with time_machine.travel("2026-06-01T00:00:00Z"):
        passport = (await client().get(f"/v1/suppliers/{supplier.public_id}/passport")).json()

    standing = {each["criterion"]: each["standing"] for each in passport["criteria"]}
    silent = {each["criterion"] for each in passport["unknown"]}
    assert standing["materials.recycled_content"] == "proven"
    assert standing["social.women_led"] == "claimed"
    assert "emissions.scope_1" in silent
    assert not silent & standing.keys()
    assert "programme.people_trained" not in silent
    assert passport["page"] == PAGE + supplier.public_id


async def test_a_proof_that_has_ended_proves_no_more(client, db, member):
    supplier = await given.a_supplier(db, member, certificates=[given.GRS])

    with time_machine.travel("2027-01-02T00:00:00Z"):
        passport = (await client().get(f"/v1/suppliers/{supplier.id}/passport")).json()

    assert {each["standing"] for each in passport["criteria"]} == {"lapsed"}


async def test_a_passport_is_the_same_whoever_asks(client, db, member):
    supplier = await given.a_supplier(db, member, **given.FULL)
    url = f"/v1/suppliers/{supplier.id}/passport"

    by_owner = await client(member).get(url)
    by_stranger = await client().get(url)

    assert by_owner.json() == by_stranger.json()


async def test_the_qr_code_is_an_svg_that_nothing_runs_in(client, db, member):
    supplier = await given.a_supplier(db, member, name="Müller & <script>alert(1)</script>")

    answer = await client().get(f"/v1/suppliers/{supplier.id}/passport/qr")

    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert re.match(r"<\?xml[^>]+\?>\s*<svg ", answer.text)
    assert "<script" not in answer.text
    assert supplier.public_id in answer.text


async def test_schema_org_hears_of_valid_certificates_and_of_no_bare_claim(client, db, member):
    product = given.SUPPLIER["products"][0] | {"materials": ["cotton"], "certificates_at": [0]}
    supplier = await given.a_supplier(
        db, member, **given.FULL | {"products": [product]}, certificates=[given.GRS],
        claims=[given.RECYCLED],
    )  # fmt: skip

    with time_machine.travel("2026-06-01T00:00:00Z"):
        answer = await client().get(f"/v1/suppliers/{supplier.id}/json-ld")

    said = answer.json()
    (offer,) = said["makesOffer"]
    assert answer.headers["Content-Type"] == "application/ld+json"
    assert (said["@context"], said["@type"]) == ("https://schema.org", "Organization")
    assert said["@id"] == PAGE + supplier.public_id
    assert said["identifier"][0]["value"] == supplier.public_id
    assert said["hasCertification"][0]["name"] == "Global Recycled Standard"
    assert offer["itemOffered"]["material"] == ["Cotton"]
    assert offer["itemOffered"]["hasCertification"] == said["hasCertification"]
    assert "contactPoint" not in said
    assert given.RECYCLED["statement"] not in answer.text


async def test_nobody_has_no_passport(client):
    for part in ("passport", "passport/qr", "json-ld"):
        answer = await client().get(f"/v1/suppliers/S-CN-000000-0/{part}")
        assert answer.status_code == 404

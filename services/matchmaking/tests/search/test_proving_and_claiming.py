"""What a supplier can prove and what it claims: two filters, each by the day of the answer."""

from datetime import date

import given_documents as files
import given_suppliers as given
import pytest
import time_machine
from matchmaking.evidence.rules import Proof
from matchmaking.search import rules
from vocabulary.evidence import Strength

CONTENT = "materials.recycled_content"
WOMEN = {"subject_type": "enterprise", "criterion": "social.women_led", "statement": "Two sisters."}
LAST_DAY = {"valid_from": "2026-01-01", "valid_until": "2026-12-31"}


def titles(answer) -> list[str]:
    return sorted(hit["title"] for hit in answer["hits"])


def counted(answer, facet: str) -> dict[str, int]:
    return {each["value"]: each["count"] for each in answer["facets"][facet]}


@pytest.fixture
async def three(db, member):
    await given.a_supplier(db, member, name="Claims", claims=[given.RECYCLED])
    await given.a_supplier(db, member, name="Proves", claims=[given.RECYCLED | given.AUDITED])
    await given.a_supplier(db, member, name="Silent")


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({"claims": CONTENT}, ["Claims", "Proves"]),
        ({"proves": CONTENT}, ["Proves"]),
        ({"proves": f"{CONTENT}:accredited"}, ["Proves"]),
        ({"proves": f"{CONTENT}:verified"}, []),
        ({"claims": [CONTENT, "social.women_led"]}, []),
        ({"criterion": [CONTENT, "social.women_led"]}, ["Claims", "Proves"]),
        ({"proves": CONTENT, "claims": CONTENT}, ["Proves"]),
    ],
)
async def test_to_claim_is_not_to_prove(three, search, question, found):
    assert titles(await search(**question)) == found


async def test_a_claim_with_a_document_is_found_as_documented_while_the_document_is_there(
    db, client, member, search
):
    supplier = await given.a_supplier(db, member, name="Shows", claims=[given.RECYCLED])
    before = await search(proves=f"{CONTENT}:document")

    document = await files.attached(client(member), supplier, supplier.claims[0])
    documented = await search(proves=f"{CONTENT}:document")
    await client(member).delete(document)
    after = await search(proves=f"{CONTENT}:document")

    assert [titles(each) for each in (before, documented, after)] == [[], ["Shows"], []]
    assert counted(documented, "proves") == {f"{CONTENT}:document": 1}
    assert documented["hits"][0]["strength"] == "document"


async def test_a_document_is_no_proof_unless_it_is_asked_for_as_enough(db, member, search):
    documented = {"evidence": [{"kind": "report", "title": "Our own report"}]}
    await given.a_supplier(db, member, name="Documents", claims=[given.RECYCLED | documented])

    proving = await search(proves=CONTENT)
    documenting = await search(proves=f"{CONTENT}:document")

    assert (titles(proving), titles(documenting)) == ([], ["Documents"])


async def test_the_counts_of_what_is_proven_ignore_their_own_filter(three, search):
    answer = await search(proves=f"{CONTENT}:verified")

    assert counted(answer, "proves") == {f"{CONTENT}:document": 1, f"{CONTENT}:accredited": 1}
    assert counted(answer, "economy") == {}


async def test_a_hit_says_how_strongly_it_answers_the_criteria_that_were_asked(three, search):
    (hit,) = (await search(proves=CONTENT))["hits"]

    assert hit["criteria"] == [
        {
            "criterion": CONTENT,
            "label": "Recycled content",
            "strength": "accredited",
            "valid_until": None,
        }
    ]


async def test_what_has_ended_drops_out_although_nothing_was_written_again(
    client, db, member, search
):
    claims = [given.RECYCLED | given.AUDITED | LAST_DAY, WOMEN]
    await given.a_supplier(db, member, claims=claims, certificates=[given.GRS | LAST_DAY])
    question = {"proves": CONTENT}
    with time_machine.travel("2026-12-31T23:59:00Z", tick=False):
        before = await search(**question)

    with time_machine.travel("2027-01-01T00:00:01Z", tick=False):
        proving = (await client().get("/v1/suppliers/search", params=question)).json()
        everything = (await client().get("/v1/suppliers/search")).json()

    assert before["total"] == 1
    assert counted(before, "scheme") == {"grs": 1}
    assert proving["total"] == 0
    assert everything["total"] == 1
    assert counted(everything, "proves") == {}
    assert counted(everything, "scheme") == {}
    assert counted(everything, "criterion") == counted(everything, "ownership")
    assert counted(everything, "ownership") == {"social.women_led": 1}


async def test_what_begins_counts_when_the_projector_has_passed_over_the_day(
    app, db, member, search, client
):
    later = {"valid_from": "2027-01-01", "valid_until": "2028-01-01"}
    await given.a_supplier(db, member, claims=[given.RECYCLED | given.AUDITED | later])
    with time_machine.travel("2026-12-31T12:00:00Z", tick=False):
        before = await search(proves=CONTENT)

    with time_machine.travel("2027-01-01T00:00:01Z", tick=False):
        await app.state.projection.projector.pass_over(date(2027, 1, 1))
        after = (await client().get("/v1/suppliers/search", params={"proves": CONTENT})).json()

    assert (before["total"], after["total"]) == (0, 1)


async def test_ownership_is_a_claim_that_can_be_filtered_by(db, member, search):
    await given.a_supplier(db, member, name="Sisters", claims=[WOMEN])
    await given.a_supplier(db, member, name="Silent")

    assert titles(await search(ownership="social.women_led")) == ["Sisters"]
    assert (await search())["facets"]["ownership"][0]["label"] == "Led by women"


@pytest.mark.parametrize(
    "question",
    [
        {"proves": "green"},
        {"proves": f"{CONTENT}:self_declared"},
        {"proves": f"{CONTENT}:strong"},
        {"claims": "green"},
        {"ownership": CONTENT},
    ],
)
async def test_what_nobody_can_prove_is_refused(client, question):
    answer = await client().get("/v1/suppliers/search", params=question)

    assert answer.status_code == 422


def a_proof(begins: str | None, ends: str | None) -> Proof:
    days = [date.fromisoformat(day) if day else None for day in (begins, ends)]
    return Proof(CONTENT, Strength.ACCREDITED, *days)


@pytest.mark.parametrize(
    ("proofs", "last"),
    [
        ([(None, "2026-06-30")], "2026-06-30"),
        ([("2026-01-01", "2026-06-30"), ("2026-07-01", "2026-12-31")], "2026-12-31"),
        ([("2026-01-01", "2026-06-30"), ("2026-07-02", "2026-12-31")], "2026-06-30"),
        ([("2026-01-01", "2026-06-30"), (None, None)], None),
        ([("2026-01-01", "2026-12-31"), ("2026-02-01", "2026-03-01")], "2026-12-31"),
        ([("0001-01-01", "9999-12-31"), ("2026-02-01", "2026-03-01")], "9999-12-31"),
    ],
)
def test_proofs_that_follow_one_another_hold_to_the_last_day(proofs, last):
    days = rules.last_days(
        [a_proof(*each) for each in proofs], date(2026, 6, 1), lambda it: [it.criterion]
    )

    assert days == {CONTENT: date.fromisoformat(last) if last else None}


def test_what_counts_on_another_day_only_is_not_held():
    proofs = [a_proof("2026-07-01", None), a_proof(None, "2026-05-31")]

    days = rules.last_days(proofs, date(2026, 6, 1), lambda it: [it.criterion])

    assert days == {}

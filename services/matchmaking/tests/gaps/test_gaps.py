"""What a supplier lacks: which needs it misses, what one more proof would open, who can help."""

from uuid import uuid4

import given_needs
import given_suppliers as given
import pytest
from chassis.auth import SYSTEM, acting_as
from chassis.testing import cloudevent, somebody
from given_lookups import WORDS, making
from given_lookups import found as found_by_words
from matchmaking.directory.subscriptions import cases, centers, initiatives
from matchmaking.standing.keeping import keeper_of
from vocabulary.schemes import get_scheme

A_FIFTH = {
    "criterion": "materials.recycled_content",
    "at_least": "20",
    "unit": "%",
    "evidence": "accredited",
}
CHILD_LABOUR = {"criterion": "social.no_child_labour", "evidence": "accredited"}
CASE = {
    "public_id": "C-CN-7XK2M4-P",
    "title": "Rags become yarn",
    "summary": "S.",
    "sector": "textile",
    "language": "en",
    "criteria": ["materials.recycled_content"],
    "enterprise": None,
}
INITIATIVE = {
    "public_id": "I-CN-7XK2M4-P",
    "title": "Toolkit for recycled fibre",
    "summary": "S.",
    "language": "en",
    "kind": "toolkit",
    "standing": "active",
    "economy": "CN",
    "organisation": "An institute",
    "starts_on": None,
    "ends_on": None,
    "sectors": [],
    "criteria": ["materials.recycled_content"],
}
CENTER = {
    "public_id": "P-CN-7XK2M4-P",
    "name": "Pilot center of Tianjin",
    "economy": "CN",
    "city": "Tianjin",
    "status": "operational",
    "sectors": ["textile"],
}
KNOWLEDGE = "org.gscnet.knowledge"


@pytest.fixture
def gaps(client, db):
    """A function that returns the gaps of a supplier, after the standing matches were kept."""

    async def read(actor, supplier):
        with acting_as(SYSTEM):
            await keeper_of(db).keep()
        response = await client(actor).get(f"/v1/suppliers/{supplier.id}/gaps")
        assert response.status_code == 200, response.text
        return response.json()

    return read


def scheme_of(gap, code):
    return next(each for each in gap["schemes"] if each["scheme"] == code)


async def test_a_missed_need_says_why_it_is_missed(db, member, buyer, gaps):
    supplier = await given.a_supplier(db, member, claims=[given.RECYCLED])
    need = await given_needs.a_published_need(db, buyer)

    found = await gaps(member, supplier)

    (missed,) = found["missed"]
    assert missed["need_id"] == str(need.id)
    assert (missed["state"], missed["place"], missed["is_excluded"]) == ("claims", 1, False)
    assert missed["lacks"] == ["materials.recycled_content"]
    assert missed["reasons"] == [
        "Recycled content: you claim it; asked for is a document at least.",
        "You are at place 1.",
    ]


async def test_a_scheme_opens_the_needs_that_lack_nothing_else(db, member, buyer, gaps):
    supplier = await given.a_supplier(db, member)
    opened = await given_needs.a_published_need(db, buyer, required_criteria=[A_FIFTH])
    await given_needs.a_published_need(
        db, buyer, required_criteria=[A_FIFTH, {"criterion": "materials.organic_content"}]
    )

    found = await gaps(member, supplier)

    gap = next(each for each in found["gaps"] if each["code"] == "materials.recycled_content")
    assert gap["needs_asking"] == 2
    assert gap["standings"] == {"unknown": 2}
    assert gap["as_asked"]["needs_opened"] == 1
    grs = scheme_of(gap, "grs")
    assert [each["need_id"] for each in grs["opens"]] == [str(opened.id)]
    assert grs["sentence"].startswith(
        "A valid certificate of Global Recycled Standard would open 1 need"
    )


async def test_a_scheme_that_guarantees_too_little_opens_nothing(db, member, buyer, gaps):
    supplier = await given.a_supplier(db, member)
    await given_needs.a_published_need(db, buyer, required_criteria=[A_FIFTH | {"at_least": "95"}])

    found = await gaps(member, supplier)

    (gap,) = found["gaps"]
    assert gap["as_asked"]["needs_opened"] == 1
    assert [each["scheme"] for each in gap["schemes"] if each["needs_opened"]] == []


async def test_what_is_said_of_a_certificate_is_what_happens_when_it_is_there(
    db, member, buyer, gaps
):
    await given.a_supplier(db, member, claims=[given.RECYCLED | given.AUDITED])
    supplier = await given.a_supplier(db, member)
    need = await given_needs.a_published_need(db, buyer, required_criteria=[A_FIFTH, CHILD_LABOUR])
    before = await gaps(member, supplier)
    (move,) = scheme_of(before["gaps"][0], "grs")["moves"]

    await given.with_certificate(db, member, supplier)
    after = await gaps(member, supplier)

    assert (move["need_id"], move["place_now"], move["place_then"]) == (str(need.id), 2, 1)
    assert after["missed"] == []
    assert after["gaps"] == []


async def test_a_required_certificate_that_is_not_there_is_a_gap_of_its_own(
    db, member, buyer, gaps
):
    supplier = await given.a_supplier(db, member)
    await given_needs.a_published_need(db, buyer, required_criteria=[], required_schemes=["grs"])

    found = await gaps(member, supplier)

    (gap,) = found["gaps"]
    assert (gap["kind"], gap["code"], gap["needs_asking"]) == ("scheme", "grs", 1)
    assert scheme_of(gap, "grs")["needs_opened"] == 1
    assert found["missed"][0]["is_excluded"]


async def test_of_more_needs_than_are_looked_at_the_others_are_counted(
    db, member, buyer, gaps, monkeypatch
):
    monkeypatch.setattr("matchmaking.gaps.queries.MOST_NEEDS", 2)
    supplier = await given.a_supplier(db, member)
    for _ in range(3):
        await given_needs.a_published_need(db, buyer)

    found = await gaps(member, supplier)

    assert (found["needs_open"], found["needs_looked_at"]) == (3, 2)
    assert found["summary"].startswith("Of the 2 newest of 3 open needs that you may see, 2 ask")
    assert found["summary"].endswith(" The other one was not looked at.")


async def test_a_need_for_other_products_is_no_gap(db, member, buyer, gaps):
    supplier = await given.a_supplier(db, member)
    await given_needs.a_published_need(db, buyer, hs={"code": "0901", "vintage": 2022})

    found = await gaps(member, supplier)

    assert (found["needs_looked_at"], found["needs_relevant"]) == (1, 0)
    assert found["missed"] == found["gaps"] == []


async def test_who_meets_everything_lacks_nothing(db, member, buyer, gaps):
    supplier = await given.a_supplier(db, member, claims=[given.RECYCLED | given.AUDITED])
    await given_needs.a_published_need(db, buyer)

    found = await gaps(member, supplier)

    assert found["missed"] == found["gaps"] == []
    assert found["summary"].startswith("Of 1 open need that you may see, 1 asks for what you make.")


async def test_a_need_by_invitation_counts_nowhere_for_those_who_were_not_invited(
    db, member, buyer, gaps
):
    supplier = await given.a_supplier(db, member)
    invited = await given.a_supplier(db, somebody())
    without = await gaps(member, supplier)

    await given_needs.a_need_by_invitation(db, buyer, invited, required_criteria=[A_FIFTH])

    assert await gaps(member, supplier) == without
    assert without["needs_looked_at"] == 0


async def test_a_need_by_invitation_counts_for_the_invited_and_not_before_its_reviewers(
    db, member, buyer, gaps
):
    supplier = await given.a_supplier(db, member)
    need = await given_needs.a_need_by_invitation(db, buyer, supplier, required_criteria=[A_FIFTH])

    own = await gaps(member, supplier)
    reviewed = await gaps(somebody("secretariat"), supplier)

    assert [each["need_id"] for each in own["missed"]] == [str(need.id)]
    assert own["missed"][0]["by_invitation"]
    assert reviewed["missed"] == reviewed["gaps"] == []
    assert reviewed["needs_looked_at"] == 0


async def test_an_invitation_to_another_supplier_of_the_same_member_does_not_count(
    db, member, buyer, gaps
):
    supplier = await given.a_supplier(db, member)
    other = await given.a_supplier(db, member)
    await given_needs.a_need_by_invitation(db, buyer, other, required_criteria=[A_FIFTH])

    found = await gaps(member, supplier)

    assert found["needs_looked_at"] == 0


async def test_drafts_and_ended_needs_do_not_count(db, member, buyer, gaps):
    supplier = await given.a_supplier(db, member)
    await given_needs.a_draft_need(db, buyer)

    found = await gaps(member, supplier)

    assert found["needs_looked_at"] == 0


async def test_cases_toolkits_and_centers_that_help_are_named(db, member, buyer, gaps, deliver):
    supplier = await given.a_supplier(db, member)
    await given_needs.a_published_need(db, buyer)
    await deliver(cases, cloudevent(f"{KNOWLEDGE}.case.published", uuid4(), 1, CASE))
    published = cloudevent(f"{KNOWLEDGE}.initiative.published", uuid4(), 1, INITIATIVE)
    await deliver(initiatives, published)
    elsewhere = INITIATIVE | {"economy": "PE"}
    await deliver(
        initiatives, cloudevent(f"{KNOWLEDGE}.initiative.published", uuid4(), 1, elsewhere)
    )
    await deliver(centers, cloudevent("org.gscnet.pilot_centers.center.opened", uuid4(), 1, CENTER))

    found = await gaps(member, supplier)

    assert [each["title"] for each in found["gaps"][0]["cases"]] == ["Rags become yarn"]
    assert [each["title"] for each in found["gaps"][0]["initiatives"]] == [
        "Toolkit for recycled fibre"
    ]
    assert [each["name"] for each in found["centers"]] == ["Pilot center of Tianjin"]


async def test_an_initiative_that_is_withdrawn_or_no_help_any_more_is_forgotten(
    db, member, buyer, gaps, deliver
):
    supplier = await given.a_supplier(db, member)
    await given_needs.a_published_need(db, buyer)
    first, second = uuid4(), uuid4()
    for each in (first, second):
        await deliver(
            initiatives, cloudevent(f"{KNOWLEDGE}.initiative.published", each, 1, INITIATIVE)
        )

    gone = cloudevent(f"{KNOWLEDGE}.initiative.withdrawn", first, 2, {"public_id": "x"})
    await deliver(initiatives, gone)
    await deliver(initiatives, gone)
    law = INITIATIVE | {"kind": "law"}
    await deliver(initiatives, cloudevent(f"{KNOWLEDGE}.initiative.changed", second, 2, law))

    assert (await gaps(member, supplier))["gaps"][0]["initiatives"] == []


async def test_a_changed_center_is_shown_as_it_is_now(db, member, gaps, deliver):
    supplier = await given.a_supplier(db, member)
    center = uuid4()
    kind = "org.gscnet.pilot_centers.center"
    nominated = cloudevent(f"{kind}.nominated", center, 1, CENTER | {"status": "nominated"})
    await deliver(centers, nominated)
    await deliver(centers, cloudevent(f"{kind}.opened", center, 2, CENTER))
    await deliver(centers, nominated)

    found = await gaps(member, supplier)

    assert [each["status"] for each in found["centers"]] == ["operational"]


async def test_a_cost_that_a_source_states_is_told_with_it(db, member, buyer, gaps):
    supplier = await given.a_supplier(db, member)
    await given_needs.a_published_need(
        db, buyer, required_criteria=[], required_schemes=["eu_ecolabel"]
    )

    found = await gaps(member, supplier)

    proof = scheme_of(found["gaps"][0], "eu_ecolabel")
    effort = get_scheme("eu_ecolabel").effort
    assert proof["effort"] == {
        "months": None,
        "cost_from": "200",
        "cost_to": "600",
        "currency": "EUR",
        "note": effort.note,
        "source": effort.source,
    }
    assert "how long it takes is not known" in proof["sentence"]


@pytest.mark.parametrize("role", ["secretariat", "focal_point:CN"])
async def test_reviewers_of_the_supplier_read_its_gaps(db, member, gaps, role):
    supplier = await given.a_supplier(db, member)

    found = await gaps(somebody(role), supplier)

    assert found["supplier_id"] == str(supplier.id)


@pytest.mark.parametrize("roles", [(), ("editor",), ("focal_point:PE",)])
async def test_nobody_else_does(db, member, client, roles):
    supplier = await given.a_supplier(db, member)

    response = await client(somebody(*roles)).get(f"/v1/suppliers/{supplier.id}/gaps")

    assert response.status_code == 403


async def test_the_gaps_take_as_many_selects_with_many_needs_as_with_one(
    db, member, buyer, gaps, statements
):
    supplier = await given.a_supplier(db, member)
    counts = []

    for needs in (1, 4):
        for _ in range(needs):
            await given_needs.a_published_need(db, buyer)
        await gaps(member, supplier)
        statements.clear()
        await gaps(member, supplier)
        counts.append(len(statements))

    assert counts[0] == counts[1] <= 12


async def test_a_need_in_words_alone_does_not_ask_for_what_everybody_makes(db, member, buyer, gaps):
    supplier = await given.a_supplier(db, member)
    await given_needs.a_published_need(db, buyer, hs=None, title="Galvanised steel bolts")

    found = await gaps(member, supplier)

    assert (found["needs_looked_at"], found["needs_relevant"]) == (1, 0)
    assert found["missed"] == []
    assert "gives no HS code is for those whom its words find" in found["summary"]


async def test_whoever_is_invited_to_a_need_in_words_alone_is_meant(db, member, buyer, gaps):
    supplier = await given.a_supplier(db, member)
    need = await given_needs.a_need_by_invitation(db, buyer, supplier, hs=None)

    found = await gaps(member, supplier)

    assert [each["need_id"] for each in found["missed"]] == [str(need.id)]


@pytest.mark.parametrize(
    "spoilt", ["required_schemes = '{gone}'", """required_criteria = '[{"criterion": "gone"}]'"""]
)
async def test_a_need_that_cannot_be_understood_hides_no_other(db, member, buyer, gaps, spoilt):
    supplier = await given.a_supplier(db, member)
    need = await given_needs.a_published_need(db, buyer)
    bad = await given_needs.a_published_need(db, buyer)
    await given_needs.spoilt(db, bad, spoilt)

    found = await gaps(member, supplier)

    assert [each["need_id"] for each in found["missed"]] == [str(need.id)]


async def test_a_need_in_words_alone_is_for_whom_its_words_find(db, member, buyer, process, gaps):
    weavers = await given.a_supplier(db, member, **making("cotton fabric"))
    yard = await given.a_supplier(db, member, **making("steel ships"))
    need = await given_needs.a_published_need(db, buyer, **WORDS, required_criteria=[A_FIFTH])
    await process.look_up()

    found, not_found = await gaps(member, weavers), await gaps(member, yard)

    assert [each["need_id"] for each in found["missed"]] == [str(need.id)]
    assert (found["missed"][0]["place"], found["gaps"][0]["needs_asking"]) == (1, 1)
    assert not_found["missed"] == not_found["gaps"] == []


async def test_a_certificate_does_in_a_need_in_words_what_is_said_of_it(
    db, member, buyer, process, gaps
):
    proven = [given.RECYCLED | given.AUDITED | {"statement": "Of 45 % scrap."}]
    await given.a_supplier(db, member, **making("cotton fabric"), claims=proven)
    await given.a_supplier(db, member, **making("steel ships"), claims=proven)
    supplier = await given.a_supplier(db, member, **making("cotton fabric"))
    await given_needs.a_published_need(
        db, buyer, **WORDS, required_criteria=[A_FIFTH, CHILD_LABOUR]
    )
    await process.look_up()
    (move,) = scheme_of((await gaps(member, supplier))["gaps"][0], "grs")["moves"]

    await given.with_certificate(db, member, supplier)

    assert (move["place_now"], move["place_then"]) == (2, 1)
    assert (await gaps(member, supplier))["missed"] == []


async def test_words_of_a_need_by_invitation_find_nobody_who_was_not_invited(
    db, member, buyer, process, gaps
):
    supplier = await given.a_supplier(db, member, **making("cotton fabric"))
    invited = await given.a_supplier(db, somebody(), **making("cotton fabric"))
    need = await given_needs.a_need_by_invitation(
        db, buyer, invited, **WORDS, required_criteria=[A_FIFTH]
    )
    await process.look_up()
    by_words = await found_by_words(db, need)

    found = await gaps(member, supplier)

    assert by_words == {0: {supplier.id, invited.id}}
    assert found["needs_looked_at"] == 0
    assert found["missed"] == found["gaps"] == []


async def test_words_that_were_amended_find_nobody_until_they_are_looked_up(
    db, member, buyer, process, gaps
):
    supplier = await given.a_supplier(db, member, **making("cotton fabric"))
    need = await given_needs.a_published_need(db, buyer, **WORDS)
    await process.look_up()

    await given_needs.amended(db, buyer, need, {"lines": [{"text": "fabric of cotton"}]})
    before = await gaps(member, supplier)
    await process.look()
    after = await gaps(member, supplier)

    assert (before["needs_relevant"], after["needs_relevant"]) == (0, 1)

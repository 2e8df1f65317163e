"""Searching suppliers: by words, by proof, in any script, with the reason and the strength."""

import given_suppliers as given
import pytest
import time_machine
from matchmaking.search.projection import meaning

WASTE = {
    "subject_type": "enterprise",
    "criterion": "materials.recycled_content",
    "value": "70",
    "unit": "%",
    "statement": "Yarn from textile waste.",
}


def titles(answer) -> list[str]:
    return [hit["title"] for hit in answer["hits"]]


async def test_a_supplier_is_found_by_what_it_makes(db, member, editor, search):
    await given.a_supplier(db, member)
    await given.a_compiled_supplier(
        db,
        editor,
        name="SC Grand",
        economy="TH",
        summary="Spins waste.",
        products=[{"name": "Recycled yarn"}],
    )

    assert titles(await search(q="yarn")) == ["SC Grand"]
    assert titles(await search(q="cotton fabrics")) == ["Golden Spring Textile Co., Ltd."]
    assert titles(await search(q="Thailand")) == ["SC Grand"]


async def test_a_local_name_is_found_in_its_own_script(db, member, search):
    await given.a_supplier(db, member, names_local=["天津金泉纺织有限公司"])

    assert len((await search(q="金泉纺织"))["hits"]) == 1


async def test_each_filter_narrows_and_its_own_facet_still_counts(db, member, editor, search):
    await given.a_supplier(db, member, certificates=[given.GRS | {"valid_until": None}])
    await given.a_compiled_supplier(
        db, editor, name="SC Grand", economy="TH", size_class="small", claims=[WASTE]
    )

    answer = await search(economy="TH")

    assert titles(answer) == ["SC Grand"]
    assert answer["facets"]["economy"] == [
        {"value": "CN", "label": "China", "count": 1},
        {"value": "TH", "label": "Thailand", "count": 1},
    ]
    assert answer["facets"]["size_class"] == [
        {"value": "small", "label": "Small enterprise", "count": 1}
    ]
    for question in (
        {"size_class": "small"},
        {"origin": "compiled"},
        {"scheme": "grs", "economy": "TH"},
        {"criterion": "materials.recycled_content", "origin": "compiled"},
    ):
        assert (await search(**question))["total"] == (0 if "scheme" in question else 1)
    assert (await search(scheme="grs"))["total"] == 1
    assert (await search(sector="textile"))["total"] == 2


async def test_a_hit_says_why_it_is_there_and_how_strong_its_evidence_is(db, member, search):
    await given.a_supplier(
        db, member, certificates=[given.GRS | {"valid_until": None}], claims=[given.RECYCLED]
    )

    (hit,) = (await search(q="recycled"))["hits"]

    assert {each["field"] for each in hit["reasons"]} == {"statements", "claims"}
    assert "<mark>Recycled</mark>" in hit["reasons"][0]["text"]
    assert (hit["schemes"], hit["strength"]) == (["grs"], "accredited")
    assert hit["evidence"]["self_declared"] == 0
    assert hit["evidence"]["accredited"] > 5
    assert hit["url_path"] == f"/suppliers/{hit['public_id']}"


async def test_the_strength_is_that_of_the_day_of_the_answer(client, db, member, search):
    await given.a_supplier(db, member, certificates=[given.GRS])
    with time_machine.travel("2026-12-01T00:00:00Z", tick=False):
        (before,) = (await search())["hits"]

    with time_machine.travel("2027-01-02T00:00:00Z", tick=False):
        (after,) = (await client().get("/v1/suppliers/search")).json()["hits"]

    assert before["evidence"]["accredited"] > 5
    assert after["evidence"]["accredited"] == 0
    assert (after["schemes"], after["strength"]) == ([], None)


async def test_more_proof_goes_first_when_asked_for(db, member, search):
    await given.a_supplier(db, member, name="Says nothing")
    await given.a_supplier(db, member, name="Proves", claims=[given.RECYCLED | given.AUDITED])
    with time_machine.travel("2099-01-01T00:00:00Z", tick=False):
        await given.a_supplier(db, member, name="Newest")

    assert titles(await search(sort="evidence"))[0] == "Proves"
    assert titles(await search(sort="newest"))[0] == "Newest"


async def test_a_claim_that_says_no_is_in_no_facet(db, member, search):
    no = {
        "subject_type": "facility",
        "criterion": "energy.on_site_renewables",
        "value": "0",
        "statement": "Nothing on our roof yet.",
    }
    await given.a_supplier(db, member, claims=[no])

    assert (await search())["facets"]["criterion"] == []


@pytest.mark.parametrize(("question", "selects"), [({"economy": "CN"}, 0), ({"q": "vải"}, 1)])
async def test_a_search_costs_no_select_and_its_leg_of_meaning_one(
    client, db, member, search, statements, question, selects
):
    for _ in range(5):
        await given.a_supplier(db, member)
    await meaning().embed_all(db)
    await search()
    statements.clear()

    answer = await client().get("/v1/suppliers/search", params=question)

    assert answer.status_code == 200
    assert len(statements) == selects


FAR = [
    ("Paper Bear", "1701", "Presses pulp into boards for boxes."),
    ("Red Crane", "2593", "Forges hand tools and hinges of steel."),
    ("Stone Owl", "2391", "Fires roof tiles of clay."),
    ("Long River", "1030", "Dries mango and pineapple."),
]


async def test_a_hit_of_meaning_alone_says_what_was_compared(db, editor, search):
    for name, sector, summary in FAR * 5:
        await given.a_compiled_supplier(
            db, editor, name=name, sectors=[sector], summary=summary, products=[]
        )
    made = [{"name": "Woven cotton fabric", "description": "For shirts."}, {"name": "Cotton yarn"}]
    await given.a_compiled_supplier(db, editor, name="Silver Fish", products=made)
    await given.a_compiled_supplier(db, editor, name="Mute Swan", products=[])
    await meaning().embed_all(db)

    answer = await search(q="棉布织造")

    hits = {hit["title"]: hit for hit in answer["hits"]}
    assert {tuple(hit["found_by"]) for hit in answer["hits"]} == {("meaning",)}
    assert all(hit["reasons"] for hit in answer["hits"])
    assert hits["Silver Fish"]["reasons"] == [
        {
            "kind": "meaning",
            "field": "products",
            "text": "Woven cotton fabric; Cotton yarn",
            "typed": None,
            "taken_for": None,
        }
    ]
    assert hits["Mute Swan"]["reasons"][0]["field"] == "summary"
    assert hits["Mute Swan"]["reasons"][0]["text"] == given.SUPPLIER["summary"]


@pytest.mark.parametrize(
    "question",
    [
        {"economy": "XX"},
        {"sector": "9999"},
        {"scheme": "GRS"},
        {"criterion": "green"},
        {"size_class": "huge"},
        {"sort": "price"},
        {"limit": "0"},
        {"offset": "-1"},
        {"q": "x" * 501},
    ],
)
async def test_a_question_that_makes_no_sense_is_refused(client, question):
    answer = await client().get("/v1/suppliers/search", params=question)

    assert answer.status_code == 422


@pytest.mark.parametrize("q", ['"', "AND OR (", "name:", "*", "日本", "\\", "-", "a" * 500])
async def test_any_text_is_a_valid_question(client, q):
    answer = await client().get("/v1/suppliers/search", params={"q": q})

    assert answer.status_code == 200

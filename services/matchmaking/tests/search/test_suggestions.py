"""What is offered while somebody types."""

import given_suppliers as given
import pytest


@pytest.fixture
def suggest(client, projected):
    """A function that projects the database and returns what is offered."""

    async def ask(q: str, **rest):
        await projected()
        answer = await client().get("/v1/suppliers/suggest", params={"q": q, **rest})
        assert answer.status_code == 200
        return [(each["kind"], each["text"]) for each in answer.json()["suggestions"]]

    return ask


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("gold", ("supplier", "Golden Spring Textile Co., Ltd.")),
        ("金泉", ("supplier", "天津金泉纺织有限公司")),
        ("woven cot", ("product", "Woven cotton fabric")),
        ("recycled cont", ("criterion", "Recycled content")),
        ("grs", ("scheme", "Global Recycled Standard")),
    ],
)
async def test_names_products_schemes_and_criteria_are_completed(
    db, member, suggest, typed, offered
):
    await given.a_supplier(db, member, names_local=["天津金泉纺织有限公司"])

    assert offered in [(kind, text.split(" (")[0]) for kind, text in await suggest(typed)]


async def test_a_supplier_leads_to_its_page_and_a_criterion_to_its_code(
    client, db, member, projected
):
    made = await given.a_supplier(db, member, name="Recycled <b> Mill")
    await projected()

    answer = await client().get("/v1/suppliers/suggest", params={"q": "recycled"})

    first, *rest = answer.json()["suggestions"]
    assert first["url_path"] == f"/suppliers/{made.public_id}"
    assert first["marked"] == "<mark>Recycled</mark> &lt;b&gt; Mill"
    assert "materials.recycled_content" in [each["value"] for each in rest]


async def test_the_same_product_of_two_suppliers_is_offered_once(db, member, suggest):
    for description in ("Strong", "Soft"):
        product = {"name": "Bamboo paper", "description": description}
        await given.a_supplier(db, member, products=[product])

    assert await suggest("bamb") == [("product", "Bamboo paper")]


async def test_no_more_is_offered_than_was_asked_for(db, member, suggest):
    for number in range(5):
        await given.a_supplier(db, member, name=f"Waste works {number}")

    assert len(await suggest("waste", limit=3)) == 3


@pytest.mark.parametrize("typed", ["", "zzzz", '"(*', "x" * 100])
async def test_what_begins_nothing_offers_nothing(db, member, suggest, typed):
    await given.a_supplier(db, member)

    assert await suggest(typed) == []


async def test_a_suggestion_costs_no_select(client, db, member, projected, statements):
    await given.a_supplier(db, member)
    await projected()
    statements.clear()

    await client().get("/v1/suppliers/suggest", params={"q": "gold"})

    assert statements == []

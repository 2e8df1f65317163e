"""Numbers, names, size and products of a supplier, and what is refused of them."""

from datetime import date

import given_suppliers as given
import pytest
from matchmaking.suppliers import actions, queries
from vocabulary import size_classes

TODAY = date(2026, 6, 1)


async def test_a_full_profile_comes_back_as_it_was_given(client, member):
    answer = await client(member).post("/v1/suppliers", json=given.FULL)

    shown = answer.json()
    assert answer.status_code == 201
    assert shown["registrations"] == [
        {
            "kind": "cn.uscc",
            "name": "Unified Social Credit Code",
            "number": "91110000600037341L",
            "checked": "digits",
            "register_name": "State Administration for Market Regulation; GB 32100-2015",
        }
    ]
    assert shown["contact"] == given.FULL["contact"]
    assert shown["accounts"]["turnover"] == "30000000"
    assert (shown["languages"], shown["export_markets"]) == (["zh", "en"], ["JP", "VN"])
    assert (shown["is_claimed"], shown["your_role"]) == (True, "owner")
    assert "says nothing about the data" in shown["verification_note"]


async def test_the_size_is_computed_and_says_by_which_definition(client, member):
    answer = await client(member).post("/v1/suppliers", json=given.FULL | {"size_class": "large"})

    size = answer.json()["size"]
    assert answer.json()["size_class"] == "medium"
    assert (size["basis"], size["is_msme"]) == ("computed", True)
    assert size["definition"]["code"] == "CN/2011-06-18"


async def test_a_stated_size_stands_while_the_figures_settle_nothing(client, db, member):
    supplier = await given.a_supplier(db, member, employees=350, size_class="small")

    answer = await client(member).get(f"/v1/suppliers/{supplier.id}")

    assert answer.json()["size"]["basis"] == "stated"
    assert answer.json()["size_class"] == "small"
    assert answer.json()["size"]["missing"] == ["turnover"]


async def test_new_figures_give_another_class(client, db, member):
    supplier = await given.a_supplier(db, member, **given.FULL)
    headers = {"If-Match": '"v1"'}

    answer = await client(member).patch(
        f"/v1/suppliers/{supplier.id}", json={"employees": 15}, headers=headers
    )

    assert answer.json()["size_class"] == "micro"


async def test_a_new_definition_reclassifies_and_announces_only_what_changed(
    db, member, announced, monkeypatch
):
    changing = await given.a_supplier(db, member, **given.FULL)
    await given.a_supplier(db, member, **given.FULL | {"employees": 3, "name": "Other Co., Ltd."})
    before = len(await announced())
    old = size_classes.find_definition("CN", TODAY)
    bounds = {"employees": {"micro": size_classes.Bound(None, includes=True)}}
    everybody = size_classes.Group("All", frozenset(), "employees", bounds)
    new = size_classes.Definition("CN", "New", "Law of 2027", date(2027, 1, 1), (everybody,))
    monkeypatch.setattr(size_classes, "all_definitions", lambda: (old, new))

    on_the_day_before = await actions.reclassify(db, date(2026, 12, 31))
    on_the_day = await actions.reclassify(db, date(2027, 1, 1), batch=1)
    once_more = await actions.reclassify(db, date(2027, 1, 1))

    assert (on_the_day_before, on_the_day, once_more) == ((2, 0), (2, 1), (2, 0))
    assert (await announced())[before:] == [
        ("org.gscnet.matchmaking.supplier.changed", str(changing.id))
    ]
    async with db.reading() as session:
        found = await queries.get_supplier(session, member, str(changing.id))
    assert (found.size_class, found.size_definition) == ("micro", "CN/2027-01-01")


async def test_a_product_keeps_its_id_when_the_list_is_written_again(client, db, member):
    supplier = await given.a_supplier(db, member)
    url = f"/v1/suppliers/{supplier.id}"
    (before,) = (await client().get(url)).json()["products"]
    renamed = {"id": before["id"], "name": "Cotton fabric"}

    answer = await client(member).patch(
        url, json={"products": [{"name": "Yarn"}, renamed]}, headers={"If-Match": '"v1"'}
    )

    yarn, fabric = answer.json()["products"]
    assert (yarn["name"], fabric["name"]) == ("Yarn", "Cotton fabric")
    assert fabric["id"] == before["id"] != yarn["id"]


async def test_a_product_shows_its_materials_order_and_proofs(client, member):
    product = given.SUPPLIER["products"][0] | {
        "materials": ["cotton", "polyester"],
        "minimum_order": {"value": "500", "unit": "m"},
        "certificates_at": [0],
        "claims_at": [1],
    }
    body = given.SUPPLIER | {
        "products": [product],
        "certificates": [given.GRS],
        "claims": [given.RECYCLED | {"criterion": "materials.biobased_content"}, given.RECYCLED],
    }

    shown = (await client(member).post("/v1/suppliers", json=body)).json()

    (made,) = shown["products"]
    assert made["materials"][0] == {"code": "cotton", "name": "Cotton"}
    assert made["minimum_order"] == {"value": "500", "unit": "m"}
    assert made["certificates"] == [shown["certificates"][0]["id"]]
    assert made["claims"] == [
        each["id"]
        for each in shown["claims"]
        if each["claim"]["criterion"] == "materials.recycled_content"
    ]


async def test_a_product_names_only_proofs_of_its_own_supplier(client, db, member):
    mine = await given.a_supplier(db, member)
    other = await given.a_supplier(db, member, name="Other Co., Ltd.", certificates=[given.GRS])
    product = {"name": "Yarn", "certificates": [str(other.certificates[0].id)]}

    answer = await client(member).patch(
        f"/v1/suppliers/{mine.id}", json={"products": [product]}, headers={"If-Match": '"v1"'}
    )

    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        (
            {"registrations": [{"kind": "cn.uscc", "number": "91110000600037341M"}]},
            "/registrations/0",
        ),
        ({"registrations": [{"kind": "vn.mst", "number": "0100233488"}]}, ""),
        ({"registrations": [{"kind": "cn.none", "number": "1"}]}, "/registrations/0"),
        ({"name_latin": "金泉"}, "/name_latin"),
        ({"contact": {"email": "nobody"}}, "/contact/email"),
        ({"contact": {"phone": "call me"}}, "/contact/phone"),
        ({"employees": -1}, "/employees"),
        ({"employees": 2.5}, "/employees"),
        ({"accounts": {"year": 2025, "turnover": "1"}}, "/accounts/currency"),
        ({"accounts": {"year": 2025, "currency": "XXX", "turnover": "1"}}, "/accounts/currency"),
        ({"export_markets": ["Europe"]}, "/export_markets/0"),
        ({"visibility": {"name": "nobody"}}, "/visibility/name"),
        ({"visibility": {"employees": "friends"}}, "/visibility/employees"),
        ({"products": [{"name": "Yarn", "materials": ["unobtainium"]}]}, "/products/0/materials/0"),
        ({"products": [{"name": "Yarn", "claims_at": [0]}]}, ""),
    ],
)
async def test_what_cannot_be_true_is_refused_where_it_stands(client, member, change, pointer):
    answer = await client(member).post("/v1/suppliers", json=given.SUPPLIER | change)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer

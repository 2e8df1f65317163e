"""Two suppliers become one, and two again; nothing of either is lost."""

from uuid import uuid4

import given_documents as files
import given_suppliers as given
import pytest
from chassis.testing import cloudevent, somebody
from hypothesis import HealthCheck
from hypothesis import given as for_all
from hypothesis import settings as trying
from hypothesis import strategies as st
from matchmaking.base import Base
from matchmaking.directory import subscriptions as directory
from matchmaking.duplicates import actions, moves
from matchmaking.duplicates.models import SupplierPair
from matchmaking.search.projection import PROJECTION
from matchmaking.suppliers import actions as suppliers
from matchmaking.suppliers import queries, rules
from sqlalchemy import Text, cast, delete, func, select, update

SECRETARIAT = somebody("secretariat", name="Secretariat")
OTHER_NAME = "Jin Chun Weaving Mill"
CERTIFIED = {"certificates": [given.GRS | {"number": "CU 999"}], "claims": [given.RECYCLED]}
WHY = {"reason": "One enterprise, registered twice."}


@pytest.fixture
def owner():
    return somebody(name="Owner of both")


async def two(db, owner, other=None):
    """A supplier, and a second profile of it under another name with proofs."""
    kept = await given.a_supplier(db, owner)
    absorbed = await given.a_supplier(db, other or owner, name=OTHER_NAME, **CERTIFIED)
    return kept, absorbed


async def merge(client, actor, kept, absorbed):
    body = {"keep": str(kept.id), "absorb": absorbed.public_id} | WHY
    return await client(actor).post("/v1/matchmaking/merges", json=body)


async def split(client, actor, merged):
    return await client(actor).post(
        f"/v1/matchmaking/merges/{merged.json()['id']}/split", json={"reason": "They are two."}
    )


async def everything_of(db, *ids):
    """All that is stored of suppliers, but for how often and when they were written."""
    told = {}
    async with db.reading() as session:
        suppliers = Base.metadata.tables["suppliers"]
        owners = [suppliers.c.id, *(each.c.supplier_id for each in moves.part_tables())]
        for owner in owners:
            table = owner.table
            row = func.to_jsonb(table.table_valued()) - "version" - "updated_at"
            query = select(cast(row, Text)).where(owner.in_(ids))
            told[table.name] = sorted((await session.scalars(query)).all())
    return told


async def test_everything_goes_over(client, db, owner, announced):
    other = somebody(name="Colleague")
    kept, absorbed = await two(db, owner, other)

    answer = await merge(client, SECRETARIAT, kept, absorbed)

    assert answer.status_code == 201
    shown = (await client(owner).get(f"/v1/suppliers/{kept.id}")).json()
    assert [each["number"] for each in shown["certificates"]] == ["CU 999"]
    assert [each["claim"]["criterion"] for each in shown["claims"]] == [given.RECYCLED["criterion"]]
    assert len(shown["products"]) == 2
    assert shown["names_local"] == [OTHER_NAME]
    assert (await client(other).get(f"/v1/suppliers/{kept.id}")).json()["your_role"] == "owner"
    assert (await announced())[-2:] == [
        ("org.gscnet.matchmaking.supplier.merged", str(absorbed.id)),
        ("org.gscnet.matchmaking.supplier.changed", str(kept.id)),
    ]


async def test_the_old_identifiers_lead_to_the_kept_supplier(client, db, owner):
    kept, absorbed = await two(db, owner)
    await merge(client, owner, kept, absorbed)

    answers = [
        await client().get(f"/v1/suppliers/{each}") for each in (absorbed.id, absorbed.public_id)
    ]

    for answer in answers:
        assert answer.json()["id"] == str(kept.id)
        assert answer.headers["Content-Location"] == f"/v1/suppliers/{kept.id}"
        assert [each["public_id"] for each in answer.json()["merged_from"]] == [absorbed.public_id]


NUMBERS = ["91110000600037341L", "91310000MA1FL0LG1U"]


async def two_registered(db, owner, **changes):
    """Two profiles of one enterprise, each with a registration number of its own."""
    bodies = [{"registrations": [{"kind": "cn.uscc", "number": each}]} for each in NUMBERS]
    kept = await given.a_supplier(db, owner, **bodies[0])
    return kept, await given.a_supplier(db, owner, name=OTHER_NAME, **bodies[1], **changes)


async def test_the_numbers_of_the_absorbed_supplier_are_shown_as_its_own(client, db, owner):
    kept, absorbed = await two_registered(db, owner)
    address = f"/v1/suppliers/{kept.id}"

    merged = await merge(client, owner, kept, absorbed)
    shown = (await client().get(address)).json()
    read = (await client().get(f"{address}/json-ld")).json()
    await split(client, owner, merged)
    apart = [(await client().get(f"/v1/suppliers/{each.id}")).json() for each in (kept, absorbed)]

    [former] = shown["merged_from"]
    assert [each["number"] for each in shown["registrations"]] == [NUMBERS[0]]
    assert former["public_id"] == absorbed.public_id
    assert [each["number"] for each in former["registrations"]] == [NUMBERS[1]]
    assert [each["value"] for each in read["identifier"]] == [kept.public_id, *NUMBERS]
    assert [[each["number"] for each in one["registrations"]] for one in apart] == [
        [NUMBERS[0]],
        [NUMBERS[1]],
    ]
    assert [one["merged_from"] for one in apart] == [[], []]


@pytest.mark.parametrize("hiding", ["kept", "absorbed"])
async def test_numbers_that_either_profile_hides_are_shown_to_members_alone(
    client, db, owner, hiding
):
    hidden = {"visibility": {"registrations": "nobody"}}
    kept, absorbed = await two_registered(db, owner, **(hidden if hiding == "absorbed" else {}))
    if hiding == "kept":
        visibility = rules.completed(hidden["visibility"])
        await suppliers.change_supplier(db, owner, str(kept.id), 1, {"visibility": visibility})
    await merge(client, owner, kept, absorbed)
    address = f"/v1/suppliers/{kept.id}"

    public = [await client().get(each) for each in (address, f"{address}/json-ld")]
    signed_in = await client(somebody()).get(address)
    own = await client(owner).get(address)

    assert NUMBERS[1] not in "".join(each.text for each in (*public, signed_in))
    assert NUMBERS[1] in own.text


async def test_the_absorbed_supplier_leaves_lists_and_index(client, db, owner):
    kept, absorbed = await two(db, owner)
    await merge(client, owner, kept, absorbed)

    listed = (await client().get("/v1/suppliers")).json()["items"]
    async with db.reading() as session:
        indexed = await PROJECTION.load(session, [kept.id, absorbed.id])

    assert [each["id"] for each in listed] == [str(kept.id)]
    assert [each.id for each in indexed] == [kept.id]
    assert OTHER_NAME in indexed[0].text["name"]


async def test_a_case_about_the_absorbed_supplier_is_shown_with_the_kept_one(
    client, db, owner, deliver
):
    kept, absorbed = await two(db, owner)
    case = {
        "public_id": "C-CN-000000-0", "title": "Less water", "summary": "It was halved.",
        "sector": None, "language": "en", "enterprise": {"name": OTHER_NAME, "economy": "CN"},
    }  # fmt: skip
    await deliver(
        directory.cases, cloudevent("org.gscnet.knowledge.case.published", uuid4(), 1, case)
    )

    await merge(client, owner, kept, absorbed)

    shown = (await client().get(f"/v1/suppliers/{kept.id}")).json()
    assert [each["title"] for each in shown["cases"]] == ["Less water"]


async def test_a_registration_like_the_absorbed_one_is_asked_about(client, db, owner):
    kept, absorbed = await two(db, owner)
    await merge(client, owner, kept, absorbed)

    answer = await client(somebody()).post(
        "/v1/suppliers", json=given.SUPPLIER | {"name": "JIN CHUN WEAVING MILLS CO LTD"}
    )

    assert answer.status_code == 409
    assert [each["id"] for each in answer.json()["candidates"]] == [str(kept.id)]


async def test_a_split_gives_each_what_was_its_own(client, db, owner, announced):
    kept, absorbed = await two(db, owner, somebody())
    before = await everything_of(db, kept.id, absorbed.id)
    merged = await merge(client, SECRETARIAT, kept, absorbed)

    answer = await split(client, SECRETARIAT, merged)

    assert answer.status_code == 200
    assert answer.json()["split_reason"] == "They are two."
    assert await everything_of(db, kept.id, absorbed.id) == before
    assert (await announced())[-2:] == [
        ("org.gscnet.matchmaking.supplier.split", str(absorbed.id)),
        ("org.gscnet.matchmaking.supplier.changed", str(kept.id)),
    ]
    shown = await client().get(f"/v1/suppliers/{absorbed.public_id}")
    assert shown.json()["id"] == str(absorbed.id)


async def test_a_split_writes_again_what_was_deleted_since(client, db, owner):
    kept, absorbed = await two(db, owner)
    before = await everything_of(db, absorbed.id)
    merged = await merge(client, owner, kept, absorbed)
    products = Base.metadata.tables["supplier_products"]
    async with db.transaction() as session:
        await session.execute(delete(products))

    await split(client, owner, merged)

    assert await everything_of(db, absorbed.id) == before


async def test_a_document_that_was_removed_since_weighs_again_after_a_split(client, db, owner):
    kept, absorbed = await two(db, owner)
    document = await files.attached(client(owner), absorbed, absorbed.claims[0])
    merged = await merge(client, owner, kept, absorbed)
    await client(owner).delete(document)
    between = (await client().get(f"/v1/suppliers/{kept.id}")).json()["claims"]

    await split(client, owner, merged)

    after = (await client().get(f"/v1/suppliers/{absorbed.id}")).json()["claims"]
    assert [each["strength"] for each in (*between, *after)] == ["self_declared", "document"]


async def test_what_was_added_since_stays_with_the_kept_supplier(client, db, owner):
    kept, absorbed = await two(db, owner)
    merged = await merge(client, owner, kept, absorbed)
    await given.with_certificate(db, owner, kept, number="CU 777")

    await split(client, owner, merged)

    shown = (await client().get(f"/v1/suppliers/{kept.id}")).json()
    assert [each["number"] for each in shown["certificates"]] == ["CU 777"]


async def test_merges_of_merges_are_undone_in_any_order(client, db, owner):
    first, second = await two(db, owner)
    third = await given.a_supplier(db, owner, name="Blue River Ceramics")
    ids = [first.id, second.id, third.id]
    before = await everything_of(db, *ids)
    inner = await merge(client, owner, second, first)
    outer = await merge(client, owner, third, second)
    resolved = (await client().get(f"/v1/suppliers/{first.public_id}")).json()["id"]

    await split(client, owner, inner)
    await split(client, owner, outer)

    assert resolved == str(third.id)
    assert await everything_of(db, *ids) == before


async def test_a_merge_is_undone_once(client, db, owner):
    kept, absorbed = await two(db, owner)
    merged = await merge(client, owner, kept, absorbed)
    await split(client, owner, merged)

    again = await split(client, owner, merged)

    assert again.status_code == 409
    history = await client(owner).get("/v1/matchmaking/merges", params={"supplier": str(kept.id)})
    assert [each["reason"] for each in history.json()["items"]] == [WHY["reason"]]


async def test_the_owner_of_one_merges_nothing(client, db, owner, announced):
    kept, absorbed = await two(db, owner, somebody())
    before = await announced()

    answer = await merge(client, owner, kept, absorbed)

    assert answer.status_code == 403
    assert await announced() == before


async def test_a_stranger_merges_and_splits_nothing(client, db, owner):
    kept, absorbed = await two(db, owner)
    merged = await merge(client, owner, kept, absorbed)

    assert (await merge(client, somebody(), kept, absorbed)).status_code == 403
    assert (await split(client, somebody(), merged)).status_code == 404


async def test_suppliers_of_two_economies_are_two(client, db, owner):
    kept, _ = await two(db, owner)
    abroad = await given.a_supplier(db, owner, economy="VN", name="Golden Spring Viet Nam")

    assert (await merge(client, owner, kept, abroad)).status_code == 409
    assert (await merge(client, owner, kept, kept)).status_code == 409


async def test_a_merge_confirms_the_pair(client, db, owner):
    kept, absorbed = await two(db, owner)
    async with db.transaction() as session:
        session.add(
            SupplierPair(
                known_id=absorbed.id,
                newer_id=kept.id,
                score=0.7,
                reasons=[],
                state="asked",
                is_lookalike=False,
            )
        )

    await merge(client, owner, kept, absorbed)

    [pair] = (await client(SECRETARIAT).get("/v1/matchmaking/duplicates")).json()["items"]
    assert pair["state"] == "confirmed"


def test_whatever_refers_to_a_supplier_is_moved_or_stays_on_purpose():
    referring = {
        table.name
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "suppliers" and table.name != "suppliers"
    }

    assert referring == {each.name for each in moves.part_tables()} | moves.STAYING


PARTS = st.fixed_dictionaries(
    {
        "names_local": st.lists(st.sampled_from(["金春纺织", "Jin Chun", OTHER_NAME]), unique=True),
        "certificates": st.lists(
            st.builds(lambda number: given.GRS | {"number": number}, st.sampled_from("ABC")),
            max_size=2,
            unique_by=lambda each: each["number"],
        ),
        "claims": st.lists(
            st.builds(
                lambda value: given.RECYCLED | {"value": value},
                st.decimals(0, 100, places=4, allow_nan=False).map(str),
            ),
            max_size=2,
        ),
        "products": st.lists(
            st.sampled_from(given.SUPPLIER["products"] + [{"name": "Yarn"}]),
            max_size=2,
            unique_by=lambda each: each["name"],
        ),
    }
)


@trying(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@for_all(first=PARTS, second=PARTS, are_of_one=st.booleans())
async def test_a_merge_and_a_split_give_back_the_same_two(db, owner, first, second, are_of_one):
    other = owner if are_of_one else somebody()
    kept = await given.a_supplier(db, owner, **first)
    absorbed = await given.a_supplier(db, other, name=OTHER_NAME, **second)
    before = await everything_of(db, kept.id, absorbed.id)

    merged = await actions.merge_suppliers(
        db, SECRETARIAT, keep=str(kept.id), absorb=str(absorbed.id), reason="The same."
    )
    await actions.split_suppliers(db, SECRETARIAT, merged.id, "Not the same.")

    assert await everything_of(db, kept.id, absorbed.id) == before


async def test_a_change_after_a_merge_keeps_the_traces_of_both(client, db, owner):
    kept, absorbed = await two(db, owner)
    async with db.transaction() as session:
        supplier = await queries.get_supplier_to_change(session, owner, str(absorbed.id))
        await session.execute(
            update(type(supplier))
            .where(type(supplier).id == absorbed.id)
            .values(identity_keys=["number=cn.uscc:91110000600037341L"])
        )
    await merge(client, owner, kept, absorbed)

    version = (await client().get(f"/v1/suppliers/{kept.id}")).headers["ETag"]
    await client(owner).patch(
        f"/v1/suppliers/{kept.id}", json={"city": "Beijing"}, headers={"If-Match": version}
    )

    async with db.reading() as session:
        keys = await session.scalar(
            select(Base.metadata.tables["suppliers"].c.identity_keys).where(
                Base.metadata.tables["suppliers"].c.id == kept.id
            )
        )
    assert "number=cn.uscc:91110000600037341L" in keys

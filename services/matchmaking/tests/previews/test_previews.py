"""The counts beside a need that is being written."""

from dataclasses import replace
from uuid import UUID

import given_needs
import given_suppliers as given
import numpy as np
import pytest
from chassis import clock
from chassis.testing import somebody
from hypothesis import HealthCheck, settings
from hypothesis import given as given_that
from hypothesis import strategies as st
from matchmaking.markets.rules import Market, enterprises_of, pieces_of
from matchmaking.needs.rules import Requirement, asks_of
from matchmaking.previews.rules import preview

URL = "/v1/matchmaking/previews"
ASKED = {"criterion": "materials.recycled_content", "at_least": "30", "unit": "%"}
GRS = given.GRS
SOLAR = {
    "subject_type": "facility",
    "criterion": "energy.renewable_share",
    "value": "80",
    "unit": "%",
    "statement": "80 % of our power is from our roof.",
}


@pytest.fixture
async def suppliers(db):
    """Three of China and Peru: one audited, one by its own word, one that says nothing."""
    await given.a_supplier(db, somebody(), claims=[given.RECYCLED | given.AUDITED, SOLAR])
    await given.a_supplier(
        db, somebody(), name="Lima Weavers S.A.C.", economy="PE", claims=[given.RECYCLED]
    )
    await given.a_supplier(
        db, somebody(), name="Silent Looms of Cusco", economy="PE", certificates=[]
    )


async def test_it_says_how_many_could_prove_claim_or_have_said_nothing(client, suppliers):
    accredited = ASKED | {"evidence": "accredited"}

    answer = (await client().post(URL, json={"required_criteria": [accredited]})).json()

    [count] = answer["requirements"]
    assert (answer["suppliers"], answer["left"]) == (3, 1)
    assert (count["proven"], count["claimed"], count["unknown"]) == (1, 1, 1)
    assert count["by_economy"]["CN"]["proven"] == 1
    assert count["by_economy"]["PE"] == {
        "proven": 0,
        "claimed": 1,
        "not_met": 0,
        "missing": 0,
        "unknown": 1,
    }
    assert count["says"].startswith("accredited evidence of ")
    assert count["says"].endswith(": 1 of 3")


async def test_a_lower_level_of_evidence_leaves_more(client, suppliers):
    any_word = ASKED | {"evidence": "self_declared"}

    default = (await client().post(URL, json={"required_criteria": [ASKED]})).json()
    answer = (await client().post(URL, json={"required_criteria": [any_word]})).json()

    assert (default["left"], answer["left"]) == (1, 2)


async def test_each_requirement_leaves_those_that_prove_it_and_all_before(client, suppliers):
    roof = {"criterion": "energy.renewable_share", "at_least": "50", "unit": "%"}
    asked = [each | {"evidence": "self_declared"} for each in (ASKED, roof)]

    answer = (await client().post(URL, json={"required_criteria": asked})).json()

    assert [each["left"] for each in answer["requirements"]] == [2, 1]
    assert answer["requirements"][1]["proven"] == 1


async def test_a_scheme_is_counted_by_valid_certificates(client, db):
    await given.a_supplier(db, somebody(), certificates=[GRS | {"valid_until": "2999-01-01"}])
    await given.a_supplier(
        db,
        somebody(),
        name="Lapsed Looms of Cusco",
        economy="PE",
        certificates=[GRS | {"number": "CU 9", "valid_until": "2026-01-02"}],
    )

    answer = (await client().post(URL, json={"required_schemes": ["grs"]})).json()

    [count] = answer["schemes"]
    assert (count["proven"], count["missing"], count["left"]) == (1, 1, 1)


async def test_a_scheme_is_counted_by_its_equivalents_as_matching_counts_them(client, db, buyer):
    gots = {"scheme": "gots", "number": "CU 7", "valid_until": "2999-01-01"}
    weaver = await given.a_supplier(db, somebody(), certificates=[GRS | gots])
    lapsed = GRS | gots | {"number": "CU 8", "valid_until": "2026-01-02"}
    await given.a_supplier(db, somebody(), name="Lapsed Looms of Cusco", certificates=[lapsed])
    unnumbered = GRS | gots | {"number": None}
    await given.a_supplier(db, somebody(), name="Weavers of Lima", certificates=[unnumbered])
    schemes = {"required_schemes": ["oeko_tex_standard_100"]}
    need = await given_needs.a_published_need(db, buyer, required_criteria=[], **schemes)

    answer = (await client().post(URL, json=schemes)).json()
    matches = (await client(buyer).get(f"/v1/needs/{need.id}/matches")).json()["matches"]

    [count] = answer["schemes"]
    assert [each["supplier"]["id"] for each in matches] == [str(weaver.id)]
    assert (count["proven"], count["missing"], count["unknown"]) == (1, 1, 1)
    assert count["says"] == "OEKO-TEX STANDARD 100 or an equivalent: 1 of 3"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"required_criteria": [ASKED, ASKED]},
        {"required_criteria": [ASKED | {"unit": "kg"}]},
        {"required_schemes": ["green"]},
        {"title": "x"},
    ],
)
async def test_a_preview_of_nothing_sensible_is_refused(client, body):
    answer = await client().post(URL, json=body)

    assert answer.status_code == 422


async def test_the_number_of_selects_does_not_grow_with_suppliers_or_requirements(
    client, suppliers, statements
):
    roof = {"criterion": "energy.renewable_share"}
    await client().post(URL, json={"required_criteria": [ASKED]})
    statements.clear()

    await client().post(URL, json={"required_criteria": [ASKED, roof], "required_schemes": ["grs"]})

    assert len(statements) <= 2


CRITERIA = ("materials.recycled_content", "energy.renewable_share", "water.use_reduction")
TODAY = clock.now().date()
SUPPLIERS = 12
GONE = 5
pieces = st.tuples(
    st.integers(0, SUPPLIERS - 1), st.integers(0, 3), st.sampled_from([0.0, 20.0, 60.0])
)
requirements = st.lists(
    st.builds(
        Requirement,
        criterion=st.sampled_from(CRITERIA),
        at_least=st.sampled_from([None, 10, 50]),
        evidence=st.sampled_from(["self_declared", "document", "accredited", "verified"]),
    ),
    max_size=3,
    unique_by=lambda each: each.criterion,
)
quick = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def market_with(shown: dict[str, list[tuple[int, int, float]]]) -> Market:
    economies = ["CN", "PE", "VN"] * (SUPPLIERS // 3)
    nothing = [0.0] * SUPPLIERS
    everybody = enterprises_of(
        [UUID(int=place + 1) for place in range(SUPPLIERS)],
        [1] * SUPPLIERS,
        ["micro"] * SUPPLIERS,
        economies,
        nothing,
        nothing,
    )
    return Market(
        replace(everybody, is_there=np.arange(SUPPLIERS) != GONE),
        None,
        {},
        {criterion: _pieces(rows) for criterion, rows in shown.items()},
    )


def _pieces(rows):
    length = len(rows)
    columns = list(zip(*rows, strict=True)) if rows else [(), (), ()]
    supplier, strength, value = columns
    return pieces_of(
        supplier,
        strength,
        [1] * length,
        [4_000_000] * length,
        range(length),
        value,
        value,
        [False] * length,
    )


shown_by_all = st.fixed_dictionaries({each: st.lists(pieces, max_size=20) for each in CRITERIA})


@quick
@given_that(asked=requirements, shown=shown_by_all)
def test_every_supplier_is_counted_once_and_in_its_economy(asked, shown):
    found = preview(asks_of(asked, []), [], market_with(shown), TODAY)

    totals = {sum(count.standings.values()) for count in found.requirements}
    by_economy = {
        sum(sum(each.values()) for each in count.by_economy.values())
        for count in found.requirements
    }
    assert totals | by_economy | {found.suppliers} == {SUPPLIERS - 1}


@quick
@given_that(asked=requirements, shown=shown_by_all)
def test_each_further_requirement_leaves_no_more(asked, shown):
    found = preview(asks_of(asked, []), [], market_with(shown), TODAY)

    left = [found.suppliers, *(count.left for count in found.requirements)]
    assert left == sorted(left, reverse=True)
    assert left[-1] == found.left


@quick
@given_that(asked=requirements, shown=shown_by_all, more=pieces)
def test_more_evidence_never_leaves_fewer(asked, shown, more):
    richer = {criterion: [*rows, more] for criterion, rows in shown.items()}

    before = preview(asks_of(asked, []), [], market_with(shown), TODAY)
    after = preview(asks_of(asked, []), [], market_with(richer), TODAY)

    assert after.left >= before.left


def test_a_scheme_that_nobody_shows_leaves_nobody():
    found = preview([], ["grs"], market_with({}), TODAY)

    assert (found.left, found.suppliers) == (0, SUPPLIERS - 1)

"""What a buyer can write down, change while it is a draft, and has to say before publishing."""

import given_needs as given
import pytest
from chassis.problems import Conflict
from chassis.testing import somebody
from matchmaking.needs import actions

LINES = [
    {"text": "Shirts", "hs": {"code": "6205", "vintage": 2022}, "needed_by": "2027-03-01"},
    {
        "text": "Buttons of shell",
        "quantity": {"value": "200000", "unit": "kg"},
        "place": {"economy": "PE", "city": "Lima"},
    },
]
WITHOUT_SHORTHAND = {"hs": None, "quantity": None}
KIND = "org.gscnet.matchmaking.need"


async def test_a_need_has_lines_each_with_its_own_place_and_date(client, buyer):
    answer = await client(buyer).post(
        "/v1/needs", json=given.NEED | WITHOUT_SHORTHAND | {"lines": LINES}
    )

    need = answer.json()
    assert [line["position"] for line in need["lines"]] == [0, 1]
    assert need["lines"][0]["needed_by"] == "2027-03-01"
    assert need["lines"][1]["place"]["city"] == "Lima"
    assert (need["hs"], need["quantity"]) == ({"code": "6205", "vintage": 2022}, None)


async def test_hs_and_quantity_beside_the_lines_are_short_for_one_line(client, buyer):
    need = (await client(buyer).post("/v1/needs", json=given.NEED)).json()

    assert need["lines"] == [
        {
            "position": 0,
            "text": given.NEED["title"],
            "hs": {"code": "5208", "vintage": 2022},
            "quantity": {"value": "40", "unit": "t"},
            "needed_by": None,
            "place": None,
        }
    ]


async def test_the_first_line_answers_for_the_need(db, buyer):
    need = await given.a_draft_need(db, buyer)

    assert (need.hs_code, need.hs_vintage) == ("5208", 2022)
    assert (need.quantity_value, need.quantity_unit) == (40, "t")


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"lines": LINES}, ""),
        ({"lines": [LINES[0] | {"text": ""}]}, "/lines/0/text"),
        ({"budget": {"amount": "0", "currency": "VND"}}, "/budget/amount"),
        ({"budget": {"amount": "1", "currency": "Dong"}}, "/budget/currency"),
        ({"no_green_requirement": True}, ""),
        ({"reserved_for": "friends"}, "/reserved_for"),
        ({"preference_margin": {}}, "/preference_margin"),
        ({"preference_margin": {"micro": "51"}}, "/preference_margin/micro"),
        ({"reserved_for": "msme", "preference_margin": {"micro": "10"}}, ""),
        ({"visibility": "secret"}, "/visibility"),
    ],
)
async def test_what_contradicts_itself_is_refused(client, buyer, change, pointer):
    answer = await client(buyer).post("/v1/needs", json=given.NEED | change)

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


@pytest.mark.parametrize(
    "column",
    ["id", "owner_id", "status", "version", "published_at", "steps", "line_items", "amendments"],
)
@pytest.mark.parametrize("method", ["POST", "PATCH"])
async def test_no_other_column_can_be_written(client, buyer, column, method):
    draft = (await client(buyer).post("/v1/needs", json=given.NEED)).json()
    url = {"POST": "/v1/needs", "PATCH": f"/v1/needs/{draft['id']}"}[method]

    answer = await client(buyer).request(
        method, url, json=given.NEED | {column: "x"}, headers={"If-Match": '"v1"'}
    )

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [f"/{column}"]


async def test_a_requirement_says_about_what_when_and_how_much_it_counts(client, buyer):
    required = given.NEED["required_criteria"][0] | {
        "subject": "supplier",
        "stage": "award",
        "weight": "3",
    }

    need = (
        await client(buyer).post("/v1/needs", json=given.NEED | {"required_criteria": [required]})
    ).json()

    assert need["required_criteria"][0].items() >= required.items()


async def test_weight_subject_and_stage_reach_what_is_scored(db, buyer):
    required = given.NEED["required_criteria"][0] | {"stage": "contract", "weight": "2.5"}
    need = await given.a_draft_need(db, buyer, required_criteria=[required])

    [ask] = [each.ask for each in need.requirements]

    assert (ask.weight_thousandths, ask.stage, ask.subject) == (2500, "contract", "product")


SILENT = {"required_criteria": [], "required_schemes": []}


async def test_a_need_that_says_nothing_green_is_not_published(db, buyer, announced):
    draft = await given.a_draft_need(db, buyer, **SILENT)

    with pytest.raises(Conflict, match="no_green_requirement: true"):
        await actions.publish_need(db, buyer, draft.id)

    assert await announced() == [(f"{KIND}.drafted", str(draft.id))]


async def test_no_green_requirement_is_a_choice_that_can_be_made(db, buyer):
    need = await given.a_published_need(db, buyer, **SILENT, no_green_requirement=True)

    assert (need.status, need.no_green_requirement) == ("published", True)


async def test_a_draft_is_changed_field_by_field(client, db, buyer, announced):
    draft = await given.a_draft_need(db, buyer, budget=given.BUDGET)

    answer = await client(buyer).patch(
        f"/v1/needs/{draft.id}",
        json={"title": "Recycled linen", "quantity": None, "budget": None},
        headers={"If-Match": '"v1"'},
    )

    need = answer.json()
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"v2"')
    assert (need["title"], need["quantity"], need["budget"]) == ("Recycled linen", None, None)
    assert need["hs"] == {"code": "5208", "vintage": 2022}
    assert need["versions"] == []
    assert [kind for kind, _ in await announced()] == [f"{KIND}.drafted", f"{KIND}.redrafted"]


@pytest.mark.parametrize(
    ("body", "version", "status"),
    [
        ({"title": "x"}, '"v7"', 412),
        ({"title": "x"}, None, 428),
        ({"title": None}, '"v1"', 422),
        ({}, '"v1"', 422),
        ({"no_green_requirement": True}, '"v1"', 422),
    ],
)
async def test_a_bad_change_of_a_draft_changes_nothing(client, db, buyer, body, version, status):
    draft = await given.a_draft_need(db, buyer)
    headers = {} if version is None else {"If-Match": version}

    answer = await client(buyer).patch(f"/v1/needs/{draft.id}", json=body, headers=headers)

    after = await client(buyer).get(f"/v1/needs/{draft.id}")
    assert answer.status_code == status
    assert after.json()["version"] == 1


async def test_only_the_owner_changes_a_draft_and_only_a_draft(client, db, buyer):
    need = await given.a_published_need(db, buyer)
    match = {"If-Match": '"v2"'}

    own = await client(buyer).patch(f"/v1/needs/{need.id}", json={"title": "x"}, headers=match)
    other = await client(somebody()).patch(
        f"/v1/needs/{need.id}", json={"title": "x"}, headers=match
    )

    assert (own.status_code, other.status_code) == (409, 403)
